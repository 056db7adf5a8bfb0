"""What all lists look at: the archive, the cards of its articles in order, and the way to what articles give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hashiya.edtf import Edtf
from hashiya.indexes.conflicts import given_answers, proposed_conflicts
from hashiya.indexes.pairs import Pairs, pairs_of
from hashiya.indexes.wording import Wordings
from hashiya.model import (
    UNKNOWN_SOURCE,
    AnswerCard,
    Archive,
    Card,
    Grave,
    Link,
    Relation,
    RelationItem,
    Reprint,
    Share,
    state_of,
)

Load = Callable[[str, Sequence[str]], Iterable[Share]]


@dataclass(frozen=True)
class View:
    """The archive as the lists see it.

    Attributes:
        cards: in order of their dates, the uncertain ones by the first day they may be of, undated last.
        load: the shares of some articles, given by their ids, in the list at an address; in the same order.
        relations: for every annotation id, how it stands to others.
        answer_relations: the same between answers, by (question, annotation id); conflicts that are only proposed too.
        reprints: for every article that has any, the others with much of the same text.
        graves: of the articles that are no longer shown.
    """

    archive: Archive
    cards: tuple[Card, ...]
    load: Load
    relations: Mapping[str, tuple[RelationItem, ...]]
    answer_relations: Mapping[tuple[str, str], tuple[RelationItem, ...]]
    reprints: Mapping[str, tuple[Reprint, ...]]
    graves: tuple[Grave, ...] = ()

    @classmethod
    def of(
        cls,
        archive: Archive,
        cards: Iterable[Card],
        load: Load,
        reprints: Mapping[str, tuple[Reprint, ...]],
        graves: tuple[Grave, ...] = (),
    ) -> View:
        """Put the articles in order and turn the relations both ways."""
        ordered = tuple(sorted(cards, key=lambda card: (*date_key(card.ref.date), card.id)))
        return cls(archive, ordered, load, *_relations(archive, ordered), reprints, graves)

    @cached_property
    def sharing(self) -> Mapping[str, list[Card]]:
        """For every address, the articles that give something to its list, in order."""
        found: dict[str, list[Card]] = defaultdict(list)
        for card in self.cards:
            for address in card.shares:
                found[address].append(card)
        return found

    @cached_property
    def places(self) -> Mapping[str, Mapping[str, int]]:
        """For every address, and under the empty one for all articles, at which place of its order each article is."""
        found = {address: _numbered(cards) for address, cards in self.sharing.items()}
        return found | {"": _numbered(self.cards)}

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """How many broader topics stand above each topic."""
        topics = self.archive.topics
        depths: dict[str, int] = {}
        for topic in sorted(topics):
            above, at = [], topic
            while at in topics and at not in depths and at not in above:
                above.append(at)
                at = topics[at].value.broader or ""
            for depth, passed in enumerate(reversed(above), depths.get(at, -1) + 1):
                depths[passed] = depth
        return depths

    @cached_property
    def counts(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        """How many items each slot of the list at each address has, and of how many articles: by (address, slot)."""
        counts: dict[tuple[str, str], tuple[int, int]] = {}
        for card in self.cards:
            for address, share in card.shares.items():
                for slot, count in share.counts.items():
                    items, articles = counts.get((address, slot), (0, 0))
                    counts[address, slot] = items + count, articles + 1
        return counts

    @cached_property
    def kept(self) -> Mapping[str, list[Card]]:
        """The addresses of lists that were published and whose pages something must keep.

        Each with the articles that were published in it, under its articles.
        """
        found: dict[str, list[Card]] = {}
        for card in self.cards:
            for address, slot in card.kept:
                found.setdefault(address, []).extend([card] if slot == "articles" else ())
        for grave in self.graves:
            for address, _ in grave.ledger.lists if grave.ledger else ():
                found.setdefault(address, [])
        return found

    def total(self, address: str, slot: str) -> int:
        """How many items a slot of the list at an address has."""
        return self.counts.get((address, slot), (0, 0))[0]

    @cached_property
    def answers(self) -> Mapping[str, list[tuple[date, date, str, str]]]:
        """For every question its answers by the time for which they were given: (first, last day, anchor, article)."""
        found: dict[str, list[tuple[date, date, str, str]]] = defaultdict(list)
        for card in self.cards:
            for given in card.answers:
                found[given.question].append((given.first, given.last, given.anchor, card.id))
        for ordered in found.values():
            ordered.sort()
        return found

    @cached_property
    def given(self) -> Mapping[str, list[tuple[Card, AnswerCard]]]:
        """The same answers, in the same order, with all that is known of each."""
        return given_answers(self.cards)

    @cached_property
    def newest(self) -> Mapping[str, Mapping[str, Card]]:
        """For every topic, and under the empty name for all articles, the newest article of each known outlet.

        Undated articles have no place in time, so they are not among them.
        """
        found: dict[str, dict[str, Card]] = defaultdict(dict)
        for card in self.cards:  # in order of time: later ones take the place of earlier ones
            if card.ref.date.earliest and card.ref.source != UNKNOWN_SOURCE:
                found[""][card.ref.source] = card
                for address in card.shares:
                    if address.startswith("topics/"):
                        found[address.removeprefix("topics/")][card.ref.source] = card
        return found

    @cached_property
    def pairs(self) -> Pairs:
        """The articles that are set side by side."""
        return pairs_of(self.cards, self.reprints, self.archive.questions)

    @cached_property
    def wordings(self) -> Wordings:
        """What the outlets call the actors."""
        return Wordings.of(self.cards)

    @cached_property
    def source_of_actor(self) -> Mapping[str, str]:
        """The sources that are actors, too, by the ids of those."""
        return {entry.value.actor: i for i, entry in sorted(self.archive.sources.items()) if entry.value.actor}

    @cached_property
    def asked(self) -> Mapping[str, bytes]:
        """The questions in bytes, by their ids: equal bytes mean the same question in the same words."""
        return {question: repr(entry.value).encode() for question, entry in self.archive.questions.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Card]:
        """The cards by the ids of their articles."""
        return {card.id: card for card in self.cards}

    def shares(self, address: str) -> list[tuple[Card, Share]]:
        """What the articles give to the list at an address, in their order."""
        cards = self.sharing.get(address, [])
        return list(zip(cards, self.load(address, [card.id for card in cards]), strict=True))


def _numbered(cards: Iterable[Card]) -> dict[str, int]:
    return {card.id: number for number, card in enumerate(cards)}


def date_key(found: Edtf) -> tuple[date, date]:
    """Sorts by the first, then the last day allowed; unknown dates come last."""
    if found.precision == "unknown":
        return date.max, date.max
    return found.earliest or date.min, found.latest or date.max


def _relations(
    archive: Archive, cards: tuple[Card, ...]
) -> tuple[dict[str, tuple[RelationItem, ...]], dict[tuple[str, str], tuple[RelationItem, ...]]]:
    named = {card.id: card.ends for card in cards} if archive.relations else {}
    plain: dict[str, list[RelationItem]] = defaultdict(list)
    of_answers: dict[tuple[str, str], list[RelationItem]] = defaultdict(list)
    for entry in archive.relations:
        relation = entry.value
        for one, other, inverse in _pairs(relation):
            end = named.get(other.partition("/")[0], {}).get(other)
            if not end:
                continue
            item = _relation_item(relation, other, *end, inverse)
            if relation.question:
                of_answers[relation.question, one].append(item)
            else:
                plain[one].append(item)
    for key, item in proposed_conflicts(archive, cards):
        of_answers[key].append(item)
    return {k: tuple(v) for k, v in plain.items()}, {k: tuple(v) for k, v in of_answers.items()}


def _pairs(relation: Relation) -> list[tuple[str, str, bool]]:
    forth: list[tuple[str, str, bool]] = [(one, other, False) for one in relation.from_ for other in relation.to]
    return forth + [(other, one, True) for one, other, _ in forth]


def _relation_item(relation: Relation, other: str, quote: str, fragment: str, inverse: bool) -> RelationItem:
    link = Link(other.partition("/")[0], fragment)
    state, people = state_of(relation), (relation.author, relation.reviewed_by)
    return RelationItem(relation.kind, inverse, link, quote, relation.reason, relation.independent, state, *people)
