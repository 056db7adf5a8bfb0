"""Sources: who published, whom they have it from, and how they write; and whom others name as their own source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hashiya.indexes.actors import time_of
from hashiya.indexes.habits import HABITS, system_of
from hashiya.indexes.kind import Kind, Shares
from hashiya.indexes.outlet import outlet
from hashiya.indexes.paging import contents_of, shortened
from hashiya.indexes.spread import spread
from hashiya.indexes.uses import uses
from hashiya.indexes.view import View
from hashiya.model import (
    UNKNOWN_SOURCE,
    ArticleItem,
    Bilingual,
    Card,
    Entry,
    Fact,
    HabitItem,
    Index,
    KinItem,
    Label,
    Link,
    LinkItem,
    Passage,
    Prose,
    RelayItem,
    Section,
    Source,
)

_PARTS = (("published", "source.publishers", "source.published"), ("relayed", "source.relayed", "source.relayed-here"))
SHOWN = {"published": 6, "relays": 12}
HABITS_SHOWN, LANGUAGES_SHOWN = 6, 3
ITEMS_PER_PAGE = 80


def _heads(view: View) -> Iterator[Index]:
    """The list of sources, then a page per source; articles of unknown publishers have a page of their own."""
    yield Index("sources", label=Label("index.sources"), sections=tuple(_lists(view)))
    for source_id in _ids(view):
        yield _head(view, source_id, view.archive.sources.get(source_id))


def _ids(view: View) -> list[str]:
    address = f"sources/{UNKNOWN_SOURCE}"
    unknown = [UNKNOWN_SOURCE] if view.total(address, "published") or address in view.kept else []
    return sorted(view.archive.sources) + unknown


def _head(view: View, source_id: str, entry: Entry[Source] | None) -> Index:
    address = f"sources/{source_id}"
    own = [card for card in view.sharing.get(address, []) if card.ref.source == source_id]
    wordings = view.wordings.rows_of(source_id)
    section = Section(Label("source.words"), wordings, note=Label("source.words.note"), anchor="words")
    return Index(
        address,
        title=_name(entry) if entry else None,
        label=None if entry else Label("source.unknown"),
        kind=Label(f"source.type.{entry.value.type}") if entry else Label("source.unknown.note"),
        description=entry.value.note if entry else None,
        facts=(*(_known(view, entry.value) if entry else ()), *_counted(view, address, own)),
        up=((Label("index.sources"), Link("sources")),),
        sections=(section,) if wordings else (),
        spread=spread(card.ref for card in own),
        room=ITEMS_PER_PAGE,
    )


def _whole(view: View, head: Index, shares: Shares) -> Index:
    """Newest first."""
    if head.address == "sources":
        return head
    published, relayed = (tuple(_articles(shares, *part)) for part in _PARTS)
    empty = (Section(Label("ledger.empty"), (), note=Label("ledger.empty-source")),)
    sections = (*published, *_relays(shares), *head.sections, *_habits(shares), *relayed)
    facts = (*_languages(shares), *head.facts, *(_sureness(shares) if head.title else ()))
    index = replace(head, facts=facts, sections=sections or (empty if head.address in view.kept else ()))
    index = shortened(index, SHOWN)
    return replace(index, contents=tuple(contents_of(index)))


def _articles(shares: Shares, slot: str, _: str, label: str) -> Iterator[Section]:
    """The articles of a part, newest first, those of unknown date last."""
    dated = [share for card, share in reversed(shares) if card.ref.date.precision != "unknown"]
    undated = [share for card, share in shares if card.ref.date.precision == "unknown"]
    if items := tuple(item for share in (*dated, *undated) for item in share.slots.get(slot, ())):
        yield Section(Label(label), items, anchor=slot)


def _languages(shares: Shares) -> Iterator[Fact]:
    """The languages of its own articles, those of most articles first."""
    published = (item for _, share in shares for item in share.slots.get("published", ()))
    counts = Counter(item.language for item in published if isinstance(item, ArticleItem))
    told = sorted(counts.keys() - {"", "und"}, key=lambda language: (-counts[language], language))
    for language in told[:LANGUAGES_SHOWN]:
        yield Fact(Label("source.language"), value=Label("@language", {"tag": language}))


def _sureness(shares: Shares) -> Iterator[Fact]:
    """Of how many articles it is how sure that they are its own."""
    counts = Counter(
        item.label.key
        for _, share in shares
        for item in share.slots.get("published", ())
        if isinstance(item, ArticleItem) and item.label
    )
    for confidence in ("certain", "probable", "possible", "unknown"):
        if count := counts[f"source.sure.{confidence}"]:
            yield Fact(Label(f"source.sure-of.{confidence}"), str(count))


def _relays(shares: Shares) -> Iterator[Section]:
    """The sources that its articles have something from, those of most articles first."""
    articles, whole, passages = Counter[str](), Counter[str](), dict[str, Passage]()
    for _, share in shares:
        for item in share.slots.get("relays", ()):
            if isinstance(item, RelayItem):
                articles[item.source] += 1
                whole[item.source] += item.whole
                if item.passage:
                    passages[item.source] = item.passage
    ranked = sorted(articles, key=lambda source: (-articles[source], source))
    if ranked:
        kin = (KinItem("source", i, articles[i], whole=whole[i], passage=passages.get(i)) for i in ranked)
        yield Section(Label("source.relays"), tuple(kin), note=Label("source.relays.note"), anchor="relays")


def _habits(shares: Shares) -> Iterator[Section]:
    """The words that it prints for months and for saying, and its digits, those of most places first."""
    found = [(c, i) for c, share in shares for i in share.slots.get("habits", ()) if isinstance(i, HabitItem)]
    for kind in HABITS:
        own = [(card, item) for card, item in found if item.kind == kind]
        keyed = ((i.system or i.words, i.words, i.count, Link(c.id, i.fragment), c.ref) for c, i in own)
        items = uses(keyed)[:HABITS_SHOWN]
        if kind == "digits":
            alone = "only" if len(items) == 1 else "also"
            items = tuple(replace(u, label=Label(f"source.digits.{system_of(u.words)}-{alone}")) for u in items)
        if items:
            yield Section(Label(f"source.habit.{kind}"), items, anchor=f"habit-{kind}")


def _counted(view: View, address: str, own: list[Card]) -> Iterator[Fact]:
    for slot, label in (("published", "source.count"), ("relayed", "source.count-relayed")):
        if count := view.total(address, slot):
            yield Fact(Label(label), str(count))
    yield from time_of(own)


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
    if rows := view.wordings.rows:
        yield Section(Label("source.words-all"), rows, note=Label("source.words-all.note"), anchor="words")


def _name(entry: Entry[Source] | None) -> Bilingual:
    return entry.value.name if entry else Bilingual(Prose(""))


def _known(view: View, source: Source) -> Iterator[Fact]:
    """Where it is from: its country, and its site without what all addresses have; and its page as an actor."""
    if source.country:
        yield Fact(Label("source.country"), value=Label(f"country.{source.country}"))
    if source.site:
        host = source.site.partition("://")[2].removeprefix("www.").rstrip("/")
        yield Fact(Label("source.site"), host or source.site, href=source.site)
    if source.actor and source.actor in view.archive.actors:
        name = view.archive.actors[source.actor].value.name
        yield Fact(Label("source.actor"), name, link=Link(f"actors/{source.actor}"))


SOURCES = Kind(outlet, _heads, _whole)
