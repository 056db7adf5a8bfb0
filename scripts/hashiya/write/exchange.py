"""Puts a new text in the place of a contributed file: whole, and only if nobody has changed the file meanwhile."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from hashiya.model import NotOursError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
LONGEST_NAME = 200


def exchange(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Write a file aside, flush it, and rename it over the old one; its permissions stay.

    Args:
        path: relative to the archive's root.
        before: the bytes that were read and changed.

    Raises:
        NotOursError: the file is no regular file any more, or holds other bytes than those that were read.
        OSError: the disk is full or refuses; the old file is as it was.
    """
    full = root / path
    mode = full.lstat().st_mode
    if not stat.S_ISREG(mode) or full.read_bytes() != before:
        raise NotOursError(path)
    aside = full.with_name(f".{full.name[:LONGEST_NAME]}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(aside, _NEW, stat.S_IMODE(mode)), "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(full)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()
        raise
