"""The lines of a seed while the rules settle what each of them is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from hashiya.arabic import fold_line
from hashiya.model import Block, Furniture, Line, LineKind
from hashiya.parse.dateline import dateline

_LINE_END = re.compile(r"\r\n|\n|\r")
_MOST_BEFORE_TEXT = 3
_PREFIX: dict[LineKind, str] = {"paragraph": "p", "heading": "p", "caption": "c"}


@dataclass
class Draft:
    """What the rules work on: the lines, what has been settled, and the text folded for comparison.

    Attributes:
        blocks: of a web page what it says of each line; empty for plain text.
        headline: the title that a web page declares, or that is given apart from a plain text.
        title: the same, folded.
        first_text, last_text: the lines between which the text stands, as the furniture tells; lines count from 0.
    """

    text: str
    spans: list[tuple[int, int]]
    furniture: tuple[Furniture, ...]
    blocks: tuple[Block, ...] = ()
    headline: str = ""
    settled: dict[int, tuple[LineKind, str]] = field(default_factory=dict)
    folded: list[str] = field(init=False)
    title: str = field(init=False)
    first_text: int = 0
    last_text: int = -1

    def __post_init__(self) -> None:
        self.title = fold_line(self.headline)
        self.folded = [fold_line(self.text[start:end]) for start, end in self.spans]

    def words(self, number: int) -> str:
        """The text of a line; lines count from 0 here."""
        start, end = self.spans[number]
        return self.text[start:end]

    def open_lines(self) -> list[int]:
        """The lines that no rule has settled yet, in order."""
        return [number for number in range(len(self.spans)) if number not in self.settled]

    def kept(self, kind: LineKind) -> list[int]:
        """The lines settled as a kind, in order."""
        return sorted(number for number, (settled, _) in self.settled.items() if settled == kind)

    def settle(self, number: int, kind: LineKind, rule: str) -> None:
        """Settle a line; the first rule wins."""
        self.settled.setdefault(number, (kind, rule))


def split_lines(text: str) -> list[tuple[int, int]]:
    """The half-open spans of the lines of a text without their ends (LF, CRLF or CR); at least one line."""
    spans, start = [], 0
    for found in _LINE_END.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(text))]


def finish(draft: Draft) -> tuple[Line, ...]:
    """The lines with their ids.

    A paragraph's id is `p`, its order among the kept lines of the body from 1, `-`, and the first four hex digits of
    the SHA-256 of its text in UTF-8, white space at both ends apart. Captions count for themselves, with `c`.
    A dateline is looked for in the first paragraphs: a summary may stand before it.
    """
    lines, counts, opening = [], {"p": 0, "c": 0}, _opening(draft)
    for number, (start, end) in enumerate(draft.spans):
        kind, rule = draft.settled[number]
        line_id = "title" if kind == "title" else f"l{number + 1}"
        if prefix := _PREFIX.get(kind):
            counts[prefix] += 1
            digest = hashlib.sha256(draft.words(number).strip().encode("utf-8", "surrogatepass")).hexdigest()
            line_id = f"{prefix}{counts[prefix]}-{digest[:4]}"
        lines.append(Line(number + 1, start, end, kind, line_id, rule, opening.get(number, 0)))
    return tuple(lines)


def _opening(draft: Draft) -> dict[int, int]:
    """Where the dateline ends, by the number of its line; empty where no first paragraph begins with one."""
    for number in draft.kept("paragraph")[:_MOST_BEFORE_TEXT]:
        if length := dateline(draft.words(number)):
            return {number: draft.spans[number][0] + length}
    return {}
