"""Puts files that the engine does not touch into the built site."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from hashiya.model import File, Placed, Stamp


def add_files(site: Path, root: Path, files: Iterable[File]) -> tuple[Placed, ...]:
    """Write files below the site; sources of copies are relative to the archive's root.

    Raises:
        OSError: the disk is full or refuses.
    """
    return tuple(_add(site, root, file) for file in files)


def _add(site: Path, root: Path, file: File) -> Placed:
    content = file.content if isinstance(file.content, bytes) else (root / file.content).read_bytes()
    with _opened(site / file.path) as opened:
        opened.write(content)
        opened.flush()
        stamp = Stamp.of(os.fstat(opened.fileno()))
    return Placed(file.path, hashlib.sha256(content).hexdigest(), stamp)


def _opened(path: Path) -> BinaryIO:
    """A file to write, in a folder that is made where there is none: most often there is one."""
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")
