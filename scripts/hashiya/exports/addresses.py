"""What the page of what is not there looks up: addresses that have moved, and the ids of articles in small files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from hashiya.model import Archive, File

FOLDER = "assets/hashiya/addresses"
# Files hold the ids that begin alike: as many letters as the shortest id has.
BEGINNING = 3


def address_data(archive: Archive, ids: Iterable[str]) -> Iterator[File]:
    """`moved.json`, old and new addresses below `archive/`; `ids-<beginning>.json` for every beginning of an id.

    Args:
        ids: of all articles that have a page.
    """
    yield _file("moved", {f"{kind}/{old}": f"{kind}/{new}" for (kind, old), new in sorted(archive.moves.items())})
    beginning: dict[str, list[str]] = {}
    for article in sorted(ids):
        beginning.setdefault(article[:BEGINNING], []).append(article)
    for begin, found in beginning.items():
        yield _file(f"ids-{begin}", found)


def _file(name: str, value: object) -> File:
    return File(f"{FOLDER}/{name}.json", json.dumps(value, separators=(",", ":")).encode())
