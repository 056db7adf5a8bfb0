"""What awaits a person, a list for each kind of it; what scripts propose counts once an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

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
    Label,
    Link,
    LinkItem,
    Prose,
    Section,
    state_of,
)

ADDRESS = "todo/"
ITEMS = "items"
KINDS = ("orphans", "moved", "unreviewed", "relations", "dates", "publishers", "claims", "names", "questions")
_UNSURE = ("possible", "unknown")


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
        yield "dates", _of_article(shown, "todo.date", "date" if settled.date else "")
    if article.publisher == UNKNOWN_SOURCE:
        yield "publishers", _of_article(shown, "todo.publisher", "source" if settled.source else "")
    if claims := article.proposed_claims:
        yield "claims", _of_article(shown, "todo.proposed-claims", "s-proposed", n=len(claims))
    if names := article.proposed.names:
        first = shown.passage(names[0].start, names[0].end).link.fragment
        words = "، ".join(dict.fromkeys(name.words for name in names))
        yield "names", replace(_of_article(shown, "todo.proposed-names", first, n=len(names)), words=words)


def _of_article(shown: Shown, label: str, fragment: str, **counts: int) -> EntryItem:
    return EntryItem(Label(label, counts), Link(shown.ref.id, fragment), shown.ref.headline, shown.ref)


def _heads(view: View) -> Iterator[Index]:
    """How much awaits of each kind, then a list per kind."""
    lists = {kind: tuple(_among(view, kind)) for kind in KINDS}
    counts = {kind: view.total(f"{ADDRESS}{kind}", ITEMS) + len(items) for kind, items in lists.items()}
    yield Index("todo", label=Label("index.todo"), sections=tuple(_kinds(counts)))
    for kind, items in lists.items():
        yield Index(
            f"{ADDRESS}{kind}",
            label=Label(f"todo.{kind}"),
            sections=(Section(None, items, note=Label(f"todo.{kind}.note")),),
            up=((Label("index.todo"), Link("todo")),),
        )


def _kinds(counts: Mapping[str, int]) -> Iterator[Section]:
    """How to take part, then each kind of which something awaits, then those of which nothing does."""
    waiting = {kind: n for kind, n in counts.items() if n}
    yield Section(Label("home.waiting"), (), note=Label("home.waiting.invite" if waiting else "home.waiting.none"))
    for kind, n in waiting.items():
        link = _link(kind, Label(f"home.waiting.{kind}", {"n": n}))
        yield Section(Label(f"todo.{kind}"), (link,), note=Label(f"todo.{kind}.note"), anchor=kind)
    if settled := tuple(_link(kind, Label(f"todo.{kind}")) for kind in counts if kind not in waiting):
        yield Section(Label("todo.settled"), settled)


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
