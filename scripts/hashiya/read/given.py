"""Reads articles that are given by their paths, in all forms that `read_records` knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hashiya.model import Problem, Record, Seed
from hashiya.read.layer import UnknownEncodingError, seed_of
from hashiya.read.records import files_given, read_records


@dataclass(frozen=True, slots=True)
class Given:
    """An article to be read: its text, and its title where that stands apart."""

    seed: Seed
    title: str = ""


def read_given(path: Path) -> Iterator[Given | Problem]:
    """The articles of a file, or of all files of a folder; what cannot be read is a problem.

    A text file is one article, a JSON Lines file one a line, a table one a row, a WARC one for each page.
    """
    for file in files_given(path):
        for found in [file] if isinstance(file, Problem) else read_records(file):
            yield found if isinstance(found, Problem) else _given(found)


def _given(record: Record) -> Given | Problem:
    if not record.raw.strip(b"\0 \t\r\n"):
        return Problem("H503", record.path, record.line)
    article_id = record.id or (record.name if record.line or "#" in record.name else Path(record.path).stem)
    captured = record.raw, record.media_type, record.encoding
    try:
        seed = seed_of(article_id, record.path, captured, record.declared)
    except UnknownEncodingError:
        return Problem("H530", record.path, record.line, 1 if record.line else 0)
    return Given(seed, record.declared.title if record.media_type == "text/plain" else "")
