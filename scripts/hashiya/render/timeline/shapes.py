"""The shapes of a timeline: filled where a day is certain, hollow and dashed where it is not, a whisker for a stretch.

Articles and claims differ by shape too: an article's whisker ends in rings, that of claims in bars.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hashiya.model import Stretch, Timeline
from hashiya.render.chart.svg import element, key, path
from hashiya.render.timeline.frame import Frame, are_apart, gaps, is_open

Point = tuple[float, float]
_RADIUS, _RING, _BAR = 6.0, 3.0, 4.0
# What of a column is not certain is seen as hollow from this length on, in pixels.
_LEAST_HOLLOW = 5.0


def mark(at: Point, *, certain: bool) -> Markup:
    """An article by itself."""
    class_ = "h-t-mark" if certain else "h-t-mark h-t-unsure"
    return element("circle", class_=class_, cx=at[0], cy=at[1], r=_RADIUS)


def column(frame: Frame, along: Point, ends: Point, hollow: float) -> Iterator[Markup]:
    """A column: filled from its foot, hollow from there on.

    Args:
        along: where it begins and ends along time; `ends`: its foot and its top, across time.
        hollow: which part of it is not certain, 0 to 1.
    """
    foot, top = ends
    length = abs(top - foot)
    part = length if hollow == 1 else min(length, max(length * hollow, _LEAST_HOLLOW)) if hollow else 0
    turn = top + (foot - top) * part / length
    if part < length:
        yield rect(frame, along, (foot, turn), "h-t-column")
    if part:
        yield rect(frame, (along[0] + 0.5, along[1] - 0.5), (turn, top), "h-t-column h-t-unsure")


def rect(frame: Frame, along: Point, across: Point, class_: str) -> Markup:
    """A rectangle, by its places along time and across it."""
    (x0, y0), (x1, y1) = frame.point(along[0], across[0]), frame.point(along[1], across[1])
    size = {"width": abs(x1 - x0), "height": abs(y1 - y0)}
    return element("rect", class_=class_, x=min(x0, x1), y=min(y0, y1), **size)


def whisker(stretch: Stretch, frame: Frame, ends: tuple[Point, Point]) -> Iterator[Markup]:
    """A line over all days that are possible; dashed, and without an end, where it goes on beyond what is drawn."""
    yield path(*ends, class_="h-t-stretch h-t-open" if is_open(stretch, frame) else "h-t-stretch")
    shown = (stretch.first >= frame.starts[0], stretch.last <= frame.last)
    for end, is_shown in zip(ends, shown, strict=True):
        if is_shown:
            yield _end(end, rings=bool(stretch.articles), across=ends[0][1] == ends[1][1])


def _end(at: Point, *, rings: bool, across: bool) -> Markup:
    if rings:
        return element("circle", class_="h-t-end", cx=at[0], cy=at[1], r=_RING)
    x, y = (0.0, _BAR) if across else (_BAR, 0.0)
    return path((at[0] - x, at[1] - y), (at[0] + x, at[1] + y), class_="h-t-end")


def keys(timeline: Timeline, frame: Frame) -> Iterator[tuple[str, Markup]]:
    """What of the shapes a drawing has, each by a word for it, with a small picture."""
    yield from _articles(timeline, frame)
    claims, vague = sum(p.claims for p in timeline.periods), sum(p.vague for p in timeline.periods)
    if claims > vague:
        yield "claims", _key("claims", _bar())
    if vague:
        yield "claims-vague", _key("claims", _bar("h-t-unsure"))
    for kind in ("articles", "claims"):
        stretches = [stretch for stretch in timeline.stretches if getattr(stretch, kind)]
        ends = [_end((x, 12), rings=kind == "articles", across=True) for x in (20, 4)]
        if any(not is_open(stretch, frame) for stretch in stretches):
            yield f"{kind}-within", _key(kind, path((20, 12), (4, 12), class_="h-t-stretch"), *ends)
        if any(is_open(stretch, frame) for stretch in stretches):
            yield f"{kind}-open", _key(kind, path((21, 12), (3, 12), class_="h-t-stretch h-t-open"))
    if frame.name == "narrow" and gaps(timeline.periods):
        yield "gap", key(path((21, 12), (3, 12), class_="h-t-gap"), class_="")


def _articles(timeline: Timeline, frame: Frame) -> Iterator[tuple[str, Markup]]:
    articles, unsure = sum(p.articles for p in timeline.periods), sum(p.unsure for p in timeline.periods)
    apart = are_apart(timeline, frame)
    name = "article" if apart else "articles"
    if articles > unsure:
        yield name, _key("articles", mark((12, 12), certain=True) if apart else _bar())
    if unsure:
        yield f"{name}-unsure", _key("articles", mark((12, 12), certain=False) if apart else _bar("h-t-unsure"))


def _key(kind: str, *parts: Markup) -> Markup:
    return key(*parts, class_=f"h-t-{kind}")


def _bar(class_: str = "") -> Markup:
    return element("rect", class_=f"h-t-column {class_}".strip(), x=7, y=5, width=10, height=15)
