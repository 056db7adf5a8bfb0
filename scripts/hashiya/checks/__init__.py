"""The rules of an archive. A rule is a generator of problems whose docstring is the rule; to add one: a line below.

What cannot even be read (codes H1.., H2.., H5.., H6..) is reported where it is read; these rules look at the values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from hashiya.checks.among import people_are_written_alike, relations_name_what_stands
from hashiya.checks.articles import (
    authors_are_named,
    claims_have_speakers,
    one_settlement,
    quotations_as_printed,
    quotations_found,
    reviewed_by_another,
    values_fit_questions,
)
from hashiya.checks.authority import (
    countries_have_names,
    forms_are_names,
    no_topic_above_itself,
    plain_identifiers,
)
from hashiya.checks.ledger import (
    published_annotations_stand,
    published_captures_stand,
    tombstones_of_what_was_published,
    tombstones_reviewed_by_another,
)
from hashiya.checks.meant import with_ids
from hashiya.checks.references import (
    article_references,
    authority_references,
    main_question_is_one,
    moved_references,
    moves_lead_somewhere,
)
from hashiya.checks.touched import beyond_data
from hashiya.model import AnnotatedArticle, Archive, Card, Grave, Material, Problem

ARTICLE_CHECKS: tuple[Callable[[AnnotatedArticle, Material, Archive], Iterator[Problem]], ...] = (
    article_references,
    moved_references,
    quotations_found,
    quotations_as_printed,
    one_settlement,
    authors_are_named,
    reviewed_by_another,
    values_fit_questions,
    claims_have_speakers,
    published_captures_stand,
    published_annotations_stand,
)
ARCHIVE_CHECKS: tuple[Callable[[Archive, frozenset[str]], Iterator[Problem]], ...] = (
    authority_references,
    moves_lead_somewhere,
    main_question_is_one,
    no_topic_above_itself,
    plain_identifiers,
    countries_have_names,
    forms_are_names,
)
AMONG_CHECKS: tuple[Callable[[Archive, Sequence[Card]], Iterator[Problem]], ...] = (
    people_are_written_alike,
    relations_name_what_stands,
)
GRAVE_CHECKS: tuple[Callable[[Sequence[Grave]], Iterator[Problem]], ...] = (
    tombstones_of_what_was_published,
    tombstones_reviewed_by_another,
)

__all__ = [
    "AMONG_CHECKS",
    "ARCHIVE_CHECKS",
    "ARTICLE_CHECKS",
    "GRAVE_CHECKS",
    "beyond_data",
    "check_archive",
    "check_article",
    "check_shared",
    "with_ids",
]


def check_article(article: AnnotatedArticle, material: Material, archive: Archive) -> list[Problem]:
    """All that is wrong with one article's annotations."""
    return list(chain.from_iterable(check(article, material, archive) for check in ARTICLE_CHECKS))


def check_archive(archive: Archive, articles: Sequence[Card], graves: Sequence[Grave] = ()) -> list[Problem]:
    """All that is wrong with what the articles share, and with what they say of one another.

    Args:
        graves: of the articles that are no longer shown; their ids may still be named.
    """
    everything: tuple[Card | Grave, ...] = (*articles, *graves)
    known = frozenset(chain.from_iterable((str(item.id), *item.annotation_ids) for item in everything))
    among = chain.from_iterable(check(archive, articles) for check in AMONG_CHECKS)
    buried = chain.from_iterable(check(graves) for check in GRAVE_CHECKS)
    return [*check_shared(archive, known), *among, *buried]


def check_shared(archive: Archive, known: frozenset[str]) -> list[Problem]:
    """All that is wrong with the files that articles share.

    Args:
        known: the ids of the articles and annotations that there are.
    """
    return list(chain.from_iterable(check(archive, known) for check in ARCHIVE_CHECKS))
