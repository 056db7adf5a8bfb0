"""The only way in: regular files below the archive's root, never through a symlink, never a pipe, never too large."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from hashiya.model import Problem

MAX_SEED_BYTES = 5_000_000


class Unreadable(Exception):
    """A file or folder that must not or cannot be read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
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
        raise Unreadable(_refused(path, error)) from None


def names(root: Path, folder: str, ending: str) -> list[str]:
    """The names in a folder with an ending, sorted by code point; none when there is no such folder.

    Raises:
        Unreadable: it is no folder, or the system refuses.
    """
    return [entry.name for entry in entries(root, folder) if entry.name.endswith(ending) and entry.name[0] != "."]


def folders(root: Path, folder: str) -> list[str]:
    """The names of the folders in a folder, sorted; links are none.

    Raises:
        Unreadable: it is no folder, or the system refuses.
    """
    return [entry.name for entry in entries(root, folder) if entry.is_dir(follow_symlinks=False)]


def files(root: Path, folder: str) -> list[str]:
    """The paths of all that lies in a folder and is none, hidden ones left out.

    Raises:
        Unreadable: it is no folder, or the system refuses.
    """
    found = (entry for entry in entries(root, folder) if not entry.is_dir(follow_symlinks=False))
    return [f"{folder}/{entry.name}" for entry in found if not entry.name.startswith(".")]


def files_below(root: Path, folder: str) -> list[str]:
    """The paths of all files in a folder and below, hidden ones left out.

    Raises:
        Unreadable: it is no folder, or the system refuses.
    """
    paths = []
    for entry in entries(root, folder):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            paths += files_below(root, path)
        elif not entry.name.startswith("."):
            paths.append(path)
    return paths


def odd_entries(root: Path, folder: str) -> list[Problem]:
    """What lies in a folder and below that is neither a folder nor a regular file (H504), has a name that cannot be an
    address (H509), or one that another disk takes for the name beside it (H511)."""
    problems = []
    names: dict[str, str] = {}
    for entry in entries(root, folder):
        path = f"{folder}/{entry.name}"
        twin = names.setdefault(unicodedata.normalize("NFC", entry.name.casefold()), entry.name)
        if twin != entry.name:
            problems.append(Problem("H511", path, details={"twin": twin}))
        elif not entry.name.isprintable():
            problems.append(Problem("H509", ascii(path)[1:-1]))
        elif entry.is_dir(follow_symlinks=False):
            problems += odd_entries(root, path)
        elif not entry.is_file(follow_symlinks=False):
            problems.append(Problem("H504", path))
    return problems


def entries(root: Path, folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, sorted by code point; nothing when there is no such folder.

    Raises:
        Unreadable: it is no folder, or the system refuses.
    """
    try:
        if (root / folder).is_symlink():
            raise Unreadable(Problem("H504", folder))
        with os.scandir(root / folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Unreadable(_refused(folder, error)) from None


def _refused(path: str, error: OSError) -> Problem:
    return Problem("H506", path, details={"why": error.strerror or str(error)})
