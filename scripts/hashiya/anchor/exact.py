"""The exact pair: `describe` makes a selector of a span, `match` finds the spans that a selector fits to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hashiya.anchor.selector import Selector, Text
from hashiya.arabic import Folded, fold, fold_with_origin, joins

Span = tuple[int, int]
LONGEST_CONTEXT = 200
WINDOW = 6 * LONGEST_CONTEXT
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
    return _literal(selector, text) or _folded(selector, text)


def describe(span: Span, text: Text) -> Selector:
    """The shortest selector that fits the span and nothing else, however the text may be spelled one day.

    Words around the quotation are added one by one: those before it in its line, then those behind it there, and only
    where its line stands several times those of earlier lines. The nearest of those, where even they do not suffice.
    """
    original, (start, end) = text.original, span
    line, finish = original.rfind("\n", 0, start) + 1, (original + "\n").find("\n", end)
    exact, before, behind = original[start:end], original[line:start].split(), original[end:finish].split()
    selectors = chain(
        (Selector(exact, _last(before, count)) for count in range(len(before) + 1)),
        (Selector(exact, " ".join(before), " ".join(behind[:count])) for count in range(1, len(behind) + 1)),
        (Selector(exact, " ".join(words)) for words in _further(original[:start], len(before))),
    )
    nearest = Selector(exact, " ".join(original[max(0, start - LONGEST_CONTEXT) : start].split()))
    return next((found for found in selectors if is_alone(found, span, text)), nearest)


def _last(words: list[str], count: int) -> str:
    return " ".join(words[len(words) - count :])


def _further(before: str, least: int) -> Iterator[list[str]]:
    """The last words of a text, ever more of them, as far as a prefix is compared."""
    words, letters = before[-WINDOW:].split(), 0
    for count in range(1, len(words) + 1):
        letters += len(words[-count])
        if letters > LONGEST_CONTEXT:
            return
        if count > least:
            yield words[-count:]


def is_alone(selector: Selector, span: Span, text: Text) -> bool:
    """True where a selector fits a span and nothing else, be it exactly or folded."""
    return {*_literal(selector, text), *_folded(selector, text)} == {span}


def _literal(selector: Selector, text: Text) -> tuple[Span, ...]:
    return _fitting(selector, text, _occurrences(selector.exact, text.original))


def _folded(selector: Selector, text: Text) -> tuple[Span, ...]:
    folded = text.folded
    found = _occurrences(fold(selector.exact), folded.text)
    return _fitting(selector, text, [folded.span(*span) for span in found if folded.is_letter_edge(*span)])


def _fitting(selector: Selector, text: Text, spans: list[Span]) -> tuple[Span, ...]:
    prefix = "".join(fold(selector.prefix).split())[-LONGEST_CONTEXT:]
    suffix = "".join(fold(selector.suffix).split())[:LONGEST_CONTEXT]
    return tuple(
        (start, end)
        for start, end in spans
        if is_whole(text.original, start, end)
        and (not prefix or _follows(prefix, text.original[max(0, start - WINDOW) : start]))
        and (not suffix or _precedes(suffix, text.original[end : end + WINDOW]))
    )


def is_whole(text: str, start: int, end: int) -> bool:
    """True where a span holds whole words; proclitics may stand before it, as part of its first word."""
    if start >= end or (end < len(text) and joins(text[end - 1]) and joins(text[end])):
        return False
    first = start
    while first > 0 and start - first <= LONGEST_PROCLITIC and joins(text[first - 1]) and joins(text[first]):
        first -= 1
    return first == start or fold(text[first:start]) in PROCLITICS


def _follows(prefix: str, window: str) -> bool:
    """True where a window ends with a folded prefix without white space, as whole words."""
    found = _unspaced(window)
    first = len(found.text) - len(prefix)
    return first >= 0 and found.text.endswith(prefix) and _begins(window, found.origin[first])


def _precedes(suffix: str, window: str) -> bool:
    found = _unspaced(window)
    last = found.origin[len(suffix)] if found.text.startswith(suffix) else -1
    return last > 0 and (last == len(window) or not (joins(window[last - 1]) and joins(window[last])))


def _begins(text: str, at: int) -> bool:
    """True where a word begins, or goes on behind proclitics."""
    return at >= len(text) or is_whole(text, at, at + len(text[at:].split(None, 1)[0]))


def _unspaced(window: str) -> Folded:
    folded = fold_with_origin(window)
    kept = [(letter, at) for letter, at in zip(folded.text, folded.origin, strict=False) if not letter.isspace()]
    return Folded("".join(letter for letter, _ in kept), (*(at for _, at in kept), len(window)))


def _occurrences(wanted: str, text: str) -> list[Span]:
    spans = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        spans.append((start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return spans
