"""A corpus as the search's documents: JSON Lines with `docno`, `time`, `title`, `text`, perhaps `src` and `cat`."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from hashiya.search import Document

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


def documents(corpus: Path, copies: int = 1) -> Iterator[Document]:
    """The articles of a corpus; further copies of it have ids and days of their own, to measure larger archives."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for copy in range(copies):
        for record in records:
            yield _document(record, f"-{copy}" if copy else "")


def _document(record: dict, suffix: str) -> Document:
    paragraphs = [line.strip() for line in record["text"].splitlines() if line.strip()]
    topic = record.get("cat") or "other"
    return Document(
        record["docno"] + suffix,
        "article",
        f"archive/{record['docno'].lower()}{suffix}/",
        record["title"],
        tuple((f"p{number}", text) for number, text in enumerate(paragraphs, 1)),
        day=_day(record["time"]),
        shown={"outlet": record.get("src", "")},
        facets={"topic": {topic: topic}},
    )


def _day(time: str) -> str:
    if found := _DAY.match(time):
        return "-".join(found.groups())
    found = _DAY_FIRST.match(time)
    return "-".join(reversed(found.groups())) if found else ""
