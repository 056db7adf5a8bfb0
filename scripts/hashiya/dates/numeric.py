"""Dates in digits: `2024/09/06`, `6-9-2024`, `1446/03/15هـ`."""

from __future__ import annotations

import re

from hashiya.dates.calendars import FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR
from hashiya.dates.mention import Mention, real

_DIGITS = {zero + n: str(n) for zero in (0x660, 0x6F0) for n in range(10)}
# Between the numbers: a sign, spaces around it, and the invisible marks that browsers put there (U+200E, U+200F).
_GAP = r"[\u200e\u200f]? ?[-/.\\–ـ] ?[\u200e\u200f]?"
_NUMERIC = re.compile(
    rf"(?<!\d)(?<!\d[/.-])(?:(\d{{4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}})|(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}}))"
    r"(?!\d|[/-]\d|\.\d)"
)
_ANY = re.compile(rf"\d{_GAP}\d")


def western(text: str) -> str:
    """The text with the digits of Arabic and Persian as 0 to 9; offsets stay."""
    return text.translate(_DIGITS)


def numeric(text: str) -> list[Mention]:
    """All dates in digits, in order; the day before the month unless the year comes first."""
    found: list[Mention] = []
    if not _ANY.search(text):
        return found
    for match in _NUMERIC.finditer(text):
        year, month, day = (int(match[n]) for n in ((1, 2, 3) if match[1] else (6, 5, 4)))
        if mention := _dated(match.span(), year, month, day, not match[1]):
            found.append(mention)
    return found


def _dated(span: tuple[int, int], year: int, month: int, day: int, day_first: bool) -> Mention | None:
    """The date that three numbers can only or most likely mean."""
    if FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR:
        return real(Mention(*span, year, month, day, calendar="hijri"))
    if day_first and month > 12 >= day:
        month, day = day, month
    return real(Mention(*span, year, month, day, numeric=day_first))
