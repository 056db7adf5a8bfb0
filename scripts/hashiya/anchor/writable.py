"""Selectors as a file can hold them: without characters that nobody sees, which contributed files never have."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain

from hashiya.anchor.exact import Span, describe, is_alone
from hashiya.anchor.selector import Selector, Text
from hashiya.arabic import fold_letter
from hashiya.hidden import first_hidden

# How far words beside a quotation are looked through, over the ends of lines, where those in its line do not do.
BESIDE = 200


def selector_of(span: Span, text: Text) -> Selector:
    """The selector of a span as a file can hold it, which has no hidden characters.

    Comparing passes over most of them. Where the words that `describe` takes do not tell the span apart, or cannot be
    written, those behind it are tried and those before it, over the ends of lines too.
    """
    if first_hidden(text.original) >= 0:
        kept = _kept(text.original)
        span = bisect_left(kept, span[0]), bisect_left(kept, span[1])
        text = Text("".join(text.original[at] for at in kept))
    found = describe(span, text)
    behind = text.original[span[1] : span[1] + BESIDE].split()
    before = text.original[max(0, span[0] - BESIDE) : span[0]].split()
    others = chain(
        (Selector(found.exact, "", " ".join(behind[:count])) for count in range(1, len(behind) + 1)),
        (Selector(found.exact, " ".join(before[-count:])) for count in range(1, len(before) + 1)),
    )
    return next((one for one in chain((found,), others) if _is_writable(one) and is_alone(one, span, text)), found)


def _kept(text: str) -> list[int]:
    """The offsets of all letters but those that are hidden and that comparing passes over."""
    hidden, at = set(), first_hidden(text)
    while at >= 0:
        hidden.add(at)
        at = first_hidden(text, at + 1)
    return [at for at, letter in enumerate(text) if at not in hidden or fold_letter(letter)]


def _is_writable(selector: Selector) -> bool:
    return first_hidden(f"{selector.prefix} {selector.suffix}") < 0
