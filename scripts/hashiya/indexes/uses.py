"""Words as articles print them: how often, in how many articles, where first and last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from hashiya.model import ArticleRef, Label, Link, State, UseItem

# The key by which words are the same, the words, how often, where first, and in which article.
Found = tuple[str, str, int, Link, ArticleRef]
# The words, who says whom they mean, by what kind of form the scripts found them, and whether that is doubted.
Sure = tuple[str, State, str, bool]
_STATES: tuple[State, ...] = ("reviewed", "entered", "proposed")


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


def assured(found: Iterable[UseItem], known: Iterable[Sure]) -> tuple[UseItem, ...]:
    """Forms of a name with how sure it is whom they mean: who says so, in how many places, and whether it is doubted.

    Args:
        known: for each place of each form, in any order.
    """
    states: dict[str, Counter[State]] = defaultdict(Counter)
    kinds, doubted = defaultdict[str, set[str]](set), set[str]()
    for words, state, kind, is_doubted in known:
        states[words][state] += 1
        kinds[words].add(kind)
        doubted |= {words} if is_doubted else set()
    return tuple(
        replace(
            use,
            states=tuple((state, states[use.words][state]) for state in _STATES if states[use.words][state]),
            is_doubted=use.words in doubted,
            label=None if "name" in kinds[use.words] else Label(f"actor.form.{min(kinds[use.words])}"),
        )
        for use in found
    )
