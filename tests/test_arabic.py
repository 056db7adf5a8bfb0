"""Words are compared up to spelling habits, and every folded letter knows where it came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.arabic import direction, fold, fold_with_origin, whole_words, words

SAME = {
    "hamza on alef": ("أمريكا", "امريكا"),
    "hamza under alef": ("إيران", "ايران"),
    "madda": ("الآن", "الان"),
    "vowel marks": ("مُستدامًا", "مستداما"),
    "tatweel": ("العـــراق", "العراق"),
    "final ya": ("العربى", "العربي"),
    "Arabic-Indic digits": ("٢٠٢٥", "2025"),
    "Persian digits": ("۲۰۲۵", "2025"),
    "decomposed": (unicodedata.normalize("NFD", "أؤئإآ"), "أؤئإآ"),
    "presentation forms": ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
    "lam-alef ligature": ("ﻻ", "لا"),
    "Persian letters": ("کیهان", "كيهان"),
    "bidi marks": ("\u202bالعراق\u200f", "العراق"),
    "Latin case": ("NATO", "nato"),
}
DIFFERENT = {"على and علم": ("على", "علم"), "ة and ه": ("مدرسة", "مدرسه"), "ت and ط": ("تين", "طين")}


@pytest.mark.parametrize("case", SAME)
def test_spelling_habits_fold_together(case):
    one, other = SAME[case]
    assert fold(one) == fold(other)


@pytest.mark.parametrize("case", DIFFERENT)
def test_different_words_stay_different(case):
    one, other = DIFFERENT[case]
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_with_and_without_origin_agree(text):
    folded = fold_with_origin(text)
    assert folded.text == fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert list(folded.origin) == sorted(folded.origin)


@given(st.text(alphabet="اأبتةمنلكوي ًٌَُِّـ٢3", max_size=40), st.data())
def test_a_folded_span_leads_back_to_words_that_fold_to_it(text, data):
    folded = fold_with_origin(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert fold(text[first:last]) == folded.text[start:end]


def test_a_mark_widens_to_whole_words():
    text = "وقال للتحالف، إنّ"
    start = text.index("تحالف")
    assert text[slice(*whole_words(text, start, start + 3))] == "للتحالف"
    assert text[slice(*whole_words(text, text.index("إ"), text.index("إ") + 2))] == "إنّ"


def test_words_keep_their_marks():
    text = "«مُستدامًا» و2500 جندي"
    assert [text[slice(*span)] for span in words(text)] == ["مُستدامًا", "و2500", "جندي"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARABIAN GULF (Aug. 7, 2014)", "ltr"),
        ("140807-N-CS564 ARABIAN", "ltr"),
        ("2500 جندي NATO", "rtl"),
        ("…", "rtl"),
    ],
)
def test_direction_follows_the_first_strong_letter(text, expected):
    assert direction(text) == expected
