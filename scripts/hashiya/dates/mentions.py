"""Finds what a text prints of dates: days, months, years, weekdays, and words such as «اليوم».

A mention states only what is printed. Nothing is completed here: a day without a year stays without one.
Time grows with the text. Both digit sets are read; a date that does not exist in the calendar is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hashiya.arabic import fold, fold_word
from hashiya.arabic import words as word_spans
from hashiya.dates.words import Phrase, days, numbered, those

Sense = Literal["", "past", "current", "next"]
FIRST_YEAR, LAST_YEAR = 1900, 2100
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})|(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}))"
    r"(?![\d/-]|\.\d)"
)
_LONGEST_GAP = 6
_LONGEST_STEM = 4
_BREAK = re.compile(r"[\n.؟!:؛]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as printed.

    Attributes:
        start, end: half-open span of the words, code points of the text.
        year, month, day: what is printed of it, 0 where it is not; of the calendar named.
        weekday: 1 Monday to 7 Sunday, 0 where none is printed.
        shift: days from the day of writing where a word such as «اليوم» or «أمس» says so, else None.
        sense: «الماضي», «الجاري», «المقبل» beside a month, weekday or year.
        unit: for a sense without a name («الشهر الماضي»), which unit it speaks of.
        ahead: True where the words before put it into the future of the text, or leave that open.
        due: True where they say that it is still to come («بحلول»).
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

    @property
    def date(self) -> date | None:
        """The day, where year, month and day of the Gregorian calendar are printed."""
        if self.calendar != "gregorian" or not (self.year and self.month and self.day):
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    spans: list[tuple[int, int]]
    tokens: list[str]

    def gap(self, at: int) -> str:
        """What stands before a word, after the one before it."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]]

    def near(self, at: int) -> bool:
        """True where a word follows the one before closely: white space, a comma, a slash, a hyphen, brackets."""
        if not 0 < at < len(self.tokens):
            return False
        gap = self.gap(at)
        return len(gap) <= _LONGEST_GAP and not _BREAK.search(gap)

    def phrase(self, at: int, known: Mapping[Phrase, int]) -> tuple[int, int]:
        """The number of the longest known phrase that begins at a word, and how many words it has; 0, 0 for none."""
        for length in (2, 1):
            if at + length <= len(self.tokens) and all(self.near(n) for n in range(at + 1, at + length)):
                found = known.get(tuple(self.tokens[at : at + length]))
                if found is not None:
                    return found, length
        return 0, 0


def mentions(text: str) -> tuple[Mention, ...]:
    """All dates that a text prints, in order, none overlapping."""
    spans = word_spans(text)
    read = _Text(text, spans, [fold_word(text[start:end]) for start, end in spans])
    found, at, covered = _numeric(text), 0, 0
    taken = [(mention.start, mention.end) for mention in found]
    while at < len(read.tokens):
        if covered < len(taken) and spans[at][0] >= taken[covered][1]:
            covered += 1
            continue
        if covered < len(taken) and spans[at][1] > taken[covered][0]:
            at += 1
            continue
        mention, length = _at(read, at)
        if mention:
            found.append(replace(mention, ahead=_ahead(read, at), due=_due(read, at)))
        at += max(1, length)
    return tuple(_joined(text, sorted(found, key=lambda mention: mention.start)))


def _numeric(text: str) -> list[Mention]:
    folded = "".join(letter if letter.isascii() else fold(letter) if letter.isdigit() else letter for letter in text)
    found = []
    for match in _NUMERIC.finditer(folded):
        year, month, day = (int(match[n]) for n in ((1, 2, 3) if match[1] else (6, 5, 4)))
        if mention := _real(Mention(*match.span(), year, month, day)):
            found.append(mention)
    return found


def _at(read: _Text, at: int) -> tuple[Mention | None, int]:
    """The mention that begins at a word, and how many words it has."""
    start, here = read.spans[at][0], at
    shift, length = read.phrase(here, days())
    named = Mention(start, 0, shift=shift) if length else Mention(start, 0)
    here += length
    if length and here < len(read.tokens) and not read.near(here):
        return _closed(read, named, here), here - at
    weekday, length = read.phrase(_skip(read, here), numbered("weekdays"))
    if length:
        here = _skip(read, here) + length
        named = replace(named, weekday=weekday)
    dated, after = _day_and_month(read, _skip(read, here) if here > at else here, named)
    if after > here:
        named, here = dated, after
    if here == at:
        return _year_alone(read, at)
    sense = _sense(read, here)
    if sense and not named.year:
        named, here = replace(named, sense=sense), here + 1
    return _closed(read, named, here), here - at


