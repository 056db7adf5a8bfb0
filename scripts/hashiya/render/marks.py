"""The text of a line as HTML: every character as captured, with marks around the words that annotations speak of.

Marks nest where their spans do and are divided where they cross; names become links inside them. Nothing is added to
the text: numbers stand in attributes and are drawn by the style sheet, so that what is copied is the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from hashiya.arabic import whole_words
from hashiya.model import Anchored, Article, Claim, Line, Named, Note

_NOT_FOR_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]|[\U0001fffe\U0001ffff]")
_PICTURES = 0x2400
DEEPEST = 24
Annotated = Anchored[Claim] | Anchored[Note]
Span = tuple[int, int, Annotated]


@dataclass(frozen=True, slots=True)
class Marking:
    """What is drawn in the text of one article.

    Attributes:
        actor_href, actor_name: the address and the name of an actor by its id.
        reference_label: what the number of an annotation is called.
        spots: where words begin that other pages lead to; each gets an id, `w` and the offset.
        ties: by its stem, the class that ties the number of an annotation to its note in the margin.
        levels: by its stem, which of the lines under the words is an annotation's own, from 1.
        begun: the ids that stand on the page already; an annotation over several lines has its id once.
    """

    article: Article
    annotations: tuple[Annotated, ...]
    names: tuple[Named, ...]
    actor_href: Callable[[str], str]
    actor_name: Callable[[str], str]
    reference_label: Callable[[Annotated], str]
    spots: frozenset[int] = frozenset()
    ties: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def line(self, line: Line) -> Markup:
        """The text of a line, marked."""
        text = self.article.text
        spans = [
            (*_within(line, *whole_words(text, item.start, item.end)), item)
            for item in self.annotations
            if item.start < line.end and line.start < item.end
        ]
        spans.sort(key=_order)
        names = [
            (*_within(line, *whole_words(text, name.start, name.end)), name)
            for name in self.names
            if line.start <= name.start < line.end
        ]
        ends = {item.stem: whole_words(text, item.start, item.end)[1] for _, _, item in spans}
        drawing = _Drawing(self, names, ends)
        if not line.dateline:
            return drawing.nested(line.start, line.end, spans)
        parts = (line.start, line.dateline), (line.dateline, line.end)
        lead, rest = (drawing.nested(start, end, _cut(spans, start, end)) for start, end in parts)
        return Markup('<span class="h-dateline">{}</span>{}').format(lead, rest)


class _Drawing:
    """Draws one line; `ends` tells where each mark ends in it, `due` which numbers are still to be drawn."""

    def __init__(self, marking: Marking, names: list[tuple[int, int, Named]], ends: dict[str, int]) -> None:
        self.marking = marking
        self.names = names
        self.ends = ends
        self.begun = marking.begun
        self.due: list[Annotated] = []

    def nested(self, start: int, end: int, spans: list[Span], around: int = -1, depth: int = 0) -> Markup:
        """The range `[start, end)` with its spans, sorted by start, the longer first; `around` is its mark's end."""
        if depth == DEEPEST:
            return self.crowded(start, end, spans)
        out, at = Markup(), start
        while spans:
            first, last, item = spans[0]
            inner = [(a, min(b, last), other) for a, b, other in spans[1:] if a < last]
            rest = _cut(spans[1:], last, end)
            out += self.words(at, first) + self.mark(first, last, item, inner, around, depth)
            at, spans = last, rest
        return out + self.words(at, end)

    def mark(self, start: int, end: int, item: Annotated, inner: list[Span], around: int, depth: int) -> Markup:
        content = self.nested(start, end, inner, end, depth + 1)
        identity = self.identity(f"m-{item.stem}") or Markup(' data-of="m-{}"').format(item.stem)
        if end >= self.ends[item.stem]:
            self.due.append(item)
        references = Markup() if end == around else self.references()
        level = self.marking.levels.get(item.stem, 1)
        return Markup('<mark class="h-mark h-mark--{}{}"{}>{}</mark>{}').format(
            kind_of(item.annotation), f" h-l{level}" if level > 1 else "", identity, content, references
        )

    def crowded(self, start: int, end: int, spans: list[Span]) -> Markup:
        """Words on which more annotations lie than can be told apart: they have their ids and numbers, and no mark."""
        fresh = [item for _, _, item in spans if f"m-{item.stem}" not in self.begun]
        self.begun.update(f"m-{item.stem}" for item in fresh)
        self.due += [item for _, last, item in spans if last >= self.ends[item.stem]]
        anchors = (Markup('<span id="m-{}"></span>').format(item.stem) for item in fresh)
        return Markup().join(anchors) + self.words(start, end)

    def references(self) -> Markup:
        """The numbers of the annotations that end here, in order; those that end together stand together."""
        due, self.due = sorted(self.due, key=lambda item: item.number), []
        return Markup().join(
            Markup(  # noqa: S704
                f'<a class="h-ref h-ref--{escape(kind_of(item.annotation))}{self.tie(item)}"'
                f' href="#n-{escape(item.stem)}" data-n="{item.number}"'
                f' aria-label="{escape(self.marking.reference_label(item))}"></a>'
            )
            for item in due
        )

    def tie(self, item: Annotated) -> str:
        """The class that ties a number to its note, with a space before it."""
        number = self.marking.ties.get(item.stem)
        return f" h-k{number}" if number else ""

    def words(self, start: int, end: int) -> Markup:
        """Text without marks, its names linked."""
        out, at = Markup(), start
        for first, last, name in self.names:
            if first < end and start < last and max(first, at) < min(last, end):
                first, last = max(first, at), min(last, end)
                out += self.plain(at, first)
                out += Markup(  # noqa: S704
                    f'<a class="h-name h-name--{escape(name.state)}"{self.identity(name.fragment)}'
                    f' href="{escape(self.marking.actor_href(name.actor))}"'
                    f' title="{escape(self.marking.actor_name(name.actor))}">{self.plain(first, last)}</a>'
                )
                at = last
        return out + self.plain(at, end)

    def plain(self, start: int, end: int) -> Markup:
        """Text with nothing but the ids of the spots in it."""
        out, at, text = Markup(), start, self.marking.article.text
        places = sorted((whole_words(text, spot, spot + 1)[0], spot) for spot in self.marking.spots)
        for place, spot in places:
            if start <= place < end and (identity := self.identity(f"w{spot}")):
                out += visible(text[at:place]) + Markup(f"<span{identity}></span>")  # noqa: S704
                at = place
        return out + visible(text[at:end])

    def identity(self, fragment: str) -> Markup:
        """The attribute that gives words their id, the first time that it is asked for."""
        if fragment in self.begun:
            return Markup()
        self.begun.add(fragment)
        return Markup(f' id="{escape(fragment)}"')  # noqa: S704


