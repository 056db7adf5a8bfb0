"""How an article prints what others print otherwise: names of months, digits, words of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal

from hashiya.arabic import fold_phrase, tokens
from hashiya.knowledge import listed, loaded
from hashiya.model import AnnotatedArticle, HabitItem, Line

HABITS: tuple[Literal["month", "digits", "verb"], ...] = ("month", "digits", "verb")
TOLD = ("title", "heading", "paragraph")
_WESTERN, _ARABIC = re.compile("[0-9]+"), re.compile("[\u0660-\u0669\u06f0-\u06f9]+")
_Known = dict[tuple[str, str], HabitItem]


def habits(article: AnnotatedArticle) -> Iterator[HabitItem]:
    """Each of these words that an article prints, with its first place and how often it is there."""
    found: _Known = {}
    for line in article.article.lines:
        if line.kind in TOLD:
            _of_line(article.article.words_of(line), line, found)
    for claim in article.proposed.claims:
        line = article.article.line_at(claim.verb_start)
        if line.kind in TOLD:
            _count(found, HabitItem("verb", claim.verb, 1, line.id), claim.verb)
    yield from found.values()


def system_of(number: str) -> Literal["western", "arabic"]:
    """Which digits a number is printed in."""
    return "western" if _WESTERN.match(number) else "arabic"


def _of_line(text: str, line: Line, found: _Known) -> None:
    for digits in (_WESTERN, _ARABIC):
        for number in digits.findall(text):
            system = system_of(number)
            _count(found, HabitItem("digits", number, 1, line.id, system), system)
    cut = tokens(text)
    if not _firsts().isdisjoint(cut.folded):
        for at, word in enumerate(cut.folded):
            for length in (2, 1) if word in _firsts() else ():
                phrase = " ".join(cut.folded[at : at + length])
                if phrase in _months() and at + length <= len(cut.folded):
                    words = text[cut.spans[at][0] : cut.spans[at + length - 1][1]]
                    _count(found, HabitItem("month", words, 1, line.id), words)
                    break


def _count(found: _Known, item: HabitItem, key: str) -> None:
    known = found.get((item.kind, key))
    count = known.count + 1 if known else 1
    first = known or item
    found[item.kind, key] = HabitItem(item.kind, first.words, count, first.fragment, item.system)


@lru_cache
def _months() -> frozenset[str]:
    """The names of months that mean nothing else, folded; of those with two words both."""
    names = frozenset(fold_phrase(name) for name in chain.from_iterable(loaded("dates")["months"]))
    return names - listed("dates", "months_unsure")


@lru_cache
def _firsts() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _months())
