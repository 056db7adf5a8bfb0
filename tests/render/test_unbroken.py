"""A line never ends between a short number and its word, and nothing else of the words changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.render.unbroken import unbroken

CASES = {
    "27–30 أيلول/سبتمبر 2024": "27–30_أيلول/سبتمبر 2024",
    "٦ أيلول ٢٠٢٤ (غير مؤكد)": "٦_أيلول ٢٠٢٤ (غير مؤكد)",
    "6 September 2024": "6_September 2024",
    "أشطاري 24": "أشطاري_24",
    "France 24": "France_24",
    "أيلول/سبتمبر 2024": "أيلول/سبتمبر 2024",
    "نحو 2500 جندي": "نحو 2500 جندي",
    "عنب بلدي": "عنب بلدي",
}


@pytest.mark.parametrize("words", CASES)
def test_a_short_number_stays_with_its_word(words):
    assert unbroken(words) == CASES[words].replace("_", "\u00a0")


@given(st.text())
def test_only_spaces_change(words):
    assert unbroken(words).replace("\u00a0", " ") == words.replace("\u00a0", " ")
