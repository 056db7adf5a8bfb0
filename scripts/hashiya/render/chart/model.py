"""What a picture is made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from hashiya.render.chart.scale import Scale, Tick

Shape = Literal["point", "span", "below", "above"]
Place = tuple[float, float]
# What is nearer is not seen to be aside, in pixels.
_SEEN = 0.5


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True where they have something in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Mark:
    """One answer in a picture.

    Attributes:
        first, last: the days for which it was given (ordinals), None where open, never both.
        low, high: what its value allows; None where open, never both.
        shape: `below` and `above` are bounds.
        vague: True for what is approximate or uncertain.
        href: to its words; `listed`: to its place in the list.
        name: all of it in words; `label`: its value in words.
        group: what it must share with others for a line to join them.
        number: what stands at it, so that it is found in the list; empty where nothing does.
    """

    first: int | None
    last: int | None
    low: float | None
    high: float | None
    shape: Shape
    vague: bool
    planned: bool
    href: str
    listed: str
    name: str
    label: str
    group: str
    number: str = ""

    @property
    def day(self) -> float:
        """Where it stands in time: the middle of the days that are possible."""
        ends = [end for end in (self.first, self.last) if end is not None]
        return sum(ends) / len(ends)

    @property
    def value(self) -> float:
        """Where it stands by its value: the end of a bound, the middle of all else."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


@dataclass(frozen=True)
class Axis:
    """The axis of values: it runs upwards.

    Attributes:
        scale: its pixels are those of the frame that it was made for.
        days: True where its values are days, so that they can be compared with those of the other axis.
        lanes: True where it has a few lanes, in which what is planned stands above what is reported.
    """

    scale: Scale
    ticks: tuple[Tick, ...]
    title: str
    days: bool = False
    lanes: bool = False


@dataclass(frozen=True)
class Frame:
    """The size of a picture, in pixels, what of it is left for the axes' words, and how these and time run."""

    name: Literal["wide", "narrow"]
    width: float
    height: float
    right: float
    top: float = 34
    bottom: float = 46
    left: float = 14
    direction: str = "rtl"

    @property
    def plot(self) -> tuple[float, float, float, float]:
        """The left, top, right and bottom edge of where the marks are."""
        return self.left, self.top, self.width - self.right, self.height - self.bottom


@dataclass(frozen=True)
class Spot:
    """A mark in its place on a frame, or several that would cover one another.

    Attributes:
        x, y: its middle.
        x0, x1: how far the days reach that are possible; `x_open` where they have no end there.
        y0, y1: how far the values reach, from the lower to the higher.
        places: where each of its marks belongs by its time and value, in their order.
    """

    marks: tuple[Mark, ...]
    x: float
    y: float
    x0: float
    x1: float
    y0: float
    y1: float
    places: tuple[Place, ...]

    @property
    def mark(self) -> Mark:
        """The first of its marks."""
        return self.marks[0]

    @property
    def target(self) -> Place | None:
        """Where its leader leads; None where it stands in its place, or amid those of its marks."""
        across, up = zip(*self.places, strict=True)
        amid = min(across) - _SEEN <= self.x <= max(across) + _SEEN and min(up) - _SEEN <= self.y <= max(up) + _SEEN
        return None if amid else min(self.places, key=partial(math.dist, (self.x, self.y)))


@dataclass(frozen=True)
class Words:
    """The words of a picture that are not of its marks.

    Attributes:
        title, description: its name, and how it is to be read.
        when: what the axis of time is called.
        several: what many marks in one spot are called, by how many they are.
        tick: a day, month or year (EDTF) as the axis of time names it.
        numbered: the words of a value after the numbers of the marks that it is the value of.
    """

    title: str
    description: str
    when: str
    several: Callable[[int], str]
    tick: Callable[[str], str]
    numbered: Callable[[Sequence[str], str], str]
