"""Which marks get words beside them, and where: none over a mark, over other words or over the edge."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from hashiya.render.chart.covered import HALO, NUMBER_SIZE, RADIUS, led, marked
from hashiya.render.chart.model import Box, Frame, Spot

SIZE = 12.5
TICK_SIZE = 12
# Widths in ems, rather too wide than too narrow; measured in a browser (tests/test_browser.py).
_ARABIC, _OTHER, _SPACE = 0.5, 0.66, 0.34


class Labelled(NamedTuple):
    """Words in their place: `x` is the middle, `y` the baseline."""

    words: str
    x: float
    y: float
    box: Box


def width(words: str, size: float = SIZE) -> float:
    """How wide words are at most, in pixels."""
    return size * sum(_letter(letter) for letter in words)


def fitted(words: str, room: float, size: float) -> str:
    """As many words as there is room for, in pixels; three dots where not all of them."""
    shown = words
    while width(shown, size) > room and shown.strip(" …"):
        shown = f"{shown.removesuffix(' …').rpartition(' ')[0]} …"
    return shown


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter.isspace():
        return _SPACE
    return _ARABIC if unicodedata.bidirectional(letter) == "AL" else _OTHER


def labels(
    spots: Sequence[Spot], frame: Frame, numbered: Callable[[Sequence[str], str], str] = lambda _, words: words
) -> list[Labelled]:
    """The words of each value where it is given first; those for which there is no room are left out.

    Args:
        numbered: the words of a value after the numbers of the marks that it is the value of.
    """
    numbers: dict[str, list[str]] = defaultdict(list)
    for spot in spots:
        numbers[spot.mark.label] += [spot.mark.number] if spot.mark.number else []
    taken = [box for spot in spots for box in _boxes(spot)]
    done: list[Labelled] = []
    said: set[str] = set()
    for spot in sorted(spots, key=lambda one: one.mark.day):
        value = spot.mark.label
        if value in said:
            continue
        words = numbered(numbers[value], value) if numbers[value] else value
        found = next((one for one in _places(words, spot) if _is_free(one.box, taken, frame)), None)
        if found:
            said.add(value)
            taken.append(found.box)
            done.append(found)
    return done


def _boxes(spot: Spot) -> Iterator[Box]:
    around = RADIUS + HALO if spot.mark.vague else RADIUS
    yield from marked(spot)
    yield from led(spot)
    yield from (Box(x - 4, y - 4, x + 4, y + 4) for x, y in spot.places)
    yield Box(spot.x - around, spot.y - around, spot.x + around, spot.y + around)
    yield Box(spot.x - 4, min(spot.y0, spot.y1), spot.x + 4, max(spot.y0, spot.y1))
    yield Box(min(spot.x0, spot.x1), spot.y - 2, max(spot.x0, spot.x1), spot.y + 2)


def _places(words: str, spot: Spot) -> Iterator[Labelled]:
    """Above, beside, below, and askew: so near that nobody asks whose words they are, unless numbers tell."""
    wide, tall = width(words), SIZE * 1.3
    beside = wide / 2 + RADIUS + HALO + 2
    around = RADIUS + (HALO if spot.mark.vague else 0) + 4.5 + (NUMBER_SIZE + 2 if spot.mark.number else 0)
    above, below = spot.y - around, spot.y + around + SIZE * 0.8
    yield _label(words, spot.x, above, wide, tall)
    for x in (spot.x - beside, spot.x + beside):
        yield _label(words, x, spot.y + SIZE * 0.35, wide, tall)
    for shift in (0, -wide / 2 + 8, wide / 2 - 8):
        yield _label(words, spot.x + shift, above, wide, tall)
        yield _label(words, spot.x + shift, below, wide, tall)
    if spot.mark.number:
        yield from _further(words, spot, wide, tall)


def _further(words: str, spot: Spot, wide: float, tall: float) -> Iterator[Labelled]:
    """Where words may stand that say by numbers whose they are."""
    for steps, sign, far in product((1, -1, 2, -2, 3, -3), (-1, 1), (1, 24, 48)):
        x = spot.x + sign * (wide / 2 + RADIUS + HALO + far)
        yield _label(words, x, spot.y + SIZE * 0.35 + steps * tall, wide, tall)


def _label(words: str, x: float, y: float, wide: float, tall: float) -> Labelled:
    return Labelled(words, x, y, Box(x - wide / 2, y - tall * 0.75, x + wide / 2, y + tall * 0.25))


def _is_free(box: Box, taken: list[Box], frame: Frame) -> bool:
    left, top, right, bottom = frame.plot
    inside = box.left >= left and box.right <= right and box.top >= top - SIZE and box.bottom <= bottom
    return inside and not any(box.meets(other) for other in taken)
