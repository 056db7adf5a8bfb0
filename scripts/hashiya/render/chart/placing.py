"""Where marks stand: beside one another while they are few, else gathered where they would cover one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hashiya.render.chart.model import Axis, Frame, Mark, Spot
from hashiya.render.chart.scale import Scale

MOST_APART = 60
MOST_GATHERED = {"wide": 80, "narrow": 50}
RADIUS = 5.5
# How far the ring of what is vague stands from its mark.
HALO = 4
# How far from its place a mark may stand to be seen beside others, in marks.
MOST_STEPS = 5
_STEP = 2 * RADIUS + 2
# A bound's arrow: how far it points to where the value may lie.
ARROW = 26
_CELLS = (14, 20, 28, 40, 56, 80, 112)
# What is planned stands this far to one side of what is reported, where both would cover one another.
_ASIDE = 8


def placed(marks: Sequence[Mark], time: Scale, axis: Axis, frame: Frame) -> list[Spot]:
    """All marks, in order; each stands in one spot."""
    spots = [_spot(mark, time, axis) for mark in marks]
    apart = _apart(spots, frame) if len(spots) <= MOST_APART else None
    return apart or _gathered(spots, MOST_GATHERED[frame.name])


def _spot(mark: Mark, time: Scale, axis: Axis) -> Spot:
    aside = (_ASIDE if not mark.planned else -_ASIDE) if axis.lanes else 0
    y = axis.scale(mark.value) + aside
    low = axis.scale(mark.low) + aside if mark.low is not None else y + ARROW
    high = axis.scale(mark.high) + aside if mark.high is not None else y - ARROW
    x = time(mark.day)
    x0 = time(mark.first) if mark.first is not None else x + ARROW
    x1 = time(mark.last) if mark.last is not None else x - ARROW
    return Spot((mark,), x, y, x0, x1, low, high)


def _apart(spots: list[Spot], frame: Frame) -> list[Spot] | None:
    """Each beside those that were there before, within the plot; None where one would be too far from its place."""
    done: list[Spot] = []
    for spot in spots:
        x = next((x for x in _near(spot.x, frame) if _is_free(x, spot.y, done)), None)
        if x is None:
            return None
        done.append(replace(spot, x=x))
    return done


def _near(x: float, frame: Frame) -> Iterator[float]:
    left, _, right, _ = frame.plot
    moved = (x + sign * _STEP * steps for steps in range(MOST_STEPS + 1) for sign in (1, -1))
    return (place for place in moved if left + RADIUS <= place <= right - RADIUS)


def _is_free(x: float, y: float, done: list[Spot]) -> bool:
    return not any(abs(other.x - x) < _STEP - 0.1 and abs(other.y - y) < _STEP for other in done)


def _gathered(spots: list[Spot], most: int) -> list[Spot]:
    for cell in _CELLS:
        groups: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
        for spot in spots:
            mark = spot.mark
            groups[round(spot.x / cell), round(spot.y / cell), mark.shape, mark.planned].append(spot)
        if len(groups) <= most:
            break
    return [_one(found) for found in groups.values()]


def _one(found: list[Spot]) -> Spot:
    """Several in the place of the first, without how far each of them reaches."""
    spot = found[0]
    x = spot.x - _ASIDE if spot.mark.planned else spot.x
    return replace(spot, marks=tuple(one.mark for one in found), x=x, x0=x, x1=x)
