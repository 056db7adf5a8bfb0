"""Sources: who published, and whom they name as their own source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hashiya.indexes.view import View
from hashiya.model import (
    UNKNOWN_SOURCE,
    AnnotatedArticle,
    ArticleItem,
    Bilingual,
    Fact,
    Index,
    Label,
    Link,
    LinkItem,
    Prose,
    Section,
    Source,
)


def sources(view: View) -> Iterator[Index]:
    """The list of sources, then a page per source; articles of unknown publishers have a page of their own."""
    published: dict[str, list[AnnotatedArticle]] = defaultdict(list)
    relayed: dict[str, list[AnnotatedArticle]] = defaultdict(list)
    for article in reversed(view.articles):
        published[article.publisher].append(article)
        for source in _relayed(article):
            relayed[source].append(article)
    ids = sorted(view.archive.sources) + ([UNKNOWN_SOURCE] if published[UNKNOWN_SOURCE] else [])
    yield Index("sources", label=Label("index.sources"), sections=tuple(_lists(view, ids, published, relayed)))
    for source_id in ids:
        yield _page(view, source_id, published[source_id], relayed[source_id])


def _relayed(article: AnnotatedArticle) -> set[str]:
    statement = article.settled.source
    if not statement:
        return set()
    return {*statement.cites, *([statement.republished_from] if statement.republished_from else [])}


def _lists(
    view: View,
    ids: list[str],
    published: dict[str, list[AnnotatedArticle]],
    relayed: dict[str, list[AnnotatedArticle]],
) -> Iterator[Section]:
    groups = (("source.publishers", published), ("source.relayed", relayed))
    for key, found in groups:
        links = tuple(
            LinkItem(_name(view, i), Link(f"sources/{i}"), Label("count.articles", {"n": len(found[i])}))
            for i in ids
            if found[i]
        )
        if links:
            yield Section(Label(key), links)


def _page(view: View, source_id: str, published: list[AnnotatedArticle], relayed: list[AnnotatedArticle]) -> Index:
    entry = view.archive.sources.get(source_id)
    sections = []
    if published:
        sections.append(Section(Label("source.published"), tuple(_item(view, item) for item in published)))
    if relayed:
        sections.append(Section(Label("source.relayed-here"), tuple(_item(view, item) for item in relayed)))
    return Index(
        f"sources/{source_id}",
        title=_name(view, source_id) if entry else None,
        label=None if entry else Label("source.unknown"),
        kind=Label(f"source.type.{entry.value.type}") if entry else Label("source.unknown.note"),
        description=entry.value.note if entry else None,
        facts=tuple(_facts(view, entry.value)) if entry else (),
        sections=tuple(sections),
        up=((Label("index.sources"), Link("sources")),),
    )


def _item(view: View, article: AnnotatedArticle) -> ArticleItem:
    """The article with the words that show its source, where it has any."""
    return ArticleItem(view.refs[article.id], view.witness(article, article.settled.source_witnesses))


def _name(view: View, source_id: str) -> Bilingual:
    entry = view.archive.sources.get(source_id)
    return entry.value.name if entry else Bilingual(Prose(""))


def _facts(view: View, source: Source) -> Iterator[Fact]:
    if source.site:
        yield Fact(Label("source.site"), source.site, href=source.site)
    if source.country:
        yield Fact(Label("source.country"), value=Label(f"country.{source.country}"))
    if source.actor and source.actor in view.archive.actors:
        name = view.archive.actors[source.actor].value.name.ar
        yield Fact(Label("source.actor"), name, link=Link(f"actors/{source.actor}"))
