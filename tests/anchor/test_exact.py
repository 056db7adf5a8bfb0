"""A note is tied to its words: what `describe` says, `match` finds, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from hashiya.anchor import Selector, Text, describe, match
from hashiya.arabic import words

TEXT = "قال الوزير إن الموعد نهائي. وقال المتحدث إن الموعد نهائي أيضًا، وأَكَّد «التحالف» ذلك."

FOUND = {
    "exact": (Selector("الوزير"), 1),
    "other vowel marks": (Selector("وأكد"), 1),
    "other hamza": (Selector("ايضا"), 1),
    "repeated": (Selector("إن الموعد نهائي"), 2),
    "repeated, with prefix": (Selector("إن الموعد نهائي", "وقال المتحدث"), 1),
    "prefix across white space": (Selector("إن الموعد نهائي", "قال  الوزير"), 1),
    "wrong prefix": (Selector("إن الموعد نهائي", "قال السفير"), 0),
    "absent": (Selector("السفير"), 0),
    "empty": (Selector(""), 0),
}


@pytest.mark.parametrize("case", FOUND)
def test_a_quotation_is_found_as_often_as_it_stands_there(case):
    selector, hits = FOUND[case]
    assert len(match(selector, Text(TEXT))) == hits


def test_the_exact_words_win_over_folded_ones():
    text = Text("الى أحمد ثم إلى أحمد")
    assert match(Selector("إلى أحمد"), text) == ((12, 20),)


def test_marks_after_the_last_letter_belong_to_the_span():
    text = Text("وأَكَّدَ ذلك")
    ((start, end),) = match(Selector("وأكد"), text)
    assert text.original[start:end] == "وأَكَّدَ"


REFUSED = {
    "part of a word": ("غادر العاملون أمس", "عام"),
    "part of a number": ("25000 جندي", "2500"),
    "part of a number in other digits": ("١٢٥٠٠ جندي", "250"),
    "another word with ى": ("على متن الطائرة", "عل"),
    "inside a ligature": ("صلى ﷺ اليوم", "الله"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_quotation_never_lands_inside_other_words(case):
    text, quote = REFUSED[case]
    assert match(Selector(quote), Text(text)) == ()


def test_a_whole_word_with_marks_is_no_less_a_place_than_one_without():
    assert len(match(Selector("ثم"), Text("ثمّ قال ثُمّ ذهب"))) == 2
    assert match(Selector("احمد"), Text("قال أحمد إن الاحمدي غاب")) == ((4, 8),)


@pytest.mark.parametrize(
    ("text", "quote"), [("قال وبغداد", "بغداد"), ("التحالف بالعراق", "العراق"), ("تسليم للعراق", "لعراق")]
)
def test_a_name_may_be_quoted_without_its_proclitic(text, quote):
    assert len(match(Selector(quote), Text(text))) == 1


@given(st.lists(st.sampled_from(["ابج", "اب", "ج", "اَب", "،", "\n"]), min_size=1, max_size=20), st.data())
def test_what_is_described_is_found_alone(pieces, data):
    original = " ".join(pieces)
    places = words(original)
    if not places:
        return
    first = data.draw(st.integers(0, len(places) - 1))
    last = data.draw(st.integers(first, len(places) - 1))
    span = (places[first][0], places[last][1])
    text = Text(original)
    selector = describe(span, text)
    found = match(selector, text)
    assert span in found
    if selector.prefix != " ".join(original[: span[0]].split()):
        assert found == (span,)


def test_matching_grows_no_faster_than_the_text():
    def prepare(size: int):
        text = Text("ا " * size)
        return lambda: match(Selector("ا", "ا " * (size // 2)), text)

    assert_linear(prepare, 1000)
