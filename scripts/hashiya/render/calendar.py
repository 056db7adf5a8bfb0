"""A month as a calendar: its days in weeks, as the language of the interface counts them."""

from __future__ import annotations

from calendar import Calendar as Days
from collections.abc import Mapping
from dataclasses import dataclass

from hashiya.messages import Catalogue
from hashiya.model import Counted, Month

# How many grades a table of numbers is tinted in, beside its numbers.
GRADES = 4


@dataclass(frozen=True)
class Day:
    """A place in a week: the number of its day, 0 where the week has a day of another month there."""

    number: int
    held: Counted


def weekdays(words: Catalogue) -> list[tuple[str, str]]:
    """The days of the week from the one with which it begins: each by its name, and by a short one for little room."""
    names = list(zip(words.strings["weekdays"], words.strings["weekdays.short"], strict=True))
    return names[_first(words) :] + names[: _first(words)]


def weeks(month: Month, words: Catalogue) -> list[list[Day]]:
    """The weeks of a month, in the calendar of ISO 8601 also before there was one."""
    year, number = (int(part) for part in month.month.unit.split("/"))
    held: Mapping[str, Counted] = {day.unit: day for day in month.days}
    rows = Days(_first(words)).monthdayscalendar(year, number)
    return [[_day(month.month.unit, day, held) for day in row] for row in rows]


def _day(month: str, day: int, held: Mapping[str, Counted]) -> Day:
    unit = f"{month}/{day:02d}"
    return Day(day, held.get(unit, Counted(unit)))


def _first(words: Catalogue) -> int:
    return int(words.strings["week.begins"])


def grade(count: int, most: int) -> int:
    """How dark a number is shown among others, 0 for none."""
    return -(-count * GRADES // most) if count else 0
