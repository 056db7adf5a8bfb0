"""How the words of a date follow one another: [part] [اليوم] [weekday] [day] [month] [other name] [year] [الماضي]."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hashiya.dates.calendars import FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR
from hashiya.dates.mention import FIRST_YEAR, LAST_YEAR, Mention, PartOf, Sense, Unit, real
from hashiya.dates.words import days, heads, numbered, those, valued

Calendar = Literal["gregorian", "hijri"]
_MONTHS: tuple[tuple[str, Calendar], ...] = (
    ("months", "gregorian"),
    ("months_latin", "gregorian"),
    ("hijri_months", "hijri"),
)
_UNITS: tuple[tuple[str, Unit], ...] = (("year_words", "year"), ("month_words", "month"), ("week_words", "week"))
_LONGEST_GAP = 6
_LONGEST_PHRASE = 3
_LAST_DAY = 31
_BREAKS = frozenset("\n\r.؟!:؛;?")
_SECOND = re.compile(r"[/(–ـ|,،-]")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_NUMERAL = re.compile(r"(\d{1,4})([^\W\d_]*)")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words, folded.

    Attributes:
        spans: of each word, half-open, code points of the text.
    """

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
        return self.spans[at][0] - self.spans[at - 1][1] <= _LONGEST_GAP and not self.breaks(at)

    def breaks(self, at: int) -> bool:
        """True where a sentence or its part ends between a word and the one before it."""
        start, end = self.spans[at - 1][1], self.spans[at][0]
        return self.text[start] in _BREAKS if end - start == 1 else not _BREAKS.isdisjoint(self.text[start:end])

    def before(self, at: int, most: int) -> list[str]:
        """The words before one, in its sentence, no more than some."""
        first, farthest = at, max(0, at - most)
        while first > farthest and not self.breaks(first):
            first -= 1
        return self.tokens[first:at]

    def onward(self, at: int, most: int) -> list[str]:
        """The words of a sentence from one on, no more than some."""
        after, farthest = at + 1, min(len(self.tokens), at + most)
        while after < farthest and not self.breaks(after):
            after += 1
        return self.tokens[at:after]

    def phrase(self, at: int, name: str) -> tuple[int, int]:
        """The number of the longest phrase of a list that begins at a word, and its length in words; 0, 0 for none."""
        if at >= len(self.tokens) or self.tokens[at] not in heads(name):
            return 0, 0
        known = days() if name == "days" else numbered(name)
        for length in range(min(_LONGEST_PHRASE, len(self.tokens) - at), 0, -1):
            found = known.get(tuple(self.tokens[at : at + length]))
            if found is not None and all(self.near(n) for n in range(at + 1, at + length)):
                return found, length
        return 0, 0

    def is_one_of(self, at: int, name: str) -> bool:
        """True where a word is of a list and follows the one before closely."""
        return at < len(self.tokens) and self.tokens[at] in those(name) and (at == 0 or self.near(at))


def mention_at(read: Words, at: int) -> tuple[Mention | None, int]:
    """The mention that begins at a word, and how many words it has; None and how many to leave out."""
    start = read.spans[at][0]
    part: PartOf = valued("parts").get(read.tokens[at], "")
    from_then_on = part == "start" and at + 1 < len(read.tokens) and read.tokens[at + 1] in those("from")
    here = _skip(read, at + 1) if part else at
    if from_then_on or (part and not _follows(read, here)):
        return None, 1
    if (found := _unit(read, here)) or (found := _headed(read, here, part)):
        mention, after = found
        return mention._replace(start=start, end=read.spans[after - 1][1], part=part), after - at
    year = _year(read, here, FIRST_YEAR, LAST_YEAR) if part else 0
    if year:
        return Mention(start, read.spans[here][1], year=year, part=part), here + 1 - at
    return None, 1


