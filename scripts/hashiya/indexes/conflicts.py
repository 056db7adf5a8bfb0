"""The answers in order of time, and strict conflicts among them that no person has spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hashiya.model import AnswerCard, Archive, Bilingual, Card, Link, Prose, RelationItem
from hashiya.values import conflicts

Pair = frozenset[str]


def given_answers(cards: Iterable[Card]) -> Mapping[str, list[tuple[Card, AnswerCard]]]:
    """For every question its answers with their articles, by the time for which they were given."""
    found: dict[str, list[tuple[Card, AnswerCard]]] = defaultdict(list)
    for card in cards:
        for given in card.answers:
            found[given.question].append((card, given))
    for answers in found.values():
        answers.sort(key=lambda one: (one[1].first, one[1].last, one[1].anchor))
    return found


def proposed_conflicts(archive: Archive, cards: Iterable[Card]) -> Iterator[tuple[tuple[str, str], RelationItem]]:
    """For (question, claim) each conflict that is proposed, from both sides; none between claims that a person has
    related, in whatever way."""
    related = _related_by_people(archive)
    for question, given in given_answers(cards).items():
        if question not in archive.questions:
            continue
        value_type = archive.questions[question].value.value_type
        for one, other in conflicts([(card.id, answer.answer) for card, answer in given], value_type):
            if not _have_been_related(given[one][1], given[other][1], related):
                yield (question, given[one][1].claims[0]), _item(*given[other], inverse=False)
                yield (question, given[other][1].claims[0]), _item(*given[one], inverse=True)


def _related_by_people(archive: Archive) -> frozenset[Pair]:
    relations = [entry.value for entry in archive.relations]
    return frozenset(frozenset((one, other)) for found in relations for one in found.from_ for other in found.to)


def _have_been_related(one: AnswerCard, other: AnswerCard, related: frozenset[Pair]) -> bool:
    if not set(one.claims).isdisjoint(other.claims):
        return True  # who says both in one breath has set them beside one another
    return any(frozenset((mine, yours)) in related for mine in one.claims for yours in other.claims)


def _item(card: Card, answer: AnswerCard, *, inverse: bool) -> RelationItem:
    words, fragment = card.ends[answer.claims[0]]
    return RelationItem("conflict", inverse, Link(card.id, fragment), words, Bilingual(Prose("")), "", "proposed")
