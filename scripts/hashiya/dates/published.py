"""On which day an article appeared, as its own text tells; unknown where it does not.

In order of trust: a line of the publishing system with a full date; «اليوم» or «أمس» with a day; a weekday alone, which
only constrains; bounds, since a text knows what has happened. A day is never invented: where a year is wanting, it is
taken only if the weekday and what the text knows leave one year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hashiya.dates.mentions import Mention, mentions
from hashiya.edtf import UNKNOWN, Edtf, parse_edtf
from hashiya.model import Clue, Dating

LONGEST_DATE_LINE = 100
ANNOUNCED_BEFORE = 62
# A text rarely speaks of its last known year as of long ago; further years that fit the weekday need not be thought of.
MOST_YEARS_AFTER = 4


def published(text: str, body: Iterable[tuple[int, int]], page: Iterable[tuple[int, int]]) -> Dating:
    """The day of publication.

    Args:
        text: the whole text.
        body: spans of the title and the paragraphs.
        page: spans of the lines that the publishing system prints around them.
    """
    spoken = _within(text, body)
    own = _own_days(spoken)
    least, most = _bounds(spoken)
    weekday = next((m.weekday for m in spoken if m.shift == 0 and m.weekday), 0)
    for line in page:
        if found := _page_date(text, line, weekday, least):
            return found
    witnessed = _bounds(m for m in spoken if m.month or m.due or m.sense)
    for mention in own:
        if found := _from_own_day(text, mention, *witnessed, spoken):
            return found
    return _from_bounds(text, least, most, weekday, spoken)


def _within(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for start, end in spans:
        found += (_moved(mention, start) for mention in mentions(text[start:end]))
    return tuple(found)


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _own_days(spoken: Sequence[Mention]) -> list[Mention]:
    """«اليوم الخميس 9 كانون الأول», «أمس الأربعاء 12 أكتوبر 2016»: days counted from that of writing."""
    return [m for m in spoken if m.shift is not None and m.day and m.month and m.calendar == "gregorian"]


def _bounds(spoken: Iterable[Mention]) -> tuple[int, int]:
    """The first and the last year in which a text that says this can have been written; 0 where nothing tells."""
    spoken = tuple(spoken)
    current = [m.year for m in spoken if m.sense == "current" and m.year]
    if current:
        return max(current), max(current)
    dated = [m for m in spoken if m.year and m.calendar == "gregorian"]
    behind = [_known_by(m) for m in dated if not m.ahead and m.sense != "next"]
    ahead = [m.year for m in dated if (m.due or m.sense == "next") and m.year >= max(behind, default=0)]
    return max(behind, default=0), min(ahead, default=0)


def _known_by(mention: Mention) -> int:
    """The first year in which a text may speak of a day: what is announced is seldom further off than two months.

    Of a year alone, the year before: budgets and plans are named after the year to come.
    """
    if not mention.month:
        return mention.year - 1
    return (date(mention.year, mention.month, mention.day or 1) - timedelta(days=ANNOUNCED_BEFORE)).year


def _page_date(text: str, line: tuple[int, int], weekday: int, least: int) -> Dating | None:
    """A short line outside the text that holds one full date: when the page was put up."""
    start, end = line
    if end - start > LONGEST_DATE_LINE:
        return None
    full = [m for m in mentions(text[start:end]) if m.date]
    if len(full) != 1 or not full[0].date:
        return None
    day, printed = full[0].date, full[0].weekday
    if (printed and day.isoweekday() != printed) or day.year < least:
        return None
    agrees = weekday and day.isoweekday() == weekday
    evidence = (_clue(text, (start + full[0].start, start + full[0].end)),)
    return Dating(_edtf(day), "dateline", "certain" if agrees else "probable", evidence, day.isoweekday())


def _from_own_day(text: str, mention: Mention, least: int, most: int, spoken: Sequence[Mention]) -> Dating | None:
    shift = mention.shift or 0
    years = [mention.year] if mention.year else _years(mention, least, most)
    fitting = [day for day in (_day(year, mention) for year in years) if day]
    if len(fitting) != 1:
        return None
    agrees = bool(mention.weekday)
    published_on = fitting[0] - timedelta(days=shift)
    spans = ((mention.start, mention.end), *_year_witness(mention, published_on.year, spoken))
    evidence = tuple(_clue(text, span) for span in spans)
    weekday = published_on.isoweekday()
    if agrees:
        return Dating(_edtf(published_on), "text-and-weekday", "certain", evidence, weekday)
    return Dating(_edtf(published_on), "text", "probable", evidence, weekday)


def _years(mention: Mention, least: int, most: int) -> list[int]:
    """The years that the weekday and what the text knows leave; none where nothing is known."""
    if not least and not most:
        return []
    first, last = least or most - MOST_YEARS_AFTER, most or least + MOST_YEARS_AFTER
    return list(range(first, last + 1)) if mention.weekday or first == last else []


def _day(year: int, mention: Mention) -> date | None:
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    return day if not mention.weekday or day.isoweekday() == mention.weekday else None


def _year_witness(mention: Mention, year: int, spoken: Sequence[Mention]) -> list[tuple[int, int]]:
    return [] if mention.year else [(m.start, m.end) for m in spoken if m.year == year][:1]


def _from_bounds(text: str, least: int, most: int, weekday: int, spoken: Sequence[Mention]) -> Dating:
    if not least and not most:
        return Dating(UNKNOWN, "none", "unknown", (), weekday)
    known = ((m.start, m.end) for m in spoken if m.year and (m.year == most or m.year - 1 <= least <= m.year))
    evidence = tuple(_clue(text, span) for span in tuple(known)[:2])
    years = str(least) if least == most else f"{least or '..'}/{most or '..'}"
    return Dating(parse_edtf(years), "bounds", "possible", evidence, weekday)


def _edtf(day: date) -> Edtf:
    return parse_edtf(day.isoformat())


def _clue(text: str, span: tuple[int, int]) -> Clue:
    return Clue(text[slice(*span)], *span)
