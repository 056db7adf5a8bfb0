"""The list of all articles, and what the home page shows of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hashiya.indexes.topics import topic_links
from hashiya.indexes.view import View
from hashiya.model import AnnotatedArticle, ArticleItem, Bilingual, Index, Label, Link, LinkItem, Section

SHOWN = 5


def all_articles(view: View) -> Iterator[Index]:
    """Every article, newest first, under its year."""
    newest = list(reversed([item for item in view.articles if item.date.latest]))
    undated = [item for item in view.articles if not item.date.latest]
    sections = [
        Section(Label("index.year", {"year": year}), tuple(ArticleItem(view.refs[item.id]) for item in items))
        for year, items in groupby(newest, key=lambda item: item.date.latest.year if item.date.latest else 0)
    ]
    if undated:
        items = tuple(ArticleItem(view.refs[item.id]) for item in undated)
        sections.append(Section(Label("index.undated"), items))
    yield Index("", label=Label("index.articles"), sections=tuple(sections))


def overview(view: View) -> Index:
    """The home page's part: how much there is, the questions, the newest and the oldest articles, the ways in."""
    dated = [item for item in view.articles if item.date.latest]
    newest, oldest = dated[-SHOWN:][::-1], dated[:SHOWN]
    sections = [
        Section(Label("home.questions"), tuple(_question_links(view)), anchor="questions"),
        Section(Label("home.newest"), _items(view, newest), anchor="newest"),
    ]
    if len(dated) > SHOWN:
        sections.append(Section(Label("home.oldest"), _items(view, oldest), anchor="oldest"))
    sections.append(Section(Label("home.topics"), tuple(topic_links(view)), anchor="topics"))
    return Index("", facts=(), sections=tuple(sections), counts=tuple(_counts(view)))


def _items(view: View, articles: list[AnnotatedArticle]) -> tuple[ArticleItem, ...]:
    return tuple(ArticleItem(view.refs[item.id]) for item in articles)


def _counts(view: View) -> Iterator[tuple[Label, Link]]:
    claims = sum(len(item.claims) for item in view.articles)
    notes = sum(len(item.notes) for item in view.articles)
    actors = {name.actor for item in view.articles for name in item.mentions}
    yield Label("count.articles", {"n": len(view.articles)}), Link("")
    yield Label("count.claims", {"n": claims}), Link("questions")
    yield Label("count.notes", {"n": notes}), Link("")
    yield Label("count.actors", {"n": len(actors)}), Link("actors")
    yield Label("count.questions", {"n": len(view.archive.questions)}), Link("questions")


def _question_links(view: View) -> Iterator[LinkItem]:
    for question_id, entry in sorted(view.archive.questions.items())[: SHOWN * 2]:
        yield LinkItem(Bilingual(entry.value.text.ar), Link(f"questions/{question_id}"))
