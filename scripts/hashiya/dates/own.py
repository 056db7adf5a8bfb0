"""The day that a text calls its own: «اليوم الجمعة 6 أيلول», «أمس الأربعاء 12 أكتوبر 2016», «بيروت ـ 6 أيلول 2024 (وكالة)»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hashiya.arabic import words as word_spans
from hashiya.dates.grammar import Words
from hashiya.dates.known import Known
from hashiya.dates.mention import Mention
from hashiya.dates.words import those

# A text rarely speaks of its last known year as of long ago; further years that fit the weekday need not be thought of.
MOST_YEARS = 5
DATELINE_REACH, DATELINE_WORDS = 60, 6
_SIGNS_AFTER = "(/-–ـ—:،[|"
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
    found = [own for m in (*counted, *lines) if (m.weekday or not _runs_up_to(text, m)) and (own := _own(m, around))]
    return sorted(found, key=lambda own: not own.sure)


def _runs_up_to(text: str, mention: Mention) -> bool:
    """True for the end of a span of days: «من 14 إلى غاية اليوم 16 أكتوبر», «في مثل هذا اليوم»."""
    before = text[max(0, mention.start - 24) : mention.start]
    tokens = Words.of(before, word_spans(before)).tokens[-2:]
    return any(word in those("running") for word in tokens)


def _own(mention: Mention, around: Known) -> OwnDay | None:
    shift = timedelta(days=mention.shift or 0)
    if mention.year or mention.calendar == "hijri":
        day = mention.date
        wrong = mention.paired == "differs" or not mention.fits
        if not day or wrong:
            return None
        sure = bool(mention.weekday) or mention.paired == "agrees"
        return OwnDay(day - shift, mention, sure)
    years = _years(mention, around)
    days = [day for year in years if (day := _day(year, mention))]
    if len(days) != 1:
        return None
    witness = around.lower if around.lower and around.lower.year == days[0].year else around.upper or around.lower
    return OwnDay(days[0] - shift, mention, bool(mention.weekday), witness)


def _years(mention: Mention, around: Known) -> list[int]:
    """The years that the weekday and what the text knows leave; none where they leave them open.

    With bounds on both sides these decide. With a lower one alone the year is that one, or none: most texts that print
    a year do so because it is another than their own.
    """
    first = around.earliest.year if around.earliest else 0
    last = around.latest.year if around.latest else 0
    if first and last:
        near = last - first < MOST_YEARS
        return list(range(first, last + 1)) if first == last or (mention.weekday and near) else []
    if last and mention.weekday:
        return list(range(last - 1, last + 1))
    return list(range(first, first + MOST_YEARS)) if first and mention.weekday else []


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
    if len(Words.of(before, word_spans(before)).tokens) > DATELINE_WORDS or "." in before:
        return False
    after = text[mention.end : min(line[1], mention.end + DATELINE_REACH)].lstrip(" \u00a0مه")
    if not after[:1] or after[0] not in _SIGNS_AFTER:
        return False
    tokens = Words.of(after, word_spans(after)).tokens[:DATELINE_WORDS]
    opened = before.rstrip(" \u00a0").endswith(("(", "/", "-", "–", "ـ", "—", "،", "في", ",")) or not before.strip()
    agency = any(token in those("agencies") for token in tokens[:2])
    return agency or bool(before.strip() and opened and after[0] in "-–—ـ/")


