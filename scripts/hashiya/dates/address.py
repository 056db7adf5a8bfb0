"""The day in a page's address: `/2024/09/06/`, `/2024/9/6`, `20240906`, `2024-09-06`; or the month, `/2024/09/`."""

from __future__ import annotations

import re
from datetime import date

from hashiya.dates.declared import FIRST_PLAUSIBLE, LAST_PLAUSIBLE, Stated
from hashiya.edtf import parse_edtf

LONGEST_ADDRESS = 2000
_YEAR = r"((?:19|20)\d\d)"
# With slashes anywhere in the path; with hyphens only where a part of the path or a value begins or is nothing else,
# since the words of a title may hold the day of what it tells; in one only as a part of its own.
_FORMS = (
    re.compile(rf"(?<=/){_YEAR}/(\d{{1,2}})/(\d{{1,2}})(?=[/?#.-]|$)"),
    re.compile(rf"(?<=[/=]){_YEAR}([-_.])(\d{{1,2}})\2(\d{{1,2}})(?=[/?&#T_.-]|$)"),
    re.compile(rf"(?<=[/=]){_YEAR}(\d\d)(\d\d)(?=[/?&#_-]|\.\D|$)"),
)
_MONTH = re.compile(rf"(?<=/){_YEAR}/(\d{{1,2}})(?=/|$)")


def dated_address(url: str) -> tuple[Stated, str] | None:
    """The day or month that an address tells, with the words that do; None where it tells none, or two."""
    path = url[:LONGEST_ADDRESS].partition("://")[2].partition("/")
    tail = path[1] + path[2] if path[1] else "/" + url[:LONGEST_ADDRESS] if "://" not in url else ""
    found = {day: words for form in _FORMS for day, words in _days(form, tail)}
    if len(found) == 1:
        day, words = next(iter(found.items()))
        return Stated((day,)), words
    return None if found else _month(tail)


def _days(form: re.Pattern[str], tail: str) -> list[tuple[date, str]]:
    days = []
    for match in form.finditer(tail):
        year, month, day = (int(part) for part in match.groups() if part.isdecimal())
        if (found := _day(year, month, day)) is not None:
            days.append((found, match[0]))
    return days


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_PLAUSIBLE <= found <= LAST_PLAUSIBLE else None


def _month(tail: str) -> tuple[Stated, str] | None:
    months = {(match[1], int(match[2])): match[0] for match in _MONTH.finditer(tail)}
    if len(months) != 1:
        return None
    (year, month), words = next(iter(months.items()))
    if _day(int(year), month, 1) is None if 1 <= month <= 12 else True:
        return None
    return Stated((), parse_edtf(f"{year}-{month:02}")), words
