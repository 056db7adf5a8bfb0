"""Where everything of a timeline stands on wide and on narrow screens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from hashiya.model import Period, Stretch, Timeline
from hashiya.render.chart.labels import TICK_SIZE, width

_WIDTH, _EDGE, _TITLE = 760.0, 12.0, 26.0
_ARTICLES, _CLAIMS, _NAMES = 132.0, 104.0, 26.0
_NARROW, _ROW, _GAP, _HEADS = 358.0, 30.0, 16.0, 30.0
# Shorter runs of empty periods are shown as they are.
_LEAST_GAP = 3
# What a finger needs (WCAG 2.5.8: 24 px across).
TOUCH = 24.0
# Articles are shown one by one where no period has more of them.
MOST_MARKS = 6
_LANE = {"wide": 15.0, "narrow": 11.0}


class Band(NamedTuple):
    """Where columns stand: from `base` across time by `sign` to at most `room` pixels."""

    base: float
    sign: int
    room: float

    def to(self, length: float) -> float:
        """Where a column of a length ends."""
        return self.base + self.sign * length


@dataclass(frozen=True)
class Frame:
    """A drawing's size and places, in pixels.

    Attributes:
        along: for each period where it begins and ends along time; empty ones in a row share their place when narrow.
        names: where the periods are named, across time.
        lanes: for each stretch where it stands across time.
        every: each how-many-eth period is named.
        direction: how words run, and time with them on wide screens.
    """

    name: Literal["wide", "narrow"]
    width: float
    height: float
    start: float
    along: Sequence[tuple[float, float]]
    articles: Band
    claims: Band
    names: float
    lanes: Sequence[float]
    starts: Sequence[date]
    last: date
    every: int = 1
    direction: str = "rtl"

    def point(self, along: float, across: float) -> tuple[float, float]:
        """A place by its distance along time and across it."""
        if self.name == "wide":
            return self.beside(self.start + along), across
        return self.beside(across), self.start + along

    def beside(self, far: float) -> float:
        """A place by its distance from the edge where words begin."""
        return self.width - far if self.direction == "rtl" else far

    def at(self, day: date) -> float:
        """How far along time a day begins; days outside lie beyond the edge."""
        return self._at(day, 0)

    def until(self, day: date) -> float:
        """How far along time a day ends; days outside lie beyond the edge."""
        return self._at(day, 1)

    def _at(self, day: date, days: int) -> float:
        if day < self.starts[0]:
            return self.along[0][0] - _EDGE / 2
        if day > self.last:
            return self.along[-1][1] + _EDGE / 2
        place = bisect_right(self.starts, day) - 1
        first, end = self.along[place]
        begins = self.starts[place].toordinal()
        follows = self.starts[place + 1].toordinal() if place + 1 < len(self.starts) else self.last.toordinal() + 1
        return first + (end - first) * (day.toordinal() + days - begins) / (follows - begins)


def wide(timeline: Timeline, tick: Callable[[Period], str], direction: str = "rtl") -> Frame:
    """Time as words run, articles above the periods' names, claims below."""
    column = (_WIDTH - 2 * _EDGE) / len(timeline.periods)
    along = [(place * column, (place + 1) * column) for place in range(len(timeline.periods))]
    lanes, above, below = _lanes(timeline)
    lane = _LANE["wide"]
    top = _TITLE + above * lane
    articles = marks_of(timeline) * TOUCH or _ARTICLES
    base = top + 14 + articles
    claims = base + _NAMES
    bottom = claims + _CLAIMS + 14
    places = [
        (_TITLE + 4 + at * lane if stretch.articles else bottom + 8 + at * lane)
        for stretch, at in zip(timeline.stretches, lanes, strict=True)
    ]
    longest = max(width(tick(period), TICK_SIZE) for period in timeline.periods) + 8
    return Frame(
        "wide",
        _WIDTH,
        bottom + below * lane + _TITLE,
        _EDGE,
        along,
        Band(base, -1, articles),
        Band(claims, 1, _CLAIMS),
        base + 17,
        places,
        [period.first for period in timeline.periods],
        timeline.periods[-1].last,
        max(1, -int(-longest // column)),
        direction,
    )


def narrow(timeline: Timeline, tick: Callable[[Period], str], direction: str = "rtl") -> Frame:
    """Time downwards, a row for each period: its name, its articles, its claims, and behind each what is longer."""
    along = _rows(timeline.periods)
    lanes, above, below = _lanes(timeline)
    lane = _LANE["narrow"]
    names = max(width(tick(period), TICK_SIZE) for period in timeline.periods) + 12
    room = (_NARROW - names - (above + below) * lane - 3 * _EDGE) / 2
    claims = names + room + above * lane + _EDGE
    places = [
        (names if stretch.articles else claims + _EDGE) + room + at * lane + lane / 2
        for stretch, at in zip(timeline.stretches, lanes, strict=True)
    ]
    return Frame(
        "narrow",
        _NARROW,
        _HEADS + along[-1][1] + _EDGE,
        _HEADS,
        along,
        Band(names, 1, room),
        Band(claims, 1, room),
        0,
        places,
        [period.first for period in timeline.periods],
        timeline.periods[-1].last,
        direction=direction,
    )


def marks_of(timeline: Timeline) -> int:
    """How many marks stand in one period at most where each article has its own; 0 where they are too many for that."""
    most = max(period.articles for period in timeline.periods)
    each = all(len(period.shown) == period.articles for period in timeline.periods)
    return most if each and most <= MOST_MARKS else 0


def are_apart(timeline: Timeline, frame: Frame) -> bool:
    """True where each article has a mark of its own, as large as a finger needs."""
    return 0 < marks_of(timeline) <= frame.articles.room / TOUCH


def gaps(periods: Sequence[Period]) -> list[tuple[int, int]]:
    """The runs of empty periods that are long enough to be drawn as one: first and last place."""
    found, at = [], 0
    while at < len(periods):
        end = at
        while end < len(periods) and not periods[end].link:
            end += 1
        if end - at >= _LEAST_GAP:
            found.append((at, end - 1))
        at = max(end, at + 1)
    return found


def _rows(periods: Sequence[Period]) -> list[tuple[float, float]]:
    inside = {place: run for run in gaps(periods) for place in range(run[0], run[1] + 1)}
    along: list[tuple[float, float]] = []
    at = 0.0
    for place in range(len(periods)):
        run = inside.get(place)
        height = _GAP / (run[1] - run[0] + 1) if run else _ROW
        along.append((at, at + height))
        at += height
    return along


def _lanes(timeline: Timeline) -> tuple[list[int], int, int]:
    """For each stretch its lane among those of articles or of claims, where no other lies over it; how many lanes."""
    ends: dict[bool, list[date]] = {True: [], False: []}
    lanes = []
    for stretch in timeline.stretches:
        taken = ends[bool(stretch.articles)]
        lane = next((n for n, end in enumerate(taken) if end < stretch.first), len(taken))
        taken[lane:] = [stretch.last, *taken[lane + 1 :]]
        lanes.append(lane)
    return lanes, len(ends[True]), len(ends[False])


def is_open(stretch: Stretch, frame: Frame) -> bool:
    """True where a stretch goes on beyond what is drawn."""
    return stretch.first < frame.starts[0] or stretch.last > frame.last
