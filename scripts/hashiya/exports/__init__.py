"""Files beside pages. An export makes files of an article and entries that it names; add one as a line in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hashiya.authority import Authority
from hashiya.exports.citations import citation_data, citations
from hashiya.exports.form import form_data
from hashiya.exports.reading import reading
from hashiya.model import AnnotatedArticle, File

__all__ = ["EXPORTS", "citation_data", "exports", "form_data", "reading"]


def raw(article: AnnotatedArticle, _authority: Authority) -> Iterator[File]:
    """The seed as captured, beside the article's page; a web page as plain text, so that no browser runs it."""
    yield File(f"archive/{article.id}/{article.article.raw_name}", Path("seeds", article.article.seed_name))


EXPORTS: tuple[Callable[[AnnotatedArticle, Authority], Iterator[File]], ...] = (raw, citations)


def exports(article: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """All files of an article."""
    for export in EXPORTS:
        yield from export(article, authority)
