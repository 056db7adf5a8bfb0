"""The list of all articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from hashiya.edtf import UNKNOWN_UNIT, unit_of
from hashiya.indexes.kind import Kind, complete, nothing
from hashiya.indexes.view import View
from hashiya.model import ArticleItem, Card, Index, Label, Section


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


def _items(cards: Iterable[Card]) -> tuple[ArticleItem, ...]:
    return tuple(ArticleItem(card.ref) for card in cards)


ALL_ARTICLES = Kind(nothing, _heads, complete)
