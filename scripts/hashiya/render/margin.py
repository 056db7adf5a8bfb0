"""Where notes stand beside the text: the height that each keeps to, and whether they fit there at all.

The style sheet places each note at the height of a number in its paragraph (CSS anchor positioning), or below the note
before it. A page may hold no style of its own, so numbers and notes of a paragraph are tied by classes `h-k1`, `h-k2`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hashiya.arabic import whole_words
from hashiya.model import Anchored, Article, Claim, Line, Note

Annotated = Anchored[Claim] | Anchored[Note]
# As many classes as the style sheet has; what follows stands below them.
MOST_TIES = 24
# Levels of lines under words that the style sheet tells apart.
LEVELS = 3
# Letters that a line of the text and of a note holds, and the height of a note's line in lines of the text.
TEXT_WIDTH, NOTE_WIDTH, NOTE_LINE = 68, 46, 0.62
# What always follows the text (citation, versions, how to annotate) is at least as high, in lines of the text.
AFTERWARDS = 20


@dataclass(frozen=True, slots=True)
class Ties:
    """The classes that tie notes to numbers, by the stem of the annotation.

    Attributes:
        numbers: of the number in the text.
        notes: of the note: that of its own number, or of a later note's that stands above it, so that notes keep
            their order without leaving their words.
    """

    numbers: Mapping[str, int]
    notes: Mapping[str, int]


def ties(article: Article, notes_at: Mapping[str, Sequence[Annotated]]) -> Ties:
    """The ties of all paragraphs of an article.

    Args:
        notes_at: the annotations that begin in each line, by its id, in order of their numbers.
    """
    numbers: dict[str, int] = {}
    notes: dict[str, int] = {}
    for line in article.lines:
        if line.kind != "title":
            _tie(article, line, notes_at.get(line.id, ()), numbers, notes)
    return Ties(numbers, notes)


def _tie(
    article: Article, line: Line, found: Sequence[Annotated], numbers: dict[str, int], notes: dict[str, int]
) -> None:
    ends = {item.stem: whole_words(article.text, item.start, item.end)[1] for item in found}
    within = [item for item in found if ends[item.stem] <= line.end][:MOST_TIES]
    numbers.update((item.stem, at) for at, item in enumerate(within, 1))
    first: Annotated | None = None
    for item in reversed(within):
        if first is None or ends[item.stem] <= ends[first.stem]:
            first = item
        notes[item.stem] = numbers[first.stem]


def levels(annotations: Iterable[Annotated]) -> dict[str, int]:
    """Which line under the words is an annotation's own, from 1, so that those on the same words have different ones.

    Args:
        annotations: in order of their begins.
    """
    taken: dict[str, int] = {}
    ends = [-1] * LEVELS
    for item in annotations:
        free = next((at for at, end in enumerate(ends) if end <= item.start), min(range(LEVELS), key=ends.__getitem__))
        ends[free] = max(ends[free], item.end)
        taken[item.stem] = free + 1
    return taken


def crowded(lines: Iterable[Line], annotations: Iterable[Annotated]) -> bool:
    """True where notes would be so much longer than the text that they ran far below it; estimated from letters.

    They may be twice as high as the text and what always follows it: so far they still end before the page does.
    """
    text = sum((line.end - line.start) / TEXT_WIDTH + 1 for line in lines if line.kind != "removed")
    return sum(map(_height, annotations)) > 2 * text + AFTERWARDS


def _height(item: Annotated) -> float:
    """In lines of the text: a claim is folded, a note shows its words, who wrote them and when."""
    note = "" if isinstance(item.annotation, Claim) else item.annotation.note
    return NOTE_LINE * (1.5 + (sum(len(part) // NOTE_WIDTH + 1 for part in note.split("\n")) + 1.5 if note else 0))
