"""Files beside pages, and the archive as data.

An export makes files of an article and entries that it names; add one as a line in EXPORTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hashiya.authority import Authority
from hashiya.exports.feeds import MOST_ENTRIES, annotation_entries, article_entry, feed_files, newness
from hashiya.exports.form import form_data
from hashiya.exports.lines import annotation_lines, article_line
from hashiya.exports.package import package
from hashiya.exports.reading import reading
from hashiya.exports.tables import article_rows, entry_rows, tables
from hashiya.model import AnnotatedArticle, Archive, Contribution, File

__all__ = [
    "EXPORTS",
    "MOST_ENTRIES",
    "WHOLE",
    "annotation_entries",
    "article_entry",
    "contribution",
    "entry_rows",
    "exports",
    "feed_files",
    "form_data",
    "newness",
    "package",
    "reading",
    "tables",
]


def raw(article: AnnotatedArticle, _authority: Authority) -> Iterator[File]:
    """The seed as captured, beside the article's page; a web page as plain text, so that no browser runs it."""
    yield File(_raw_path(article), Path("seeds", article.article.seed_name))


def _raw_path(article: AnnotatedArticle) -> str:
    return f"archive/{article.id}/{article.article.raw_name}"


EXPORTS: tuple[Callable[[AnnotatedArticle, Authority], Iterator[File]], ...] = (raw, article_line)

# Files made of what articles share alone, once a build.
WHOLE: tuple[Callable[[Archive], File], ...] = (form_data,)


def exports(article: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """All files of an article."""
    for export in EXPORTS:
        yield from export(article, authority)


def contribution(article: AnnotatedArticle) -> Contribution:
    """What an article gives to the data of the whole archive; it depends on nothing but the article."""
    return Contribution(article_rows(article), annotation_lines(article), _raw_path(article))
