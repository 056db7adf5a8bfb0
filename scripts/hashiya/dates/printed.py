"""The dates that a publishing system prints around an article: which of them is the day of publication.

A line with a word of publishing («نشر في», «بتاريخ») says so. A bare date beside the title is taken for it; one far
above is a clock of the page, which only tells that the article is no younger; so does a line of a last change. A bare
date below the article belongs to other articles unless the text's own weekday agrees.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from hashiya.arabic import tokens
from hashiya.dates.declared import FIRST_PLAUSIBLE, LAST_PLAUSIBLE, both_orders
from hashiya.dates.mention import Mention
from hashiya.dates.words import those

LONGEST_DATE_LINE = 160
MOST_OTHER_WORDS, MOST_NAMES = 8, 3
LINES_ABOVE, LINES_BELOW, LINES_BELOW_TITLE, LINES_AFTER = 2, 5, 3, 3
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_NUMBER = re.compile(r"\d+(?:ص|م|ه|am|pm|utc|gmt)?", re.I)
Span = tuple[int, int]
Role = Literal["published", "changed", ""]
Place = Literal["above", "near", "head", "body", "after", "below"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A full date on a line that is no sentence.

    Attributes:
        days: the day; two where the order of day and month is open, the likelier first.
        role: what the words before it say of it.
        place: where its line stands: far above the title, near it, elsewhere before the first paragraph, among the
            paragraphs, right after the last one, further below.
        bare: True where the line has nothing but dates and hours.
        fits: whether the weekday beside it is that of the day; None where none is printed.
        hour: True where an hour is printed behind it.
    """

    mention: Mention
    days: tuple[date, ...]
    open: bool
    role: Role
    place: Place
    bare: bool
    fits: bool | None
    hour: bool = False


def printed_dates(
    text: str, found: Sequence[Mention], body: Sequence[Span], page: Sequence[Span]
) -> tuple[list[Printed], set[Span]]:
    """The dates of the publishing system, and the spans of the body whose lines are nothing but such a date."""
    starts = [mention.start for mention in found]
    lines = sorted([*body, *page])
    of_page, first = set(page), min(body, default=(len(text), 0))
    last = max(body, default=(0, 0))
    numbers = (lines.index(first), lines.index(last)) if body else (0, 0)
    around = Layout(*numbers, first, last, body[1] if len(body) > 1 else first)
    dates: list[Printed] = []
    own_lines: set[Span] = set()
    for number, line in enumerate(lines):
        start, end = line
        if end - start > LONGEST_DATE_LINE:
            continue
        on = found[bisect_left(starts, start) : bisect_left(starts, end)]
        full = [mention for mention in on if mention.date]
        if not full:
            continue
        most = MOST_OTHER_WORDS if line in of_page else MOST_NAMES if line != first else 0
        read = _read(text, line, on, full, around.place(number, line), most)
        if line in of_page or (read and _heads(text, lines, number, around) and all(e.bare or e.role for e in read)):
            dates += read
            own_lines.add(line)
    return dates, own_lines


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the title and the paragraphs stand among the lines."""

    title: int
    end: int
    first: Span
    last: Span
    second: Span

    def place(self, number: int, line: Span) -> Place:
        """The place of a line, by its number among all lines that are not blank."""
        if line > self.last:
            return "after" if number - self.end <= LINES_AFTER else "below"
        if line < self.first:
            return "near" if self.title - number <= LINES_ABOVE else "above"
        if number - self.title <= LINES_BELOW:
            return "near"
        return "head" if line < self.second else "body"


def _heads(text: str, lines: Sequence[Span], number: int, around: Layout) -> bool:
    """True for a line of the body right below the title, unless the line before it leads up to it."""
    between = lines[around.title + 1 : number]
    led = bool(between) and text[slice(*between[-1])].rstrip().endswith(":")
    return len(between) < LINES_BELOW_TITLE and not led and all(e - s <= LONGEST_DATE_LINE for s, e in between)


def _read(
    text: str, line: Span, on: Sequence[Mention], full: Sequence[Mention], place: Place, most: int
) -> list[Printed]:
    weekday = next((mention.weekday for mention in on if mention.weekday), 0)
    rest = _rest(text, line, on)
    others = [word for word in rest if not (word in _known_words() or _NUMBER.fullmatch(word))]
    read, behind = [], line[0]
    for mention in full:
        role = _role(text[behind : mention.start]) or _change_behind(text[mention.end : line[1]], mention is on[-1])
        behind = mention.end
        spare = len(others) <= most if role else _is_stamp(text[slice(*line)], others, weekday)
        if mention.date and spare:
            days, is_open = both_orders(mention.date, mention.swapped, weekday, text[slice(*line)])
            days = tuple(day for day in days if FIRST_PLAUSIBLE <= day <= LAST_PLAUSIBLE)
            fits = days[0].isoweekday() == weekday if weekday and days else None
            if days:
                hour = bool(_CLOCK.search(text, mention.end, line[1]))
                read.append(Printed(mention, days, is_open and len(days) > 1, role, place, not others, fits, hour))
    return read


def _is_stamp(line: str, others: Sequence[str], weekday: int) -> bool:
    """True for a line of the system that has other words too, an author's or a place: no caption of a picture."""
    if weekday or _CLOCK.search(line):
        return len(others) <= MOST_OTHER_WORDS
    return len(others) <= MOST_NAMES and "(" not in line and those("agencies").isdisjoint(others)


def _role(before: str) -> Role:
    around = tokens(before).folded
    for token in reversed(around):
        if token in those("update_words"):
            return "changed"
        if token in those("publish_words"):
            return "changed" if any(word in those("update_words") for word in around) else "published"
    return ""


def _change_behind(after: str, last: bool) -> Role:
    """Whether only the hour of a last change follows the last date: «4 آب 2013، آخر تحديث 14:00»."""
    if not last:
        return ""
    said = tokens(after).folded
    changed = any(word in those("update_words") for word in said[:2])
    return "changed" if changed and _CLOCK.search(after) and _CLOCK.split(after)[0].strip()[-1:].isalpha() else ""


def _rest(text: str, line: Span, on: Sequence[Mention]) -> list[str]:
    """The words of a line that are no part of a date."""
    pieces, behind = [], line[0]
    for mention in on:
        pieces.append(text[behind : mention.start])
        behind = max(behind, mention.end)
    plain = " ".join([*pieces, text[behind : line[1]]])
    return tokens(plain).folded


@lru_cache
def _known_words() -> frozenset[str]:
    lists = ("line_words", "publish_words", "update_words", "links", "eras_hijri", "eras_gregorian")
    return frozenset().union(*(those(name) for name in lists))
