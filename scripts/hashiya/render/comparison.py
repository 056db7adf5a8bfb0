"""The words of two articles as HTML: as captured, with what only one has, or what both have, marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hashiya.model import AnnotatedArticle, Beside, Quoted
from hashiya.render.marks import visible

# How much the passages of a page may weigh, in letters of HTML.
MOST = 120_000
MOST_ACTORS = 20


@dataclass(frozen=True)
class Shared:
    """What two articles have in common beside their words: ids of topics, and of actors that both name, most first."""

    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def shared_by(one: AnnotatedArticle, other: AnnotatedArticle) -> Shared:
    """The topics and actors of both; of actors those that the one that names them less names most."""
    topics = {use.topic for use in other.settled.topics}
    counts = [Counter(name.actor for name in item.mentions) for item in (one, other)]
    both = sorted((counts[0] & counts[1]).items(), key=lambda found: (-found[1], found[0]))
    found = tuple(use.topic for use in one.settled.topics if use.topic in topics)
    return Shared(tuple(dict.fromkeys(found)), tuple(actor for actor, _ in both[:MOST_ACTORS]))


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
