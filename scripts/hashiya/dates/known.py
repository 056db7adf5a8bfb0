"""What a text knows of time: between which days a text that says this can have been written.

A day that is past bounds from below: nothing is told before it happens. What is announced may lie two months ahead, so
a day of which nothing says that it is past bounds only by the year in which these two months begin. A year alone bounds
only where words say that it is past: budgets, plans and contests are named after years to come. Deadlines bound from
above, as far as they agree. «العام الجاري 2021» is a year stated; so are «العام الماضي 2020» and «العام المقبل 2022».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hashiya.dates.mention import Mention
from hashiya.dates.resolve import resolve
from hashiya.edtf import UNKNOWN

ANNOUNCED_BEFORE = timedelta(days=62)
_STEP = {"past": 1, "current": 0, "next": -1}


@dataclass(frozen=True, slots=True)
class Known:
    """The first and last day that a text allows; None where it allows all.

    Attributes:
        lower, upper: the mentions that say so.
        month: the month that it calls the current one («سبتمبر الجاري»), else 0.
        named: True where the year itself is stated («العام الجاري 2021»).
    """

    earliest: date | None = None
    latest: date | None = None
    lower: Mention | None = None
    upper: Mention | None = None
    month: int = 0
    named: bool = False


def known(spoken: Iterable[Mention]) -> Known:
    """What the dates in a text tell of the day on which it was written."""
    spoken = tuple(spoken)
    month = _one({m.month for m in spoken if m.month and m.sense == "current" and not m.year and not m.unit})
    stated = {m.year + _STEP[m.sense]: m for m in spoken if m.year and m.sense and m.unit == "year"}
    if len(stated) == 1:
        year, mention = next(iter(stated.items()))
        lows = [low for m in spoken if (low := _first(m)) and low.year == year]
        return Known(max(lows, default=date(year, 1, 1)), date(year, 12, 31), mention, mention, month, True)
    lower = max(((day, m.start, m) for m in spoken if (day := _first(m))), default=None, key=lambda low: low[:2])
    earliest = lower[0] if lower else None
    ends = [(day, m.start, m) for m in spoken if (day := _last(m)) and (not earliest or day >= earliest)]
    upper = min(ends, default=None, key=lambda high: high[:2])
    around = Known(earliest, upper and upper[0], lower and lower[2], upper and upper[2], month)
    return _contrasted(around, spoken)


def _contrasted(around: Known, spoken: Sequence[Mention]) -> Known:
    """The bounds of a text that calls the year before its own «العام الماضي».

    It would not call that year by its number as well: the year of whose beginning or middle it tells («في بداية عام
    2025») is its own; and a month of the past to which it gives no year is of its own year, and over.
    """
    named = around.lower
    contrast = next((m for m in spoken if m.unit == "year" and m.sense == "past" and not m.year), None)
    if not contrast or not named or around.upper or named.month or named.part not in ("start", "middle"):
        return around
    months = [m.month for m in spoken if not m.open and m.month and not (m.year or m.day or m.sense)]
    first = date(named.year, max(months) + 1, 1) if months and max(months) < 12 else around.earliest
    return replace(around, earliest=first, latest=date(named.year, 12, 31), upper=contrast)


def _one(values: set[int]) -> int:
    return next(iter(values)) if len(values) == 1 else 0


def _first(mention: Mention) -> date | None:
    """The first day on which a text may speak so of a date; None where it may speak so at any time.

    A date whose weekday is another one has a slip of the pen, often in the year.
    """
    if mention.open or mention.sense == "next" or not mention.year:
        return None
    if mention.date and not mention.fits:
        return date(mention.date.year - 1, 1, 1)
    meant = resolve(mention, UNKNOWN)
    if not meant or not meant.earliest:
        return None
    if mention.behind and (mention.day or not mention.month):
        return meant.earliest
    return date((meant.earliest - ANNOUNCED_BEFORE).year, 1, 1) if mention.month else None


def _last(mention: Mention) -> date | None:
    """The last day on which a text may speak so of a date that is still to come."""
    meant = resolve(mention, UNKNOWN) if mention.due and mention.year else None
    return meant.latest if meant else None
