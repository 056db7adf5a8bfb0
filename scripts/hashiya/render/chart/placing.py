"""Where marks stand: beside one another while they are few, else gathered where they would cover one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hashiya.render.chart.model import Axis, Frame, Mark, Spot
from hashiya.render.chart.scale import Scale

MOST_APART = 60
MOST_GATHERED = 120
RADIUS = 5.5
# A bound's arrow: how far it points to where the value may lie.
ARROW = 26
_CELLS = (14, 20, 28, 40, 56, 80)


def placed(marks: Sequence[Mark], time: Scale, axis: Axis, frame: Frame) -> list[Spot]:
    """All marks, in order; each stands in one spot."""
    spots = [_spot(mark, time, axis) for mark in marks]
    return _apart(spots, frame) if len(spots) <= MOST_APART else _gathered(spots)


def _spot(mark: Mark, time: Scale, axis: Axis) -> Spot:
    y = axis.scale(mark.value)
    low = axis.scale(mark.low) if mark.low is not None else y + ARROW
    high = axis.scale(mark.high) if mark.high is not None else y - ARROW
    x = time(mark.day)
    x0 = time(mark.first) if mark.first is not None else x + ARROW
    x1 = time(mark.last) if mark.last is not None else x - ARROW
    return Spot((mark,), x, y, x0, x1, low, high)


def _apart(spots: list[Spot], frame: Frame) -> list[Spot]:
    """Each beside those that were there before, as near to its place as it can be, within the plot."""
    done: list[Spot] = []
    left, _, right, _ = frame.plot
    step = 2 * RADIUS + 2
    for spot in spots:
        shifts = (sign * step * n for n in range(len(done) + 2) for sign in (1, -1))
        free = (
            moved
            for shift in shifts
            if left + RADIUS <= (moved := spot.x + shift) <= right - RADIUS
            and not any(abs(o.x - moved) < step - 0.1 and abs(o.y - spot.y) < step for o in done)
        )
        x = next(free, spot.x)
        done.append(replace(spot, x=x))
    return done


def _gathered(spots: list[Spot]) -> list[Spot]:
    for cell in _CELLS:
        groups: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
        for spot in spots:
            mark = spot.mark
            groups[round(spot.x / cell), round(spot.y / cell), mark.shape, mark.planned].append(spot)
        if len(groups) <= MOST_GATHERED:
            break
    return [replace(found[0], marks=tuple(spot.mark for spot in found)) for found in groups.values()]
