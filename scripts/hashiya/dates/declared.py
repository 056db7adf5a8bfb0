"""What a page or a record declares as its time of publication, in the many forms in which this is written.

The day is the one printed, in the zone in which it is printed. Written forms: ISO 8601 with or without zone, RFC 2822,
seconds or milliseconds since 1970, day-month-year with any sign between, words of all families, Hijri years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from hashiya.dates.calendars import FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR
from hashiya.dates.mentions import mentions
from hashiya.dates.numeric import western
from hashiya.edtf import Edtf, parse_edtf

# Arabic news has stood on the web since about 1995; what lies far ahead of this program is a fault of a system.
# So a year about 1403 is none: a Hijri one would lie before the web, and is most likely of the Persian calendar.
FIRST_PLAUSIBLE, LAST_PLAUSIBLE = date(1995, 1, 1), date(2045, 12, 31)
LONGEST_DECLARED = 200
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?[.,\d]*\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?", re.I
)
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_SECONDS = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_NO_CLOCK = re.compile(r"(?:0?0|12):00(?::00)?")
_UTC = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*$", re.I)
_AMERICAN = re.compile(r"\d:\d{2}(?::\d{2})?\s*[AP]M\b", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """A time of publication as somebody stated it.

    Attributes:
        days: the day; two where the order of day and month is open, the likelier first.
        within: the month or year where no day is stated.
        utc_hour: the hour where the time is of UTC, else -1: the local day may be the next one.
        default: True for January 1st without an hour, which systems put where no day was given.
        open: True where nothing speaks for one order of day and month.
    """

    days: tuple[date, ...]
    within: Edtf | None = None
    utc_hour: int = -1
    default: bool = False
    open: bool = False
    calendar: Literal["gregorian", "hijri"] = "gregorian"


def stated(words: str) -> Stated | None:
    """The time of publication that some words state; None where they state none that can be."""
    plain = western(words[:LONGEST_DECLARED]).strip()
    found = _iso(plain) or _seconds(plain) or _coarse(plain) or _in_words(plain)
    if not found:
        return None
    days = tuple(day for day in found.days if FIRST_PLAUSIBLE <= day <= LAST_PLAUSIBLE)
    if not days and not found.within:
        return None
    return Stated(days, found.within, found.utc_hour, found.default, found.open and len(days) > 1, found.calendar)


def _iso(plain: str) -> Stated | None:
    match = _ISO.match(plain)
    if not match or plain[match.end() : match.end() + 1].isdecimal():
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR:
        return _in_words(f"{year}/{month}/{day}")
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    utc = match[4] and match[7] and _UTC.match(match[7])
    midnight = not int(match[4] or 0) and not int(match[5] or 0)
    return Stated((found,), None, int(match[4]) if utc else -1, found.month == found.day == 1 and midnight)


def _seconds(plain: str) -> Stated | None:
    match = _SECONDS.fullmatch(plain)
    if not match:
        return None
    moment = datetime.fromtimestamp(int(match[1]), UTC)
    return Stated((moment.date(),), None, moment.hour, False)


def _coarse(plain: str) -> Stated | None:
    match = _MONTH.fullmatch(plain)
    if not match or not FIRST_PLAUSIBLE.year <= int(match[1]) <= LAST_PLAUSIBLE.year:
        return None
    try:
        return Stated((), parse_edtf(plain))
    except ValueError:
        return None


def _in_words(plain: str) -> Stated | None:
    full = [mention for mention in mentions(plain) if mention.date]
    if not full or len({mention.date for mention in full}) > 1:
        return None
    mention = full[0]
    if not mention.date:
        return None
    days, is_open = both_orders(mention.date, mention.swapped, mention.weekday, plain)
    clock = _CLOCK.search(plain)
    first = days[0].month == days[0].day == 1 and (not clock or bool(_NO_CLOCK.fullmatch(clock[0])))
    utc = int(clock[0].partition(":")[0]) if clock and _UTC.search(plain) else -1
    return Stated(days, None, utc, first, is_open, mention.calendar)


def both_orders(day: date, other: date | None, weekday: int, line: str) -> tuple[tuple[date, ...], bool]:
    """The days that a date in digits may mean, the likelier first, and whether nothing speaks for the first.

    The Arab press puts the day first; a clock in the American manner («2:30:00 PM») leaves that open.
    A weekday beside it decides.
    """
    if not other or (weekday and day.isoweekday() == weekday):
        return (day,), False
    if weekday and other.isoweekday() == weekday:
        return (other,), False
    return (day, other), bool(_AMERICAN.search(line))
