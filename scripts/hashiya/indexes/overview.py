"""The list of all articles, and what the home page shows of the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from hashiya.edtf import UNKNOWN_UNIT, unit_of
from hashiya.indexes.kind import Kind, complete, nothing
from hashiya.indexes.topics import topic_links
from hashiya.indexes.view import View
from hashiya.model import ArticleItem, Bilingual, Card, Index, Label, Link, LinkItem, Prose, Section

SHOWN = 3
QUESTIONS_SHOWN = 12


def _heads(view: View) -> Iterator[Index]:
    """Every article under its year, newest first; those that no single year holds come last."""
    newest = [card for card in reversed(view.cards) if unit_of(card.ref.date) != UNKNOWN_UNIT]
    others = [card for card in view.cards if unit_of(card.ref.date) == UNKNOWN_UNIT]
    sections = [
        Section(Label("index.year", {"year": year}), _items(cards))
        for year, cards in groupby(newest, key=lambda card: unit_of(card.ref.date)[:4])
    ]
    if others:
        sections.append(Section(Label("index.undated"), _items(others)))
    yield Index("", label=Label("index.articles"), sections=tuple(sections))


def overview(view: View) -> Index:
    """The home page's part: how much there is, the questions, the newest and the oldest articles, the topics."""
    dated = [card for card in view.cards if card.ref.date.latest]
    newest = dated[-SHOWN:][::-1]
    oldest = [card for card in dated[:SHOWN] if card not in newest]
    sections = [
        Section(Label("home.questions"), tuple(_question_links(view)), anchor="questions"),
        Section(Label("home.newest"), _items(newest), anchor="newest"),
        Section(Label("home.oldest"), _items(oldest), anchor="oldest"),
        Section(Label("home.topics"), tuple(topic_links(view)), anchor="topics"),
    ]
    return Index("", sections=tuple(sections), counts=tuple(_counts(view)))


def _items(cards: Iterable[Card]) -> tuple[ArticleItem, ...]:
    return tuple(ArticleItem(card.ref) for card in cards)


def _counts(view: View) -> Iterator[tuple[Label, Link | None]]:
    yield Label("count.articles", {"n": len(view.cards)}), Link("")
    yield Label("count.questions", {"n": len(view.archive.questions)}), Link("questions")
    yield Label("count.topics", {"n": len(view.archive.topics)}), Link("topics")
    yield Label("count.actors", {"n": len(view.archive.actors)}), Link("actors")
    yield Label("count.sources", {"n": len(view.archive.sources)}), Link("sources")
    yield Label("index.dates"), Link("dates")
    yield Label("index.timeline"), Link("timeline")
    yield Label("index.compare"), Link("compare")
    yield Label("index.contributors"), Link("contributors")
    yield Label("index.todo"), Link("todo")
    yield Label("count.claims", {"n": sum(card.claims for card in view.cards)}), None
    yield Label("count.notes", {"n": sum(card.notes for card in view.cards)}), None


def _question_links(view: View) -> Iterator[LinkItem]:
    answered = [(i, entry) for i, entry in sorted(view.archive.questions.items()) if view.answers.get(i)]
    for question_id, entry in answered[:QUESTIONS_SHOWN]:
        yield LinkItem(entry.value.text, Link(f"questions/{question_id}"), terse=True)
    if len(answered) > QUESTIONS_SHOWN:
        yield LinkItem(Bilingual(Prose("")), Link("questions"), label=Label("home.more-questions"))


ALL_ARTICLES = Kind(nothing, _heads, complete)
