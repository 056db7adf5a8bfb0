"""Every quotation of the archive is found again after its text was captured anew, and never lands on other words."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from hashiya.anchor import SILENT, Selector, Text, find, match
from hashiya.model import Claim, Mention, Note
from hashiya.read import read_material, seed_names

ROOT = Path(__file__).parents[2]
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
SENTENCE = re.compile("[^.؟!\n]+[.؟!]?")


@cache
def quotations() -> tuple[tuple[str, str, Selector, tuple[int, int]], ...]:
    """(annotation id, text, selector, span) of every quotation that stands by itself in a file of the archive."""
    found = []
    for name in seed_names(ROOT):
        material, _ = read_material(ROOT, name)
        for entry in material.annotations:
            if isinstance(entry.value, Claim | Note | Mention):
                selector = Selector(entry.value.quote, entry.value.prefix, entry.value.suffix)
                (span,) = match(selector, Text(material.seed.text))
                found.append((entry.id, material.seed.text, selector, span))
    assert len(found) > 80
    return tuple(found)


def letters(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of letters one by one, so that the changed text before a span tells where the span begins."""
    return lambda text: "".join(map(change, text))


SPELLED_ANEW: dict[str, Callable[[str], str]] = {
    "vowel marks gone": lambda text: MARKS.sub("", text),
    "vowel marks put in": letters(lambda c: c + "\u064e" if c in "بتثجحخدسشع" else c),
    "tatweel put in": letters(lambda c: c + "\u0640" if c in "بتس" else c),
    "straight quotation marks": letters(lambda c: '"' if c in "«»“”„" else c),
    "guillemets": letters(lambda c: "«" if c in '"“”' else c),
    "no hamza": letters(lambda c: {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ئ": "ي", "ؤ": "و"}.get(c, c)),
    "Arabic digits": letters(lambda c: "٠١٢٣٤٥٦٧٨٩"[int(c)] if c.isascii() and c.isdigit() else c),
    "Western digits": letters(lambda c: str(unicodedata.digit(c)) if c.isdigit() else c),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "other commas": letters(lambda c: "," if c == "،" else c),
    "other spaces": letters(lambda c: "\u00a0" if c == " " else c),
    "double spaces": letters(lambda c: "  " if c == " " else c),
    "lines broken elsewhere": letters(lambda c: "\n" if c == "،" else c),
    "Windows line ends": letters(lambda c: "\r\n" if c == "\n" else c),
    "marks of direction": letters(lambda c: "\u200f" + c if c in "«(" else c),
    "Persian letters": letters(lambda c: {"ك": "ک", "ي": "ی", "ه": "ہ"}.get(c, c)),
}


@pytest.mark.parametrize("change", SPELLED_ANEW)
def test_all_hold_without_a_word_when_the_text_is_spelled_anew(change):
    mutate = SPELLED_ANEW[change]
    for entry_id, original, selector, (start, end) in quotations():
        text, first, last = mutate(original), len(mutate(original[:start])), len(mutate(original[:end]))
        found = find(selector, Text(text))
        words = text[first:last].split()
        assert [text[slice(*span)].split() for span in found.spans] == [words], entry_id
        assert found.score >= SILENT, entry_id


def paragraphs(text: str) -> list[str]:
    return text.split("\n")


@pytest.mark.parametrize("change", ["inserted", "deleted", "reversed"])
def test_all_hold_when_other_paragraphs_come_and_go(change):
    for entry_id, original, selector, (start, end) in quotations():
        begin, finish = original.rfind("\n", 0, start) + 1, (original + "\n").find("\n", end)
        before, own, behind = original[:begin], original[begin:finish], original[finish:]
        if change == "inserted":
            new = "وهذه فقرة جديدة لم تكن في النص.\n"
            before, behind = before.replace("\n", f"\n{new}"), behind.replace("\n", f"\n{new}")
        elif change == "deleted":
            before, behind = "", ""
        else:
            before, behind = "\n".join(reversed(paragraphs(before))) + "\n", "\n".join(reversed(paragraphs(behind)))
        text = before + own + behind
        first = len(before) + start - begin
        found = find(selector, Text(text))
        assert [text[slice(*span)] for span in found.spans] == [original[start:end]], entry_id
        assert found.spans == ((first, first + end - start),), entry_id


def test_none_lands_elsewhere_when_its_sentence_is_deleted():
    for entry_id, original, selector, (start, end) in quotations():
        holding = [s.span() for s in SENTENCE.finditer(original) if s.start() < end and start < s.end()]
        text = original[: holding[0][0]] + original[holding[-1][1] :]
        found = find(selector, Text(text))
        assert not found.spans, (entry_id, [text[slice(*span)] for span in found.spans], found.score)


def test_none_lands_wrongly_when_its_sentence_is_repeated():
    for entry_id, original, selector, span in quotations():
        text = original + "\n" + original[slice(*span)] + "\n"
        found = find(selector, Text(text))
        assert found.spans == (span,) if selector.prefix or selector.suffix else len(found.spans) == 2, entry_id
