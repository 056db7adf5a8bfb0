"""A note is tied to its words: what `describe` says, `match` finds, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.anchor import Selector, Text, describe, match

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
    assert len(match(selector, Text.of(TEXT))) == hits


def test_the_exact_words_win_over_folded_ones():
    text = Text.of("الى أحمد ثم إلى أحمد")
    assert match(Selector("إلى أحمد"), text) == ((12, 20),)


def test_marks_after_the_last_letter_belong_to_the_span():
    text = Text.of("وأَكَّدَ ذلك")
    ((start, end),) = match(Selector("وأكد"), text)
    assert text.original[start:end] == "وأَكَّدَ"


@given(st.text(alphabet="ابج \n،", min_size=1, max_size=60), st.data())
def test_what_is_described_is_found_alone(original, data):
    start = data.draw(st.integers(0, len(original) - 1))
    end = data.draw(st.integers(start + 1, len(original)))
    text = Text.of(original)
    selector = describe((start, end), text)
    assert selector.exact == original[start:end]
    found = match(selector, text)
    assert (start, end) in found
    if selector.prefix != " ".join(original[:start].split()):
        assert found == ((start, end),)
