"""The entries of people, outlets, topics and questions, as pages and the files beside them ask for them.

What was asked for is noted, so that a page is made anew when one of its entries has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from hashiya.model import Actor, Archive, Entry, Question, Release, Settings, Source, Topic

Key = tuple[str, str]
RELEASE: Key = ("releases", "newest")
V = TypeVar("V")


def entry_table(archive: Archive) -> Mapping[Key, Any]:
    """Every entry that can be asked for, by its folder and id."""
    entries = {kind: archive.of(kind) for kind in ("actors", "sources", "topics", "questions")}
    table = {(kind, i): entry.value for kind, found in entries.items() for i, entry in found.items()}
    return {**table, RELEASE: archive.releases[-1:]}


class Authority:
    """The entries of one archive; an id that has none gives None."""

    def __init__(self, archive: Archive) -> None:
        self.settings: Settings = archive.settings
        self._archive = archive
        self._used: set[Key] = set()

    def used(self) -> frozenset[Key]:
        """The folders and ids that were asked for since this was last called."""
        used, self._used = frozenset(self._used), set()
        return used

    def actor(self, actor_id: str) -> Actor | None:
        """An actor by its id."""
        return self._value("actors", self._archive.actors, actor_id)

    def source(self, source_id: str) -> Source | None:
        """A source by its id."""
        return self._value("sources", self._archive.sources, source_id)

    def topic(self, topic_id: str) -> Topic | None:
        """A topic by its id."""
        return self._value("topics", self._archive.topics, topic_id)

    def question(self, question_id: str) -> Question | None:
        """A question by its id."""
        return self._value("questions", self._archive.questions, question_id)

    def release(self) -> Release | None:
        """The newest release of the archive as a whole."""
        self._used.add(RELEASE)
        return self._archive.releases[-1] if self._archive.releases else None

    def _value(self, folder: str, entries: Mapping[str, Entry[V]], entry_id: str) -> V | None:
        self._used.add((folder, entry_id))
        entry = entries.get(entry_id)
        return entry.value if entry else None
