"""A timeline as SVG: the periods' names, their columns or marks, and what is longer than a period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from hashiya.model import ArticleRef, Link, Period, Stretch, Timeline
from hashiya.render.chart.svg import drawn, element, path, text
from hashiya.render.timeline.frame import TOUCH, Band, Frame, are_apart, gaps
from hashiya.render.timeline.shapes import column, mark, rect, whisker

_BROADEST = 34.0
_SHORTEST = 3.0
# So that the two ends of a whisker are told apart.
_SHORTEST_WHISKER = 12.0
# Columns narrower than this have no room for their number.
_LEAST_NUMBERED = 18.0
Url = Callable[[Link], str]


@dataclass(frozen=True)
class Words:
    """The words of a timeline: its name, how it is read, what stands on either side, and names of what is in it.

    Attributes:
        tongue: the language and direction of a headline, as attributes; nothing where they are the page's.
    """

    title: str
    description: str
    articles: str
    claims: str
    named: Callable[[Period | Stretch], str]
    article: Callable[[ArticleRef], str]
    tick: Callable[[Period], str]
    tongue: Callable[[str], Mapping[str, str]]


def drawing(timeline: Timeline, frame: Frame, words: Words, url: Url) -> Markup:
    """A timeline on a frame."""
    parts = [*_axis(timeline, frame, words), *_columns(timeline, frame, words, url)]
    parts += [_stretch(stretch, at, frame, words, url) for stretch, at in zip(timeline.stretches, frame.lanes)]  # noqa: B905
    label = f"{words.title}. {words.description}"
    return drawn(parts, f"h-chart h-time h-chart--{frame.name}", (frame.width, frame.height), label, frame.direction)


def _axis(timeline: Timeline, frame: Frame, words: Words) -> Iterator[Markup]:
    is_wide = frame.name == "wide"
    end = frame.along[-1][1]
    for band, title in ((frame.articles, words.articles), (frame.claims, words.claims)):
        yield path(frame.point(0, band.base), frame.point(end, band.base), class_="h-c-axis")
        if is_wide:
            yield text(title, frame.beside(0), 14 if band.sign < 0 else frame.height - 6, "h-c-title", "start")
        else:
            yield text(title, frame.beside(band.base), 16, "h-c-title", "start")
    hidden = {place for first, last in ([] if is_wide else gaps(timeline.periods)) for place in range(first, last + 1)}
    for place, period in enumerate(timeline.periods):
        middle = sum(frame.along[place]) / 2
        if is_wide and place % frame.every == 0:
            yield text(words.tick(period), frame.point(middle, 0)[0], frame.names, "h-c-tick")
        elif not is_wide and place not in hidden:
            yield text(words.tick(period), frame.beside(0), frame.point(middle, 0)[1] + 4, "h-c-tick", "start")
    if not is_wide:
        for first, last in gaps(timeline.periods):
            y = frame.point((frame.along[first][0] + frame.along[last][1]) / 2, 0)[1]
            yield path((frame.beside(18), y), (frame.beside(0), y), class_="h-t-gap")


def _columns(timeline: Timeline, frame: Frame, words: Words, url: Url) -> Iterator[Markup]:
    most = {kind: max(getattr(p, kind) for p in timeline.periods) or 1 for kind in ("articles", "claims")}
    apart = are_apart(timeline, frame)
    for period, (first, last) in zip(timeline.periods, frame.along, strict=True):
        if period.articles and apart:
            yield from _marks(period, (first + last) / 2, frame, words, url)
        elif period.articles:
            yield _column(period, "articles", most["articles"], (first, last), frame, words, url)
        if period.claims:
            yield _column(period, "claims", most["claims"], (first, last), frame, words, url)


def _marks(period: Period, middle: float, frame: Frame, words: Words, url: Url) -> Iterator[Markup]:
    for place, article in enumerate(period.shown):
        at = frame.point(middle, frame.articles.to(TOUCH * (place + 0.5)))
        parts = [
            element("circle", class_="h-c-touch", cx=at[0], cy=at[1], r=TOUCH / 2),
            mark(at, certain=article.is_day_certain),
        ]
        yield _of_article(parts, article, words.article(article), url(Link(article.id)), words, frame)


def _column(
    period: Period, kind: str, most: int, along: tuple[float, float], frame: Frame, words: Words, url: Url
) -> Markup:
    """A period's column as a link; all the room above it is the link's."""
    band: Band = getattr(frame, kind)
    count: int = getattr(period, kind)
    middle, broad = sum(along) / 2, along[1] - along[0]
    numbered = broad >= _LEAST_NUMBERED
    room = band.room - (14 if numbered and frame.name == "wide" else 30)
    length = max(_SHORTEST, room * count / most)
    half = min(broad * 0.72, _BROADEST if frame.name == "wide" else 14) / 2
    hollow = (period.unsure if kind == "articles" else period.vague) / count
    parts = [
        rect(frame, along, (band.base, band.to(band.room)), "h-c-touch"),
        *column(frame, (middle - half, middle + half), (band.base, band.to(length)), hollow),
    ]
    if numbered:
        x, y = frame.point(middle, band.to(length + 5))
        if frame.name == "wide":
            parts.append(text(str(count), x, y + (0 if band.sign < 0 else 9), "h-c-count"))
        else:
            parts.append(text(str(count), x, y + 4, "h-c-count", "start"))
    own = replace(period, articles=0, unsure=0) if kind == "claims" else replace(period, claims=0, vague=0)
    href = url(period.link or Link("timeline"))
    return _link(parts, words.named(own), href, f"h-t-{kind}", frame, str(count))


def _stretch(stretch: Stretch, across: float, frame: Frame, words: Words, url: Url) -> Markup:
    kind = "articles" if stretch.articles else "claims"
    first, last = frame.at(stretch.first), frame.until(stretch.last)
    if stretch.last <= frame.last:
        last = max(last, first + _SHORTEST_WHISKER)
    ends = (frame.point(first, across), frame.point(last, across))
    parts = [path(*ends, class_="h-t-touch"), *whisker(stretch, frame, ends)]
    name = words.named(stretch)
    figure = str(count) if (count := stretch.articles + stretch.claims) > 1 else ""
    if figure:
        x, y = frame.point((first + last) / 2, across)
        parts.append(text(figure, x, y + 4, "h-c-count"))
    if stretch.articles == 1 and stretch.shown:
        article = stretch.shown[0]
        return _of_article(parts, article, f"{article.headline}. {name}", url(stretch.link), words, frame)
    return _link(parts, name, url(stretch.link), f"h-t-{kind}", frame, figure)


def _of_article(parts: list[Markup], article: ArticleRef, name: str, href: str, words: Words, frame: Frame) -> Markup:
    tongue = words.tongue(article.headline)
    return _link(parts, name, href, "h-t-articles", frame, **tongue)


def _link(
    parts: list[Markup], name: str, href: str, class_: str, frame: Frame, figure: str = "", **tongue: str
) -> Markup:
    """A link whose name begins with the figure that is seen on it, and has the words of its tooltip (WCAG 2.5.3)."""
    language = {"lang": tongue["lang"]} if tongue else {}
    title = [" ", element("title", name, **language)] if frame.name == "wide" else []
    label = f"{figure} – {name}" if figure else name
    return element("a", *parts, *title, href=href, class_=f"h-c-mark {class_}", aria_label=label, **tongue)
