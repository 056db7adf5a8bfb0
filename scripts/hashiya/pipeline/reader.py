"""Reads articles one by one, each by itself, with the authority files of an archive: for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hashiya.annotate import Lexica, Lexicon, annotate, propose
from hashiya.exports import reading
from hashiya.model import Archive, Article, Material, Problem
from hashiya.parse import parse
from hashiya.read import Given, read_archive, read_given, read_rules


def read_articles(paths: Iterable[Path], root: Path) -> Iterator[dict[str, Any] | Problem]:
    """What the reader concludes of every article in some files, in their order; what cannot be read is a problem.

    Args:
        root: the archive whose actors, sources and topics are used; a folder that is none has none.
    """
    archive = read_archive(root)[0]
    lexicon, lexica = Lexicon.of(archive.actors), Lexica.of(archive)
    for path in paths:
        for found in read_given(path):
            yield found if isinstance(found, Problem) else _read(found, archive, lexicon, lexica)


def _read(given: Given, archive: Archive, lexicon: Lexicon, lexica: Lexica) -> dict[str, Any]:
    article = _with_title_apart(_parsed(given, archive, lexica), given.title)
    annotated = annotate(article, Material(given.seed, ()), lexicon)
    return reading(annotated, propose(article, annotated.mentions, lexica), given.title)


def _parsed(given: Given, archive: Archive, lexica: Lexica) -> Article:
    """The article divided by the package's rules, and by those of its outlet where the first reading tells it."""
    article = parse(given.seed, read_rules())
    own = lexica.publisher(article)
    rules = archive.sources[own].value.furniture if own in archive.sources else ()
    return parse(given.seed, (*read_rules(), *rules)) if rules else article


def _with_title_apart(article: Article, title: str) -> Article:
    """Where the title was given apart from the text, the text's first line is one of its paragraphs."""
    if not title or not article.title or article.words_of(article.title).strip() == title.strip():
        return article
    lines = [
        replace(line, kind="paragraph", id=f"l{line.number}") if line.kind == "title" else line
        for line in article.lines
    ]
    return replace(article, lines=tuple(lines))
