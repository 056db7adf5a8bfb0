"""Reads articles one by one, each by itself, with the authority files of an archive: for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hashiya.annotate import Lexica, annotate
from hashiya.exports import reading
from hashiya.model import Material, Problem
from hashiya.pipeline.divide import Own, divide, own_furniture
from hashiya.read import Given, read_archive, read_given


def read_articles(paths: Iterable[Path], root: Path) -> Iterator[dict[str, Any] | Problem]:
    """What the reader concludes of every article in some files, in their order; what cannot be read is a problem.

    Args:
        root: the archive whose actors, sources and topics are used; a folder that is none has none.
    """
    archive = read_archive(root)[0]
    lexica, own = Lexica.of(archive), own_furniture(archive)
    for path in paths:
        for found in read_given(path):
            yield found if isinstance(found, Problem) else _read(found, own, lexica)


def _read(given: Given, own: Own, lexica: Lexica) -> dict[str, Any]:
    article = divide(given.seed, own, lexica)
    return reading(annotate(article, Material(given.seed, ()), lexica), given.title)
