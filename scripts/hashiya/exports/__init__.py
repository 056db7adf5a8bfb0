"""Files beside pages. An export makes files of an article and entries that it names; add one as a line in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hashiya.authority import Authority
from hashiya.exports.addresses import address_data
from hashiya.exports.article import annotations_file, article_file, article_json
from hashiya.exports.citations import citation_data, citations
from hashiya.exports.evidence import EVIDENCE_SCHEMA, Exhibit, evidence, places_of, spans_of
from hashiya.exports.form import form_data
from hashiya.exports.reading import reading
from hashiya.model import AnnotatedArticle, File

__all__ = [
    "EVIDENCE_SCHEMA",
    "EXPORTS",
    "Exhibit",
    "address_data",
    "article_json",
    "citation_data",
    "evidence",
    "exports",
    "form_data",
    "places_of",
    "reading",
    "spans_of",
]


def raw(article: AnnotatedArticle, _authority: Authority) -> Iterator[File]:
    """All captures as they are, beside the article's page; web pages as plain text, so that no browser runs them."""
    for version in article.versions:
        yield File(f"archive/{article.id}/{version.raw_name}", Path(version.path))


EXPORTS: tuple[Callable[[AnnotatedArticle, Authority], Iterator[File]], ...] = (
    raw,
    article_file,
    annotations_file,
    citations,
)


def exports(article: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """All files of an article."""
    for export in EXPORTS:
        yield from export(article, authority)
