"""The picture of a question: when answers were given against what they say, as static SVG.

Values in, SVG out: nothing is read or measured here. Each answer is one mark that leads to its words. Time runs as
the text and the table beside it do: a reader of Arabic begins at the right, so that is where the first answer stands.
It is drawn twice, for wide and for narrow screens, so that letters keep their size; the style sheet shows one of both.
All colours are the style sheet's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from hashiya.render.chart.axes import of_time
from hashiya.render.chart.draw import (
    aside_key,
    drawing,
    has_span,
    key,
    line_key,
    place_key,
    same_day,
    several_key,
    written,
)
from hashiya.render.chart.labels import TICK_SIZE, labels, width
from hashiya.render.chart.model import Axis, Frame, Mark, Spot, Words
from hashiya.render.chart.placing import placed
from hashiya.render.chart.scale import Scale, Tick, days
from hashiya.render.chart.svg import drawn

__all__ = ["FRAMES", "SMALL", "Axis", "Frame", "Key", "Mark", "Words", "picture"]

_WIDE = Frame("wide", 760, 400, 40)
_NARROW = Frame("narrow", 358, 380, 40)
FRAMES = (_WIDE, _NARROW)
# Beside a column of words.
SMALL = (Frame("wide", 560, 330, 40), Frame("narrow", 358, 300, 40))
_LANES = 200
_WIDEST_TICK = 62

AxisFor = Callable[[Frame], Axis]
Key = tuple[str, Markup, str]


class _Laid(NamedTuple):
    """Where everything of a picture stands."""

    frame: Frame
    axis: Axis
    time: Scale
    spots: list[Spot]


def picture(
    marks: Sequence[Mark],
    axis_for: AxisFor,
    words: Words,
    direction: str = "rtl",
    *,
    lanes: bool = False,
    frames: Sequence[Frame] = FRAMES,
) -> tuple[Markup, tuple[Key, ...]]:
    """The picture for wide and for narrow screens, and what of the shapes it has.

    Args:
        marks: one for each answer, in order of time; none make no picture.
        axis_for: the axis of values on a frame.
        direction: how the words of the page run, and time with them.
        lanes: True where there are few values only, so that it need not be high.
        frames: of a wide and of a narrow picture.

    Returns:
        Of each shape also a word for it, a small picture, and the name of the frame where only that one has it.
    """
    if not marks:
        return Markup(""), ()
    fitting = (replace(frame, direction=direction, height=_LANES if lanes else frame.height) for frame in frames)
    laid = [_laid(marks, axis_for, frame) for frame in fitting]
    return Markup("").join(_drawn(one, words) for one in laid), tuple(_legend(marks, laid))


def _drawn(laid: _Laid, words: Words) -> Markup:
    frame, axis, time, spots = laid
    left, _, right, _ = frame.plot
    ticks = [
        Tick(t.value, words.tick(t.words)) for t in days(time.first, time.last, int((right - left) / _WIDEST_TICK))
    ]
    single = all(len(spot.marks) == 1 for spot in spots)
    beside = written(labels(spots, frame, words.numbered)) if single and not axis.lanes else ()
    inside = [*drawing(frame, time, ticks, axis, spots, words), *beside]
    label = f"{words.title}. {words.description}"
    return drawn(inside, f"h-chart h-chart--{frame.name}", (frame.width, frame.height), label, frame.direction)


def _laid(marks: Sequence[Mark], axis_for: AxisFor, bare: Frame) -> _Laid:
    """Where everything stands once the words of the axis of values have their room."""
    widest = max((width(tick.words, TICK_SIZE) for tick in axis_for(bare).ticks), default=0)
    names = widest + 14
    frame = replace(bare, right=names) if bare.direction == "rtl" else replace(bare, left=names, right=bare.left)
    axis, time = axis_for(frame), of_time(marks, frame)
    return _Laid(frame, axis, time, placed(marks, time, axis, frame))


def _legend(marks: Sequence[Mark], laid: Sequence[_Laid]) -> Iterator[Key]:
    yield from ((name, picture, "") for name, picture in _shapes(marks, laid[0].spots))
    yield from _only("several", several_key(), laid, lambda spot: len(spot.marks) > 1)
    yield from _only("place", place_key(), laid, lambda spot: len(spot.marks) > 1)
    yield from _only("aside", aside_key(), laid, lambda spot: spot.target is not None)
    if laid[0].axis.days and same_day(laid[0].time, laid[0].axis.scale):
        yield "same", line_key("h-c-same"), ""


def _shapes(marks: Sequence[Mark], spots: Sequence[Spot]) -> Iterator[tuple[str, Markup]]:
    plain = replace(marks[0], shape="point", vague=False)
    for status, planned in (("planned", True), ("factual", False)):
        if any(mark.planned == planned for mark in marks):
            yield status, key(plain, f"h-c-{status}")
    if any(has_span(spot) and not spot.mark.vague for spot in spots):
        yield "span", key(replace(plain, shape="span"))
    for shape in ("below", "above"):
        if any(mark.shape == shape for mark in marks):
            yield shape, key(replace(plain, shape=shape))
    if vague := [spot for spot in spots if spot.mark.vague]:
        yield "vague", key(replace(plain, vague=True, shape="span" if any(map(has_span, vague)) else "point"))


def _only(name: str, shape: Markup, laid: Sequence[_Laid], has: Callable[[Spot], bool]) -> Iterator[Key]:
    found = [one.frame.name for one in laid if any(map(has, one.spots))]
    if found:
        yield name, shape, "" if len(found) == len(laid) else found[0]
