"""A timeline as static SVG, with the rows of the table beside it.

Periods that hold all days of what they show are columns: what appeared above, of what articles speak below. What no
single period holds is a whisker over all days that are possible; what is known to the day differs by shape from what
is not (`shapes`). Time runs as words do on wide screens and
downwards on narrow ones, where a row has room for a finger. All colours are the style sheet's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hashiya.arabic import direction
from hashiya.messages import Catalogue
from hashiya.model import ArticleRef, Link, Period, Stretch, Timeline
from hashiya.render.timeline.draw import Words, drawing
from hashiya.render.timeline.frame import Frame, narrow, wide
from hashiya.render.timeline.shapes import keys
from hashiya.writing import language_tag

__all__ = ["Drawn", "drawn", "spelt"]

Url = Callable[[Link], str]


@dataclass(frozen=True)
class Drawn:
    """A timeline as its page shows it.

    Attributes:
        legend: for each shape in it a key of the catalogue, a small picture, and `wide` or `narrow` where only that
            drawing has it.
        periods: those in which anything is.
        names_articles: True where articles are shown one by one.
    """

    svg: Markup
    legend: tuple[tuple[str, Markup, str], ...]
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
    return Drawn(svg, tuple(_legend(timeline, frames)), shown, names_articles)


def _legend(timeline: Timeline, frames: Sequence[Frame]) -> Iterator[tuple[str, Markup, str]]:
    found = {frame.name: dict(keys(timeline, frame)) for frame in frames}
    for name, picture in (found["wide"] | found["narrow"]).items():
        only = [frame for frame, shapes in found.items() if name in shapes]
        yield name, picture, only[0] if len(only) == 1 else ""


def _words(timeline: Timeline, catalogue: Catalogue, title: str) -> Words:
    def named(found: Period | Stretch) -> str:
        name = _name(found, catalogue)
        return f"{name}: {catalogue.text('sign.comma').join(_counts(found, catalogue))}"

    return Words(
        title,
        catalogue.text(f"timeline.read.{timeline.step}"),
        catalogue.text("timeline.articles"),
        catalogue.text("timeline.claims"),
        named,
        lambda article: _article(article, catalogue),
        lambda period: _tick(period, timeline, catalogue),
        lambda words: _tongue(words, catalogue),
    )


def _article(article: ArticleRef, catalogue: Catalogue) -> str:
    """Its headline, and how much is known of its day where that is not certain."""
    if article.is_day_certain:
        return article.headline
    doubt = catalogue.text("timeline.unsure")
    return f"{article.headline}. {catalogue.date(article.date)} · {doubt}"


def _tongue(words: str, catalogue: Catalogue) -> Mapping[str, str]:
    tag = language_tag(words)
    return {} if tag in ("", catalogue.language) else {"lang": tag, "direction": direction(words)}


def _name(found: Period | Stretch, catalogue: Catalogue) -> str:
    if isinstance(found, Period):
        return catalogue.period(found.unit)
    return spelt(found, catalogue)


def spelt(stretch: Stretch, catalogue: Catalogue) -> str:
    """What a stretch is called, with what that means."""
    time = catalogue.label(stretch.name) if stretch.name else catalogue.text("date.unknown")
    return catalogue.text("timeline.within.several" if stretch.several else "timeline.within", time=time)


def _counts(found: Period | Stretch, catalogue: Catalogue) -> Iterator[str]:
    unsure, vague = (found.unsure, found.vague) if isinstance(found, Period) else (0, 0)
    for kind, count, doubtful in (("articles", found.articles, unsure), ("claims", found.claims, vague)):
        if count:
            yield catalogue.text(f"count.{kind}", n=count)
        if doubtful:
            yield catalogue.text(f"timeline.{'all' if doubtful == count else 'of-them'}.{kind}", n=doubtful)


def _tick(period: Period, timeline: Timeline, catalogue: Catalogue) -> str:
    """Short, in figures; the months of one year and the days of one month by their numbers alone."""
    year, month, day = (*(str(int(part)) for part in period.unit.split("/")), "", "")[:3]
    if day or (month and timeline.periods[0].unit[:4] == timeline.periods[-1].unit[:4]):
        return day or month
    return catalogue.text("chart.month", month=month, year=year) if month else year
