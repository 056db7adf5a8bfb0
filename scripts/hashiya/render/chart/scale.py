"""From values to pixels, and where an axis has its marks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_DAYS = (1, 2, 5, 10)
# Beyond a thousandfold the small values of a linear scale all lie on its floor.
_LOGARITHMIC_FROM = 1000


@dataclass(frozen=True)
class Scale:
    """A stretch of values on a stretch of pixels; the pixels may run backwards."""

    first: float
    last: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        """The pixel of a value; what lies outside stays at the edge."""
        first, last, at = (self._on(v) for v in (self.first, self.last, value))
        share = (at - first) / (last - first)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)

    def _on(self, value: float) -> float:
        return math.log10(max(value, self.first)) if self.logarithmic else value


@dataclass(frozen=True)
class Tick:
    """A mark of an axis: days as an EDTF date of the unit that it begins, numbers in plain figures."""

    value: float
    words: str


def padded(values: list[float], share: float, least: float) -> tuple[float, float]:
    """The stretch that holds all values, with room on both sides: a share of it, and not less than `least`."""
    low, high = min(values), max(values)
    room = max((high - low) * share, least)
    return low - room, high + room


def days(first: float, last: float, most: int) -> list[Tick]:
    """At most so many beginnings of years, months or days within a stretch of days (ordinals)."""
    low, high = max(1, math.ceil(first)), min(date.max.toordinal(), math.floor(last))
    found = list(_calendars(date.fromordinal(low), date.fromordinal(high), most))
    thinned = (ticks[:: max(1, -(-len(ticks) // most))] for ticks in found)
    return next((ticks for ticks in (*found, *thinned) if 2 <= len(ticks) <= most), [])


def _calendars(first: date, last: date, most: int) -> Iterator[list[Tick]]:
    """All ways to divide it, the finest first, none of them much longer than wanted."""
    span = (last - first).days
    for step in _DAYS:
        if span // step <= most:
            yield [_day(n) for n in range(first.toordinal(), last.toordinal() + 1) if n % step == 0]
    for step in _MONTHS:
        if span // (step * 28) <= most + 1:
            yield _months(first, last, step)
    for step in _YEARS:
        years = (y for y in range(first.year, last.year + 1) if y % step == 0 and y)
        yield [Tick(date(y, 1, 1).toordinal(), f"{y:04d}") for y in years if date(y, 1, 1) >= first]


def _day(ordinal: int) -> Tick:
    return Tick(ordinal, date.fromordinal(ordinal).isoformat())


def _months(first: date, last: date, step: int) -> list[Tick]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    begun = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    return [Tick(day.toordinal(), day.isoformat()[:7]) for day in begun if first <= day <= last]


def number_scale(values: list[float], start: float, end: float) -> Scale:
    """A scale for quantities: from zero, since heights are compared; logarithmic where values differ too much."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOGARITHMIC_FROM:
        return Scale(low / 3, high * 3, start, end, logarithmic=True)
    low, high = min(0.0, low), max(0.0, high)
    room = (high - low or 1) * 0.15
    return Scale(low - (room if low < 0 else 0), high + (room if high > 0 or low == 0 else 0), start, end)


def numbers(scale: Scale, most: int) -> list[Tick]:
    """At most so many round numbers on a scale."""
    if scale.logarithmic:
        powers = range(math.ceil(math.log10(scale.first)), math.floor(math.log10(scale.last)) + 1)
        return [_number(10.0**power) for power in powers[:: -(-len(powers) // most)]]
    step = _round_step((scale.last - scale.first) / most)
    return [_number(n * step) for n in range(math.ceil(scale.first / step), math.floor(scale.last / step) + 1)]


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))


def _number(value: float) -> Tick:
    """A number with no more digits than a step needs: sums of binary fractions have a tail."""
    return Tick(value, f"{Decimal(f'{value:.12g}'):f}")
