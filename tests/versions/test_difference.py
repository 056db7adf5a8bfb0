"""Two texts are told apart word by word, and each can be put together again from the difference."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hashiya.versions import difference
from tests.growth import assert_linear

LETTERS = st.text(st.sampled_from("اأبةت َُ،. \n\u00a0ـ\u200c5٥-%a_") | st.characters(), max_size=40)


def text_of(pieces, kind):
    return "".join(piece.text for piece in pieces if piece.kind in ("kept", kind))


@given(LETTERS, LETTERS)
@example("", "")
@example("قال ", " قال")
def test_each_text_is_what_is_kept_and_what_is_its_own(old, new):
    pieces = difference(old, new)
    assert text_of(pieces, "deleted") == old
    assert text_of(pieces, "inserted") == new


@given(LETTERS)
def test_the_same_text_has_no_difference(text):
    assert all(piece.kind == "kept" for piece in difference(text, text))


def shown(old, new):
    marks = {"kept": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
    return "".join(marks[p.kind].format(p.text) + ("~" if p.spelling else "") for p in difference(old, new))


CASES = {
    "a word": ("قتل ثلاثة في بغداد", "قتل أربعة في بغداد", "قتل [-ثلاثة-][+أربعة+] في بغداد"),
    "a phrase is one change": ("قال الوزير أمس كذا", "قال رئيس الحكومة كذا", "قال [-الوزير أمس-][+رئيس الحكومة+] كذا"),
    "hamza": ("الى بغداد", "إلى بغداد", "[-الى-]~[+إلى+]~ بغداد"),
    "diacritics": ("كَتب النص", "كتب النص", "[-كَتب-]~[+كتب+]~ النص"),
    "punctuation": ("قال، ثم عاد", "قال ثم عاد", "قال[-،-]~ ثم عاد"),
    "digits of another set": ("في 2024", "في ٢٠٢٤", "في [-2024-]~[+٢٠٢٤+]~"),
    "another number": ("قتل 5", "قتل 15", "قتل [-5-][+15+]"),
    "a sign of money": ("دفع 5$", "دفع 5€", "دفع 5[-$-][+€+]"),
    "a minus": ("بلغت -5", "بلغت 5", "بلغت [--5-][+5+]"),
    "a word added behind": ("قال كذا", "قال كذا وكذا", "قال كذا[+ وكذا+]"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_difference_reads_as_people_tell_it(case):
    old, new, wanted = CASES[case]
    assert shown(old, new) == wanted


def test_texts_too_long_to_align_are_told_whole_and_still_exactly():
    old, new = ("قال " * 9_000) + "أ", "آخر" + (" ثم" * 9_000)
    pieces = difference(old, new)
    assert text_of(pieces, "deleted") == old
    assert text_of(pieces, "inserted") == new


def test_one_change_in_a_long_text_costs_no_more_than_reading_it():
    def work(n):
        old = "قال الوزير إن القوات ستغادر. " * n
        new = old.replace("ستغادر", "ستبقى", 1)
        return lambda: difference(old, new)

    assert_linear(work, 200)