def _headed(read: Words, at: int, part: PartOf) -> tuple[Mention, int] | None:
    """«اليوم الجمعة 6 سبتمبر 2024», or any beginning or end of it."""
    here, named = at, Mention(0, 0)
    shift, length = (0, 0) if part else read.phrase(here, "days")
    if length:
        named, here = named._replace(shift=shift), here + length
    if length and here < len(read.tokens) and read.tokens[here] in heads("ordinals"):
        return None  # «اليوم الأول من رمضان» is not today
    weekday, length, begun = 0, 0, here
    if not part and (here == at or _follows(read, here)):
        begun = _skip(read, here) if here > at else here
        weekday, length = read.phrase(begun, "weekdays")
    unsure = bool(length) and read.tokens[begun] in those("weekdays_unsure")
    if length:
        before, named, here = (named, here), named._replace(weekday=weekday), begun + length
    place = _skip(read, here) if here > at else here
    dated, after = _day_and_month(read, place, named) if here == at or _follows(read, here) else (named, place)
    if after > place:
        named, here = dated, after
    elif unsure:
        named, here = before
    if here == at:
        return None
    return _with_sense(read, here, named)


def _follows(read: Words, at: int) -> bool:
    return at < len(read.tokens) and read.near(at)


def _with_sense(read: Words, at: int, named: Mention) -> tuple[Mention, int]:
    """The mention with «الماضي» or «من العام الماضي» after it."""
    if named.year or not (named.month or named.weekday):
        return named, at
    if sense := _sense(read, at):
        return named._replace(sense=sense), at + 1
    place = _skip_of(read, at)
    if named.month and place > at and (found := _unit(read, place)) and found[0].unit in ("year", "month"):
        unit, after = found
        return named._replace(sense=unit.sense, unit=unit.unit, year=unit.year), after
    return named, at


def _skip_of(read: Words, at: int) -> int:
    return at + 1 if read.is_one_of(at, "links") else at


def _day_and_month(read: Words, at: int, named: Mention) -> tuple[Mention, int]:
    """A mention with its day, month and year, and the word after it; as it was where no month stands there."""
    if found := _year_first(read, at, named):
        return found
    day, here = _number(read, at, 1, _LAST_DAY), at
    if day:
        here = _skip(read, at + 1)
    else:
        day, length = read.phrase(at, "ordinals")
        here = _skip(read, at + length) if length else at
    if here >= len(read.tokens) or (here > at and not read.near(here)):
        return named, at
    for names, calendar in _MONTHS:
        month, length = read.phrase(here, names)
        if length:
            return _with_year(read, here, length, named._replace(day=day, month=month, calendar=calendar), names, at)
    return named, at


def _year_first(read: Words, at: int, named: Mention) -> tuple[Mention, int] | None:
    """«2021 مايو 10», as some systems print it."""
    year = _number(read, at, FIRST_YEAR, LAST_YEAR)
    month, length = read.phrase(at + 1, "months") if year and _follows(read, at + 1) else (0, 0)
    after = at + 1 + length
    day = _number(read, after, 1, _LAST_DAY) if length and _follows(read, after) else 0
    if not day or read.is_one_of(after + 1, "year_words") or _year(read, after + 1, FIRST_YEAR, LAST_YEAR):
        return None
    dated = named._replace(year=year, month=month, day=day)
    return (dated, after + 1) if real(dated) else None


def _with_year(read: Words, at: int, length: int, named: Mention, names: str, begun: int) -> tuple[Mention, int]:
    here = _second_name(read, at + length, named.month, names)
    if not named.day:
        named, here = _day_after(read, here, named, names)
    place = _skip(read, here)
    hijri = named.calendar == "hijri"
    bounds = (FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR) if hijri else (FIRST_YEAR, LAST_YEAR)
    near = _follows(read, here) or (names == "months_latin" and _is_after_point(read, here))
    year = _year(read, place, *bounds) if near else 0
    if year and all(read.near(n) for n in range(here + 1, place + 1)):
        named, here = named._replace(year=year), _after_era(read, place + 1, hijri)
    unsure = " ".join(read.tokens[at : at + length]) in those("months_unsure") and not (named.day or named.year)
    hijri_alone = hijri and not named.day and not named.year
    return (named, here) if real(named) and not unsure and not hijri_alone else (named, begun)


