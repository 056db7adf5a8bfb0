"""Reprints: articles that share much of their text, found by runs of twelve words after folding.

Every article gives a sample of its runs; two that have a run in common are compared by their samples.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from hashiya.model import AnnotatedArticle, Reprint, Trace
from hashiya.shingles import find_similar, shingles

LEAST_SHARE = 0.3
MOST_SHOWN = 20
_TEXT = ("heading", "paragraph")


def trace(item: AnnotatedArticle) -> Trace:
    """What an article gives to the comparison: the text's runs of words, and where it says that it comes from."""
    article, source = item.article, item.settled.source
    text = "\n".join(article.words_of(line) for line in article.lines if line.kind in _TEXT)
    taken = source.republished_from if source else None
    return Trace(array("Q", sorted(shingles(text))).tobytes(), item.publisher, taken or "")


def reprints(traces: Iterable[tuple[str, Trace]]) -> Mapping[str, tuple[Reprint, ...]]:
    """For every article that has any, the others with much of the same text, the most alike first.

    Args:
        traces: article ids with their traces, in order of ids.
    """
    known = dict(traces)
    found: dict[str, list[Reprint]] = defaultdict(list)
    for pair in find_similar({i: array("Q", one.shingles) for i, one in known.items()}, LEAST_SHARE):
        one, other, percent = pair.one, pair.other, round(100 * pair.share)
        direction = _direction(known[one], known[other])
        found[one].append(Reprint(other, percent, direction))
        found[other].append(Reprint(one, percent, _REVERSE[direction]))
    return {i: _most_alike(pairs) for i, pairs in sorted(found.items())}


Direction = Literal["from", "to", ""]
_REVERSE: dict[Direction, Direction] = {"from": "to", "to": "from", "": ""}


def _direction(one: Trace, other: Trace) -> Direction:
    """Where one text names the other's publisher as the one it was taken from."""
    if one.republished_from and one.republished_from == other.publisher:
        return "from"
    return "to" if other.republished_from and other.republished_from == one.publisher else ""


def _most_alike(pairs: list[Reprint]) -> tuple[Reprint, ...]:
    return tuple(sorted(pairs, key=lambda found: (-found.percent, found.article))[:MOST_SHOWN])
