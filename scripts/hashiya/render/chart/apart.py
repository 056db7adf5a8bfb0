"""Few marks beside one another: each in its place, or in a row with those of one value and nearly one time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, product

from hashiya.render.chart.covered import RADIUS, led, marked, reached
from hashiya.render.chart.model import Axis, Box, Frame, Place, Spot

# How far aside a mark may stand, in pixels.
_ASIDE = tuple(sign * step for step in range(0, 57, 8) for sign in (-1, 1))[1:]
# The same up and down; where the number stands between a mark and its place, it needs room with some of the leader.
_UP = (0, *range(30, 63, 8))
_PAST_NUMBER = 8
# So far to the side of its own arrow a leader is told from it.
_BESIDE_ARROW = 16
# A leader that merely crosses an arrow meets it in no more parts than this.
_CROSSING = 6
# A step up or down misleads more than one along the axis of time: what is said is read there.
_UPWARDS = 3.0
# Those of one value whose places are no further apart stand in a row around them, so far from one another.
_ROW, _APART = 24.0, 24.0
# Longer rows would lead the eye too far along time.
_LONGEST_ROW = 6
# Moving towards others of a crowd counts as so many pixels more; who is so near belongs to the crowd.
_TOWARDS, _CROWD = 6.0, 60.0
# Nothing further off than this can be in a mark's way.
_NEAR = 150.0
_STEP = 2 * RADIUS + 2
# More than these do not find so much room.
_MOST_CLEAR = 30


@dataclass(frozen=True)
class _Rule:
    """What is asked of a place: how far marks are from one another, and whether leaders keep clear of them.

    Backwards the last answer has its place first, so that those before it move away from an end of the plot.
    """

    distance: float
    clear: bool
    backwards: bool = False


# First so that no finger's room (24 px) covers another's and every leader is seen whole.
_RULES = (
    *(_Rule(distance, True, backwards) for distance, backwards in product((24, 18), (False, True))),
    _Rule(_STEP - 0.1, False),
)


def apart(spots: list[Spot], axis: Axis, frame: Frame) -> list[Spot] | None:
    """Each beside those that were there before; None where one would be too far from its place."""
    rules = _RULES if len(spots) <= _MOST_CLEAR else _RULES[-1:]
    rows = _rows(spots, frame)
    return next(filter(None, (_placed(spots, rows, axis, frame, rule) for rule in rules)), None)


def _rows(spots: list[Spot], frame: Frame) -> dict[int, float]:
    """By the number of a spot, how far to the side it stands in a row with others; their places stay free between."""
    rows: list[list[int]] = []
    for number in sorted(range(len(spots)), key=lambda n: (spots[n].y, spots[n].x)):
        first = spots[rows[-1][0]] if rows else None
        near = first and first.y == spots[number].y and spots[number].x - first.x <= _ROW
        rows.append([*rows.pop(), number] if near else [number])
    found = (_row(sorted(row), spots, frame.direction) for row in rows if 1 < len(row) <= _LONGEST_ROW)
    return dict(chain.from_iterable(found))


def _row(row: list[int], spots: list[Spot], direction: str) -> Iterator[tuple[int, float]]:
    """The earlier half before the places of all, the later behind them."""
    onwards = -1 if direction == "rtl" else 1
    places = sorted((spots[number].x for number in row), key=lambda x: x * onwards)
    half = len(row) // 2
    for number, step in zip(row, range(-half, len(row) - half), strict=True):
        from_place = places[0] if step < 0 else places[-1]
        yield number, from_place + onwards * (step + 0.5) * _APART - spots[number].x


class _Standing:
    """A mark with what it covers, reckoned once and only where it is asked for."""

    def __init__(self, spot: Spot) -> None:
        self.spot = spot

    @cached_property
    def marked(self) -> list[Box]:
        return [*marked(self.spot)]

    @cached_property
    def arrow(self) -> list[Box]:
        return [*reached(self.spot)]

    @cached_property
    def leader(self) -> list[Box]:
        return [*led(self.spot)]


def _placed(spots: list[Spot], rows: Mapping[int, float], axis: Axis, frame: Frame, rule: _Rule) -> list[Spot] | None:
    done: list[_Standing] = []
    numbered = [*enumerate(spots)]
    for number, spot in reversed(numbered) if rule.backwards else numbered:
        at = spot.x, spot.y
        near = [other for other in done if math.dist(at, (other.spot.x, other.spot.y)) < _NEAR]
        places = [one.places[0] for one in spots if one.places != spot.places]
        tried = map(_Standing, _tried(spot, spots, rows.get(number), axis, frame))
        found = next((one for one in tried if _is_free(one, near, places, frame, rule)), None)
        if found is None:
            return None
        done.append(found)
    return [one.spot for one in (reversed(done) if rule.backwards else done)]


def _tried(spot: Spot, spots: list[Spot], aside: float | None, axis: Axis, frame: Frame) -> Iterator[Spot]:
    """Its place in its row, if it has one, its own, then those around it, the nearest first."""
    crowd = [one.x for one in spots if math.dist((one.x, one.y), (spot.x, spot.y)) < _CROWD]
    middle = sum(crowd) / len(crowd) - spot.x
    steps = sorted(product(_ASIDE, _ups(spot, axis)), key=partial(_cost, middle))
    left, top, right, bottom = frame.plot
    for across, up in steps if aside is None else ((aside, 0), *steps):
        moved = replace(spot, x=spot.x + across, y=spot.y + up, y0=spot.y0 + up, y1=spot.y1 + up)
        inside = left + RADIUS <= moved.x <= right - RADIUS and top <= min(moved.y, moved.y0, moved.y1)
        inside = inside and max(moved.y, moved.y0, moved.y1) <= bottom - RADIUS
        if not (across or up) or (inside and not _is_under_arrow(spot, across, up)):
            yield moved


def _is_under_arrow(spot: Spot, across: float, up: float) -> bool:
    """True where the leader would run along the mark's own arrow."""
    towards = {"below": up < 0, "above": up > 0}.get(spot.mark.shape, False)
    return towards and abs(across) < _BESIDE_ARROW


