"""The ways in. An index is a function from the view to pages; to add one: a file and a line in INDEXES."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hashiya.indexes.actors import actors
from hashiya.indexes.dates import dates
from hashiya.indexes.elsewhere import elsewhere
from hashiya.indexes.overview import all_articles, overview
from hashiya.indexes.paging import paged
from hashiya.indexes.questions import questions
from hashiya.indexes.sources import sources
from hashiya.indexes.topics import topics
from hashiya.indexes.view import View
from hashiya.model import Index

__all__ = ["INDEXES", "View", "elsewhere", "indexes", "overview"]

INDEXES: tuple[Callable[[View], Iterator[Index]], ...] = (
    all_articles,
    questions,
    topics,
    actors,
    dates,
    sources,
)


def indexes(view: View) -> Iterator[Index]:
    """All index pages, long ones divided."""
    for index in INDEXES:
        for page in index(view):
            yield from paged(page)
