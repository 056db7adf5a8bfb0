"""Which days a date in an article means, by the day on which the article appeared.

Rules, P being the day of publication:

- «اليوم», «أمس», «غدا» count from P.
- «الأحد الماضي» is the last Sunday before P, «الأحد المقبل» the first after it; «الأحد» alone the last one up to P, or
  the first from P on where the words before speak of what is to come.
- «سبتمبر الماضي» is the last September that was wholly over: in September itself that of the year before.
  «سبتمبر المقبل» is the first that has not begun. «سبتمبر الجاري» is P's own month, and no other.
- «26 يوليو الماضي» follows its month; in July itself nothing is decided.
- A day and month alone are the nearest such day where words say whether it is past or to come, else within four months.
- A month alone that has begun in P's year is of that year; one that has not is undecided unless words say so.
- «العام الماضي», «الشهر المقبل» count years and months from P's; «الأسبوع الماضي» is the thirteen days before P.
- Beginning, middle and end are thirds: of a month days 1 to 10, 11 to 20, 21 to its last; of a year four months each.
"""

from __future__ import annotations

from datetime import date, timedelta

from hashiya.dates.mention import Mention, PartOf
from hashiya.dates.spans import month_end
from hashiya.edtf import Edtf, parse_edtf

_NEAR = timedelta(days=122)
_WEEK = 7
_STEP = {"past": -1, "current": 0, "next": 1, "": 0}
_MONTHS_OF: dict[PartOf, tuple[int, int]] = {"": (1, 12), "start": (1, 4), "middle": (5, 8), "end": (9, 12)}
Days = tuple[date, date]


def resolve(mention: Mention, published: Edtf) -> Edtf | None:
    """The days that a date means.

    Args:
        published: when the article appeared; where that is an interval, the answer holds for every day of it.

    Returns:
        A day, month, year or interval; None where it cannot be decided.
    """
    if mention.date or (mention.year and mention.calendar == "gregorian"):
        return _edtf(_printed(mention))
    if not (published.earliest and published.latest) or mention.calendar == "hijri":
        return None
    first, last = _from(mention, published.earliest), _from(mention, published.latest)
    return _edtf((first[0], last[1])) if first and last and first[0] <= last[1] else None


def _edtf(days: Days) -> Edtf:
    first, last = days
    if first == last:
        return parse_edtf(first.isoformat())
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return parse_edtf(first.isoformat()[:7])
        if (first.month, last.month) == (1, 12):
            return parse_edtf(f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}")
        return parse_edtf(f"{first.isoformat()[:7]}/{last.isoformat()[:7]}")
    return parse_edtf(f"{first}/{last}")


def _printed(mention: Mention) -> Days:
    if day := mention.date:
        return day, day
    return _month(mention.year, mention.month, mention.part) if mention.month else _year(mention.year, mention.part)


def _from(mention: Mention, day: date) -> Days | None:
    """The days meant in an article of one day."""
    if mention.day and mention.month:
        return _day_and_month(mention, day)
    if mention.shift is not None:
        return _both(day + timedelta(days=mention.shift))
    if mention.month:
        return _month_alone(mention, day)
    if mention.weekday:
        return _weekday(mention, day)
    return _unit(mention, day)


def _both(day: date) -> Days:
    return day, day


def _weekday(mention: Mention, day: date) -> Days:
    back = (day.isoweekday() - mention.weekday) % _WEEK
    if mention.sense == "next" or (not mention.sense and mention.ahead):
        forth = (mention.weekday - day.isoweekday()) % _WEEK
        return _both(day + timedelta(days=forth or (_WEEK if mention.sense else 0)))
    return _both(day - timedelta(days=back or (_WEEK if mention.sense == "past" else 0)))


def _unit(mention: Mention, day: date) -> Days | None:
    step = _STEP[mention.sense]
    if mention.unit == "year":
        return _year(day.year + step, mention.part)
    if mention.unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return _month(months // 12, months % 12 + 1, mention.part)
    if mention.unit == "week" and step:
        ends = (day + timedelta(days=step), day + timedelta(days=step * (2 * _WEEK - 1)))
        return min(ends), max(ends)
    return None


def _month_alone(mention: Mention, day: date) -> Days | None:
    if mention.unit == "year":
        return _month(day.year + _STEP[mention.sense], mention.month, mention.part)
    if mention.sense == "current":
        return _month(day.year, mention.month, mention.part) if mention.month == day.month else None
    if mention.sense == "past":
        return _month(day.year - (mention.month >= day.month), mention.month, mention.part)
    if mention.sense == "next" or mention.ahead:
        begun = mention.month <= day.month if mention.sense else mention.month < day.month
        return _month(day.year + begun, mention.month, mention.part)
    if mention.month <= day.month or mention.behind:
        return _month(day.year - (mention.month > day.month), mention.month, mention.part)
    return None


def _day_and_month(mention: Mention, day: date) -> Days | None:
    if mention.unit == "year":
        return _days_of(mention, day.year + _STEP[mention.sense])
    if mention.sense and (mention.month == day.month) != (mention.sense == "current"):
        return None
    if mention.sense in ("past", "next"):
        month = _month_alone(mention, day)
        return _days_of(mention, month[0].year) if month else None
    years = [day.year] if mention.sense else [day.year - 1, day.year, day.year + 1]
    found = [days[0] for year in years if (days := _days_of(mention, year))]
    if mention.due or (mention.ahead and not mention.sense):
        found = [each for each in found if each >= day]
    elif mention.behind:
        found = [each for each in found if each <= day]
    nearest = min(found, key=lambda each: abs(each - day), default=None)
    decided = mention.sense or mention.ahead or mention.behind or mention.weekday
    return _both(nearest) if nearest and (decided or abs(nearest - day) <= _NEAR) else None


def _days_of(mention: Mention, year: int) -> Days | None:
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    return _both(day) if not mention.weekday or day.isoweekday() == mention.weekday else None


def _year(year: int, part: PartOf) -> Days:
    first, last = _MONTHS_OF[part]
    return date(year, first, 1), month_end(year, last)


def _month(year: int, month: int, part: PartOf) -> Days:
    end = month_end(year, month)
    firsts: dict[PartOf, tuple[int, int]] = {
        "": (1, end.day),
        "start": (1, 10),
        "middle": (11, 20),
        "end": (21, end.day),
    }
    first, last = firsts[part]
    return end.replace(day=first), end.replace(day=last)
