"""Actors: a list by kind, and a page for each: who it is, claims, titles, forms of the name, company, passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.arabic import fold_phrase
from hashiya.indexes.company import company, kin_of
from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.paging import contents_of, shortened
from hashiya.indexes.portrait import VOICES, role_of, voice_of, voices
from hashiya.indexes.shown import Shown
from hashiya.indexes.spread import spread
from hashiya.indexes.uses import Found, Sure, assured, uses
from hashiya.indexes.view import View
from hashiya.indexes.wording import with_article
from hashiya.model import (
    Actor,
    Card,
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
    TitleItem,
    UseItem,
)

ADDRESS = "actors/"
TYPES = ("person", "organisation", "state", "place", "role", "anonymous", "class", "document", "narrator")
# How much of each part stands before the passages; the rest stands behind them. With the company it is no full page.
SHOWN = {"said": 6, "relayed": 6, "about": 6, "titles": 12, "forms": 16}
NOTED = ("about", "titles", "forms", "company")
# Claims are long.
ITEMS_PER_PAGE = 80


def _share(shown: Shown) -> Given:
    for name in shown.article.mentions:
        item = shown.name(name)
        yield f"{ADDRESS}{name.actor}", "names", item
        if name.stands_for:
            yield f"{ADDRESS}{name.stands_for}", "names", item
        elif name.title[0] >= 0:
            yield f"{ADDRESS}{name.actor}", "titles", shown.title(name)
    for actor, beside in company(shown.article):
        yield f"{ADDRESS}{actor}", "company", beside
    yield from voices(shown, ADDRESS)


def _heads(view: View) -> Iterator[Index]:
    """The list of actors by kind, then a page per actor."""
    sections = tuple(_lists(view))
    head = Index("actors", label=Label("index.actors"), sections=sections)
    yield replace(head, contents=tuple(contents_of(head)))
    for actor_id, entry in sorted(view.archive.actors.items()):
        yield _head(view, actor_id, entry.value)


def _head(view: View, actor_id: str, actor: Actor) -> Index:
    address = f"{ADDRESS}{actor_id}"
    return Index(
        address,
        title=actor.name,
        kind=Label(f"actor.type.{actor.type}"),
        description=actor.note,
        facts=(*_counted(view, address), *_known(view, actor_id, actor)),
        up=((Label("index.actors"), Link("actors")),),
        spread=spread(card.ref for card in view.sharing.get(address, ())),
        room=ITEMS_PER_PAGE,
    )


def _whole(view: View, head: Index, shares: Shares) -> Index:
    if head.address == "actors":
        return head
    index = shortened(replace(head, sections=tuple(_sections(view, shares))), SHOWN)
    contents = tuple(contents_of(index))
    places = {place.fragment.removeprefix("s-"): place for _, _, place in contents}
    voice = tuple(voice_of(view, head.address, places)) if shares else ()
    return replace(index, contents=contents, role=role_of(shares), voice=voice)


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


def _counted(view: View, address: str) -> Iterator[Fact]:
    """How much there is, and from when to when."""
    cards = view.sharing.get(address, [])
    if cards:
        yield Fact(Label("actor.articles"), str(len(cards)))
    if count := view.total(address, "names"):
        yield Fact(Label("actor.mentions"), str(count))
    yield from time_of(cards)


def time_of(cards: list[Card]) -> Iterator[Fact]:
    """The first and the last article that have a date, of a single one that there is no other; how many have none."""
    dated = [card for card in cards if card.ref.date.precision != "unknown"]
    first = "actor.first" if len(cards) > 1 else "actor.only"
    for label, card in ((first, dated[:1]), ("actor.last", dated[1:][-1:])):
        for found in card:
            date = Label("@date", {"edtf": found.ref.date.text})
            yield Fact(Label(label), value=date, link=Link(found.id))
    if undated := len(cards) - len(dated):
        yield Fact(Label("actor.undated"), str(undated))


def _known(view: View, actor_id: str, actor: Actor) -> Iterator[Fact]:
    if source := view.source_of_actor.get(actor_id):
        name = view.archive.sources[source].value.name
        yield Fact(Label("actor.source"), name, link=Link(f"sources/{source}"))
    if actor.wikidata:
        href = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        yield Fact(Label("actor.wikidata"), actor.wikidata, href=href)


def _sections(view: View, shares: Shares) -> Iterator[Section]:
    parts = (
        *((slot, _all(shares, slot)) for slot in VOICES),
        ("titles", uses(_titles(shares))),
        ("discrepancies", tuple(_discrepancies(view, shares))),
        ("forms", _forms(view, shares)),
        ("company", tuple(kin_of(shares))),
    )
    for anchor, items in parts:
        if items:
            note = Label(f"actor.{anchor}.note") if anchor in NOTED else None
            yield Section(Label(f"actor.{anchor}"), tuple(items), note=note, anchor=anchor)
    yield from _passages(shares)
    if not shares:
        yield Section(Label("actor.none"), ())


def _all(shares: Shares, slot: str) -> tuple[Item, ...]:
    return tuple(item for _, share in shares for item in share.slots.get(slot, ()))


def _discrepancies(view: View, shares: Shares) -> Iterator[DiscrepancyItem]:
    """Where one who is probably the same has two names: each pair of passages once, with the reason."""
    for card, share in shares:
        for item in share.slots.get("names", ()):
            if isinstance(item, PassageItem):
                for relation in view.relations.get(item.entry_id, ()):
                    if relation.kind == "name-discrepancy" and not relation.inverse:
                        yield DiscrepancyItem(card.ref, item.passage, relation)


def _forms(view: View, shares: Shares) -> tuple[UseItem, ...]:
    """Behind ل the article has lost its alef: «للقوات» has the form «القوات» where that stands elsewhere."""
    names = [(c.ref, i) for c, s in shares for i in s.slots.get("names", ()) if isinstance(i, PassageItem)]
    every = {item.passage.words for _, item in names}
    whole = {words: with_article(words) if with_article(words) in every else words for words in every}
    found = [(whole[i.passage.words], whole[i.passage.words], 1, i.passage.link, ref) for ref, i in names]
    return assured(uses(found), [_sure(view, whole[item.passage.words], item) for _, item in names])


def _sure(view: View, words: str, item: PassageItem) -> Sure:
    relations = view.relations.get(item.entry_id, ())
    return words, item.state, item.form, any(relation.kind == "name-discrepancy" for relation in relations)


def _titles(shares: Shares) -> Iterator[Found]:
    """Titles are the same where their words are, whatever the spelling."""
    for card, share in shares:
        for item in share.slots.get("titles", ()):
            if isinstance(item, TitleItem):
                words = item.passage.words
                yield fold_phrase(words), words, 1, item.passage.link, card.ref


def _passages(shares: Shares) -> Iterator[Section]:
    """The passages of each article; the first of them begins the part of the page."""
    named = [(card, share.slots["names"]) for card, share in shares if share.slots.get("names")]
    total = sum(len(items) for _, items in named)
    for at, (card, items) in enumerate(named):
        if not at:
            label, note = Label("actor.passages"), Label("actor.passages.note")
            yield Section(label, items, article=card.ref, note=note, anchor="passages", total=total)
        else:
            yield Section(None, items, article=card.ref, anchor=f"in-{card.id}")


ACTORS = Kind(_share, _heads, _whole)
