"""A picture as SVG: axes, lines, marks and words, one under the other in the order in which they cover one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from hashiya.render.chart import svg
from hashiya.render.chart.covered import HALO, RADIUS, number_base
from hashiya.render.chart.labels import TICK_SIZE, Labelled, fitted, width
from hashiya.render.chart.model import Axis, Frame, Mark, Place, Spot, Words
from hashiya.render.chart.scale import Scale, Tick
from hashiya.render.chart.svg import element, path, text

# What a finger needs (WCAG 2.5.8: 24 px across).
_TOUCH = 12
_SHORTEST = 5
# The part of the axis of time that the line of the same day must span.
_LEAST_SAME = 0.2
_MOST_POINTS = 600


def drawing(
    frame: Frame, time: Scale, time_ticks: Sequence[Tick], axis: Axis, spots: Sequence[Spot], words: Words
) -> Iterator[Markup]:
    """Everything but the words beside marks."""
    yield from _value_axis(frame, axis)
    yield from _time_axis(frame, time, time_ticks, words)
    if axis.days:
        yield from (path(*ends, class_="h-c-same") for ends in same_day(time, axis.scale))
    if not axis.lanes and all(len(spot.marks) == 1 for spot in spots):
        yield from _lines(spots)
    yield from _leaders(spots)
    yield from _places([spot for spot in spots if len(spot.marks) > 1])
    for spot in spots:
        yield mark(spot, words, hover=frame.name == "wide")
    yield from _places([spot for spot in spots if len(spot.marks) == 1 and spot.target])


def written(labels: Sequence[Labelled]) -> Iterator[Markup]:
    """The words beside marks, each on a ground that lines do not strike through."""
    for label in labels:
        left, top, right, bottom = label.box
        yield element("rect", class_="h-c-ground", x=left, y=top, width=right - left, height=bottom - top)
        yield text(label.words, label.x, label.y, "h-c-label")


def _value_axis(frame: Frame, axis: Axis) -> Iterator[Markup]:
    left, top, right, _ = frame.plot
    for tick in axis.ticks:
        y = axis.scale(tick.value)
        yield path((left, y), (right, y), class_="h-c-grid")
        yield text(tick.words, right + 8 if frame.direction == "rtl" else left - 8, y + 4, "h-c-tick", "end")
    if axis.title:
        begin = frame.width if frame.direction == "rtl" else 0
        yield text(fitted(axis.title, frame.width, TICK_SIZE), begin, top - 16, "h-c-title", "start")


def _time_axis(frame: Frame, time: Scale, ticks: Sequence[Tick], words: Words) -> Iterator[Markup]:
    left, _, right, bottom = frame.plot
    yield path((left, bottom), (right, bottom), class_="h-c-axis")
    for tick in ticks:
        x, half = time(tick.value), width(tick.words, TICK_SIZE) / 2
        yield path((x, bottom), (x, bottom + 5), class_="h-c-axis")
        if half <= x <= frame.width - half:
            yield text(tick.words, x, bottom + 19, "h-c-tick")
    yield text(words.when, right if frame.direction == "rtl" else left, bottom + 38, "h-c-title", "start")


def same_day(time: Scale, scale: Scale) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Where what is named is the day on which it is named: what stands above is to come, what stands below is past.

    Returns:
        The ends of the line; nothing where too few days are on both axes for it to tell anything.
    """
    first, last = max(time.first, scale.first), min(time.last, scale.last)
    tells = last - first > _LEAST_SAME * (time.last - time.first)
    return [((time(first), scale(first)), (time(last), scale(last)))] if tells else []


