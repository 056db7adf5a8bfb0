"""Elements of SVG as text: what they hold is escaped, numbers are rounded to a tenth of a pixel, nothing is styled."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

Value = str | float


def number(value: float) -> str:
    """A length or coordinate as short as it can be written."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def element(tag: str, *children: str | Markup, **attributes: Value) -> Markup:
    """An element; `class_` and `stroke_width` stand for `class` and `stroke-width`."""
    given = (
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), v if isinstance(v, str) else number(v))
        for name, v in attributes.items()
    )
    opening = Markup("<{}{}").format(Markup(tag), Markup("").join(given))  # noqa: S704
    if not children:
        return opening + Markup("/>")
    return Markup("{}>{}</{}>").format(opening, Markup("").join(map(escape, children)), Markup(tag))  # noqa: S704


def path(*points: tuple[float, float], class_: str) -> Markup:
    """A line through points."""
    steps = "".join(f"{'L' if place else 'M'}{number(x)} {number(y)}" for place, (x, y) in enumerate(points))
    return element("path", class_=class_, d=steps)


def strokes(lines: Iterable[tuple[tuple[float, float], tuple[float, float]]], class_: str) -> Markup:
    """Many lines by their ends as one element; a line of no length is a point as broad as it is drawn."""
    steps = "".join(
        f"M{number(x)} {number(y)}" + ("h0" if (x, y) == (u, v) else f"L{number(u)} {number(v)}")
        for (x, y), (u, v) in lines
    )
    return element("path", class_=class_, d=steps)


def text(words: str, x: float, y: float, class_: str, anchor: str = "middle") -> Markup:
    """Words at a point: of the baseline its middle, or where its line begins or ends (right and left for Arabic)."""
    return element("text", words, class_=class_, x=x, y=y, text_anchor=anchor)


def drawn(parts: Iterable[Markup], class_: str, size: tuple[float, float], label: str, direction: str) -> Markup:
    """A whole picture of links, read as its words run; the label names it and says how it is read."""
    box = f"0 0 {size[0]:g} {size[1]:g}"
    return element("svg", *parts, class_=class_, viewBox=box, role="group", aria_label=label, direction=direction)


def key(*parts: Markup, class_: str) -> Markup:
    """A small picture of a shape, for a legend; the words beside it say what it is."""
    return element(
        "svg", *parts, class_=f"h-c-key {class_}".strip(), viewBox="0 0 24 24", width=24, height=24, aria_hidden="true"
    )
