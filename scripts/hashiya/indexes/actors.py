"""Actors: a list by kind, and a page for each with its claims, every form as printed, and every passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import (
    Actor,
    ArticleRef,
    DiscrepancyItem,
    Entry,
    Fact,
    Index,
    Item,
    Label,
    Link,
    LinkItem,
    PassageItem,
    Section,
)

ADDRESS = "actors/"
TYPES = ("person", "organisation", "state", "place", "role", "anonymous", "class", "document", "narrator")


def _share(shown: Shown) -> Given:
    for name in shown.article.mentions:
        item = shown.name(name)
        yield f"{ADDRESS}{name.actor}", "names", item
        if name.stands_for:
            yield f"{ADDRESS}{name.stands_for}", "names", item
    for claim in shown.article.claims:
        said = shown.claim(claim)
        for actor in claim.annotation.speakers:
            yield f"{ADDRESS}{actor}", "said", said
        for actor in claim.annotation.via:
            yield f"{ADDRESS}{actor}", "relayed", said


def _heads(view: View) -> Iterator[Index]:
    """The list of actors by kind, then a page per actor."""
    yield Index("actors", label=Label("index.actors"), sections=tuple(_lists(view)))
    for actor_id, entry in sorted(view.archive.actors.items()):
        yield _head(view, f"{ADDRESS}{actor_id}", entry.value)


def _head(view: View, address: str, actor: Actor) -> Index:
    return Index(
        address,
        title=actor.name,
        kind=Label(f"actor.type.{actor.type}"),
        description=actor.note,
        facts=tuple(_facts(view, address, actor)),
        up=((Label("index.actors"), Link("actors")),),
    )


def _whole(view: View, head: Index, shares: Shares) -> Index:
    return head if head.address == "actors" else replace(head, sections=tuple(_sections(view, shares)))


def _lists(view: View) -> Iterator[Section]:
    for kind in TYPES:
        entries = [(i, entry) for i, entry in view.archive.actors.items() if entry.value.type == kind]
        links = [_link(view, actor_id, entry) for actor_id, entry in entries]
        if links:
            ordered = sorted(links, key=lambda link: link.name.ar)
            yield Section(Label(f"actor.types.{kind}"), tuple(ordered), anchor=kind)


def _link(view: View, actor_id: str, entry: Entry[Actor]) -> LinkItem:
    address = f"{ADDRESS}{actor_id}"
    names = view.total(address, "names")
    count = Label("count.places", {"n": names}) if names else None
    if entry.value.type == "narrator":
        count = Label("count.claims", {"n": view.total(address, "said")})
    return LinkItem(entry.value.name, Link(address), count)


def _facts(view: View, address: str, actor: Actor) -> Iterator[Fact]:
    if actor.wikidata:
        href = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        yield Fact(Label("actor.wikidata"), actor.wikidata, href=href)
    names, articles = view.counts.get((address, "names"), (0, 0))
    if names:
        yield Fact(Label("actor.mentions"), str(names))
        yield Fact(Label("actor.articles"), str(articles))


def _sections(view: View, shares: Shares) -> Iterator[Section]:
    names = [(card.ref, item) for card, share in shares for item in share.slots.get("names", ())]
    named = [(ref, item) for ref, item in names if isinstance(item, PassageItem)]
    for slot in ("said", "relayed"):
        if items := tuple(item for _, share in shares for item in share.slots.get(slot, ())):
            yield Section(Label(f"actor.{slot}"), items, anchor=slot)
    if named:
        if discrepancies := tuple(_discrepancies(view, named)):
            yield Section(Label("actor.discrepancies"), discrepancies, anchor="discrepancies")
        forms = tuple(_forms([item for _, item in named]))
        yield Section(Label("actor.forms"), forms, note=Label("actor.forms.note"), anchor="forms")
        yield from _passages(shares)
    if not shares:
        yield Section(Label("actor.none"), ())


def _discrepancies(view: View, named: list[tuple[ArticleRef, PassageItem]]) -> Iterator[DiscrepancyItem]:
    """Where one who is probably the same has two names: each pair of passages once, with the reason."""
    for ref, item in named:
        for relation in view.relations.get(item.entry_id, ()):
            if relation.kind == "name-discrepancy" and not relation.inverse:
                yield DiscrepancyItem(ref, item.passage, relation)


def _forms(named: list[PassageItem]) -> Iterator[PassageItem]:
    counts = Counter(item.passage.words for item in named)
    first = {item.passage.words: item for item in reversed(named)}
    for form, count in sorted(counts.items(), key=lambda found: (-found[1], found[0])):
        yield PassageItem(first[form].passage, Label("count.places", {"n": count}))


def _passages(shares: Shares) -> Iterator[Section]:
    note: Label | None = Label("actor.passages.note")
    for card, share in shares:
        items: tuple[Item, ...] = share.slots.get("names", ())
        if items:
            yield Section(None, items, article=card.ref, note=note, anchor=f"in-{card.id}")
            note = None


ACTORS = Kind(_share, _heads, _whole)
