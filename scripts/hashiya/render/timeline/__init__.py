"""A timeline as static SVG, with the rows of the table beside it.

Periods that hold all days of what they show are columns: what appeared above, of what articles speak below. What no
single period holds is a bar over all days that are possible. Time runs as words do on wide screens and
downwards on narrow ones, where a row has room for a finger. All colours are the style sheet's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hashiya.messages import Catalogue
from hashiya.model import Link, Period, Stretch, Timeline
from hashiya.render.timeline.draw import Words, drawing, keys
from hashiya.render.timeline.frame import narrow, wide

__all__ = ["Drawn", "drawn", "spelt"]

Url = Callable[[Link], str]


@dataclass(frozen=True)
class Drawn:
    """A timeline as its page shows it.

    Attributes:
        legend: for each shape in it a key of the catalogue and a small picture.
        periods: those in which anything is.
        names_articles: True where articles are shown one by one.
    """

    svg: Markup
    legend: tuple[tuple[str, Markup], ...]
    periods: tuple[Period, ...]
    names_articles: bool


def drawn(timeline: Timeline, catalogue: Catalogue, title: str, url: Url) -> Drawn | None:
    """The picture of a timeline; None where nothing has a date."""
    if not timeline.periods:
        return None
    words = _words(timeline, catalogue, title)
    frames = (wide(timeline, words.tick, catalogue.direction), narrow(timeline, words.tick, catalogue.direction))
    svg = Markup("").join(drawing(timeline, frame, words, url) for frame in frames)
    shown = tuple(period for period in timeline.periods if period.link)
    names_articles = any(p.shown for p in shown) or any(stretch.shown for stretch in timeline.stretches)
    return Drawn(svg, tuple(keys(timeline)), shown, names_articles)


def _words(timeline: Timeline, catalogue: Catalogue, title: str) -> Words:
    def named(found: Period | Stretch) -> str:
        name = _name(found, catalogue)
        return f"{name}: {catalogue.text('sign.comma').join(_counts(found.articles, found.claims, catalogue))}"

    return Words(
        title,
        catalogue.text(f"timeline.read.{timeline.step}"),
        catalogue.text("timeline.articles"),
        catalogue.text("timeline.claims"),
        named,
        lambda period: _tick(period, timeline, catalogue),
    )


def _name(found: Period | Stretch, catalogue: Catalogue) -> str:
    if isinstance(found, Period):
        return catalogue.period(found.unit)
    return spelt(found, catalogue)


def spelt(stretch: Stretch, catalogue: Catalogue) -> str:
    """What a stretch is called, with what that means."""
    time = catalogue.label(stretch.name) if stretch.name else catalogue.text("date.unknown")
    return catalogue.text("timeline.within.several" if stretch.several else "timeline.within", time=time)


def _counts(articles: int, claims: int, catalogue: Catalogue) -> Iterator[str]:
    if articles:
        yield catalogue.text("count.articles", n=articles)
    if claims:
        yield catalogue.text("count.claims", n=claims)


def _tick(period: Period, timeline: Timeline, catalogue: Catalogue) -> str:
    """Short, in figures; the months of one year and the days of one month by their numbers alone."""
    year, month, day = (*(str(int(part)) for part in period.unit.split("/")), "", "")[:3]
    if day or (month and timeline.periods[0].unit[:4] == timeline.periods[-1].unit[:4]):
        return day or month
    return catalogue.text("chart.month", month=month, year=year) if month else year
