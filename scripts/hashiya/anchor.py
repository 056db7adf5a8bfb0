"""Ties a quotation to its words: `describe` makes a selector of a span, `match` finds the span of a selector.

The selector is the TextQuoteSelector of the W3C Web Annotation model (exact, prefix). Offsets are code points,
half-open, into the text of the seed. Source: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.arabic import Folded, fold, fold_with_origin


@dataclass(frozen=True, slots=True)
class Selector:
    """A quotation and, only where it occurs more than once, the words before it."""

    exact: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text prepared for matching; folding is done once for all its annotations."""

    original: str
    folded: Folded

    @classmethod
    def of(cls, original: str) -> Text:
        """Prepare a text."""
        return cls(original, fold_with_origin(original))


def match(selector: Selector, text: Text) -> tuple[tuple[int, int], ...]:
    """All spans that the selector fits: exactly, else after folding; none or several are the caller's problem.

    A selector with a prefix fits only where the prefix stands right before, white space apart.
    """
    exact = [span for span in _occurrences(selector.exact, text.original) if _follows(selector, text, span)]
    if exact:
        return tuple(exact)
    found = _occurrences(fold(selector.exact), text.folded.text)
    spans = [text.folded.span(start, end) for start, end in found]
    return tuple(span for span in spans if _follows(selector, text, span))


def describe(span: tuple[int, int], text: Text) -> Selector:
    """The shortest selector that fits the span and nothing else: a prefix grows by words until it is alone."""
    exact = text.original[span[0] : span[1]]
    before = text.original[: span[0]].split()
    for count in range(len(before) + 1):
        selector = Selector(exact, " ".join(before[len(before) - count :]) if count else "")
        if match(selector, text) == (span,):
            return selector
    return Selector(exact, " ".join(before))


def _follows(selector: Selector, text: Text, span: tuple[int, int]) -> bool:
    if not selector.prefix:
        return True
    wanted = "".join(fold(selector.prefix).split())
    window = text.original[max(0, span[0] - 4 * len(selector.prefix) - 40) : span[0]]
    return "".join(fold(window).split()).endswith(wanted)


def _occurrences(wanted: str, text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        spans.append((start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return spans