def _ups(spot: Spot, axis: Axis) -> Sequence[float]:
    """How far up and down: a stretch of values stays where it is, and no mark leaves its lane."""
    if axis.lanes or spot.mark.shape == "span":
        return (0,)
    past = -1 if spot.mark.shape == "above" else 1
    return (*(-past * up for up in _UP), *(past * (up + _PAST_NUMBER) for up in _UP[1:]))


def _cost(middle: float, step: Place) -> float:
    across, up = step
    return math.hypot(across, _UPWARDS * up) + (_TOWARDS if across * middle > 0 else 0)


def _is_free(one: _Standing, done: list[_Standing], places: list[Place], frame: Frame, rule: _Rule) -> bool:
    if any(_are_close(one, other, rule) for other in done):
        return False
    if not rule.clear:
        return True
    if not all(_is_in_order(one.spot, other.spot, frame, rule) for other in done):
        return False
    hides = one.spot.target and any(_is_under(one.spot, place) for place in places)
    return not hides and all(_is_clear(one, other) for other in done)


def _is_under(spot: Spot, place: Place) -> bool:
    return abs(place[0] - spot.x) < RADIUS and abs(place[1] - spot.y) < RADIUS


def _are_close(one: _Standing, other: _Standing, rule: _Rule) -> bool:
    """True where a mark or its number would be over the other's, or both within one finger's reach."""
    if math.dist((one.spot.x, one.spot.y), (other.spot.x, other.spot.y)) < rule.distance:
        return True
    return _meet(one.marked, other.marked)


def _is_in_order(spot: Spot, other: Spot, frame: Frame, rule: _Rule) -> bool:
    """True where marks of one height stand in their order of time."""
    leftwards = (frame.direction == "rtl") != rule.backwards
    return abs(spot.y - other.y) >= _STEP or (spot.x < other.x if leftwards else spot.x > other.x)


def _is_clear(one: _Standing, other: _Standing) -> bool:
    """True where neither's arrow or leader strikes through the other, and leaders cross arrows at most."""
    if _meet(one.marked + one.arrow, other.marked + other.arrow):
        return False
    if _is_row(one.spot, other.spot):
        return True
    if _strikes(one, other) or _strikes(other, one):
        return False
    return one.spot.target == other.spot.target or not _meet(one.leader, other.leader)


def _is_row(one: Spot, other: Spot) -> bool:
    """True where both stand beside places that are nearly one, at the height of these."""
    (x, y), (u, v) = one.places[0], other.places[0]
    return one.y == y == other.y == v and abs(x - u) <= _ROW


def _strikes(one: _Standing, other: _Standing) -> bool:
    """True where the leader of one runs through the other's mark or number, or along its arrow."""
    if _meet(one.leader, other.marked):
        return True
    return sum(_meet([part], other.arrow) for part in one.leader) > _CROSSING


def _meet(some: list[Box], others: list[Box]) -> bool:
    return any(one.meets(other) for one, other in product(some, others))
