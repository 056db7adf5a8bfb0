"""Reads the starter, the archive that `hashiya new` begins with: settings and content, hidden files included."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from hashiya.model import File

_MARKED = re.compile(rb"@(name|version)@")


def read_starter(name: str, version: str) -> tuple[File, ...]:
    """The files of a new archive.

    Args:
        name: the site's name, put where the starter says `@name@`.
        version: the version of this package that the new archive pins.
    """
    words = {
        b"name": name.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace"),
        b"version": version.encode(),
    }
    return tuple(
        File(path, _MARKED.sub(lambda found: words[found[1]], found_file.read_bytes()))
        for path, found_file in _walk(files("hashiya").joinpath("starter"), "")
    )


def _walk(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{above}{entry.name}"
        found += _walk(entry, f"{path}/") if entry.is_dir() else [(path, entry)]
    return found
