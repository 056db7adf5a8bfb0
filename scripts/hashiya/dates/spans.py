"""Days between two bounds, written as plainly as they allow."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hashiya.edtf import UNKNOWN, Edtf, parse_edtf


def between(earliest: date | None, latest: date | None, month: int = 0) -> Edtf:
    """The days from one to another, either of them open where None; whole months and years are written as such.

    Args:
        month: the calendar month in which the day lies, where that is known; else 0.
    """
    if month and earliest and latest and (only := _only_month(earliest, latest, month)):
        earliest, latest = only
    if not earliest and not latest:
        return UNKNOWN
    first = _shortest(earliest, 1) if earliest else ".."
    last = _shortest(latest, -1) if latest else ".."
    if earliest and latest and _unit(earliest, latest):
        return parse_edtf(_unit(earliest, latest))
    if earliest and latest and max(len(first), len(last)) == len("2024-09-06"):
        return parse_edtf(f"{earliest}/{latest}")
    if "-" in first and latest and "-" not in last:
        last = f"{last}-12"
    if "-" in last and earliest and "-" not in first:
        first = f"{first}-01"
    return parse_edtf(f"{first}/{last}")


def narrowed(earliest: date | None, latest: date | None, within: Edtf) -> tuple[date, date] | None:
    """The part of an interval that two bounds leave; the interval itself where they leave nothing."""
    if not (within.earliest and within.latest):
        return None
    first, last = max(earliest or within.earliest, within.earliest), min(latest or within.latest, within.latest)
    return (first, last) if first <= last else (within.earliest, within.latest)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _only_month(earliest: date, latest: date, month: int) -> tuple[date, date] | None:
    years = [y for y in range(earliest.year, latest.year + 1) if _ends(y, month)[1] >= earliest]
    years = [y for y in years if _ends(y, month)[0] <= latest]
    if len(years) != 1:
        return None
    first, last = _ends(years[0], month)
    return max(first, earliest), min(last, latest)


def _ends(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), month_end(year, month)


def _unit(earliest: date, latest: date) -> str:
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.day, latest) != (1, _ends(latest.year, latest.month)[1]) or earliest.year != latest.year:
        return ""
    if earliest.month == latest.month:
        return earliest.isoformat()[:7]
    return str(earliest.year) if (earliest.month, latest.month) == (1, 12) else ""


def _shortest(day: date, end: int) -> str:
    """A bound without its day or month where they are the first or the last ones."""
    bound = 1 if end > 0 else monthrange(day.year, day.month)[1]
    if day.day != bound:
        return day.isoformat()
    return str(day.year) if day.month == (1 if end > 0 else 12) else day.isoformat()[:7]
