"""What a mark covers of a picture: itself, its number, the arrow of a bound, and the line to its place."""

from __future__ import annotations

import math
from collections.abc import Iterator

from hashiya.render.chart.model import Box, Spot

RADIUS = 5.5
# How far the ring of what is vague stands from its mark.
HALO = 4
NUMBER_SIZE = 11.5
# A bound's arrow: how far it points to where the value may lie.
ARROW = 26
# A leader as boxes: how far from one to the next, how broad they are to each side, and what of its end is left out,
# where the mark of another answer may stand that is of the same time and value.
_EVERY, _BROAD, _END = 3.0, 1.5, 9.0


def marked(spot: Spot) -> Iterator[Box]:
    """What a single mark and its number cover."""
    yield Box(spot.x - RADIUS, spot.y - RADIUS, spot.x + RADIUS, spot.y + RADIUS)
    if spot.mark.number:
        half, base = NUMBER_SIZE * 0.33 * len(spot.mark.number), number_base(spot)
        yield Box(spot.x - half, base - NUMBER_SIZE * 0.8, spot.x + half, base + 1)


def reached(spot: Spot) -> Iterator[Box]:
    """What the arrow of a bound or the stretch of possible values covers."""
    if spot.y0 != spot.y1:
        yield Box(spot.x - 4, min(spot.y0, spot.y1), spot.x + 4, max(spot.y0, spot.y1))


def led(spot: Spot) -> Iterator[Box]:
    """What the leader of a mark covers outside the mark, but for its very end."""
    if target := spot.target:
        long = math.dist(target, (spot.x, spot.y))
        across, up = (target[0] - spot.x) / long, (target[1] - spot.y) / long
        for step in range(int(max(0, long - _END - RADIUS) / _EVERY) + 1):
            at = RADIUS + step * _EVERY
            x, y = spot.x + across * at, spot.y + up * at
            yield Box(x - _BROAD, y - _BROAD, x + _BROAD, y + _BROAD)


def number_base(spot: Spot) -> float:
    """The baseline of the number of a single mark: above it and all it spans, or below what points upwards."""
    ring = HALO if spot.mark.vague else 0
    if spot.mark.shape == "above":
        return spot.y + RADIUS + ring + NUMBER_SIZE * 0.8 + 1
    top = min(spot.y - RADIUS - ring, *((spot.y0 - HALO, spot.y1 - HALO) if spot.mark.shape == "span" else ()), spot.y)
    return top - 2.5
