"""Contributors: a list of all, and a page for each with what that person entered and reviewed.

Names are free text in any script, so a page's address is made from the name's letters: the first twelve digits of the
SHA-256 of the name in NFC and UTF-8. It stays as long as the name is written so; names written otherwise are other
people, for only they know.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.share import named
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import (
    Bilingual,
    Entry,
    EntryItem,
    Fact,
    Index,
    Label,
    Link,
    LinkItem,
    Prose,
    Relation,
    Section,
    state_of,
)

ADDRESS = "contributors/"
_SLOTS = ("entered", "reviewed")


def address_of(name: str) -> str:
    """The address of a person's page, by the name in NFC."""
    return f"{ADDRESS}{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _share(shown: Shown) -> Given:
    for entry in shown.article.entries:
        if getattr(entry.value, "status", "") != "withdrawn":
            for name, slot in zip(named(entry), _SLOTS, strict=False):
                yield address_of(name), slot, shown.entry(entry)


def contributor_ids(view: View) -> set[str]:
    """The last parts of the addresses of all people who have a page."""
    return {address.removeprefix(ADDRESS) for _, address, _ in _people(view, _of_relations(view))}


def _people(view: View, of_relations: dict[tuple[str, str], list[EntryItem]]) -> list[tuple[str, str, int]]:
    """Everybody with the address of a page and the number of entries; who only took things back is not among them."""
    names = {address_of(name): name for card in view.cards for name, _ in card.people}
    names |= {address_of(name): name for name, _ in of_relations}
    counts = Counter({address: _total(view, of_relations, address, name) for address, name in names.items()})
    return sorted((name, address, counts[address]) for address, name in names.items() if counts[address])


def _heads(view: View) -> Iterator[Index]:
    """The list of people, then a page per person; a page that was published stays when nothing is on it any more."""
    of_relations = _of_relations(view)
    people = _people(view, of_relations)
    links = (LinkItem(Bilingual(Prose(name)), Link(a), Label("count.entries", {"n": n})) for name, a, n in people)
    yield Index("contributors", label=Label("index.contributors"), sections=(Section(None, tuple(links)),))
    addresses = {address for _, address, _ in people}
    for known in view.archive.published.get("contributors", ()):
        if f"{ADDRESS}{known}" not in addresses:
            yield _empty(f"{ADDRESS}{known}")
    for name, address, _ in people:
        facts = (
            Fact(Label(f"contributor.{slot}"), str(view.total(address, slot) + len(of_relations[name, slot])))
            for slot in _SLOTS
        )
        sections = (
            Section(Label(f"contributor.relations.{slot}"), tuple(of_relations[name, slot]), anchor=f"relations-{slot}")
            for slot in _SLOTS
            if of_relations[name, slot]
        )
        yield Index(
            address,
            title=Bilingual(Prose(name)),
            kind=Label("kind.contributor"),
            facts=tuple(facts),
            sections=tuple(sections),
            up=((Label("index.contributors"), Link("contributors")),),
        )


def _empty(address: str) -> Index:
    return Index(
        address,
        label=Label("kind.contributor"),
        sections=(Section(Label("ledger.empty"), (), note=Label("ledger.empty-contributor")),),
        up=((Label("index.contributors"), Link("contributors")),),
    )


def _total(view: View, of_relations: dict[tuple[str, str], list[EntryItem]], address: str, name: str) -> int:
    return sum(view.total(address, slot) + len(of_relations[name, slot]) for slot in _SLOTS)


def _of_relations(view: View) -> dict[tuple[str, str], list[EntryItem]]:
    found: dict[tuple[str, str], list[EntryItem]] = defaultdict(list)
    for entry in view.archive.relations:
        for name, slot in zip(named(entry), _SLOTS, strict=False):
            found[name, slot].append(relation_item(view, entry))
    return found


def relation_item(view: View, entry: Entry[Relation]) -> EntryItem:
    """A relation as lists of what people wrote show it; its link leads to the words that it begins with."""
    value = entry.value
    one = next((end for end in (*value.from_, *value.to) if end.partition("/")[0] in view.by_id), "")
    card = view.by_id.get(one.partition("/")[0])
    words, fragment = card.ends.get(one, ("", "")) if card else ("", "")
    return EntryItem(
        Label(f"relation.{value.kind}"),
        Link(card.id if card else "", fragment),
        words or entry.id,
        card.ref if card else None,
        entry.path,
        state_of(value),
        value.author,
        value.reviewed_by,
    )


def _whole(_view: View, head: Index, shares: Shares) -> Index:
    if head.address == "contributors" or not shares:
        return head
    sections = []
    for slot in _SLOTS:
        if items := tuple(item for _, share in shares for item in share.slots.get(slot, ())):
            sections.append(Section(Label(f"contributor.{slot}"), items, anchor=slot))
    return replace(head, sections=(*sections, *head.sections))


CONTRIBUTORS = Kind(_share, _heads, _whole)