def _day_after(read: Words, at: int, named: Mention, names: str) -> tuple[Mention, int]:
    """«Aug. 7, 2014», «آذار 30, 2024»: the day may follow, in Arabic only where a year does after a comma."""
    if not 0 < at < len(read.tokens) or read.gap(at) not in (" ", ". ", "\u00a0"):
        return named, at
    match = _ORDINAL.fullmatch(read.tokens[at])
    if not match or not 1 <= int(match[1]) <= _LAST_DAY:
        return named, at
    before_year = _follows(read, at + 1) and bool(_year(read, at + 1, FIRST_YEAR, LAST_YEAR))
    if names == "months_latin" or (names == "months" and before_year and read.gap(at + 1).strip() in (",", "،")):
        return named._replace(day=int(match[1])), at + 1
    return named, at


def _is_after_point(read: Words, at: int) -> bool:
    return 0 < at < len(read.tokens) and read.gap(at) == ". "


def _after_era(read: Words, at: int, hijri: bool) -> int:
    return at + 1 if read.is_one_of(at, "eras_hijri" if hijri else "eras_gregorian") else at


def _second_name(read: Words, at: int, month: int, names: str) -> int:
    """Behind the same month in another family's name: «كانون الأول/ ديسمبر», «نيسان (أبريل)»."""
    if at < len(read.tokens) and read.near(at):
        linked = bool(_SECOND.search(read.gap(at))) or read.gap(at).isspace()
        other, length = read.phrase(at, names)
        if linked and other == month:
            return at + length
    return at


def _unit(read: Words, at: int) -> tuple[Mention, int] | None:
    """«عام 2021», «العام الجاري», «هذا الشهر», «العام الماضي 2020», with the word after it."""
    pointed = read.is_one_of(at, "this")
    here = at + 1 if pointed else at
    if here >= len(read.tokens) or (pointed and not read.near(here)):
        return None
    unit = _units().get(read.tokens[here], "")
    if not unit:
        return None
    here += 1
    sense = "current" if pointed else _sense(read, here)
    here += bool(sense) and not pointed
    year = _year(read, here, FIRST_YEAR, LAST_YEAR) if unit == "year" and _follows(read, here) else 0
    here += bool(year)
    if year and not sense and (sense := _sense(read, here)):
        here += 1
    if not year and not sense:
        return None
    era = _after_era(read, here, False) if year else here
    return Mention(0, 0, year=year, sense=sense, unit=unit), era


@lru_cache
def _units() -> Mapping[str, Unit]:
    return {word: unit for words, unit in _UNITS for word in those(words)}


def _sense(read: Words, at: int) -> Sense:
    if not _follows(read, at):
        return ""
    senses: tuple[Sense, ...] = ("past", "current", "next")
    return next((sense for sense in senses if read.tokens[at] in those(sense)), "")


def _skip(read: Words, at: int) -> int:
    """Behind words that only link the parts of a date."""
    while at < len(read.tokens) and read.tokens[at] in those("links") and read.near(at):
        at += 1
    return at


def _number(read: Words, at: int, least: int, most: int) -> int:
    if at >= len(read.tokens) or not read.tokens[at].isdecimal() or len(read.tokens[at]) > len("2024"):
        return 0
    number = int(read.tokens[at])
    return number if least <= number <= most else 0


def _year(read: Words, at: int, least: int, most: int) -> int:
    """A year, with the sign of its era joined to it or not: «2024», «2024م», «1446هـ»."""
    match = _NUMERAL.fullmatch(read.tokens[at]) if at < len(read.tokens) else None
    eras = those("eras_gregorian") if least == FIRST_YEAR else those("eras_hijri")
    if not match or (match[2] and match[2] not in eras):
        return 0
    return int(match[1]) if least <= int(match[1]) <= most else 0
