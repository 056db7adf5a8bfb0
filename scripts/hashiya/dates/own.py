"""The day that a text calls its own: «اليوم الجمعة 6 أيلول», «أمس الأربعاء 12 أكتوبر», «بيروت ـ 6 أيلول (وكالة)»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hashiya.arabic import tokens
from hashiya.dates.known import Known
from hashiya.dates.mention import Mention
from hashiya.dates.words import those

# A text rarely speaks of its last known year as of long ago; further years that fit the weekday need not be thought of.
MOST_YEARS = 5
# A line that is over soon after is a caption.
DATELINE_REACH, DATELINE_WORDS, SHORTEST_STORY = 60, 6, 60
_SIGNS_AFTER = "(/-–ـ—:،[|"
_NAMED = re.compile(r"\([^()]{1,30}\)\s?[-–—ـ:/]")
_WEEK = 7
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OwnDay:
    """The day of writing by the text's own words.

    Attributes:
        sure: True where the weekday printed beside it agrees.
        witness: the mention that gave the year, None where it is printed.
    """

    day: date
    mention: Mention
    sure: bool
    witness: Mention | None = None


def own_weekday(spoken: Sequence[Mention]) -> int:
    """The weekday on which a text was written by «اليوم الجمعة» or «أمس الخميس»: what most of them say, else 0."""
    said = Counter(
        (m.weekday - 1 - m.shift) % _WEEK + 1 for m in spoken if m.shift is not None and m.weekday and m.shift <= 0
    )
    best = said.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else 0


def own_days(text: str, spoken: Sequence[Mention], head: Sequence[Span], around: Known) -> list[OwnDay]:
    """The days that a text calls its own, those that have a weekday or stand first before others.

    Args:
        head: the lines in which a dateline may stand.
        around: between which days the text was written, without years alone.
    """
    counted = [m for m in spoken if m.shift is not None and m.day and m.month and not (m.again and not m.weekday)]
    lines = [m for m in spoken if m.shift is None and m.day and m.month and _is_dateline(text, m, head)]
    usable = [m for m in (*counted, *lines) if m.weekday or not _runs_up_to(text, m)]
    named = {m.year: m for m in spoken if m.month and m.year and m.calendar == "gregorian"}
    found = [own for m in usable if (own := _own(m, named, around))]
    return sorted(found or _in_two_places(spoken), key=lambda own: not own.sure)


def _in_two_places(spoken: Sequence[Mention]) -> list[OwnDay]:
    """«قال اليوم الجمعة» in one place, and «الجمعة 6 سبتمبر 2024», the last day that the text knows, in another."""
    weekday = own_weekday(spoken)
    full = [m for m in spoken if weekday and m.date and m.fits and not m.open]
    last = max(full, key=lambda m: m.date or date.min, default=None)
    if not last or not last.date or last.weekday != weekday or last.shift is not None:
        return []
    return [OwnDay(last.date, last, False)]


def _runs_up_to(text: str, mention: Mention) -> bool:
    """True for the end of a span of days: «من 14 إلى غاية اليوم 16 أكتوبر», «في مثل هذا اليوم»."""
    before = text[max(0, mention.start - 24) : mention.start]
    around = tokens(before).folded[-2:]
    return any(word in those("running") for word in around)


def _own(mention: Mention, named: Mapping[int, Mention], around: Known) -> OwnDay | None:
    shift = timedelta(days=mention.shift or 0)
    if mention.year or mention.calendar == "hijri":
        day = mention.date
        if not day or mention.paired == "differs" or not mention.fits:
            return None
        return OwnDay(day - shift, mention, bool(mention.weekday) or mention.paired == "agrees")
    days = {day: witness for year, witness in _years(mention, named, around).items() if (day := _day(year, mention))}
    if len(days) != 1:
        return None
    day, witness = next(iter(days.items()))
    return OwnDay(day - shift, mention, bool(mention.weekday), witness)


def _years(mention: Mention, named: Mapping[int, Mention], around: Known) -> dict[int, Mention | None]:
    """The years that a day without one may be of, each with the mention that names it.

    With bounds on both sides all years between them. With less only a year that the text names with a month, and only
    where a weekday can confirm it: most texts that print a year do so because it is another than their own.
    """
    first = around.earliest.year if around.earliest else 0
    last = around.latest.year if around.latest else 0
    if first and last and last - first < MOST_YEARS and (mention.weekday or first == last):
        lower = around.lower if around.lower and around.lower.year == first else None
        return {year: around.upper if year == last else lower or around.upper for year in range(first, last + 1)}
    if not mention.weekday:
        return {}
    behind = max((m.year for m in named.values() if not m.open), default=0)
    years = {m.year: m for m in named.values() if m.year >= behind and _is_later(m, mention, behind)}
    if last:
        near = (year for year in (last - 1, last) if year >= behind)
        return {year: named.get(year) or around.upper for year in near if first <= year}
    return {year: witness for year, witness in years.items() if first <= year}


def _is_later(named: Mention, own: Mention, behind: int) -> bool:
    """True for the last year that a text knows, and for one of a day to come that follows the text's own."""
    return named.year == behind or (named.month, named.day or own.day) >= (own.month, own.day)


def _day(year: int, mention: Mention) -> date | None:
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    return day if not mention.weekday or day.isoweekday() == mention.weekday else None


def _is_dateline(text: str, mention: Mention, head: Sequence[Span]) -> bool:
    """«القاهرة في 6 سبتمبر 2024 (أ ش أ) –»: a place, the day, and signs or an agency, where a paragraph begins."""
    line = next((span for span in head if span[0] <= mention.start < span[1]), None)
    if not line or mention.start - line[0] > DATELINE_REACH:
        return False
    before = text[line[0] : mention.start]
    if len(tokens(before).folded) > DATELINE_WORDS or "." in before:
        return False
    after = text[mention.end : min(line[1], mention.end + DATELINE_REACH)].lstrip(
        " \u00a0" + "".join(those("era_letters"))
    )
    if before.rstrip().endswith("("):
        after = after.lstrip(") ")
    if not after[:1] or after[0] not in _SIGNS_AFTER or line[1] - mention.end < SHORTEST_STORY:
        return False
    around = tokens(after).folded[:DATELINE_WORDS]
    openers = ("(", ")", "/", "-", "–", "ـ", "—", "،", ",", *those("in"))
    opened = before.rstrip(" \u00a0").endswith(openers) or not before.strip()
    agency = any(token in those("agencies") for token in around[:2])
    return agency or bool(before.strip() and opened and (after[0] in "-–—ـ/" or _NAMED.match(after)))
