"""Quotation marks of a line in pairs, straight, curved, angled, low, single; mixed and unbalanced ones.

Whether a mark opens or closes is told first by what stands around it, since the press types them at random
(“رويترز“), then by its kind. Time grows with the number of marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

# Two straight single marks are one; the marks stand in one set, which is searched fastest.
_MARK = re.compile("[\"“”„‟«»‹›'‘’‚`](?:(?<=')')?")
_OPENERS, _CLOSERS = frozenset("«“„‹‘‚"), frozenset("»”›")
_SINGLE = frozenset("'‘’‚`‹›")
_BEFORE_OPENING = frozenset(" \t\u00a0([{:،,-–—/…\u0640.؛")
_AFTER_CLOSING = frozenset(" \t\u00a0)]}:،,-–—/….؟!?؛")
_PARTICLES = frozenset(("و", "ف", "ب", "ل", "ك"))


class Quote(NamedTuple):
    """Words in quotation marks: code points of the line.

    Attributes:
        opening: where the opening mark begins.
        start, end: what stands between the marks.
        closing: behind the closing mark; -1 where there is none.
    """

    opening: int
    start: int
    end: int
    closing: int


@dataclass(slots=True)
class Quotes:
    """The outermost quotations of a line in order, and the marks that close nothing.

    Attributes:
        open: marks that are never closed, as (start, end).
        stray: marks that close without an opening, as (start, end).
    """

    pairs: list[Quote] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)
    stray: list[tuple[int, int]] = field(default_factory=list)


def quotes(text: str) -> Quotes:
    """The quotations of one line of text."""
    found, singles = Quotes(), 0
    stack: list[tuple[int, int, bool]] = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        single = match[0] in _SINGLE
        opens = _opens(text, start, end, single, bool(stack))
        if opens is None:
            continue
        if opens:
            stack.append((start, end, single))
            singles += single
        elif not stack or (single and not singles) or (not single and singles == len(stack)):
            if not single:
                found.stray.append((start, end))
        else:
            while stack[-1][2] != single:
                singles -= stack.pop()[2]
            opening = stack.pop()
            singles -= single
            _keep(found, Quote(opening[0], opening[1], start, end))
    found.open = [(start, end) for start, end, single in stack if not single]
    return found


def _keep(found: Quotes, quote: Quote) -> None:
    """Inner quotations give way to the outer one, which closes after them."""
    while found.pairs and found.pairs[-1].opening > quote.opening:
        found.pairs.pop()
    found.pairs.append(quote)


def _opens(text: str, start: int, end: int, single: bool, within: bool) -> bool | None:
    """True for a mark that opens, False for one that closes, None for an apostrophe."""
    before, after = text[start - 1 : start], text[end : end + 1]
    can_open = (not before or before in _BEFORE_OPENING or _is_particle(text, start)) and bool(after.strip())
    can_close = bool(before.strip()) and (not after or after in _AFTER_CLOSING)
    if can_open != can_close:
        return can_open
    if single:
        return None
    mark = text[start]
    if mark in _OPENERS or mark in _CLOSERS:
        return mark in _OPENERS
    return not within


def _is_particle(text: str, at: int) -> bool:
    """True behind و، ب، ل and their like, standing alone before the mark."""
    return text[at - 1] in _PARTICLES and (at < 2 or not text[at - 2].isalpha())
