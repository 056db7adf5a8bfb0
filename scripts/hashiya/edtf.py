"""Dates as the Extended Date/Time Format writes them, with the first and last day that they allow.

Read: level 0 dates and intervals, and of level 1 the marks `?` (uncertain), `~` (approximate) and `%` (both),
seasons (21 to 24) and open or unknown ends (`../2025-09`, `2024/`).
Source: https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "interval", "unknown"]

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True)
class Edtf:
    """A date or interval as written, with what it allows.

    Attributes:
        text: the string as written, valid EDTF; empty for an unknown date.
        earliest: first day allowed, None where the start is open.
        latest: last day allowed (inclusive), None where the end is open.
        precision: the finest unit that is stated.
        uncertain: True for `?` or `%`.
        approximate: True for `~` or `%`.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    uncertain: bool = False
    approximate: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def names_a_day(self) -> bool:
        """True where it allows one day only."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_a_day(self) -> bool:
        """The same without a mark of doubt."""
        return self.names_a_day and not (self.uncertain or self.approximate)


UNKNOWN_UNIT = "unknown"
UNKNOWN = Edtf("", None, None, "unknown")


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string.

    Raises:
        ValueError: the string is none of the supported forms, or names a day that does not exist.
    """
    if "/" not in text:
        return _single(text)
    start, end = (_end(part) for part in _two(text))
    if start is None and end is None:
        raise ValueError(text)
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise ValueError(text)
    ends = [part for part in (start, end) if part]
    return Edtf(
        text,
        earliest,
        latest,
        "interval",
        any(part.uncertain for part in ends),
        any(part.approximate for part in ends),
    )


def is_edtf(text: str) -> bool:
    """True where a text is a date as `parse_edtf` reads it."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def unit_of(edtf: Edtf) -> str:
    """`2024/09/06`, `2024/09` or `2024`: the finest unit that holds every day allowed; `unknown` when none does."""
    earliest, latest = edtf.earliest, edtf.latest
    if not earliest or not latest or earliest.year != latest.year:
        return UNKNOWN_UNIT
    if earliest == latest:
        return latest.isoformat().replace("-", "/")
    month = latest.isoformat()[:7].replace("-", "/")
    return month if earliest.month == latest.month else month[:4]


def unit_spoken_of(edtf: Edtf) -> str:
    """The unit that a date in a text speaks of: an open start or end does not count, so that «by September 2025»
    speaks of September 2025."""
    closed = edtf.text.strip("./") if not (edtf.earliest and edtf.latest) else edtf.text
    return unit_of(parse_edtf(closed)) if closed else UNKNOWN_UNIT


def _two(text: str) -> tuple[str, str]:
    first, _, second = text.partition("/")
    if "/" in second:
        raise ValueError(text)
    return first, second


def _end(text: str) -> Edtf | None:
    return None if text in ("", "..") else _single(text)


def _single(text: str) -> Edtf:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day, mark = int(found[1]), int(found[2] or 0), int(found[3] or 0), found[4]
    earliest, latest, precision = _bounds(year, month, day, found[2] is not None, found[3] is not None)
    return Edtf(text, earliest, latest, precision, mark in ("?", "%"), mark in ("~", "%"))


def _bounds(year: int, month: int, day: int, has_month: bool, has_day: bool) -> tuple[date, date, Precision]:
    if has_day:
        return date(year, month, day), date(year, month, day), "day"
    if month in _SEASONS:
        first, last = _SEASONS[month]
        end_year = year + (last < first)
        return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1]), "season"
    if has_month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"
