"""A date as a text prints it."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from hashiya.dates.calendars import gregorian

Sense = Literal["", "past", "current", "next"]
Unit = Literal["", "week", "month", "year"]
PartOf = Literal["", "start", "middle", "end"]
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Mention(NamedTuple):
    """A date as printed.

    Attributes:
        start, end: half-open span of the words, code points of the text.
        year, month, day: what is printed of it, 0 where it is not; of the calendar named.
        weekday: 1 Monday to 7 Sunday, 0 where none is printed.
        shift: days from the day of writing where a word such as «اليوم» or «أمس» says so, else None.
        sense: «الماضي», «الجاري», «المقبل» beside a month, weekday or unit.
        unit: of which unit the sense speaks («الشهر الماضي», «سبتمبر من العام الماضي»); empty beside a name alone.
        part: the part of the month or year («نهاية سبتمبر»).
        calendar: of the date; where both are printed, the Gregorian.
        paired: whether a date of the other calendar beside it names the same day, within one.
        numeric: True where month and day are both in digits, so that their order may be the other one.
        ahead: True where the words before put it into the future of the text.
        open: True where words of its sentence do, or leave that open («موعد», «ميزانية»).
        behind: True where words of its sentence put it into the past, and none does otherwise.
        due: True where they say that it is still to come («بحلول»).
        again: True where they speak of a day that comes every year («ذكرى»).
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    shift: int | None = None
    sense: Sense = ""
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    ahead: bool = False
    due: bool = False
    unit: Unit = ""
    part: PartOf = ""
    paired: Literal["", "agrees", "differs"] = ""
    numeric: bool = False
    open: bool = False
    behind: bool = False
    again: bool = False

    @property
    def date(self) -> dt.date | None:
        """The Gregorian day, where year, month and day are printed."""
        if not (self.year and self.month and self.day):
            return None
        if self.calendar == "hijri":
            return gregorian(self.year, self.month, self.day, self.weekday)
        return dt.date(self.year, self.month, self.day)

    @property
    def fits(self) -> bool:
        """False where the weekday printed beside a full date is that of another day."""
        return not (self.weekday and self.date) or self.date.isoweekday() == self.weekday

    @property
    def swapped(self) -> dt.date | None:
        """The other day that a date in digits may mean, where month and day may have changed places."""
        if not self.numeric or self.day > 12 or self.day == self.month or self.calendar != "gregorian":
            return None
        return dt.date(self.year, self.day, self.month)


def real(mention: Mention) -> Mention | None:
    """The mention, unless its calendar has no such day."""
    if not mention.month:
        return mention
    if mention.calendar == "hijri":
        full = mention.year and mention.day
        return mention if mention.day <= 30 and (not full or mention.date) else None
    try:
        dt.date(mention.year or 2000, mention.month, mention.day or 1)
    except ValueError:
        return None
    return mention if not mention.year or FIRST_YEAR <= mention.year <= LAST_YEAR else None
