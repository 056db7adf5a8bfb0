"""The rules of an archive. A rule is a generator of problems whose docstring is the rule; to add one: a line below.

What cannot even be read (codes H1.., H2.., H5.., H6..) is reported where it is read; these rules look at the values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from hashiya.checks.articles import (
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
from hashiya.checks.references import article_references, authority_references
from hashiya.model import AnnotatedArticle, Archive, Card, Material, Problem

ARTICLE_CHECKS: tuple[Callable[[AnnotatedArticle, Material, Archive], Iterator[Problem]], ...] = (
    article_references,
    quotations_found,
    quotations_as_printed,
    one_settlement,
    reviewed_by_another,
    values_fit_questions,
    claims_have_speakers,
)
ARCHIVE_CHECKS: tuple[Callable[[Archive, frozenset[str]], Iterator[Problem]], ...] = (
    authority_references,
    no_topic_above_itself,
    plain_identifiers,
    countries_have_names,
    forms_are_names,
)

__all__ = ["ARCHIVE_CHECKS", "ARTICLE_CHECKS", "check_archive", "check_article"]


def check_article(article: AnnotatedArticle, material: Material, archive: Archive) -> list[Problem]:
    """All that is wrong with one article's annotations."""
    return list(chain.from_iterable(check(article, material, archive) for check in ARTICLE_CHECKS))


def check_archive(archive: Archive, articles: Iterable[Card]) -> list[Problem]:
    """All that is wrong with what the articles share."""
    known = frozenset(chain.from_iterable((str(item.id), *item.annotation_ids) for item in articles))
    return list(chain.from_iterable(check(archive, known) for check in ARCHIVE_CHECKS))
