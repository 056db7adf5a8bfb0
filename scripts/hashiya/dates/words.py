"""The words of `data/dates.yml`, folded and ready for looking up, longest first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from hashiya.arabic import fold_phrase, tokens
from hashiya.knowledge import listed, loaded

Phrase = tuple[str, ...]
_FILE = "dates"


def _phrase(text: str) -> Phrase:
    return tuple(tokens(text).folded)


@lru_cache
def numbered(name: str) -> Mapping[Phrase, int]:
    """The phrases of a list of lists, each with its place from 1: months, weekdays."""
    entries = enumerate(loaded(_FILE)[name], 1)
    phrases = ((n, names if isinstance(names, list) else [names]) for n, names in entries)
    return {_phrase(found): number for number, names in phrases for found in names}


@lru_cache
def days() -> Mapping[Phrase, int]:
    """The words for today, yesterday, tomorrow, each with its distance in days."""
    return {_phrase(word): int(shift) for shift, names in loaded(_FILE)["days"].items() for word in names}


@lru_cache
def valued(name: str) -> Mapping[str, Any]:
    """The single words of a mapping of lists, each with its key; or of a mapping of values, each with its value."""
    entries = loaded(_FILE)[name].items()
    if all(isinstance(value, list) for _, value in entries):
        return {fold_phrase(word): key for key, words in entries for word in words}
    return {fold_phrase(word): value for word, value in entries}


@lru_cache
def those(name: str) -> frozenset[str]:
    """The single words of a list."""
    return listed(_FILE, name)


@lru_cache
def heads(name: str) -> frozenset[str]:
    """The first words of the phrases of a list of lists, or of the words for days."""
    return frozenset(phrase[0] for phrase in (days() if name == "days" else numbered(name)))


@lru_cache
def beginners() -> frozenset[str]:
    """Every word with which a date may begin: names, numbers of days, words for years and parts of them."""
    numbers = frozenset(form for n in range(1, 32) for form in (str(n), f"{n:02}"))
    numbers |= frozenset(map(str, range(1990, 2050)))
    singles = (those(name) for name in ("year_words", "month_words", "week_words", "this"))
    return surely().union(numbers, heads("ordinals"), *singles, valued("parts"))


@lru_cache
def surely() -> frozenset[str]:
    """The words with which a date begins whatever follows."""
    return heads("months") | heads("months_latin") | heads("hijri_months") | heads("weekdays") | heads("days")


@lru_cache
def closers() -> frozenset[str]:
    """The words of which one must follow soon after all other beginnings: a month, a unit, a sense."""
    singles = (those(n) for n in ("year_words", "month_words", "week_words", "past", "current", "next"))
    second = frozenset(phrase[1] for phrase in days() if len(phrase) > 1)
    return surely().union(second, *singles)
