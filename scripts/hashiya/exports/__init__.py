"""Files that stand beside the pages. An export is a function from an article to files; add one as a line in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hashiya.exports.reading import reading
from hashiya.model import AnnotatedArticle, File

__all__ = ["EXPORTS", "exports", "reading"]


def raw(article: AnnotatedArticle) -> Iterator[File]:
    """The seed as captured, beside the article's page."""
    yield File(f"archive/{article.id}/{article.id}.txt", Path("seeds", f"{article.id}.txt"))


EXPORTS: tuple[Callable[[AnnotatedArticle], Iterator[File]], ...] = (raw,)


def exports(article: AnnotatedArticle) -> Iterator[File]:
    """All files of an article."""
    for export in EXPORTS:
        yield from export(article)
