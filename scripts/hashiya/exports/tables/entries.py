"""The rows of the archive's shared files: actors, sources, topics, questions, relations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hashiya.model import Archive, Bilingual, Entry, Row, Topic, state_of


def entry_rows(archive: Archive) -> Mapping[str, tuple[Row, ...]]:
    """The rows by table, each table in the order of its key."""
    relations = sorted(archive.relations, key=lambda entry: entry.id)
    rows: dict[str, Iterable[Row]] = {
        "actors": ((i, *_both(a.name), a.type, a.wikidata or None, *_both(a.note)) for i, a in _sorted(archive.actors)),
        "sources": (
            (i, *_both(s.name), s.type, s.site or None, s.country or None, s.actor, *_both(s.note))
            for i, s in _sorted(archive.sources)
        ),
        "topics": (
            (i, *_both(t.label), json.dumps(t.alt, ensure_ascii=False), t.broader, *_told(t))
            for i, t in _sorted(archive.topics)
        ),
        "questions": (
            (i, *_both(q.text), q.value_type, *_both(q.unit), *_both(q.note)) for i, q in _sorted(archive.questions)
        ),
        "question_topics": (
            (i, topic) for i, q in _sorted(archive.questions) for topic in sorted(dict.fromkeys(q.topics))
        ),
        "relations": map(_relation, relations),
        "relation_ends": (row for entry in relations for row in _ends(entry)),
    }
    return {name: tuple(found) for name, found in rows.items()}


def _sorted(entries: Mapping[str, Entry[Any]]) -> list[tuple[str, Any]]:
    return [(i, entry.value) for i, entry in sorted(entries.items())]


def _both(words: Bilingual | None) -> tuple[str | None, str | None]:
    return (words.ar or None, words.en or None) if words else (None, None)


def _told(topic: Topic) -> Row:
    return *_both(topic.note), *_both(topic.definition), *_both(topic.scope_note)


def _relation(entry: Entry[Any]) -> Row:
    value = entry.value
    about = (value.kind, value.question, value.actor, value.independent or None, *_both(value.reason))
    return entry.id, *about, value.author, value.created.text, value.reviewed_by or None, state_of(value)


def _ends(entry: Entry[Any]) -> Iterator[Row]:
    for side, ends in (("from", entry.value.from_), ("to", entry.value.to)):
        yield from ((entry.id, side, number, end) for number, end in enumerate(ends, 1))
