"""How articles lie in time as a small picture: a column a month or year, with its number, as words run.

Places only; the template writes the SVG, since a thousand actors have one each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hashiya.messages import Catalogue
from hashiya.model import Period, Spread
from hashiya.render.chart.labels import TICK_SIZE, width
from hashiya.render.chart.svg import number

# The size of the template's picture, and where its axis lies.
WIDTH, BASE = 358, 74
_ROOM, _BROADEST, _LEAST_NUMBERED = 56.0, 30.0, 16.0


@dataclass(frozen=True, slots=True)
class Column:
    """A period where it stands, in pixels, as text.

    Attributes:
        middle: where its name and its number stand; `top` where the column begins, `above` the foot of its number.
        left, broad, length: the column's place and size; `length` is empty where the period has no articles.
        articles: its number; empty where a column is too narrow for one.
        tick: what it is called; empty where there is no room.
    """

    middle: str
    left: str
    top: str
    above: str
    broad: str
    length: str
    articles: str
    tick: str


def columns(spread: Spread, words: Catalogue) -> Iterator[Column]:
    """The columns of a picture, the first one where words begin."""
    step = WIDTH / len(spread.periods)
    most = max(period.articles for period in spread.periods)
    broad = min(step * 0.72, _BROADEST)
    ticks = [_tick(period, words) for period in spread.periods]
    every = max(1, -int(-(max(width(tick, TICK_SIZE) for tick in ticks) + 8) // step))
    for place, (period, tick) in enumerate(zip(spread.periods, ticks, strict=True)):
        start, length = (place + 0.5) * step, max(2.0, _ROOM * period.articles / most)
        middle = WIDTH - start if words.direction == "rtl" else start
        yield Column(
            number(middle),
            number(middle - broad / 2),
            number(BASE - length),
            number(BASE - length - 4),
            number(broad),
            number(length) if period.articles else "",
            str(period.articles) if step >= _LEAST_NUMBERED else "",
            tick if place % every == 0 else "",
        )


def _tick(period: Period, words: Catalogue) -> str:
    year, _, month = period.unit.partition("/")
    return words.text("chart.month", month=str(int(month)), year=year) if month else year
