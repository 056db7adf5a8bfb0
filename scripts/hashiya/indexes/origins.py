"""From how many origins a question's answers come: those of one outlet have one, and those whose ways meet.

However many outlets print what they have from one speaker or agency, and however many speakers one outlet quotes, that
is one testimony. Where outlets and speakers are entangled, no more can be independent than there are outlets, nor than
there are places where ways meet; answers are divided by what there is less of, so that origins are as many as that.
Ways meet in a speaker (the article's own voice is the outlet itself), in an agency or outlet that both relay, in an
agency that both articles cite, in a text that is much the same, or where a person says that two answers are not
independent. Platforms carry everybody's words, so nobody meets there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hashiya.indexes.view import View
from hashiya.model import UNKNOWN_SOURCE, AnswerCard, ArticleRef, Card

Given = Sequence[tuple[Card, AnswerCard]]
Place = tuple[str, str]
Meeting = tuple[Place, list[int]]
PERSON, TEXT = ("person", ""), ("text", "")


@dataclass(frozen=True)
class Origins:
    """The answers to a question by their origins.

    Attributes:
        number: for each answer, in their order, the number of its origin, from 1 in order of time.
        groups: the origins by their numbers.
        outlets: how many outlets answer.
    """

    number: tuple[int, ...]
    groups: tuple[Group, ...]
    outlets: int


@dataclass(frozen=True)
class Group:
    """The answers of one origin, by their places in order.

    Attributes:
        met: where the ways of several outlets meet in it; `across`: where some of its answers meet others.
    """

    answers: tuple[int, ...]
    met: tuple[Place, ...]
    across: tuple[Place, ...]


def outlet_of(ref: ArticleRef) -> str:
    """What tells outlets apart: the source; of an article whose publisher is unknown nothing but itself is known."""
    return f"article {ref.id}" if ref.source == UNKNOWN_SOURCE else ref.source


def origins_of(view: View, question: str, given: Given) -> Origins:
    """Divide the answers to a question by their origins."""
    meetings = [*_on_their_ways(view, given), *_said_by_people(view, question, given), *_alike(view, given)]
    outlets = [outlet_of(card.ref) for card, _ in given]
    divided = _divided(outlets, _joined(len(given), [answers for _, answers in meetings]))
    numbers = {origin: number for number, origin in enumerate(dict.fromkeys(divided), 1)}
    number = tuple(numbers[origin] for origin in divided)
    return Origins(number, tuple(_groups(number, outlets, meetings)), len(set(outlets)))


def _divided(outlets: list[str], ways: list[int]) -> list[str | int]:
    """For each answer its outlet or its way: of those that hang together by either, what there is less of.

    So answers of as many origins are at most independent of one another: no two of them share outlet or way.
    """
    sharing: dict[str | int, list[int]] = defaultdict(list)
    for at, (outlet, way) in enumerate(zip(outlets, ways, strict=True)):
        sharing[outlet].append(at)
        sharing[way].append(at)
    together: dict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(_joined(len(outlets), list(sharing.values()))):
        together[first].append(at)
    by: dict[int, str | int] = {}
    for answers in together.values():
        fewer = len({outlets[at] for at in answers}) < len({ways[at] for at in answers})
        by |= {at: outlets[at] if fewer else ways[at] for at in answers}
    return [by[at] for at in range(len(outlets))]


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
        said = (*view.answer_relations.get((question, claim), ()), *view.relations.get(claim, ()))
        for relation in said:
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


def _groups(number: Sequence[int], outlets: Sequence[str], meetings: Sequence[Meeting]) -> Iterator[Group]:
    """The origins, with the places where several outlets meet in them."""
    answers: dict[int, list[int]] = defaultdict(list)
    for at, origin in enumerate(number):
        answers[origin].append(at)
    met: dict[int, dict[Place, None]] = defaultdict(dict)
    across: dict[int, dict[Place, None]] = defaultdict(dict)
    for place, meeting in meetings:
        if len({outlets[at] for at in meeting}) > 1:
            origins = {number[at] for at in meeting}
            for origin in origins:
                (met if len(origins) == 1 else across)[origin].setdefault(place)
    for origin, found in answers.items():
        yield Group(tuple(found), tuple(met[origin]), tuple(across[origin]))
