"""Words as articles print them: how often, in how many articles, where first and last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hashiya.model import ArticleRef, Link, UseItem

# The key by which words are the same, the words, how often, where first, and in which article.
Found = tuple[str, str, int, Link, ArticleRef]


def uses(found: Iterable[Found]) -> tuple[UseItem, ...]:
    """What is the same by its key, those of most places first, with the first article and the last one that have it.

    Args:
        found: in order of their articles, those without a date last.
    """
    known: dict[str, UseItem] = {}
    seen: set[tuple[str, str]] = set()
    for key, words, count, link, ref in found:
        use = known.get(key) or UseItem(words, 0, 0, link, ref)
        new = (key, ref.id) not in seen
        seen.add((key, ref.id))
        use = replace(use, places=use.places + count, articles=use.articles + new)
        if new and use.articles > 1 and ref.date.precision != "unknown":
            use = replace(use, last=ref, last_link=link)
        known[key] = use
    return tuple(sorted(known.values(), key=lambda use: (-use.places, use.words)))
