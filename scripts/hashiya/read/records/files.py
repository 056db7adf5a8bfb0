"""A file that is one article: plain text as scraped, or a web page as saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hashiya.model import MediaType, Problem, Record
from hashiya.read import disk


def read_text_file(path: Path) -> Iterator[Record | Problem]:
    """A file of plain text."""
    yield _record(path, "text/plain")


def read_page_file(path: Path) -> Iterator[Record | Problem]:
    """A saved page."""
    yield _record(path, "text/html")


def read_unnamed_file(path: Path) -> Iterator[Record | Problem]:
    """A file whose name has no ending: a page where it is one by its elements, else plain text."""
    # The libraries that read pages take longer to load than most commands to run.
    from hashiya.webpage import is_html

    raw = _content(path)
    media_type: MediaType = "text/html" if is_html(raw) else "text/plain"
    yield Record(name=path.name, path=str(path), raw=raw, media_type=media_type)


def _record(path: Path, media_type: MediaType) -> Record:
    return Record(name=path.name, path=str(path), raw=_content(path), media_type=media_type)


def _content(path: Path) -> bytes:
    with disk.open_given(path, disk.MAX_SEED_BYTES) as file:
        return file.read(disk.MAX_SEED_BYTES + 1)
