"""Where a reader goes on from an article: to the one before and the one after it, in time and in its story.

Time is the order that all lists have (`View.cards`): the first day an article may be of, then the last, then its id;
undated ones come last. It is total, so an article that comes between two others changes their pages alone.

A story is a question that the archive follows, since that is what people gathered answers for: the one that the article
answers most, the first in its text among equals. An article that answers none, or is alone with its answers, belongs to
the story of a topic: the narrowest of its topics, by their tree, that another article has too. What has neither has no
story. The choice needs an article's own card and the tree, and of others only whether there is one; so a new article
changes no page but those beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hashiya.indexes.answers import ADDRESS
from hashiya.indexes.view import View
from hashiya.model import Card, Link, Neighbours, Onward

TOPICS = "topics/"


def onward(view: View, card: Card) -> Onward:
    """The articles beside one in time, and in its story where it has one."""
    for address in _stories(view, card):
        if len(view.sharing[address]) > 1:
            return Onward(_beside(view, "", card), Link(address), _beside(view, address, card))
    return Onward(_beside(view, "", card))


def _beside(view: View, address: str, card: Card) -> Neighbours:
    cards = view.sharing[address] if address else view.cards
    at = view.places[address][card.id]
    before = cards[at - 1].ref if at else None
    return Neighbours(before, cards[at + 1].ref if at + 1 < len(cards) else None)


def _stories(view: View, card: Card) -> Iterator[str]:
    """The addresses of the lists that may be an article's story, the best first."""
    answered = Counter(answer.question for answer in card.answers)
    yield from (f"{ADDRESS}{question}" for question, _ in answered.most_common() if question in view.archive.questions)
    known = [a for a in card.shares if a.startswith(TOPICS) and a.removeprefix(TOPICS) in view.depths]
    yield from sorted(known, key=lambda address: -view.depths[address.removeprefix(TOPICS)])
