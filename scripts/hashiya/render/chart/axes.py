"""The axis of values, by what a question asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hashiya.render.chart.model import Axis, Frame, Mark
from hashiya.render.chart.scale import Scale, Tick, days, number_scale, numbers, padded

_MOST_TICKS = 6
# A single date has a year around it, so that a bound's arrow and the marks of months find room.
_LEAST_DAYS = 120


def of_dates(marks: Sequence[Mark], frame: Frame, title: str, tick: Callable[[str], str]) -> Axis:
    """Days that answers name, upwards."""
    _, top, _, bottom = frame.plot
    scale = Scale(*padded(_ends(marks), 0.12, _LEAST_DAYS), bottom, top)
    ticks = tuple(Tick(t.value, tick(t.words)) for t in days(scale.first, scale.last, _MOST_TICKS))
    return Axis(scale, ticks, title, days=True)


def of_numbers(marks: Sequence[Mark], frame: Frame, title: str, tick: Callable[[str], str]) -> Axis:
    """Quantities, upwards."""
    _, top, _, bottom = frame.plot
    scale = number_scale(_ends(marks), bottom, top)
    return Axis(scale, tuple(Tick(t.value, tick(t.words)) for t in numbers(scale, _MOST_TICKS)), title)


def of_yes_and_no(frame: Frame, yes: str, no: str) -> Axis:
    """Two lanes: yes above no."""
    _, top, _, bottom = frame.plot
    return Axis(Scale(-0.5, 1.5, bottom, top), (Tick(0, no), Tick(1, yes)), "", lanes=True)


def of_words(frame: Frame, count: int, tick: Callable[[int], str]) -> Axis:
    """Answers in words, by their numbers from 1: a lane each, the first on top."""
    _, top, _, bottom = frame.plot
    ticks = tuple(Tick(number, tick(number)) for number in range(1, count + 1))
    return Axis(Scale(0.5, count + 0.5, top, bottom), ticks, "", lanes=True)


def of_time(marks: Sequence[Mark], frame: Frame) -> Scale:
    """When answers were given, as the words of the page run: for Arabic the first answer stands at the right."""
    left, _, right, _ = frame.plot
    ends = [float(end) for mark in marks for end in (mark.first, mark.last) if end is not None]
    begin, end = (right, left) if frame.direction == "rtl" else (left, right)
    return Scale(*padded(ends, 0.05, 15), begin, end)


def _ends(marks: Sequence[Mark]) -> list[float]:
    return [end for mark in marks for end in (mark.low, mark.high) if end is not None]
