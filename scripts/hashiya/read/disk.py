"""The only way in: regular files below the archive's root, never through a symlink, never a pipe, never too large."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from hashiya.model import Problem

MAX_SEED_BYTES = 5_000_000
MAX_NAME_BYTES = 255
MAX_GIVEN_BYTES = 4_000_000_000
_NOT_REGULAR = {stat.S_IFLNK: "H521", stat.S_IFIFO: "H522", stat.S_IFSOCK: "H523"}


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


def open_given(path: Path, limit: int) -> BinaryIO:
    """A file that somebody names, opened to be read from its beginning.

    Raises:
        Unreadable: it is a link (H521), a pipe (H522), a socket (H523), no regular file for other reasons (H504), its
            name is over 255 bytes (H525), it is empty (H503) or over the limit (H505), or the system refuses (H506).
    """
    place = str(path)
    if any(len(os.fsencode(part)) > MAX_NAME_BYTES for part in path.parts):
        raise Unreadable(Problem("H525", place))
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(Problem(_NOT_REGULAR.get(stat.S_IFMT(found.st_mode), "H504"), place))
        if not found.st_size:
            raise Unreadable(Problem("H503", place))
        if found.st_size > limit:
            raise Unreadable(Problem("H505", place, details={"limit": f"{limit // 1000} kB"}))
        # What stands there may have been exchanged since: a link is not followed, a pipe not waited for.
        return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    except OSError as error:
        raise Unreadable(_refused(place, error)) from None


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
    if isinstance(error, FileNotFoundError):
        return Problem("H538", path)
    return Problem("H506", path, details={"why": error.strerror or str(error)})


def unpacking_failed(place: str, error: Exception) -> Problem:
    """What is wrong with a packed file: it is damaged or encrypted (H537), or the system refuses it (H506)."""
    refused = isinstance(error, OSError) and error.errno is not None
    return Problem("H506" if refused else "H537", place, details={"why": str(error)})
