"""How articles lie in time as a small static SVG: a column a month or year, with its number, as words run."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hashiya.messages import Catalogue
from hashiya.model import Period, Spread
from hashiya.render.chart.labels import TICK_SIZE, width
from hashiya.render.chart.svg import element, path, text

_WIDTH, _TOP, _ROOM, _NAMES = 358.0, 18.0, 56.0, 22.0
_BROADEST, _LEAST_NUMBERED = 30.0, 16.0


def columns(spread: Spread, words: Catalogue, title: str) -> Markup:
    """The picture; its label names it and says the most, since the table beside it says all."""
    parts = [path((0, _TOP + _ROOM), (_WIDTH, _TOP + _ROOM), class_="h-c-axis"), *_columns(spread, words)]
    label = f"{title}. {words.text(f'spread.read.{spread.step}')}"
    box = f"0 0 {_WIDTH:g} {_TOP + _ROOM + _NAMES:g}"
    return element(
        "svg", *parts, class_="h-chart h-spread", viewBox=box, role="img", aria_label=label, direction=words.direction
    )


def _columns(spread: Spread, words: Catalogue) -> Iterator[Markup]:
    step = _WIDTH / len(spread.periods)
    most = max(period.articles for period in spread.periods)
    broad = min(step * 0.72, _BROADEST)
    ticks = [_tick(period, words) for period in spread.periods]
    every = max(1, -int(-(max(width(tick, TICK_SIZE) for tick in ticks) + 8) // step))
    for place, (period, tick) in enumerate(zip(spread.periods, ticks, strict=True)):
        middle, base = (place + 0.5) * step, _TOP + _ROOM
        middle = _WIDTH - middle if words.direction == "rtl" else middle
        if period.articles:
            length = max(2.0, _ROOM * period.articles / most)
            yield element(
                "rect", class_="h-t-column", x=middle - broad / 2, y=base - length, width=broad, height=length
            )
            if step >= _LEAST_NUMBERED:
                yield text(str(period.articles), middle, base - length - 4, "h-c-count")
        if place % every == 0:
            yield text(tick, middle, base + 15, "h-c-tick")


def _tick(period: Period, words: Catalogue) -> str:
    year, _, month = period.unit.partition("/")
    return words.text("chart.month", month=str(int(month)), year=year) if month else year
