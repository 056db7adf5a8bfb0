"""Where marks stand: beside one another while they are few, else gathered where they would cover one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from hashiya.render.chart.model import Axis, Box, Frame, Mark, Spot
from hashiya.render.chart.scale import Scale

MOST_APART = 60
MOST_GATHERED = {"wide": 80, "narrow": 50}
RADIUS = 5.5
# How far the ring of what is vague stands from its mark.
HALO = 4
NUMBER_SIZE = 11.5
# How far from its place a mark may stand to be seen beside others, in marks.
MOST_STEPS = 5
_STEP = 2 * RADIUS + 2
# A bound's arrow: how far it points to where the value may lie.
ARROW = 26
# How far from the first of them others are gathered with it.
_REACHES = (10, 14, 20, 28, 40, 56, 80, 112, 160, 226)
# How broad and high the sign for several is with its number, and room around it; arrows of bounds may pass others.
_BROAD = 24
# How many times as far those may be gathered for which there is no room.
_WIDER = 2
# In lanes, what is planned stands this far above what is reported.
_ASIDE = 8


def placed(marks: Sequence[Mark], time: Scale, axis: Axis, frame: Frame) -> list[Spot]:
    """All marks, in order; each stands in one spot."""
    spots = [_spot(mark, time, axis) for mark in marks]
    apart = _apart(spots, frame) if len(spots) <= MOST_APART else None
    return apart or _gathered(spots, frame)


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
        x = next((x for x in _near(spot.x, frame) if _is_free(x, spot, done)), None)
        if x is None:
            return None
        done.append(replace(spot, x=x))
    return done


def _near(x: float, frame: Frame) -> Iterator[float]:
    """Its own place, then those after it in time, so that the order of what was given at nearly one time is seen."""
    left, _, right, _ = frame.plot
    later = -_STEP if frame.direction == "rtl" else _STEP
    moved = (x + sign * later * steps for sign in (1, -1) for steps in range(MOST_STEPS + 1))
    return (place for place in moved if left + RADIUS <= place <= right - RADIUS)


def _is_free(x: float, spot: Spot, done: list[Spot]) -> bool:
    return not any(_are_close(replace(spot, x=x), other) for other in done)


def _are_close(one: Spot, other: Spot) -> bool:
    """True where a mark or its number would be over the other's."""
    if abs(one.x - other.x) < _STEP - 0.1 and abs(one.y - other.y) < _STEP:
        return True
    return any(mine.meets(yours) for mine, yours in product(marked(one), marked(other)))


def marked(spot: Spot) -> Iterator[Box]:
    """What a single mark and its number cover."""
    yield Box(spot.x - RADIUS, spot.y - RADIUS, spot.x + RADIUS, spot.y + RADIUS)
    if spot.mark.number:
        half, base = NUMBER_SIZE * 0.33 * len(spot.mark.number), number_base(spot)
        yield Box(spot.x - half, base - NUMBER_SIZE * 0.8, spot.x + half, base + 1)


def number_base(spot: Spot) -> float:
    """The baseline of the number of a single mark: above it and all it spans, or below what points upwards."""
    ring = HALO if spot.mark.vague else 0
    if spot.mark.shape == "above":
        return spot.y + RADIUS + ring + NUMBER_SIZE * 0.8 + 1
    top = min(spot.y - RADIUS - ring, *((spot.y0 - HALO, spot.y1 - HALO) if spot.mark.shape == "span" else ()), spot.y)
    return top - 2.5


def _gathered(spots: list[Spot], frame: Frame) -> list[Spot]:
    """Those of one kind that are near one another in one place, such places beside others: as many as can be told."""
    found = next(filter(None, (_within(spots, reach, frame) for reach in _REACHES)), None)
    return [_one(group) for group in found or _by_kind(spots)]


def _within(spots: list[Spot], reach: float, frame: Frame) -> list[list[Spot]] | None:
    """Groups that reach so far to each side, and further where there is no room for another beside them.

    Returns:
        None where one would be too far from its place.
    """
    groups: list[list[Spot]] = []
    left: list[Spot] = []
    for spot in spots:
        near = _nearest(spot, groups, reach)
        free = () if near else (one for one in _beside(spot, frame) if not any(_covers(one, g[0]) for g in groups))
        place = next(iter(free), None) if len(groups) < MOST_GATHERED[frame.name] else None
        if place:
            groups.append([place])
        else:
            (left if near is None else near).append(spot)
    for spot in left:
        near = _nearest(spot, groups, _WIDER * reach)
        if near is None:
            return None
        near.append(spot)
    return groups


def _nearest(spot: Spot, groups: list[list[Spot]], reach: float) -> list[Spot] | None:
    """The nearest group of the spot's kind, where it is not further."""
    kind = [group for group in groups if _kind(group[0]) == _kind(spot)]
    found = min(kind, key=partial(_distance, spot), default=None)
    return found if found and _distance(spot, found) <= reach else None


def _by_kind(spots: list[Spot]) -> list[list[Spot]]:
    groups: dict[tuple[str, bool], list[Spot]] = defaultdict(list)
    for spot in spots:
        groups[_kind(spot)].append(spot)
    return list(groups.values())


def _kind(spot: Spot) -> tuple[str, bool]:
    return spot.mark.shape, spot.mark.planned


def _distance(spot: Spot, group: list[Spot]) -> float:
    return max(abs(spot.x - group[0].x), abs(spot.y - group[0].y))


def _beside(spot: Spot, frame: Frame) -> Iterator[Spot]:
    """A spot in its place, then a little to either side of it, where that is on the plot."""
    left, _, right, _ = frame.plot
    yield spot
    yield from (replace(spot, x=x) for x in (spot.x + _BROAD * steps for steps in (-1, 1, -2, 2)) if left <= x <= right)


def _covers(one: Spot, other: Spot) -> bool:
    return abs(one.x - other.x) < _BROAD and abs(one.y - other.y) < _BROAD


def _one(found: list[Spot]) -> Spot:
    """Several in the place of the first, without how far each of them reaches."""
    spot = found[0]
    reach = {} if spot.mark.shape in ("below", "above") else {"y0": spot.y, "y1": spot.y}
    marks = sorted((one.mark for one in found), key=lambda mark: mark.day)
    return replace(spot, marks=tuple(marks), x0=spot.x, x1=spot.x, **reach)
