"""The words of two articles as HTML: as captured, with what only one has, or what both have, marked."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from hashiya.model import Beside, Quoted
from hashiya.render.marks import visible

# How much the passages of a page may weigh, in letters of HTML.
MOST = 120_000
_SHARES = (
    *((3, "few"), (14, "tenth"), (22, "fifth"), (28, "quarter"), (41, "third"), (57, "half")),
    *((70, "two-thirds"), (82, "three-quarters"), (96, "most"), (100, "all")),
)


def share_of(percent: int) -> str:
    """The word for so much of a text, whose key it ends: the fraction that is nearest in speech."""
    return next(word for most, word in _SHARES if percent <= most)


def quoted(found: Quoted) -> Markup:
    """The words of one side; dots where words are left out stand outside of them."""
    marked = Markup("<mark>{}</mark>")
    return Markup("").join(marked.format(visible(cut.text)) if cut.marked else visible(cut.text) for cut in found.cuts)


def few_enough(passages: Sequence[Beside]) -> tuple[Sequence[Beside], int]:
    """The passages that a page has room for, at least one, and how many more there are."""
    weight = 0
    for count, passage in enumerate(passages):
        weight += len(quoted(passage.one)) + len(quoted(passage.other))
        if weight > MOST and count:
            return passages[:count], len(passages) - count
    return passages, 0
