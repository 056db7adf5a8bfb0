"""Topics: the tree of concepts, and a page for each with the articles that speak of it and the words that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import ArticleItem, Fact, Index, Label, Link, LinkItem, Section, Topic


def _share(shown: Shown) -> Given:
    for use in shown.article.settled.topics:
        yield f"topics/{use.topic}", "articles", ArticleItem(shown.ref, shown.passage(use.start, use.end, use.fragment))


def _heads(view: View) -> Iterator[Index]:
    """The tree, then a page per topic; a topic that no article speaks of stays and says so."""
    yield Index("topics", label=Label("index.topics"), sections=(Section(None, tuple(topic_links(view))),))
    narrower = _narrower(view)
    for topic_id, entry in sorted(view.archive.topics.items()):
        yield _head(view, topic_id, entry.value, narrower.get(topic_id, []))


def _head(view: View, topic_id: str, topic: Topic, narrower: list[str]) -> Index:
    asked = tuple(_questions(view, topic_id))
    return Index(
        f"topics/{topic_id}",
        title=topic.label,
        kind=Label("kind.topic"),
        description=topic.note,
        facts=tuple(_facts(view, topic, narrower)),
        sections=(Section(Label("topic.questions"), asked),) if asked else (),
        up=((Label("index.topics"), Link("topics")),),
    )


def _whole(_view: View, head: Index, shares: Shares) -> Index:
    if head.address == "topics":
        return head
    items = tuple(item for _, share in reversed(shares) for item in share.slots["articles"])
    return replace(head, sections=(Section(Label("topic.articles"), items), *head.sections))


def topic_links(view: View) -> Iterator[LinkItem]:
    """All topics as a tree, each with the number of its articles."""
    narrower = _narrower(view)

    def below(parent: str, depth: int) -> Iterator[LinkItem]:
        for topic_id in narrower.get(parent, ()):
            count = Label("count.articles", {"n": view.total(f"topics/{topic_id}", "articles")})
            name = view.archive.topics[topic_id].value.label
            yield LinkItem(name, Link(f"topics/{topic_id}"), count, depth, terse=True)
            yield from below(topic_id, depth + 1)

    yield from below("", 0)


def _narrower(view: View) -> Mapping[str, list[str]]:
    tree: dict[str, list[str]] = defaultdict(list)
    for topic_id, entry in sorted(view.archive.topics.items()):
        tree[entry.value.broader or ""].append(topic_id)
    return tree


def _questions(view: View, topic_id: str) -> Iterator[LinkItem]:
    for question_id, entry in sorted(view.archive.questions.items()):
        if topic_id in entry.value.topics:
            yield LinkItem(entry.value.text, Link(f"questions/{question_id}"), terse=True)


def _facts(view: View, topic: Topic, narrower: list[str]) -> Iterator[Fact]:
    topics = view.archive.topics
    if topic.alt:
        yield Fact(Label("topic.alt"), "، ".join(topic.alt))
    if topic.broader and topic.broader in topics:
        yield Fact(Label("topic.broader"), topics[topic.broader].value.label, link=Link(f"topics/{topic.broader}"))
    for below in narrower:
        yield Fact(Label("topic.narrower"), topics[below].value.label, link=Link(f"topics/{below}"))


TOPICS = Kind(_share, _heads, _whole)
