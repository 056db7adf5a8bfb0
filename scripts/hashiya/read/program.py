"""Stands for the program itself: what another version made is not used again."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_LIBRARIES = ("jinja2", "markupsafe", "pyyaml", "hijridate", "lxml", "trafilatura", "warcio")


@lru_cache
def program_digest() -> bytes:
    """A digest of the package's files, and of the versions of what decides its results."""
    versions = [sys.version, unicodedata.unidata_version, *map(version, _LIBRARIES)]
    found = hashlib.blake2b(repr(versions).encode(), digest_size=16)
    for name, content in _walk(files("hashiya"), ""):
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.digest()


def _walk(folder: Traversable, above: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            found += _walk(entry, f"{above}{entry.name}/") if entry.name != "__pycache__" else []
        else:
            found.append((f"{above}{entry.name}", entry.read_bytes()))
    return found