def _lines(spots: Sequence[Spot]) -> Iterator[Markup]:
    """From one answer to the next of the same scope and status, where neither is a mere bound.

    Where two were given for one time there is no next one, and no line.
    """
    groups: dict[tuple[str, bool], list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.mark.shape in ("point", "span"):
            groups[spot.mark.group, spot.mark.planned].append(spot)
    for (_, planned), found in groups.items():
        ordered = sorted(found, key=lambda one: one.mark.day)
        if len(ordered) > 1 and not any(one.mark.day == other.mark.day for one, other in pairwise(ordered)):
            yield path(*(one.places[0] for one in ordered), class_=f"h-c-line {_status(planned)}")


def _leaders(spots: Sequence[Spot]) -> Iterator[Markup]:
    """From each mark that stands aside to where it belongs."""
    if lines := [((spot.x, spot.y), spot.target) for spot in spots if spot.target]:
        yield svg.strokes(lines, class_="h-c-leader")


def _places(spots: Sequence[Spot]) -> Iterator[Markup]:
    """Where answers belong whose marks stand elsewhere, as points on a ground that sets them off from other marks."""
    found: dict[bool, list[Place]] = defaultdict(list)
    for spot in spots:
        for one, place in zip(spot.marks, spot.places, strict=True):
            found[one.planned].append(place)
    for planned, places in found.items():
        points = [(place, place) for place in _told_apart(places)]
        yield svg.strokes(points, class_="h-c-place-ground")
        yield svg.strokes(points, class_=f"h-c-place {_status(planned)}")


def _told_apart(places: Sequence[Place]) -> list[Place]:
    """One of those that share a pixel, or a few pixels where there would be too many points for a page."""
    cells = ({(x // size, y // size): (x, y) for x, y in reversed(places)} for size in (1, 2, 4))
    found: list[Place] = []
    for cell in cells:
        found = sorted(cell.values())
        if len(found) <= _MOST_POINTS:
            break
    return found


def mark(spot: Spot, words: Words, *, hover: bool) -> Markup:
    """A mark as a link to its words; several in one spot lead to the first of them in the list."""
    found, count = spot.mark, len(spot.marks)
    name = found.name if count == 1 else f"{words.several(count)}: {found.name}"
    parts = [element("title", name)] if hover else []
    parts += [element("circle", class_="h-c-touch", cx=spot.x, cy=spot.y, r=_TOUCH), *_shape(spot)]
    if count > 1:
        lift = {"below": -6, "above": 14}.get(found.shape, 3.5)
        parts.append(text(f"×{count}", spot.x, spot.y + lift, "h-c-count"))
    elif found.number:
        parts.append(text(found.number, spot.x, number_base(spot), "h-c-number"))
    href = found.href if count == 1 else found.listed
    named = {} if hover else {"aria_label": name}
    return element("a", *parts, href=href, class_=f"h-c-mark {_status(found.planned)}", **named)


def _shape(spot: Spot) -> Iterator[Markup]:
    shape = spot.mark.shape
    if abs(spot.x1 - spot.x0) > 2 * RADIUS + _SHORTEST:
        yield path((spot.x0, spot.y), (spot.x1, spot.y), class_="h-c-days")
    if has_span(spot):
        yield path((spot.x, spot.y0), (spot.x, spot.y1), class_="h-c-span")
    elif spot.mark.vague and len(spot.marks) == 1:
        yield element("circle", class_="h-c-halo", cx=spot.x, cy=spot.y, r=_radius(spot) + HALO)
    if shape in ("below", "above"):
        yield from _bound(spot, spot.y0 if shape == "below" else spot.y1)
    else:
        yield element("circle", class_="h-c-dot", cx=spot.x, cy=spot.y, r=_radius(spot))


def has_span(spot: Spot) -> bool:
    """True where what its value allows is longer than the mark itself."""
    return spot.mark.shape == "span" and abs(spot.y1 - spot.y0) > 2 * RADIUS


def _radius(spot: Spot) -> float:
    return RADIUS if len(spot.marks) == 1 else min(14.0, 8 + len(str(len(spot.marks))) * 1.5)


def _bound(spot: Spot, end: float) -> Iterator[Markup]:
    """The value that is not passed, with an arrow to where the answer lies."""
    x, y = spot.x, spot.y
    back = 6 if end < y else -6
    yield path((x, y), (x, end), class_="h-c-reach")
    yield path((x - 4, end + back), (x, end), (x + 4, end + back), class_="h-c-reach")
    yield element("rect", class_="h-c-dot", x=x - 5.5, y=y - 2, width=11, height=4)


def _status(planned: bool) -> str:
    return "h-c-planned" if planned else "h-c-factual"


def key(shape: Mark, class_: str = "h-c-neutral") -> Markup:
    """A small picture of a shape, for the legend."""
    low, high = (20.0, 14.0) if shape.shape == "above" else (14.0, 6.0)
    y = {"below": 5.0, "above": 19.0}.get(shape.shape, 12.0)
    ends = {"below": (21.0, 5.0), "above": (19.0, 3.0), "span": (22.0, 2.0)}.get(shape.shape, (low, high))
    spot = Spot((shape,), 12, y, 12, 12, *ends, ((12, y),))
    return svg.key(*_shape(spot), class_=class_)


def several_key() -> Markup:
    """The same for several in one spot."""
    return svg.key(element("circle", class_="h-c-dot", cx=12, cy=12, r=10), class_="h-c-neutral")


def aside_key() -> Markup:
    """The same for a mark that stands aside."""
    dot = element("circle", class_="h-c-dot", cx=17, cy=7, r=RADIUS)
    return svg.key(svg.strokes([((17, 7), (4, 20))], class_="h-c-leader"), dot, *_point(4, 20), class_="h-c-neutral")


def place_key() -> Markup:
    """The same for the place of an answer that is gathered with others."""
    return svg.key(*_point(12, 12), class_="h-c-neutral")


def _point(x: float, y: float) -> Iterator[Markup]:
    yield svg.strokes([((x, y), (x, y))], class_="h-c-place")


def line_key(class_: str) -> Markup:
    """The same for a line."""
    return svg.key(path((3, 5), (21, 19), class_=class_), class_="")
