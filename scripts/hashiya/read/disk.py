"""The only way in: regular files below the archive's root, never through a symlink, never a pipe, never too large."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from hashiya.model import Problem

MAX_SEED_BYTES = 5_000_000


class Unreadable(Exception):
    """A file that must not or cannot be read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        Unreadable: it is a link, folder, pipe or device, over the limit, or the system refuses (H504, H505, H506).
    """
    full = root / path
    try:
        found = full.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(Problem("H504", path))
        if found.st_size > limit:
            raise Unreadable(Problem("H505", path, details={"limit": f"{limit // 1000} kB"}))
        return full.read_bytes()
    except OSError as error:
        raise Unreadable(Problem("H506", path, details={"why": error.strerror or str(error)})) from None


def names(root: Path, folder: str, ending: str) -> Iterator[str]:
    """The names in a folder with an ending, sorted by code point; none when there is no such folder."""
    try:
        with os.scandir(root / folder) as found:
            listed = [entry.name for entry in found]
    except FileNotFoundError:
        return
    for name in sorted(listed):
        if name.endswith(ending) and not name.startswith("."):
            yield name


def folders(root: Path, folder: str) -> list[str]:
    """The names of the folders in a folder, sorted."""
    try:
        with os.scandir(root / folder) as found:
            return sorted(entry.name for entry in found if entry.is_dir(follow_symlinks=False))
    except FileNotFoundError:
        return []
