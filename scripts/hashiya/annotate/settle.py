"""Gathers what metadata annotations settle of an article, each statement with its evidence found in the text."""

from __future__ import annotations

from collections.abc import Iterable

from hashiya.anchor import Selector, Text
from hashiya.annotate.place import Placer
from hashiya.model import Article, Entry, Evidence, Metadata, Orphan, Settled, TopicUse, Witness


def settle(article: Article, entries: Iterable[Entry[Metadata]], text: Text) -> tuple[Settled, list[Orphan]]:
    """The article's title, source, date and topics as persons settled them; unknown stays unknown.

    The headline is always printed words: those that a title statement quotes, else the title line; where it stands
    in no line, the title as declared, else the id.
    """
    entries = tuple(entries)
    placer = Placer(article, text)
    title = next((e for e in entries if e.value.title), None)
    source = next((e for e in entries if e.value.source), None)
    date = next((e for e in entries if e.value.date), None)
    return Settled(
        headline=_headline(article, title, placer),
        source=source.value.source if source else None,
        source_witnesses=_witnesses(source, "source", placer),
        source_entry=source,
        date=date.value.date if date else None,
        date_witnesses=_witnesses(date, "date", placer),
        date_entry=date,
        topics=_topics(entries, placer),
        topics_entry=next((e for e in entries if e.value.topics), None),
    ), placer.orphans


def _headline(article: Article, entry: Entry[Metadata] | None, placer: Placer) -> str:
    if entry and entry.value.title:
        span = placer.place(entry, "title.quote", Selector(entry.value.title.quote), several=True)
        if span:
            return article.text[slice(*span)]
    return article.words_of(article.title).strip() if article.title else article.declared.title or article.id


def _witnesses(entry: Entry[Metadata] | None, name: str, placer: Placer) -> tuple[Witness, ...]:
    statement = getattr(entry.value, name) if entry else None
    evidence: tuple[Evidence, ...] = statement.evidence if statement else ()
    return tuple(_witness(entry, f"{name}.evidence.{n}", item, placer) for n, item in enumerate(evidence) if entry)


def _witness(entry: Entry[Metadata], field: str, evidence: Evidence, placer: Placer) -> Witness:
    if not evidence.quote:
        return Witness("", evidence.reason)
    span = placer.place(entry, f"{field}.quote", Selector(evidence.quote, evidence.prefix))
    return Witness(evidence.quote, evidence.reason, *(span or (-1, -1)))


def _topics(entries: tuple[Entry[Metadata], ...], placer: Placer) -> tuple[TopicUse, ...]:
    uses = []
    for entry in entries:
        for n, topic in enumerate(entry.value.topics):
            selector = Selector(topic.quote, topic.prefix)
            if span := placer.place(entry, f"topics.{n}.quote", selector, several=True):
                uses.append(TopicUse(topic.topic, *span))
    return tuple(uses)