def kind_of(value: Claim | Note) -> str:
    """What an annotation is on the page: its kind, but `background` for a claim in the article's own voice, and
    `withdrawn` for what its author took back."""
    if value.status == "withdrawn":
        return value.status
    return "background" if isinstance(value, Claim) and value.form == "background" else value.kind


def visible(text: str) -> Markup:
    """Text for HTML; characters that HTML cannot carry are shown as pictures that name them in `data-cp`."""
    if not _NOT_FOR_HTML.search(text):
        return escape(text)
    pieces: Iterable[Markup] = (
        Markup('<span class="h-control" data-cp="{:04X}">{}</span>').format(ord(piece), _picture(piece))
        if index % 2
        else Markup("{}").format(piece)
        for index, piece in enumerate(_split(text))
    )
    return Markup().join(pieces)


def _split(text: str) -> list[str]:
    pieces, at = [], 0
    for found in _NOT_FOR_HTML.finditer(text):
        pieces += [text[at : found.start()], found[0]]
        at = found.end()
    return [*pieces, text[at:]]


def _picture(letter: str) -> str:
    code = ord(letter)
    return chr(_PICTURES + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _order(span: Span) -> tuple[int, int, int]:
    start, end, item = span
    return start, -end, item.number


def _cut(spans: list[Span], start: int, end: int) -> list[Span]:
    """What of the spans lies in the range `[start, end)`, in order."""
    return sorted(((max(a, start), min(b, end), item) for a, b, item in spans if a < end and start < b), key=_order)


def _within(line: Line, start: int, end: int) -> tuple[int, int]:
    return max(start, line.start), min(end, line.end)
