"""A timeline as SVG: the periods' names, their columns or marks, and what is longer than a period."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from hashiya.model import ArticleRef, Link, Period, Stretch, Timeline
from hashiya.render.chart.svg import drawn, element, key, path, text
from hashiya.render.timeline.frame import TOUCH, Band, Frame, gaps, is_open, marks_of

_BROADEST = 34.0
_SHORTEST = 3.0
_RADIUS = 6.0
# Columns narrower than this have no room for their number.
_LEAST_NUMBERED = 18.0
Url = Callable[[Link], str]


@dataclass(frozen=True)
class Words:
    """The words of a timeline: its name, how it is read, what stands on either side, and names of what is in it."""

    title: str
    description: str
    articles: str
    claims: str
    named: Callable[[Period | Stretch], str]
    tick: Callable[[Period], str]


def drawing(timeline: Timeline, frame: Frame, words: Words, url: Url) -> Markup:
    """A timeline on a frame."""
    parts = [*_axis(timeline, frame, words), *_columns(timeline, frame, words, url)]
    parts += [_stretch(stretch, at, frame, words, url) for stretch, at in zip(timeline.stretches, frame.lanes)]  # noqa: B905
    label = f"{words.title}. {words.description}"
    return drawn(parts, f"h-chart h-time h-chart--{frame.name}", (frame.width, frame.height), label, frame.direction)


def keys(timeline: Timeline) -> Iterator[tuple[str, Markup]]:
    """What of the shapes a timeline has, each by a word for it, with a small picture."""
    column = element("rect", class_="h-t-column", x=7, y=5, width=10, height=15)
    if any(period.articles for period in timeline.periods):
        yield "articles", key(column, class_="h-t-articles")
    if any(period.claims for period in timeline.periods):
        yield "claims", key(column, class_="h-t-claims")
    for kind, there in (("articles", "articles"), ("claims", "claims")):
        if any(getattr(stretch, there) for stretch in timeline.stretches):
            yield f"{kind}-within", key(path((21, 12), (3, 12), class_="h-t-stretch"), class_=f"h-t-{kind}")


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
    apart = _are_apart(timeline, frame)
    for period, (first, last) in zip(timeline.periods, frame.along, strict=True):
        if period.articles and apart:
            yield from _marks(period, (first + last) / 2, frame, url)
        elif period.articles:
            yield _column(period, "articles", most["articles"], (first, last), frame, words, url)
        if period.claims:
            yield _column(period, "claims", most["claims"], (first, last), frame, words, url)


def _are_apart(timeline: Timeline, frame: Frame) -> bool:
    """True where each article has a mark of its own, as large as a finger needs."""
    return 0 < marks_of(timeline) <= frame.articles.room / TOUCH


def _marks(period: Period, middle: float, frame: Frame, url: Url) -> Iterator[Markup]:
    for place, article in enumerate(period.shown):
        x, y = frame.point(middle, frame.articles.to(TOUCH * (place + 0.5)))
        yield _link(
            [
                element("circle", class_="h-c-touch", cx=x, cy=y, r=TOUCH / 2),
                element("circle", class_="h-t-mark", cx=x, cy=y, r=_RADIUS),
            ],
            _named(article),
            url(Link(article.id)),
            "h-t-articles",
            frame,
        )


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
    parts = [
        _rect(frame, along, (band.base, band.to(band.room)), "h-c-touch"),
        _rect(frame, (middle - half, middle + half), (band.base, band.to(length)), "h-t-column"),
    ]
    if numbered:
        x, y = frame.point(middle, band.to(length + 5))
        if frame.name == "wide":
            parts.append(text(str(count), x, y + (0 if band.sign < 0 else 9), "h-c-count"))
        else:
            parts.append(text(str(count), x, y + 4, "h-c-count", "start"))
    other = replace(period, articles=0) if kind == "claims" else replace(period, claims=0)
    name = _figured(words.named(other), count) if numbered else words.named(other)
    return _link(parts, name, url(period.link or Link("timeline")), f"h-t-{kind}", frame)


def _stretch(stretch: Stretch, across: float, frame: Frame, words: Words, url: Url) -> Markup:
    kind = "articles" if stretch.articles else "claims"
    first, last = frame.at(stretch.first), frame.at(stretch.last)
    if stretch.last <= frame.last:
        last = max(last, first + 6)
    ends = (frame.point(first, across), frame.point(last, across))
    shape = "h-t-stretch h-t-open" if is_open(stretch, frame) else "h-t-stretch"
    parts = [path(*ends, class_="h-t-touch"), path(*ends, class_=shape)]
    name = words.named(stretch)
    if (count := stretch.articles + stretch.claims) > 1:
        name = _figured(name, count)
        x, y = frame.point((first + last) / 2, across)
        parts.append(text(str(count), x, y + 4, "h-c-count"))
    alone = stretch.shown[0] if stretch.articles == 1 and stretch.shown else None
    name = f"{_named(alone)}. {name}" if alone else name
    return _link(parts, name, url(stretch.link), f"h-t-{kind}", frame)


def _figured(name: str, count: int) -> str:
    """A name with the figure that is seen beside it (WCAG 2.5.3): Arabic says one and two without."""
    return f"{name} · {count}" if count < 3 else name


def _rect(frame: Frame, along: tuple[float, float], across: tuple[float, float], class_: str) -> Markup:
    (x0, y0), (x1, y1) = frame.point(along[0], across[0]), frame.point(along[1], across[1])
    size = {"width": abs(x1 - x0), "height": abs(y1 - y0)}
    return element("rect", class_=class_, x=min(x0, x1), y=min(y0, y1), **size)


def _link(parts: list[Markup], name: str, href: str, class_: str, frame: Frame) -> Markup:
    title = [element("title", name)] if frame.name == "wide" else []
    return element("a", *title, *parts, href=href, class_=f"h-c-mark {class_}", aria_label=name)


def _named(article: ArticleRef) -> str:
    return article.headline
