"""What awaits a person, a list for each kind of it; what scripts propose counts once an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from hashiya.indexes.contributors import relation_item
from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import (
    UNKNOWN_SOURCE,
    Bilingual,
    Entry,
    EntryItem,
    Index,
    Item,
    Label,
    Link,
    LinkItem,
    Metadata,
    Prose,
    Section,
    Waiting,
    WaitingOf,
    state_of,
)

ADDRESS = "todo/"
ITEMS = "items"
KINDS = ("orphans", "moved", "unreviewed", "relations", "dates", "publishers", "claims", "names", "questions")
_UNSURE = ("possible", "unknown")
# What a reader can help with soonest comes first.
_OF: Mapping[str, WaitingOf] = {
    "dates": "nobody",
    "publishers": "nobody",
    "unreviewed": "people",
    "names": "scripts",
    "claims": "scripts",
    "questions": "nobody",
    "relations": "people",
    "orphans": "people",
    "moved": "people",
}


def _share(shown: Shown) -> Given:
    for kind, item in (*_written(shown), *_proposed(shown)):
        yield f"{ADDRESS}{kind}", ITEMS, item


def _written(shown: Shown) -> Iterator[tuple[str, EntryItem]]:
    """What people wrote and another one should look at."""
    lost = {orphan.entry.id for orphan in shown.article.orphans}
    for entry in shown.article.entries:
        if getattr(entry.value, "status", "") == "withdrawn":
            continue
        for at, _, old, new in entry.outdated:
            label = Label("todo.moved.reference", {"at": at, "old": old, "new": new})
            yield "moved", shown.entry(entry, label)
        if entry.id in lost or getattr(entry.value, "status", "") == "orphaned":
            yield "orphans", shown.entry(entry)
        elif state_of(entry.value) != "reviewed":
            yield "unreviewed", shown.entry(entry)


def _proposed(shown: Shown) -> Iterator[tuple[str, EntryItem]]:
    """What the scripts propose, and what neither they nor a person could tell, once for the article."""
    article, settled = shown.article, shown.article.settled
    if not settled.date or settled.date.confidence in _UNSURE or settled.date.edtf.precision != "day":
        item = _of_article(shown, "todo.date", "date" if settled.date else "")
        yield "dates", _told_by(item, settled.date_entry, found=settled.date is not None)
    if article.publisher == UNKNOWN_SOURCE:
        item = _of_article(shown, "todo.publisher", "source" if settled.source else "")
        yield "publishers", _told_by(item, settled.source_entry, found=settled.source is not None)
    if claims := article.proposed_claims:
        item = _of_article(shown, "todo.proposed-claims", "s-proposed", n=len(claims))
        yield "claims", replace(item, state="proposed")
    if names := article.proposed.names:
        first = shown.passage(names[0].start, names[0].end).link.fragment
        words = "، ".join(dict.fromkeys(name.words for name in names))
        item = _of_article(shown, "todo.proposed-names", first, n=len(names))
        yield "names", replace(item, words=words, state="proposed")


def _told_by(item: EntryItem, entry: Entry[Metadata] | None, *, found: bool) -> EntryItem:
    """With who told what is not certain yet: a person in a file, or the scripts where they found anything."""
    if not entry:
        return replace(item, state="proposed") if found else item
    value = entry.value
    told = replace(item, path=entry.path, author=value.author, reviewed_by=value.reviewed_by)
    return replace(told, state=state_of(value))


def _of_article(shown: Shown, label: str, fragment: str, **counts: int) -> EntryItem:
    return EntryItem(Label(label, counts), Link(shown.ref.id, fragment), shown.ref.headline, shown.ref)


def _heads(view: View) -> Iterator[Index]:
    """How much awaits of each kind, then a list per kind."""
    lists = {kind: tuple(_among(view, kind)) for kind in KINDS}
    counts = {kind: view.total(f"{ADDRESS}{kind}", ITEMS) + len(items) for kind, items in lists.items()}
    settled = tuple(_link(kind, Label(f"todo.{kind}")) for kind in KINDS if not counts[kind])
    sections = (Section(Label("todo.settled"), settled),) if settled else ()
    yield Index("todo", label=Label("index.todo"), sections=sections, waiting=tuple(waiting(view, lists)))
    for kind, items in lists.items():
        yield Index(
            f"{ADDRESS}{kind}",
            label=Label(f"todo.{kind}"),
            sections=(Section(None, items, note=Label(f"todo.{kind}.note")),),
            up=((Label("index.todo"), Link("todo")),),
        )


def waiting(view: View, among: Mapping[str, Iterable[Item]]) -> Iterator[Waiting]:
    """Each kind of which something awaits, with the first of it.

    Args:
        among: by kind, what stands in files that all articles share.
    """
    for kind, of in _OF.items():
        address, shared = f"{ADDRESS}{kind}", tuple(among.get(kind, ()))
        if count := view.total(address, ITEMS) + len(shared):
            first = [card.id for card in view.sharing.get(address, ())[:1]]
            given = (item for share in view.load(address, first) for item in share.slots[ITEMS])
            example = next((item for item in chain(given, shared) if isinstance(item, EntryItem)), None)
            yield Waiting(kind, count, example, of)


def _link(kind: str, label: Label) -> LinkItem:
    return LinkItem(Bilingual(Prose("")), Link(f"{ADDRESS}{kind}"), label=label)


def _among(view: View, kind: str) -> Iterator[EntryItem]:
    """What stands in files that all articles share."""
    archive = view.archive
    if kind == "relations":
        yield from (relation_item(view, e) for e in archive.relations if state_of(e.value) != "reviewed")
    elif kind == "questions":
        for question, entry in sorted(archive.questions.items()):
            if not view.answers.get(question):
                link = Link(f"questions/{question}")
                yield EntryItem(Label("todo.question"), link, entry.value.text, path=entry.path)
    elif kind == "moved":
        for folder in ("actors", "sources", "topics", "questions"):
            for entry_id, found in sorted(archive.of(folder).items()):
                yield from _moved(found, Link(f"{folder}/{entry_id}"))
        for relation in archive.relations:
            yield from _moved(relation, relation_item(view, relation).link)


def _moved(entry: Entry[object], link: Link) -> Iterator[EntryItem]:
    for at, _, old, new in entry.outdated:
        label = Label("todo.moved.reference", {"at": at, "old": old, "new": new})
        yield EntryItem(label, link, entry.id, path=entry.path)


def _whole(_view: View, head: Index, shares: Shares) -> Index:
    if head.address == "todo":
        return head
    (section,) = head.sections
    items = tuple(item for _, share in shares for item in share.slots[ITEMS])
    return replace(head, sections=(replace(section, items=(*items, *section.items)),))


TODO = Kind(_share, _heads, _whole)
