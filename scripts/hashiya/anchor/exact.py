"""The exact pair: `describe` makes a selector of a span, `match` finds the spans that a selector fits to the letter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from hashiya.anchor.selector import Selector, Text
from hashiya.arabic import fold, joins

Span = tuple[int, int]
LONGEST_CONTEXT = 200
_FURTHEST = 6 * LONGEST_CONTEXT
LONGEST_PROCLITIC = 12
PROCLITICS = frozenset(
    conjunction + letter + article
    for conjunction in ("", "و", "ف")
    for letter in ("", "ب", "ل", "ك")
    for article in ("", "ال", "ل")
)


def match(selector: Selector, text: Text) -> tuple[Span, ...]:
    """All spans of whole words that the selector fits: exactly, else after folding.

    None or several are the caller's problem. A span may begin behind proclitics (و ف ب ل ك ال), as names do; a
    selector with a prefix or suffix fits only where that stands right before or behind, white space apart.
    """
    exact = _within(selector, _literal(selector.exact, text), text)
    return tuple(sorted(exact or _within(selector, _folded(selector.exact, text), text)))


def describe(span: Span, text: Text) -> Selector:
    """The shortest selector that fits the span and nothing else, however the text may be spelled one day.

    Words around the quotation are added one by one: those before it in its line, then those behind it there, and only
    where its line stands several times those of earlier lines. The nearest of those, where even they do not suffice.
    """
    original, (start, end) = text.original, span
    line, finish = original.rfind("\n", 0, start) + 1, (original + "\n").find("\n", end)
    exact = original[start:end]
    before, behind = _nearest(original[line:start].split()[::-1]), _nearest(original[end:finish].split())
    further = _nearest(original[max(0, start - _FURTHEST) : start].split()[::-1])[len(before) :]
    around: list[tuple[list[str], list[str]]] = [(before[:count], []) for count in range(len(before) + 1)]
    around += [(before, behind[:count]) for count in range(1, len(behind) + 1)]
    around += [(before + further[:count], []) for count in range(1, len(further) + 1)]
    places = {*_literal(exact, text), *_folded(exact, text)} | {span}
    selectors = (Selector(exact, " ".join(words[::-1]), " ".join(others)) for words, others in around)
    nearest = Selector(exact, " ".join((before + further)[::-1]))
    return next((found for found in selectors if _within(found, places, text) == {span}), nearest)


def is_alone(selector: Selector, span: Span, text: Text) -> bool:
    """True where a selector fits a span and nothing else, be it exactly or folded."""
    places = {*_literal(selector.exact, text), *_folded(selector.exact, text)}
    return _within(selector, places, text) == {span}


def _nearest(words: list[str]) -> list[str]:
    """The first words of a list, as many as are compared at most."""
    letters = list(accumulate(map(len, words)))
    return words[: bisect_right(letters, LONGEST_CONTEXT)]


def _literal(exact: str, text: Text) -> list[Span]:
    """The spans of whole words that are the quotation to the letter."""
    return [span for span in _occurrences(exact, text.original) if is_whole(text.original, *span)]


def _folded(exact: str, text: Text) -> list[Span]:
    """The spans of whole words that are the quotation once both are folded."""
    folded = text.folded
    found = (span for span in _occurrences(fold(exact), folded.text) if folded.is_letter_edge(*span))
    return [span for span in (folded.span(*place) for place in found) if is_whole(text.original, *span)]


def _within(selector: Selector, spans: Iterable[Span], text: Text) -> set[Span]:
    """The spans that stand between the prefix and the suffix of a selector."""
    prefix = "".join(fold(selector.prefix).split())[-LONGEST_CONTEXT:]
    suffix = "".join(fold(selector.suffix).split())[:LONGEST_CONTEXT]
    return {
        (start, end)
        for start, end in spans
        if (not prefix or _follows(prefix, start, text)) and (not suffix or _precedes(suffix, end, text))
    }


def _follows(prefix: str, start: int, text: Text) -> bool:
    """True where a folded prefix without white space stands right before an offset, as whole words."""
    bare = text.bare
    last = bisect_left(bare.origin, start)
    first = last - len(prefix)
    return first >= 0 and bare.text.startswith(prefix, first) and _begins(text.original, bare.origin[first])


def _precedes(suffix: str, end: int, text: Text) -> bool:
    """True where a folded suffix without white space stands right behind an offset, as whole words."""
    bare, original = text.bare, text.original
    first = bisect_left(bare.origin, end)
    last = bare.origin[min(first + len(suffix), len(bare.text))]
    return bare.text.startswith(suffix, first) and not cuts(original, last)


def is_whole(text: str, start: int, end: int) -> bool:
    """True where a span holds whole words; proclitics may stand before it, as part of its first word."""
    return start < end and not cuts(text, end) and _begins(text, start)


def cuts(text: str, at: int) -> bool:
    """True where an offset lies within a word."""
    return 0 < at < len(text) and joins(text[at - 1]) and joins(text[at])


def _begins(text: str, start: int) -> bool:
    """True where a word begins, or goes on behind proclitics."""
    first = start
    while start - first <= LONGEST_PROCLITIC and cuts(text, first):
        first -= 1
    return first == start or fold(text[first:start]) in PROCLITICS


def _occurrences(wanted: str, text: str) -> list[Span]:
    spans = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        spans.append((start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return spans
