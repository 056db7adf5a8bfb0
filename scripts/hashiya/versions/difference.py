"""The difference of two texts, word by word.

What is kept and deleted is the old text, what is kept and inserted the new one, letter for letter. Words and signs are
compared as they are; a change that folding and signs account for (diacritics, hamza, punctuation) is told as spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Postfix, Prefix

from hashiya.alignment import opcodes
from hashiya.arabic import fold_phrase, words

# Two texts whose words, multiplied, are more than this are not aligned: one replaces the other.
MOST_COMPARED = 40_000_000
# Signs that change what is said: of money, of sums, per cent, a minus before a digit.
_TELLING = re.compile(r"[$¢-¥\u20a0-\u20cf+<=>±×÷%٪‰]|[-\u2212](?=\d)")
_MINUS = re.compile(r"\s?[-\u2212]\d")
_SIGN = re.compile(r"\s+|\S")
_Token = tuple[str, str]
_Change = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a difference; what is deleted stands before what is inserted in its place.

    Attributes:
        spelling: True where only the spelling or the punctuation is another.
    """

    kind: Literal["kept", "deleted", "inserted"]
    text: str
    spelling: bool = False


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """What became of a text, in the order of the words."""
    return tuple(_pieces(_gathered(_changes(_tokens(old), _tokens(new)))))


def _tokens(text: str) -> list[_Token]:
    """Words and single signs, each with the white space before it; last what stands behind them."""
    cut: list[str] = []
    at = 0
    for start, end in words(text):
        start -= _MINUS.fullmatch(text[max(0, start - 2) : start + 1]) is not None
        cut += _SIGN.findall(text[at:start])
        cut.append(text[start:end])
        at = end
    cut += _SIGN.findall(text[at:])
    found, space = [], ""
    for piece in cut:
        if piece.isspace():
            space += piece
        else:
            found.append((space, piece))
            space = ""
    return [*found, (space, "")]


def _changes(old: list[_Token], new: list[_Token]) -> Iterator[_Change]:
    """Runs of (kept, deleted, inserted), of which the first or the two others are empty."""
    for kept, a, b in _runs([token for _, token in old], [token for _, token in new]):
        if not kept:
            yield "", _text(old[slice(*a)]), _text(new[slice(*b)])
            continue
        for (before, token), (now, _) in zip(old[slice(*a)], new[slice(*b)], strict=True):
            if before == now:
                yield before + token, "", ""
            else:
                yield "", before, now
                yield token, "", ""


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Spans of the old and the new tokens that are the same, or of which one replaces the other."""
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    last, end = len(old) - tail, len(new) - tail
    yield True, (0, head), (0, head)
    if (last - head) * (end - head) > MOST_COMPARED:
        yield False, (head, last), (head, end)
    else:
        for step in opcodes(old[head:last], new[head:end]):
            yield (
                step.tag == "equal",
                (step.src_start + head, step.src_end + head),
                (step.dest_start + head, step.dest_end + head),
            )
    yield True, (last, len(old)), (end, len(new))


def _text(tokens: list[_Token]) -> str:
    return "".join(space + token for space, token in tokens)


def _gathered(changes: Iterator[_Change]) -> list[_Change]:
    """Neighbours of one kind as one; white space between two changes belongs to both, so that phrases stay whole."""
    merged = [change for change in _joined(changes) if any(change)]
    spread = [
        ("", kept, kept) if kept.isspace() and 0 < n < len(merged) - 1 else (kept, deleted, inserted)
        for n, (kept, deleted, inserted) in enumerate(merged)
    ]
    return [part for change in _joined(spread) for part in _bare(change) if any(part)]


def _joined(changes: Iterable[_Change]) -> Iterator[_Change]:
    for _, group in groupby(changes, lambda change: change[0] != ""):
        kept, deleted, inserted = zip(*group, strict=True)
        yield "".join(kept), "".join(deleted), "".join(inserted)


def _bare(change: _Change) -> Iterator[_Change]:
    """A change without the white space that both texts have at its ends."""
    kept, deleted, inserted = change
    head = min(Prefix.similarity(deleted, inserted), len(deleted) - len(deleted.lstrip()))
    yield deleted[:head], "", ""
    deleted, inserted = deleted[head:], inserted[head:]
    tail = min(Postfix.similarity(deleted, inserted), len(deleted) - len(deleted.rstrip()))
    yield kept, deleted[: len(deleted) - tail], inserted[: len(inserted) - tail]
    yield deleted[len(deleted) - tail :], "", ""


def _pieces(changes: list[_Change]) -> Iterator[Piece]:
    for kept, deleted, inserted in changes:
        if kept:
            yield Piece("kept", kept)
            continue
        spelling = _said(deleted) == _said(inserted)
        if deleted:
            yield Piece("deleted", deleted, spelling)
        if inserted:
            yield Piece("inserted", inserted, spelling)


def _said(text: str) -> tuple[str, list[str]]:
    return fold_phrase(text), _TELLING.findall(text)
