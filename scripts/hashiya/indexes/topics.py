"""Topics: the tree of concepts, and a page for each with the articles that speak of it and the words that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from heapq import nlargest

from hashiya.edtf import UNKNOWN_UNIT, unit_of
from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.present import present
from hashiya.indexes.shown import Shown
from hashiya.indexes.tree import Tree
from hashiya.indexes.view import View
from hashiya.model import (
    ArticleItem,
    ArticleRef,
    Card,
    Counted,
    Fact,
    Index,
    Label,
    Link,
    Place,
    Present,
    Section,
    Topic,
)

# A topic is one line of the tree, and dividing a tree hides it.
TOPICS_PER_PAGE = 500
BELOW_SHOWN, BESIDE_SHOWN, TIMES_SHOWN, ACTORS_SHOWN, INHERITED_SHOWN = 200, 12, 12, 6, 12
# Who speaks and acts; places and anonymous sources stand in nearly every article.
ACTING = ("person", "organisation", "state")


def _share(shown: Shown) -> Given:
    for use in shown.article.settled.topics:
        yield f"topics/{use.topic}", "articles", ArticleItem(shown.ref, shown.passage(use.start, use.end, use.fragment))


def _heads(view: View) -> Iterator[Index]:
    """The tree, then a page per topic; a topic that no article speaks of stays and says so."""
    tree = Tree.of(view)
    sections = (Section(None, tuple(tree.items())),)
    yield Index("topics", label=Label("index.topics"), sections=sections, room=TOPICS_PER_PAGE)
    for topic_id, entry in sorted(view.archive.topics.items()):
        yield _head(view, topic_id, entry.value, tree)


def _facts(topic: Topic) -> Iterator[Fact]:
    """What belongs to it, where somebody wrote that; else how one can tell. Then what the description leaves."""
    if topic.scope_note:
        yield Fact(Label("topic.scope"), topic.scope_note)
    else:
        yield Fact(Label("topic.scope"), value=Label("topic.scope.none"))
    if topic.alt:
        yield Fact(Label("topic.alt"), "، ".join(topic.alt))
    if topic.note and topic.definition:
        yield Fact(Label("topic.note"), topic.note)


def _head(view: View, topic_id: str, topic: Topic, tree: Tree) -> Index:
    asked = tuple(_questions(view, topic_id))
    return Index(
        f"topics/{topic_id}",
        title=topic.label,
        kind=Label("kind.topic"),
        description=topic.definition or topic.note,
        facts=tuple(_facts(topic)),
        sections=(Section(Label("topic.questions"), asked),) if asked else (),
        up=((Label("index.topics"), Link("topics")),),
        place=_place(view, topic_id, tree),
    )


def _place(view: View, topic_id: str, tree: Tree) -> Place:
    cards = view.sharing.get(f"topics/{topic_id}", [])
    beside, below = tree.beside(topic_id), tuple(tree.items(topic_id))
    dated = [card.ref for card in cards if card.ref.date.precision != "unknown"] or [card.ref for card in cards]
    times, timeless = _times(cards)
    inherited = tree.within[topic_id] - {card.id for card in cards}
    return Place(
        tree.above(topic_id),
        below[:BELOW_SHOWN],
        len(below[BELOW_SHOWN:]),
        tuple(beside[:BESIDE_SHOWN]),
        len(beside[BESIDE_SHOWN:]),
        dated[0] if dated else None,
        dated[-1] if len(dated) > 1 else None,
        tuple(_newest(view, topic_id, inherited, tree)),
        len(inherited),
        times,
        tuple(_actors(view, cards)),
        timeless,
    )


def _newest(view: View, topic_id: str, articles: frozenset[str], tree: Tree) -> Iterator[tuple[ArticleRef, str]]:
    """The newest of some articles of narrower topics, each with one of these."""
    for article in nlargest(INHERITED_SHOWN, articles, key=view.places[""].__getitem__):
        card = view.by_id[article]
        topics = sorted(a.removeprefix("topics/") for a in card.shares if a.startswith("topics/"))
        yield card.ref, next(topic for topic in topics if topic_id in tree.above(topic))


def _times(cards: list[Card]) -> tuple[tuple[Counted, ...], int]:
    """When articles appeared, by months where they are few, else by years; and how many no month or year holds."""
    units = [unit for unit in (unit_of(card.ref.date) for card in cards) if unit != UNKNOWN_UNIT]
    months, years = (Counter(unit[:length] for unit in units if len(unit) >= length) for length in (7, 4))
    counts = months if len(months) <= TIMES_SHOWN else years
    shown = tuple(Counted(unit, count) for unit, count in sorted(counts.items())[-TIMES_SHOWN:])
    return shown, len(cards) - counts.total()


def _actors(view: View, cards: list[Card]) -> Iterator[tuple[str, int]]:
    """Who acts in most of the articles of a topic, each with in how many."""
    named = Counter(address for card in cards for address in card.shares if address.startswith("actors/"))
    actors = ((address.removeprefix("actors/"), count) for address, count in named.items())
    acting = [(i, n) for i, n in actors if i in view.archive.actors and view.archive.actors[i].value.type in ACTING]
    yield from sorted(acting, key=lambda found: (-found[1], found[0]))[:ACTORS_SHOWN]


def _whole(_view: View, head: Index, shares: Shares) -> Index:
    if head.address == "topics":
        return head
    items = tuple(item for _, share in reversed(shares) for item in share.slots["articles"])
    own = Section(Label("topic.articles"), items, note=_own(head, len(items)), anchor="articles")
    return replace(head, sections=(own, *head.sections))


def _own(head: Index, articles: int) -> Label | None:
    """That the list below is of the topic's own articles, where narrower ones have some, or that it has none."""
    if not articles:
        return Label("topic.none")
    if not head.place or not head.place.below:
        return None
    others = head.place.inherited_total
    return Label("topic.own.others", {"n": others}) if others else Label("topic.own.all")


def _questions(view: View, topic_id: str) -> Iterator[Present]:
    for question_id, entry in sorted(view.archive.questions.items()):
        if topic_id in entry.value.topics:
            yield present(question_id, view.given.get(question_id, []))


TOPICS = Kind(_share, _heads, _whole)
