"""What was meant by a value that is not accepted as typed: the day of a date, one of some words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hashiya.arabic import fold_phrase
from hashiya.edtf import is_edtf

_YEAR_FIRST = re.compile(r"(\d{4})\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2}))?(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4})")
_DASHES = re.compile("[\u2010-\u2015\u2212\u0640]")


def dates_meant(text: str) -> tuple[str, ...]:
    """The dates in EDTF that a text may mean: digits of other scripts, other signs between, the day first or last.

    Two where day and month cannot be told apart (6/9/2024); none where it is no date in numbers.
    """
    plain = _DASHES.sub("-", western(text.strip()))
    return tuple(dict.fromkeys(edtf for edtf in (plain, *_ordered(plain)) if is_edtf(edtf)))


def western(text: str) -> str:
    """A text with Western digits for those of other scripts."""
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def choice_meant(text: str, allowed: Sequence[str], known: Mapping[str, Mapping[str, Any]]) -> str:
    """The one of some values that a text means: in other case, in quotation marks, by what people call it; else empty.

    Args:
        known: what the values are called, by value (`ar` and `called`).
    """
    wanted = fold_phrase(text)
    called = {value: (words["ar"], *words["called"]) for value, words in known.items() if value in allowed}
    found = [v for v in allowed if v and wanted in map(fold_phrase, (v, *called.get(v, ()))) and wanted]
    return found[0] if len(found) == 1 else ""


def near(text: str, allowed: Sequence[str]) -> list[str]:
    """The values that are spelt nearly like a text, the nearest first."""
    return difflib.get_close_matches(text.strip().lower(), allowed, 3)


def _ordered(text: str) -> Iterator[str]:
    if found := _YEAR_FIRST.fullmatch(text):
        yield "-".join(part.zfill(2) for part in found.groups() if part)
    elif found := _YEAR_LAST.fullmatch(text):
        one, other, year = found.groups()
        yield f"{year}-{other.zfill(2)}-{one.zfill(2)}"
        yield f"{year}-{one.zfill(2)}-{other.zfill(2)}"
