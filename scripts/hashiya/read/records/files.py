"""A file that is one article: plain text as scraped, or a web page as saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hashiya.model import MediaType, Problem, Record
from hashiya.read import disk

_BEGINS = (b"<!doctype html", b"<html", b"<?xml", b"<!--")
_SNIFFED = 2_000


def read_text_file(path: Path) -> Iterator[Record | Problem]:
    """A file of plain text."""
    yield _record(path, "text/plain")


def read_page_file(path: Path) -> Iterator[Record | Problem]:
    """A saved page."""
    yield _record(path, "text/html")


def read_unnamed_file(path: Path) -> Iterator[Record | Problem]:
    """A file whose name has no ending: a page where it begins as one, else plain text."""
    raw = _content(path)
    media_type: MediaType = "text/html" if is_page(raw) else "text/plain"
    yield Record(name=path.name, path=str(path), raw=raw, media_type=media_type)


def is_page(raw: bytes) -> bool:
    """True where bytes begin as a web page does."""
    head = raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith(_BEGINS) and b"<html" in head


def _record(path: Path, media_type: MediaType) -> Record:
    return Record(name=path.name, path=str(path), raw=_content(path), media_type=media_type)


def _content(path: Path) -> bytes:
    with disk.open_given(path, disk.MAX_SEED_BYTES) as file:
        return file.read(disk.MAX_SEED_BYTES + 1)
