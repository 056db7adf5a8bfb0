"""The words of `data/dates.yml`, folded and ready for looking up, longest first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from hashiya.arabic import fold_word, words

Phrase = tuple[str, ...]


@lru_cache
def _knowledge() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(files("hashiya").joinpath("data", "dates.yml").read_text("utf-8"))
    return loaded


def _phrase(text: str) -> Phrase:
    return tuple(fold_word(text[start:end]) for start, end in words(text))


@lru_cache
def numbered(name: str) -> Mapping[Phrase, int]:
    """The phrases of a list of lists, each with its place from 1: months, weekdays."""
    entries = enumerate(_knowledge()[name], 1)
    listed = ((n, names if isinstance(names, list) else [names]) for n, names in entries)
    return {_phrase(found): number for number, names in listed for found in names}


@lru_cache
def days() -> Mapping[Phrase, int]:
    """The words for today, yesterday, tomorrow, each with its distance in days."""
    return {_phrase(word): int(shift) for shift, names in _knowledge()["days"].items() for word in names}


@lru_cache
def those(name: str) -> frozenset[str]:
    """The single words of a list."""
    return frozenset(" ".join(_phrase(word)) for word in _knowledge()[name])
