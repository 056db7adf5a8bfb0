"""Puts files that the engine does not touch into the built site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from hashiya.model import File, Placed, Stamp


def add_files(site: Path, root: Path, files: Iterable[File]) -> tuple[Placed, ...]:
    """Write files below the site; sources of copies are relative to the archive's root.

    Raises:
        OSError: the disk is full or refuses.
    """
    return tuple(_add(site, root, file) for file in files)


def _add(site: Path, root: Path, file: File) -> Placed:
    target = site / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    content = file.content if isinstance(file.content, bytes) else (root / file.content).read_bytes()
    target.write_bytes(content)
    found = target.lstat()
    return Placed(file.path, hashlib.sha256(content).hexdigest(), Stamp(found.st_size, found.st_mtime_ns, found.st_ino))
