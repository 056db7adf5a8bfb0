"""The list of all articles, and what the home page shows of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hashiya.edtf import UNKNOWN_UNIT, unit_of
from hashiya.indexes.topics import topic_links
from hashiya.indexes.view import View
from hashiya.model import AnnotatedArticle, ArticleItem, Bilingual, Index, Label, Link, LinkItem, Prose, Section

SHOWN = 3
QUESTIONS_SHOWN = 12


def all_articles(view: View) -> Iterator[Index]:
    """Every article under its year, newest first; those that no single year holds come last."""
    newest = [item for item in reversed(view.articles) if unit_of(item.date) != UNKNOWN_UNIT]
    others = [item for item in view.articles if unit_of(item.date) == UNKNOWN_UNIT]
    sections = [
        Section(Label("index.year", {"year": year}), _items(view, list(items)))
        for year, items in groupby(newest, key=lambda item: unit_of(item.date)[:4])
    ]
    if others:
        sections.append(Section(Label("index.undated"), _items(view, others)))
    yield Index("", label=Label("index.articles"), sections=tuple(sections))


def overview(view: View) -> Index:
    """The home page's part: how much there is, the questions, the newest and the oldest articles, the topics."""
    dated = [item for item in view.articles if item.date.latest]
    newest = dated[-SHOWN:][::-1]
    oldest = [item for item in dated[:SHOWN] if item not in newest]
    sections = [
        Section(Label("home.questions"), tuple(_question_links(view)), anchor="questions"),
        Section(Label("home.newest"), _items(view, newest), anchor="newest"),
        Section(Label("home.oldest"), _items(view, oldest), anchor="oldest"),
        Section(Label("home.topics"), tuple(topic_links(view)), anchor="topics"),
    ]
    return Index("", sections=tuple(sections), counts=tuple(_counts(view)))


def _items(view: View, articles: list[AnnotatedArticle]) -> tuple[ArticleItem, ...]:
    return tuple(ArticleItem(view.refs[item.id]) for item in articles)


def _counts(view: View) -> Iterator[tuple[Label, Link | None]]:
    claims = sum(len(item.claims) for item in view.articles)
    notes = sum(len(item.notes) for item in view.articles)
    yield Label("count.articles", {"n": len(view.articles)}), Link("")
    yield Label("count.questions", {"n": len(view.archive.questions)}), Link("questions")
    yield Label("count.topics", {"n": len(view.archive.topics)}), Link("topics")
    yield Label("count.actors", {"n": len(view.archive.actors)}), Link("actors")
    yield Label("count.sources", {"n": len(view.archive.sources)}), Link("sources")
    yield Label("index.dates"), Link("dates")
    yield Label("count.claims", {"n": claims}), None
    yield Label("count.notes", {"n": notes}), None


def _question_links(view: View) -> Iterator[LinkItem]:
    answered = [(i, entry) for i, entry in sorted(view.archive.questions.items()) if view.answers.get(i)]
    for question_id, entry in answered[:QUESTIONS_SHOWN]:
        yield LinkItem(Bilingual(entry.value.text.ar), Link(f"questions/{question_id}"))
    if len(answered) > QUESTIONS_SHOWN:
        yield LinkItem(Bilingual(Prose("")), Link("questions"), label=Label("home.more-questions"))
