"""Which outlets have what they say from one origin: what stands on the way from a speaker to two outlets is one.

Ways meet in a speaker (the article's own voice is none), in an agency or outlet that both relay, in an agency that both
articles cite, in a text that is much the same, or where a person says that two answers are not independent. Platforms
carry everybody's words, so nobody meets there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hashiya.indexes.view import View
from hashiya.model import UNKNOWN_SOURCE, AnswerCard, ArticleRef, Card, Origin

Place = tuple[str, str]
PERSON, TEXT = ("person", ""), ("text", "")


@dataclass(frozen=True)
class Origins:
    """The outlets of a question by their origins.

    Attributes:
        number: for each outlet, by its key, the number of its origin, from 1 in order of time.
        met: those origins in which outlets meet.
        total: how many there are.
    """

    number: Mapping[str, int]
    met: tuple[Origin, ...]
    total: int


def outlet_of(ref: ArticleRef) -> str:
    """What tells outlets apart: the source; of an article whose publisher is unknown nothing but itself is known."""
    return f"article {ref.id}" if ref.source == UNKNOWN_SOURCE else ref.source


def origins_of(view: View, question: str, given: Sequence[tuple[Card, AnswerCard]]) -> Origins:
    """Join the outlets of a question's answers wherever their ways meet."""
    articles: dict[str, ArticleRef] = {}
    reached: dict[Place, dict[str, None]] = defaultdict(dict)
    for card, answer in given:
        outlet = outlet_of(card.ref)
        articles.setdefault(outlet, card.ref)
        for place in _way(view, card, answer):
            reached[place].setdefault(outlet)
    met = [(place, list(outlets)) for place, outlets in reached.items() if len(outlets) > 1]
    met += [(PERSON, pair) for pair in _said_by_people(view, question, given)]
    met += [(TEXT, pair) for pair in _alike(view, given)]
    leader = _joined(list(articles), [outlets for _, outlets in met])
    number = {first: place for place, first in enumerate(dict.fromkeys(leader.values()), 1)}
    return Origins(
        {outlet: number[first] for outlet, first in leader.items()},
        tuple(_groups(articles, leader, number, met)),
        len(number),
    )


def _way(view: View, card: Card, answer: AnswerCard) -> Iterator[Place]:
    """The places that an answer has passed, the outlet itself among them, since others may relay it."""
    for actor in (*answer.speakers, *answer.via):
        source = view.source_of_actor.get(actor, "")
        entry = view.archive.actors.get(actor)
        if source:
            yield from _source(view, source)
        elif entry and entry.value.type != "narrator":
            yield "actor", actor
    for source in (*answer.relayed, *agencies(view, answer.cited), card.ref.source):
        yield from _source(view, source)


def agencies(view: View, sources: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some sources that are news agencies: what two articles have from one of them they have from one hand."""
    known = view.archive.sources
    return tuple(source for source in sources if source in known and known[source].value.type == "agency")


def _source(view: View, source: str) -> Iterator[Place]:
    entry = view.archive.sources.get(source)
    if entry and entry.value.type != "platform":
        yield "source", source


def _said_by_people(view: View, question: str, given: Sequence[tuple[Card, AnswerCard]]) -> Iterator[list[str]]:
    outlets = {claim: outlet_of(card.ref) for card, answer in given for claim in answer.claims}
    for claim, outlet in outlets.items():
        for relation in view.answer_relations.get((question, claim), ()):
            other = outlets.get(f"{relation.other.address}/{relation.other.fragment.removeprefix('m-')}")
            if relation.independent == "no" and other and other != outlet:
                yield [outlet, other]


def _alike(view: View, given: Sequence[tuple[Card, AnswerCard]]) -> Iterator[list[str]]:
    outlets = {card.id: outlet_of(card.ref) for card, _ in given}
    for article, outlet in outlets.items():
        for reprint in view.reprints.get(article, ()):
            other = outlets.get(reprint.article)
            if other and other != outlet:
                yield [outlet, other]


def _joined(outlets: list[str], meetings: list[list[str]]) -> dict[str, str]:
    """For each outlet the first of those that it is joined with, over however many meetings (disjoint sets)."""
    above = {outlet: outlet for outlet in outlets}

    def first(outlet: str) -> str:
        while above[outlet] != outlet:
            above[outlet] = above[above[outlet]]
            outlet = above[outlet]
        return outlet

    order = {outlet: place for place, outlet in enumerate(outlets)}
    for meeting in meetings:
        for other in meeting[1:]:
            one, two = sorted((first(meeting[0]), first(other)), key=order.__getitem__)
            above[two] = one
    return {outlet: first(outlet) for outlet in outlets}


def _groups(
    articles: Mapping[str, ArticleRef],
    leader: Mapping[str, str],
    number: Mapping[str, int],
    met: list[tuple[Place, list[str]]],
) -> Iterator[Origin]:
    members: dict[str, list[ArticleRef]] = defaultdict(list)
    places: dict[str, dict[Place, None]] = defaultdict(dict)
    for outlet, first in leader.items():
        members[first].append(articles[outlet])
    for place, outlets in met:
        places[leader[outlets[0]]].setdefault(place)
    for first, found in members.items():
        if len(found) > 1:
            yield Origin(number[first], tuple(found), tuple(places[first]))