def _day_and_month(read: _Text, at: int, named: Mention) -> tuple[Mention, int]:
    """A mention with its day, month and year, and the word after it; as it was where no month stands there."""
    day, here = _number(read, at, 1, 31), at
    if day:
        here = _skip(read, at + 1)
    if here >= len(read.tokens) or (here > at and not read.near(here)):
        return named, at
    for names, calendar in (("months", "gregorian"), ("months_en", "gregorian"), ("hijri_months", "hijri")):
        month, length = read.phrase(here, numbered(names))
        if length:
            return _with_year(read, here, length, replace(named, day=day, month=month, calendar=calendar), names, at)  # type: ignore[arg-type]
    return named, at


def _with_year(read: _Text, at: int, length: int, named: Mention, names: str, begun: int) -> tuple[Mention, int]:
    here = _second_name(read, at + length, named.month, names)
    abbreviated = (
        names == "months_en" and not named.day and 0 < here < len(read.tokens) and read.gap(here) in (" ", ". ")
    )
    english_day = _number(read, here, 1, 31) if abbreviated else 0
    if english_day:
        named, here = replace(named, day=english_day), here + 1
    place = _skip(read, here)
    hijri = named.calendar == "hijri"
    year = _number(read, place, 1300 if hijri else FIRST_YEAR, 1500 if hijri else LAST_YEAR) if read.near(here) else 0
    if year and all(read.near(n) for n in range(here, place + 1)):
        named, here = replace(named, year=year), place + 1
    unsure = " ".join(read.tokens[at : at + length]) in those("months_unsure") and not (named.day or named.year)
    hijri_alone = hijri and not named.day and not named.year
    return (named, here) if _real(named) and not unsure and not hijri_alone else (named, begun)


def _second_name(read: _Text, at: int, month: int, names: str) -> int:
    """Behind the same month in another family's name: «كانون الأول/ ديسمبر», «نيسان (أبريل)»."""
    if at < len(read.tokens) and read.near(at) and re.search(r"[/(–-]", read.gap(at)):
        other, length = read.phrase(at, numbered(names))
        if other == month:
            return at + length
    return at


def _year_alone(read: _Text, at: int) -> tuple[Mention | None, int]:
    """«عام 2021», «العام الجاري», «العام الماضي 2020»."""
    if read.tokens[at] not in those("year_words"):
        return None, 1
    here, start = at + 1, read.spans[at][0]
    sense = _sense(read, here)
    here += bool(sense)
    year = _number(read, here, FIRST_YEAR, LAST_YEAR) if read.near(here) else 0
    if not year and not sense:
        return None, 1
    here += bool(year)
    return _closed(read, Mention(start, 0, year=year, sense=sense), here), here - at


def _sense(read: _Text, at: int) -> Sense:
    if at >= len(read.tokens) or not read.near(at):
        return ""
    for sense in ("past", "current", "next"):
        if read.tokens[at] in those(sense):
            return sense
    return ""


def _skip(read: _Text, at: int) -> int:
    """Behind words that only link the parts of a date."""
    while at < len(read.tokens) and read.tokens[at] in those("links") and read.near(at):
        at += 1
    return at


def _number(read: _Text, at: int, least: int, most: int) -> int:
    if at >= len(read.tokens) or not read.tokens[at].isdecimal() or len(read.tokens[at]) > 4:
        return 0
    number = int(read.tokens[at])
    return number if least <= number <= most else 0


def _ahead(read: _Text, at: int) -> bool:
    before = read.tokens[max(0, at - 5) : at]
    future = tuple(those("future_prefixes"))
    return any(word in those("ahead") or (len(word) > _LONGEST_STEM and word.startswith(future)) for word in before)


def _due(read: _Text, at: int) -> bool:
    return any(word in those("due") for word in read.tokens[max(0, at - 2) : at])


def _closed(read: _Text, mention: Mention, after: int) -> Mention:
    return replace(mention, end=read.spans[after - 1][1])


def _real(mention: Mention) -> Mention | None:
    """The mention, unless its calendar has no such day."""
    if not mention.month or mention.calendar == "hijri":
        return mention if mention.day <= 30 or mention.calendar == "gregorian" else None
    try:
        date(mention.year or 2000, mention.month, mention.day or 1)
    except ValueError:
        return None
    return mention if not mention.year or FIRST_YEAR <= mention.year <= LAST_YEAR else None


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """A weekday or «اليوم» right before a numeric date belongs to it."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        bare = last and not last.month and not last.year and (last.weekday or last.shift is not None)
        if last and bare and mention.date and len(text[last.end : mention.start].strip(" ،,-(")) == 0:
            joined[-1] = replace(mention, start=last.start, weekday=last.weekday, shift=last.shift, ahead=last.ahead)
        else:
            joined.append(mention)
    return joined
