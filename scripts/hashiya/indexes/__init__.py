"""The ways in. A kind of list is four functions (see `kind`); to add one: a file and a line in INDEXES."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hashiya.indexes.actors import ACTORS
from hashiya.indexes.articles import ALL_ARTICLES
from hashiya.indexes.contrast import COMPARE, claims_related, contrasts
from hashiya.indexes.contributors import CONTRIBUTORS, contributor_ids
from hashiya.indexes.dates import DATES
from hashiya.indexes.elsewhere import Around, around, common, compared_with, elsewhere, relations_of, reprints_of
from hashiya.indexes.graves import GRAVES
from hashiya.indexes.home import HOME, home
from hashiya.indexes.kind import Kind
from hashiya.indexes.moved import MOVED
from hashiya.indexes.onward import onward
from hashiya.indexes.paging import paged
from hashiya.indexes.questions import QUESTIONS
from hashiya.indexes.share import card_of, shares_of
from hashiya.indexes.shown import reference
from hashiya.indexes.sources import SOURCES
from hashiya.indexes.timeline import TIMELINE
from hashiya.indexes.todo import TODO
from hashiya.indexes.topics import TOPICS
from hashiya.indexes.view import Load, View
from hashiya.model import AnnotatedArticle, ArticleRef, Card, Index, Share, Trace

__all__ = [
    "INDEXES",
    "Around",
    "Kind",
    "Load",
    "View",
    "around",
    "card",
    "claims_related",
    "common",
    "compared_with",
    "contrasts",
    "contributor_ids",
    "divided",
    "elsewhere",
    "heads",
    "home",
    "indexes",
    "onward",
    "reference",
    "relations_of",
    "reprints_of",
    "shares",
]

INDEXES: tuple[Kind, ...] = (
    ALL_ARTICLES,
    QUESTIONS,
    TOPICS,
    ACTORS,
    DATES,
    TIMELINE,
    COMPARE,
    SOURCES,
    CONTRIBUTORS,
    TODO,
    HOME,
    MOVED,
    GRAVES,
)


def shares(article: AnnotatedArticle) -> tuple[Share, ...]:
    """What an article gives to all lists."""
    return shares_of(article, INDEXES)


def card(
    article: AnnotatedArticle,
    ref: ArticleRef,
    digest: bytes,
    given: tuple[Share, ...],
    digests: Mapping[str, bytes],
    trace: Trace,
) -> Card:
    """The card of an article, from its digest and those of its shares, with what lists show of it, by address."""
    return card_of(article, ref, digest, given, digests, trace)


def heads(view: View) -> Iterator[tuple[Kind, Index]]:
    """All lists without the articles' shares, each with its kind."""
    for kind in INDEXES:
        yield from ((kind, head) for head in kind.heads(view))


def divided(view: View, kind: Kind, head: Index) -> Iterator[Index]:
    """A list with the articles' shares, divided where it is long."""
    return paged(kind.whole(view, head, view.shares(head.address)))


def indexes(view: View) -> Iterator[Index]:
    """The pages of all lists."""
    for kind, head in heads(view):
        yield from divided(view, kind, head)
