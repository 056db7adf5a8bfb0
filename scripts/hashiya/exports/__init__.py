"""Files beside pages, and the archive as data.

An export makes files of an article and entries that it names; add one as a line in EXPORTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hashiya.authority import Authority
from hashiya.exports.addresses import address_data
from hashiya.exports.article import annotations_file, article_file, article_json
from hashiya.exports.citations import citation_data, citations
from hashiya.exports.evidence import EVIDENCE_SCHEMA, Exhibit, evidence, places_of, spans_of
from hashiya.exports.feeds import MOST_ENTRIES, annotation_entries, article_entry, feed_files, newness
from hashiya.exports.form import form_data
from hashiya.exports.lines import annotation_lines
from hashiya.exports.package import package
from hashiya.exports.reading import reading
from hashiya.exports.tables import article_rows, entry_rows, tables
from hashiya.exports.vocabulary import vocabulary
from hashiya.model import AnnotatedArticle, Archive, Contribution, File

__all__ = [
    "EVIDENCE_SCHEMA",
    "EXPORTS",
    "MOST_ENTRIES",
    "WHOLE",
    "Exhibit",
    "address_data",
    "annotation_entries",
    "article_entry",
    "article_json",
    "citation_data",
    "contribution",
    "entry_rows",
    "evidence",
    "exports",
    "feed_files",
    "form_data",
    "newness",
    "package",
    "places_of",
    "reading",
    "spans_of",
    "tables",
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

# Files made of what articles share alone, once a build.
WHOLE: tuple[Callable[[Archive], File], ...] = (form_data, vocabulary)


def exports(article: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """All files of an article."""
    for export in EXPORTS:
        yield from export(article, authority)


def contribution(article: AnnotatedArticle) -> Contribution:
    """What an article gives to the data of the whole archive; it depends on nothing but the article."""
    raw_paths = "\n".join(f"archive/{article.id}/{version.raw_name}" for version in article.versions)
    return Contribution(article_rows(article), annotation_lines(article), raw_paths)
