"""Topics: the tree of concepts, and a page for each with the articles that speak of it and the words that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from hashiya.indexes.view import View
from hashiya.model import ArticleItem, Bilingual, Fact, Index, Label, Link, LinkItem, Section


def topics(view: View) -> Iterator[Index]:
    """The tree, then a page per topic; a topic that no article speaks of stays and says so."""
    up = ((Label("index.topics"), Link("topics")),)
    yield Index("topics", label=Label("index.topics"), sections=(Section(None, tuple(topic_links(view))),))
    found = _items(view)
    narrower = _narrower(view)
    for topic_id, entry in sorted(view.archive.topics.items()):
        topic = entry.value
        sections = [Section(Label("topic.articles"), tuple(found[topic_id]))]
        if asked := tuple(_questions(view, topic_id)):
            sections.append(Section(Label("topic.questions"), asked))
        yield Index(
            f"topics/{topic_id}",
            title=topic.label,
            kind=Label("kind.topic"),
            description=topic.note,
            facts=tuple(_facts(view, topic_id, narrower)),
            sections=tuple(sections),
            up=up,
        )


def topic_links(view: View) -> Iterator[LinkItem]:
    """All topics as a tree, each with the number of its articles."""
    found, narrower = _items(view), _narrower(view)

    def below(parent: str, depth: int) -> Iterator[LinkItem]:
        for topic_id in narrower[parent]:
            count = Label("count.articles", {"n": len(found[topic_id])})
            name = Bilingual(view.archive.topics[topic_id].value.label.ar)
            yield LinkItem(name, Link(f"topics/{topic_id}"), count, depth)
            yield from below(topic_id, depth + 1)

    yield from below("", 0)


def _narrower(view: View) -> Mapping[str, list[str]]:
    tree: dict[str, list[str]] = defaultdict(list)
    for topic_id, entry in sorted(view.archive.topics.items()):
        tree[entry.value.broader or ""].append(topic_id)
    return tree


def _items(view: View) -> Mapping[str, list[ArticleItem]]:
    items: dict[str, list[ArticleItem]] = defaultdict(list)
    for article in reversed(view.articles):
        for use in article.settled.topics:
            passage = view.passage(article, use.start, use.end, use.fragment)
            items[use.topic].append(ArticleItem(view.refs[article.id], passage))
    return items


def _questions(view: View, topic_id: str) -> Iterator[LinkItem]:
    for question_id, entry in sorted(view.archive.questions.items()):
        if topic_id in entry.value.topics:
            yield LinkItem(Bilingual(entry.value.text.ar), Link(f"questions/{question_id}"))


def _facts(view: View, topic_id: str, narrower: Mapping[str, list[str]]) -> Iterator[Fact]:
    topic = view.archive.topics[topic_id].value
    if topic.alt:
        yield Fact(Label("topic.alt"), "، ".join(topic.alt))
    if topic.broader and topic.broader in view.archive.topics:
        broader = view.archive.topics[topic.broader].value.label.ar
        yield Fact(Label("topic.broader"), broader, link=Link(f"topics/{topic.broader}"))
    for below in narrower[topic_id]:
        name = view.archive.topics[below].value.label.ar
        yield Fact(Label("topic.narrower"), name, link=Link(f"topics/{below}"))
