"""Actors: a list by kind, and a page for each with its claims, every form as printed, and every passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hashiya.indexes.view import View
from hashiya.model import (
    Actor,
    AnnotatedArticle,
    ClaimItem,
    DiscrepancyItem,
    Entry,
    Fact,
    Index,
    Label,
    Link,
    LinkItem,
    Named,
    PassageItem,
    Section,
)

TYPES = ("person", "organisation", "state", "place", "role", "anonymous", "class", "document", "narrator")


@dataclass
class _Gathered:
    """What the archive holds of one actor."""

    names: list[tuple[AnnotatedArticle, Named]] = field(default_factory=list)
    said: list[ClaimItem] = field(default_factory=list)
    relayed: list[ClaimItem] = field(default_factory=list)


def actors(view: View) -> Iterator[Index]:
    """The list of actors by kind, then a page per actor."""
    gathered = _gather(view)
    yield Index("actors", label=Label("index.actors"), sections=tuple(_lists(view, gathered)))
    for actor_id, entry in sorted(view.archive.actors.items()):
        actor, own = entry.value, gathered[actor_id]
        yield Index(
            f"actors/{actor_id}",
            title=actor.name,
            kind=Label(f"actor.type.{actor.type}"),
            description=actor.note,
            facts=tuple(_facts(actor, own)),
            sections=tuple(_sections(view, own)),
            up=((Label("index.actors"), Link("actors")),),
        )


def _gather(view: View) -> dict[str, _Gathered]:
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for article in view.articles:
        for name in article.mentions:
            gathered[name.actor].names.append((article, name))
            if name.stands_for:
                gathered[name.stands_for].names.append((article, name))
        for claim in article.claims:
            item = view.claim(article, claim)
            for actor in claim.annotation.speakers:
                gathered[actor].said.append(item)
            for actor in claim.annotation.via:
                gathered[actor].relayed.append(item)
    return gathered


def _lists(view: View, gathered: dict[str, _Gathered]) -> Iterator[Section]:
    for kind in TYPES:
        entries = [(i, entry) for i, entry in view.archive.actors.items() if entry.value.type == kind]
        links = [_link(actor_id, entry, gathered[actor_id]) for actor_id, entry in entries]
        if links:
            ordered = sorted(links, key=lambda link: link.name.ar)
            yield Section(Label(f"actor.types.{kind}"), tuple(ordered), anchor=kind)


def _link(actor_id: str, entry: Entry[Actor], own: _Gathered) -> LinkItem:
    count = Label("count.places", {"n": len(own.names)}) if own.names else None
    if entry.value.type == "narrator":
        count = Label("count.claims", {"n": len(own.said)})
    return LinkItem(entry.value.name, Link(f"actors/{actor_id}"), count)


def _facts(actor: Actor, own: _Gathered) -> Iterator[Fact]:
    if actor.wikidata:
        href = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        yield Fact(Label("actor.wikidata"), actor.wikidata, href=href)
    if own.names:
        yield Fact(Label("actor.mentions"), str(len(own.names)))
        yield Fact(Label("actor.articles"), str(len({article.id for article, _ in own.names})))


def _sections(view: View, own: _Gathered) -> Iterator[Section]:
    if own.said:
        yield Section(Label("actor.said"), tuple(own.said), anchor="said")
    if own.relayed:
        yield Section(Label("actor.relayed"), tuple(own.relayed), anchor="relayed")
    if own.names:
        if discrepancies := tuple(_discrepancies(view, own)):
            yield Section(Label("actor.discrepancies"), discrepancies, anchor="discrepancies")
        yield Section(Label("actor.forms"), tuple(_forms(view, own)), note=Label("actor.forms.note"), anchor="forms")
        yield from _passages(view, own)
    if not (own.said or own.relayed or own.names):
        yield Section(Label("actor.none"), ())


def _discrepancies(view: View, own: _Gathered) -> Iterator[DiscrepancyItem]:
    """Where one who is probably the same has two names: each pair of passages once, with the reason."""
    for article, name in own.names:
        for relation in view.relations.get(name.entry_id, ()):
            if relation.kind == "name-discrepancy" and not relation.inverse:
                passage = view.passage(article, name.start, name.end, name.fragment)
                yield DiscrepancyItem(view.refs[article.id], passage, relation)


def _forms(view: View, own: _Gathered) -> Iterator[PassageItem]:
    counts = Counter(name.form for _, name in own.names)
    first = {name.form: (article, name) for article, name in reversed(own.names)}
    for form, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        article, name = first[form]
        passage = view.passage(article, name.start, name.end, name.fragment)
        yield PassageItem(passage, Label("count.places", {"n": count}))


def _passages(view: View, own: _Gathered) -> Iterator[Section]:
    by_article: dict[str, list[tuple[AnnotatedArticle, Named]]] = defaultdict(list)
    for article, name in own.names:
        by_article[article.id].append((article, name))
    for number, (article_id, names) in enumerate(by_article.items()):
        items = tuple(_passage(view, article, name) for article, name in names)
        note = None if number else Label("actor.passages.note")
        yield Section(None, items, article=view.refs[article_id], note=note, anchor=f"in-{article_id}")


def _passage(view: View, article: AnnotatedArticle, name: Named) -> PassageItem:
    label = None
    if name.stands_for:
        entry = view.archive.actors.get(name.stands_for)
        label = Label("actor.stands-for", {"name": entry.value.name.ar if entry else name.stands_for})
    passage = view.passage(article, name.start, name.end, name.fragment)
    return PassageItem(passage, label, name.state, name.author, name.reviewed_by)
