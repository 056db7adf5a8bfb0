"""From how many origins a question's answers come: answers whose ways meet have one, however many outlets print them.

Ways meet in a speaker (the article's own voice is the outlet itself), in an agency or outlet that both relay, in an
agency that both articles cite, in a text that is much the same, or where a person says that two answers are not
independent. Platforms carry everybody's words, so nobody meets there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hashiya.indexes.view import View
from hashiya.model import UNKNOWN_SOURCE, AnswerCard, ArticleRef, Card, Origin

Given = Sequence[tuple[Card, AnswerCard]]
Place = tuple[str, str]
Meeting = tuple[Place, list[int]]
PERSON, TEXT = ("person", ""), ("text", "")


@dataclass(frozen=True)
class Origins:
    """The answers to a question by their origins.

    Attributes:
        number: for each answer, in their order, the number of its origin, from 1 in order of time.
        met: those origins that several outlets have.
        outlets: how many outlets answer.
        independent: how many answers at most share neither origin nor outlet.
    """

    number: tuple[int, ...]
    met: tuple[Origin, ...]
    outlets: int
    independent: int


def outlet_of(ref: ArticleRef) -> str:
    """What tells outlets apart: the source; of an article whose publisher is unknown nothing but itself is known."""
    return f"article {ref.id}" if ref.source == UNKNOWN_SOURCE else ref.source


def origins_of(view: View, question: str, given: Given) -> Origins:
    """Join the answers to a question wherever their ways meet."""
    meetings = [*_on_their_ways(view, given), *_said_by_people(view, question, given), *_alike(view, given)]
    leader = _joined(len(given), [answers for _, answers in meetings])
    number = {first: place for place, first in enumerate(dict.fromkeys(leader), 1)}
    outlets = [outlet_of(card.ref) for card, _ in given]
    met = tuple(_shared(given, leader, number, meetings))
    return Origins(tuple(number[first] for first in leader), met, len(set(outlets)), _independent(outlets, leader))


def _independent(outlets: list[str], origins: list[int]) -> int:
    """How many answers at most share neither outlet nor origin: in each group that hangs together by either, as many as
    it has of what it has less of."""
    sharing: dict[str | int, list[int]] = defaultdict(list)
    for at, (outlet, origin) in enumerate(zip(outlets, origins, strict=True)):
        sharing[outlet].append(at)
        sharing[origin].append(at)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(_joined(len(outlets), list(sharing.values()))):
        groups[first].append(at)
    return sum(min(len({outlets[at] for at in g}), len({origins[at] for at in g})) for g in groups.values())


def _on_their_ways(view: View, given: Given) -> Iterator[Meeting]:
    ways = [list(dict.fromkeys(_way(view, answer))) for _, answer in given]
    relayed = {place for way in ways for place in way}
    reached: dict[Place, list[int]] = defaultdict(list)
    for at, (way, (card, _)) in enumerate(zip(ways, given, strict=True)):
        own = next(_source(view, card.ref.source), ("article", card.id))
        # What an outlet says in its own voice begins there, and so does, for others, what they relay from it.
        begins = own not in way and (not way or own in relayed)
        for place in [*way, own] if begins else way:
            reached[place].append(at)
    return ((place, answers) for place, answers in reached.items() if len(answers) > 1)


def _way(view: View, answer: AnswerCard) -> Iterator[Place]:
    """The places that an answer has passed before it came to its outlet."""
    for actor in (*answer.speakers, *answer.via):
        source = view.source_of_actor.get(actor, "")
        entry = view.archive.actors.get(actor)
        if source:
            yield from _source(view, source)
        elif entry and entry.value.type != "narrator":
            yield "actor", actor
    for source in (*answer.relayed, *agencies(view, answer.cited)):
        yield from _source(view, source)


def agencies(view: View, sources: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some sources that are news agencies: what two articles have from one of them they have from one hand."""
    known = view.archive.sources
    return tuple(source for source in sources if source in known and known[source].value.type == "agency")


def _source(view: View, source: str) -> Iterator[Place]:
    entry = view.archive.sources.get(source)
    if entry and entry.value.type != "platform":
        yield "source", source


def _said_by_people(view: View, question: str, given: Given) -> Iterator[Meeting]:
    place = {claim: at for at, (_, answer) in enumerate(given) for claim in answer.claims}
    for claim, at in place.items():
        for relation in view.answer_relations.get((question, claim), ()):
            other = place.get(f"{relation.other.address}/{relation.other.fragment.removeprefix('m-')}")
            if relation.independent == "no" and other is not None:
                yield PERSON, [at, other]


def _alike(view: View, given: Given) -> Iterator[Meeting]:
    first = {card.id: at for at, (card, _) in reversed(list(enumerate(given)))}
    for at, (card, _) in enumerate(given):
        for reprint in view.reprints.get(card.id, ()):
            if reprint.article in first:
                yield TEXT, [at, first[reprint.article]]


def _joined(count: int, meetings: list[list[int]]) -> list[int]:
    """For each of so many answers the first of those that it is joined with, over however many meetings.

    Source: Tarjan (1975), disjoint sets.
    """
    above = list(range(count))

    def first(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    for meeting in meetings:
        for other in meeting[1:]:
            one, two = sorted((first(meeting[0]), first(other)))
            above[two] = one
    return [first(at) for at in range(count)]


def _shared(given: Given, leader: list[int], number: Mapping[int, int], meetings: list[Meeting]) -> Iterator[Origin]:
    """The origins that several outlets have, with the places where those meet."""
    outlets: dict[int, dict[str, ArticleRef]] = defaultdict(dict)
    for (card, _), origin in zip(given, leader, strict=True):
        outlets[origin].setdefault(outlet_of(card.ref), card.ref)
    places: dict[int, dict[Place, None]] = defaultdict(dict)
    for place, answers in meetings:
        if len({outlet_of(given[at][0].ref) for at in answers}) > 1:
            places[leader[answers[0]]].setdefault(place)
    for origin, found in outlets.items():
        if len(found) > 1:
            yield Origin(number[origin], tuple(found.values()), tuple(places[origin]))
