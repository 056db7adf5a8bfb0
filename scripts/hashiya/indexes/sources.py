"""Sources: who published, and whom they name as their own source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import (
    UNKNOWN_SOURCE,
    Bilingual,
    Entry,
    Fact,
    Index,
    Label,
    Link,
    LinkItem,
    Prose,
    Section,
    Source,
    SourceStatement,
)

_PARTS = (("published", "source.publishers", "source.published"), ("relayed", "source.relayed", "source.relayed-here"))


def _share(shown: Shown) -> Given:
    """The article with the words that show its source, where it has any."""
    item = shown.witnessed(shown.article.settled.source_witnesses)
    yield f"sources/{shown.article.publisher}", "published", item
    for source in _relayed(shown.article.settled.source):
        yield f"sources/{source}", "relayed", item


def _relayed(statement: SourceStatement | None) -> list[str]:
    if not statement:
        return []
    return sorted({*statement.cites, *([statement.republished_from] if statement.republished_from else [])})


def _heads(view: View) -> Iterator[Index]:
    """The list of sources, then a page per source; articles of unknown publishers have a page of their own."""
    yield Index("sources", label=Label("index.sources"), sections=tuple(_lists(view)))
    for source_id in _ids(view):
        yield _head(view, f"sources/{source_id}", view.archive.sources.get(source_id))


def _ids(view: View) -> list[str]:
    address = f"sources/{UNKNOWN_SOURCE}"
    unknown = [UNKNOWN_SOURCE] if view.total(address, "published") or address in view.kept else []
    return sorted(view.archive.sources) + unknown


def _head(view: View, address: str, entry: Entry[Source] | None) -> Index:
    return Index(
        address,
        title=_name(entry) if entry else None,
        label=None if entry else Label("source.unknown"),
        kind=Label(f"source.type.{entry.value.type}") if entry else Label("source.unknown.note"),
        description=entry.value.note if entry else None,
        facts=tuple(_facts(view, entry.value)) if entry else (),
        up=((Label("index.sources"), Link("sources")),),
    )


def _whole(view: View, head: Index, shares: Shares) -> Index:
    """Newest first."""
    if head.address == "sources":
        return head
    lists = (
        (label, tuple(item for _, share in reversed(shares) for item in share.slots.get(slot, ())))
        for slot, _, label in _PARTS
    )
    sections = tuple(Section(Label(label), items) for label, items in lists if items)
    empty = (Section(Label("ledger.empty"), (), note=Label("ledger.empty-source")),)
    return replace(head, sections=sections or (empty if head.address in view.kept else ()))


def _lists(view: View) -> Iterator[Section]:
    for slot, label, _ in _PARTS:
        counts = [(i, view.total(f"sources/{i}", slot)) for i in _ids(view)]
        links = tuple(
            LinkItem(_name(view.archive.sources.get(i)), Link(f"sources/{i}"), Label("count.articles", {"n": n}))
            for i, n in counts
            if n
        )
        if links:
            yield Section(Label(label), links)


def _name(entry: Entry[Source] | None) -> Bilingual:
    return entry.value.name if entry else Bilingual(Prose(""))


def _facts(view: View, source: Source) -> Iterator[Fact]:
    if source.site:
        yield Fact(Label("source.site"), source.site, href=source.site)
    if source.country:
        yield Fact(Label("source.country"), value=Label(f"country.{source.country}"))
    if source.actor and source.actor in view.archive.actors:
        name = view.archive.actors[source.actor].value.name
        yield Fact(Label("source.actor"), name, link=Link(f"actors/{source.actor}"))


SOURCES = Kind(_share, _heads, _whole)
