"""Where marks stand: beside one another while they are few, else gathered where they would cover one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from hashiya.render.chart.apart import apart
from hashiya.render.chart.covered import ARROW
from hashiya.render.chart.model import Axis, Frame, Mark, Spot
from hashiya.render.chart.scale import Scale

MOST_APART = 60
MOST_GATHERED = {"wide": 80, "narrow": 50}
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
    found = apart(spots, axis, frame) if len(spots) <= MOST_APART else None
    return found or _gathered(spots, frame)


def _spot(mark: Mark, time: Scale, axis: Axis) -> Spot:
    aside = (_ASIDE if not mark.planned else -_ASIDE) if axis.lanes else 0
    y = axis.scale(mark.value) + aside
    low = axis.scale(mark.low) + aside if mark.low is not None else y + ARROW
    high = axis.scale(mark.high) + aside if mark.high is not None else y - ARROW
    x = time(mark.day)
    x0 = time(mark.first) if mark.first is not None else x + ARROW
    x1 = time(mark.last) if mark.last is not None else x - ARROW
    return Spot((mark,), x, y, x0, x1, low, high, ((x, y),))


def _gathered(spots: list[Spot], frame: Frame) -> list[Spot]:
    """Those of one kind that are near one another in one place, such places beside others: as many as can be told."""
    found = next(filter(None, (_within(spots, reach, frame) for reach in _REACHES)), None)
    return _amid([_one(group) for group in found or _by_kind(spots)])


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
    ordered = sorted(found, key=lambda one: one.mark.day)
    marks, places = tuple(one.mark for one in ordered), tuple(one.places[0] for one in ordered)
    return replace(_moved(spot, spot.x, spot.y), marks=marks, places=places)


def _moved(spot: Spot, x: float, y: float) -> Spot:
    up = y - spot.y
    low, high = (spot.y0 + up, spot.y1 + up) if spot.mark.shape in ("below", "above") else (y, y)
    return replace(spot, x=x, y=y, x0=x, x1=x, y0=low, y1=high)


def _amid(spots: list[Spot]) -> list[Spot]:
    """Those that had to stand beside others, back amid the places of their marks where there is room now."""
    done = list(spots)
    for number, spot in enumerate(spots):
        if spot.target:
            others = [*done[:number], *done[number + 1 :]]
            middles = (spot.places[len(spot.places) // 2], spot.target)
            tried = (_moved(spot, *place) for place in middles)
            done[number] = next((one for one in tried if not any(_covers(one, other) for other in others)), spot)
    return done
