"""Ties a quotation to its words: `describe` makes a selector of a span, `match` finds the span of a selector.

The selector is the TextQuoteSelector of the W3C Web Annotation model (exact, prefix). Offsets are code points,
half-open, into the text of the seed. Source: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hashiya.arabic import Folded, fold, fold_with_origin, joins

LONGEST_PREFIX = 200
LONGEST_PROCLITIC = 12
PROCLITICS = frozenset(
    conjunction + letter + article
    for conjunction in ("", "و", "ف")
    for letter in ("", "ب", "ل", "ك")
    for article in ("", "ال", "ل")
)


@dataclass(frozen=True, slots=True)
class Selector:
    """A quotation and, only where it occurs more than once, the words before it."""

    exact: str
    prefix: str = ""


@dataclass(frozen=True)
class Text:
    """A text to match in; it is folded once for all its annotations, and only if one is not found as it stands."""

    original: str

    @cached_property
    def folded(self) -> Folded:
        """The text folded, with the way back."""
        return fold_with_origin(self.original)


def match(selector: Selector, text: Text) -> tuple[tuple[int, int], ...]:
    """All spans of whole words that the selector fits: exactly, else after folding.

    None or several are the caller's problem. A span may begin behind proclitics (و ف ب ل ك ال), as names do; a
    selector with a prefix fits only where the prefix stands right before, white space apart.
    """
    exact = _fitting(selector, text, _occurrences(selector.exact, text.original))
    if exact:
        return exact
    folded = text.folded
    found = _occurrences(fold(selector.exact), folded.text)
    spans = [folded.span(start, end) for start, end in found if folded.is_letter_edge(start, end)]
    return _fitting(selector, text, spans)


def describe(span: tuple[int, int], text: Text) -> Selector:
    """The shortest selector that fits the span and nothing else: a prefix grows by words until it is alone."""
    exact = text.original[span[0] : span[1]]
    before = text.original[: span[0]].split()
    for count in range(len(before) + 1):
        selector = Selector(exact, " ".join(before[len(before) - count :]) if count else "")
        if match(selector, text) == (span,):
            return selector
    return Selector(exact, " ".join(before))


def _fitting(selector: Selector, text: Text, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    prefix = "".join(fold(selector.prefix).split())[-LONGEST_PREFIX:]
    return tuple(span for span in spans if _is_whole(text.original, *span) and _follows(prefix, text.original, span[0]))


def _is_whole(text: str, start: int, end: int) -> bool:
    if start >= end or (end < len(text) and joins(text[end - 1]) and joins(text[end])):
        return False
    first = start
    while first > 0 and start - first <= LONGEST_PROCLITIC and joins(text[first - 1]) and joins(text[first]):
        first -= 1
    return first == start or fold(text[first:start]) in PROCLITICS


def _follows(prefix: str, text: str, start: int) -> bool:
    window = text[max(0, start - 6 * LONGEST_PREFIX) : start]
    return not prefix or "".join(fold(window).split()).endswith(prefix)


def _occurrences(wanted: str, text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        spans.append((start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return spans
