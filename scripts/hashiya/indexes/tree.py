"""The tree of topics, each with the articles that speak of it and of all that is narrower."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hashiya.indexes.view import View
from hashiya.model import Entry, Topic, TopicItem


@dataclass(frozen=True)
class Tree:
    """Topics by the broader one, in order of their names; those at the top stand under the empty name.

    Attributes:
        within: for each topic the ids of the articles of it and of all narrower ones.
    """

    topics: Mapping[str, Entry[Topic]]
    narrower: Mapping[str, list[str]]
    articles: Mapping[str, int]
    within: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, view: View) -> Tree:
        """The tree of an archive; a topic whose broader one is not there stands at the top."""
        topics = view.archive.topics
        narrower: dict[str, list[str]] = defaultdict(list)
        for topic_id, entry in sorted(topics.items(), key=lambda found: (found[1].value.label.ar, found[0])):
            above = entry.value.broader or ""
            narrower[above if above in topics else ""].append(topic_id)
        own = {topic: frozenset(card.id for card in view.sharing.get(f"topics/{topic}", ())) for topic in topics}
        within: dict[str, frozenset[str]] = {}
        for topic in reversed(list(_down(narrower, ""))):
            within[topic] = own[topic].union(*(within[below] for below in narrower.get(topic, ())))
        return cls(topics, narrower, {topic: len(found) for topic, found in own.items()}, within)

    def items(self, top: str = "") -> Iterator[TopicItem]:
        """Everything below a topic as one reads it: each topic, then all below it."""
        depth = {top: -1}
        for topic in _down(self.narrower, top):
            above = self.topics[topic].value.broader or ""
            depth[topic] = depth.get(above, -1) + 1
            alt = self.topics[topic].value.alt
            yield TopicItem(topic, depth[topic], self.articles[topic], len(self.within[topic]), alt)

    def above(self, topic: str) -> tuple[str, ...]:
        """The way to a topic, from the broadest one."""
        found: list[str] = []
        above = self.topics[topic].value.broader
        while above and above in self.topics and above not in found:
            found.append(above)
            above = self.topics[above].value.broader
        return tuple(reversed(found))

    def beside(self, topic: str) -> list[str]:
        """The other topics with the same broader one; of the broadest none, for they have nothing in common."""
        above = self.topics[topic].value.broader or ""
        return [other for other in self.narrower.get(above, ()) if other != topic] if above else []


def _down(narrower: Mapping[str, list[str]], top: str) -> Iterator[str]:
    """All topics below one, each before those below it."""
    left = list(reversed(narrower.get(top, ())))
    while left:
        topic = left.pop()
        yield topic
        left += reversed(narrower.get(topic, ()))
