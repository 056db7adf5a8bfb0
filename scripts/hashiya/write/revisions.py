"""Changes contributed files: all that belongs together, or nothing; what a killed run left undone, the same run does.

All new texts are written aside and flushed first, then renamed in the order given. A reader never meets half a file.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from hashiya.model import NotOursError, Revision

_ASIDE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def write_revisions(root: Path, revisions: Sequence[Revision]) -> None:
    """Write changed and new files below `annotations/`.

    Raises:
        NotOursError: a link stands in the way, or a file is not as it was read.
        BlockingIOError: another run is changing files.
        OSError: the disk is full or refuses; nothing was changed unless a file could not be renamed.
    """
    lock = os.open(root / "annotations", _FOLDER)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        aside: list[Path] = []
        try:
            for revision in revisions:
                aside.append(_path_aside(root, revision.path))
                _write_aside(aside[-1], revision.after)
            for revision in revisions:
                _refuse_change(root / revision.path, revision.before)
            for path, revision in zip(aside, revisions, strict=True):
                path.replace(root / revision.path)
            os.fsync(lock)
        finally:
            for path in aside:
                path.unlink(missing_ok=True)
    finally:
        os.close(lock)


def _path_aside(root: Path, path: str) -> Path:
    """Where a file is written aside; folders that are not there yet are made."""
    for above in reversed(list(PurePosixPath(path).parents)[:-1]):
        if not os.path.lexists(root / above):
            (root / above).mkdir()
        if not stat.S_ISDIR((root / above).lstat().st_mode):
            raise NotOursError(root / above)
    full = root / path
    return full.with_name(f".{full.name}.new")


def _write_aside(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, _ASIDE, 0o644), "wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def _refuse_change(path: Path, before: str | None) -> None:
    """Nobody else's words are lost: what is replaced is what was read."""
    try:
        found = path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
    except FileNotFoundError:
        found = None
    if found != (None if before is None else before.encode("utf-8")):
        raise NotOursError(path)
