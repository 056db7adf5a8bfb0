"""Reads articles that are given by their paths: text files, web pages, and JSON Lines, packed or not."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hashiya.model import ArticleId, Problem, Seed
from hashiya.read import disk
from hashiya.read.encoding import decode_page
from hashiya.read.pages import is_page, page_seed

MAX_LINES_BYTES = 2_000_000_000
_KNOWN = {"url": "url", "title": "title", "published": "date", "author": "author", "source": "source"}
_PACKED, _LINES = ".jsonl.gz", ".jsonl"


@dataclass(frozen=True, slots=True)
class Given:
    """An article to be read: its text, and its title where that stands apart."""

    seed: Seed
    title: str = ""


def read_given(path: Path) -> Iterator[Given | Problem]:
    """The articles of a file: a text file is one, a JSON Lines file one a line; what cannot be read is a problem."""
    if path.name.endswith((_PACKED, _LINES)):
        yield from _records(path)
        return
    try:
        raw = disk.read_bytes(path.parent, path.name, disk.MAX_SEED_BYTES)
        if is_page(path.name):
            digest = hashlib.sha256(raw).hexdigest()
            yield Given(page_seed(ArticleId(path.stem), str(path), decode_page(raw)[0], digest))
            return
        yield Given(Seed(ArticleId(path.stem), str(path), raw.decode("utf-8"), hashlib.sha256(raw).hexdigest()))
    except disk.Unreadable as refused:
        yield Problem(refused.problem.code, str(path), details=refused.problem.details)
    except UnicodeDecodeError as error:
        yield Problem("H502", str(path), raw.count(b"\n", 0, error.start) + 1, 1)


def _records(path: Path) -> Iterator[Given | Problem]:
    try:
        with gzip.open(path, "rb") if path.name.endswith(_PACKED) else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(path, number, line)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem("H506", str(path), details={"why": str(error)})


def _record(path: Path, number: int, line: bytes) -> Given | Problem:
    try:
        record = json.loads(line)
        article_id = ArticleId(str(record.get("id") or f"{path.name}:{number}"))
        if isinstance(html := record.get("html"), str) and not record.get("text"):
            known = {name: str(record.get(key) or "") for name, key in _KNOWN.items()}
            return Given(page_seed(article_id, str(path), html, _digest(html), known))
        text, title = record["text"], str(record.get("title") or "")
        seed = Seed(article_id, str(path), text, _digest(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Problem("H512", str(path), number, 1)
    return Given(seed, title)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
