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


def add_joined(site: Path, path: str, parts: Iterable[Path]) -> Placed:
    """Write a file below the site of the contents of others, one after another.

    Raises:
        OSError: the disk is full or refuses.
    """
    sha256 = hashlib.sha256()
    with _opened(site / path) as opened:
        for part in parts:
            content = part.read_bytes()
            sha256.update(content)
            opened.write(content)
        opened.flush()
        stamp = Stamp.of(os.fstat(opened.fileno()))
    return Placed(path, sha256.hexdigest(), stamp)


def placed(folder: Path, below: str) -> dict[str, Placed]:
    """The files of a folder as they will be placed below the site, by their paths there."""
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        found[f"{below}/{path.name}"] = Placed(f"{below}/{path.name}", sha256, Stamp.of(path.lstat()))
    return found


def take_in(site: Path, folder: Path, files: Iterable[str]) -> None:
    """Move files from a folder to their paths below the site."""
    for path in files:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / target.name).replace(target)


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
