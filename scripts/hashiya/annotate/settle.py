"""What is known of an article as a whole: as persons settled it, with evidence found in the text, else as proposed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from hashiya.annotate.place import Placer
from hashiya.model import (
    UNKNOWN_SOURCE,
    Article,
    AuthorStatement,
    Bilingual,
    Clue,
    Confidence,
    DateStatement,
    Dating,
    Entry,
    Evidence,
    Metadata,
    Proposed,
    Prose,
    Provenance,
    Settled,
    SourceFound,
    SourceId,
    SourceStatement,
    TopicUse,
    Witness,
)

# In code points: what is longer than any name is a sentence about somebody.
LONGEST_AUTHOR = 100


def settle(
    article: Article, entries: Iterable[Entry[Metadata]], placer: Placer, proposed: Proposed, known: Collection[str]
) -> Settled:
    """The article's title, authors, source, date and topics as persons settled them, else as proposed; unknown stays
    unknown.

    The headline is always printed words: those that a title statement quotes, else the title line; where it stands
    in no line, the title as declared, else the id.

    Args:
        known: the ids of the archive's sources; others that were recognised are no publishers of the archive yet.
    """
    entries = tuple(entries)
    title = next((e for e in entries if e.value.title), None)
    authors = next((e for e in entries if e.value.authors), None)
    source = next((e for e in entries if e.value.source), None)
    date = next((e for e in entries if e.value.date), None)
    topics = next((e for e in entries if e.value.topics), None)
    found, clues = _found(proposed.provenance, known)
    return Settled(
        headline=_headline(article, title, placer),
        title_en=title.value.title.en if title and title.value.title else "",
        authors=authors.value.authors if authors else _declared_author(article.declared.author),
        authors_witnesses=_of_authors(authors, placer) if authors else (),
        authors_entry=authors,
        source=source.value.source if source else found,
        source_witnesses=_witnesses(source, "source", placer) if source else tuple(map(_witnessed, clues)),
        source_entry=source,
        date=date.value.date if date else dated(proposed.date),
        date_witnesses=_witnesses(date, "date", placer) if date else tuple(map(_witnessed, proposed.date.evidence)),
        date_entry=date,
        topics=_topics(entries, placer) if topics else proposed.topics,
        topics_entry=topics,
    )


def dated(found: Dating) -> DateStatement | None:
    """The statement that a dating proposes; none where nothing tells. Nothing that only a program saw is certain."""
    if found.basis == "none" or not found.edtf.text:
        return None
    confidence: Confidence = "probable" if found.confidence == "certain" else found.confidence
    return DateStatement(edtf=found.edtf, basis=found.basis, confidence=confidence)


def redated(settled: Settled, found: Dating) -> Settled:
    """The same with another date proposed, unless a person has settled one."""
    if settled.date_entry:
        return settled
    return replace(settled, date=dated(found), date_witnesses=tuple(map(_witnessed, found.evidence)))


def _found(found: Provenance, known: Collection[str]) -> tuple[SourceStatement | None, list[Clue]]:
    """The statement that a provenance proposes, with its clues; none where nothing tells."""
    named = [one for one in (found.publisher, found.republished_from, *found.cites) if one]
    if not named:
        return None, []
    taken = _known(found.republished_from, known)
    statement = SourceStatement(
        publisher=_known(found.publisher, known) or UNKNOWN_SOURCE,
        republished_from=taken,
        cites=tuple(filter(None, (_known(cited, known) for cited in found.cites))),
        confidence="probable" if _known(found.publisher, known) else "unknown",
    )
    return statement, [one.clue for one in named]


def _known(found: SourceFound | None, known: Collection[str]) -> SourceId | None:
    return SourceId(found.source) if found and found.source in known else None


def _witnessed(clue: Clue) -> Witness:
    return Witness(clue.words, Bilingual(Prose("")), clue.start, clue.end, clue.field, clue.article)


def _headline(article: Article, entry: Entry[Metadata] | None, placer: Placer) -> str:
    if entry and entry.value.title:
        span = placer.place(entry, "title.quote", entry.value.title, several=True)
        if span:
            return article.text[slice(*span)]
    return article.words_of(article.title).strip() if article.title else article.declared.title or article.id


def _declared_author(name: str) -> tuple[AuthorStatement, ...]:
    """The name that a page declares, as it stands; addresses are no names."""
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_AUTHOR or "://" in name or "@" in name:
        return ()
    return (AuthorStatement(name=Bilingual(Prose(name))),)


def _of_authors(entry: Entry[Metadata], placer: Placer) -> tuple[Witness, ...]:
    return tuple(
        _witness(entry, f"authors.{n}.evidence.{m}", item, placer)
        for n, author in enumerate(entry.value.authors)
        for m, item in enumerate(author.evidence)
    )


def _witnesses(entry: Entry[Metadata] | None, name: str, placer: Placer) -> tuple[Witness, ...]:
    statement = getattr(entry.value, name) if entry else None
    evidence: tuple[Evidence, ...] = statement.evidence if statement else ()
    return tuple(_witness(entry, f"{name}.evidence.{n}", item, placer) for n, item in enumerate(evidence) if entry)


def _witness(entry: Entry[Metadata], field: str, evidence: Evidence, placer: Placer) -> Witness:
    if not evidence.quote:
        return Witness("", evidence.reason)
    span = placer.place(entry, f"{field}.quote", evidence)
    if not span:
        return Witness(evidence.quote, evidence.reason)
    return Witness(placer.article.text[slice(*span)], evidence.reason, *span)


def _topics(entries: tuple[Entry[Metadata], ...], placer: Placer) -> tuple[TopicUse, ...]:
    uses = []
    for entry in entries:
        for n, topic in enumerate(entry.value.topics):
            if span := placer.place(entry, f"topics.{n}.quote", topic, several=True):
                uses.append(TopicUse(topic.topic, *span))
    return tuple(uses)
