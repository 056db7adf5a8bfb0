"""Puts an edition in its place: the folder by one exchange, the zip by one rename."""

from __future__ import annotations

import ctypes
import os
import shutil
import zipfile
from pathlib import Path

from hashiya.model import NotOursError
from hashiya.publish.verify import CHECKSUMS

# https://man7.org/linux/man-pages/man2/rename.2.html
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# The first day that a zip knows: no clock is in the bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_TOP = "archive"


def refuse_foreign(folder: Path) -> None:
    """Raise `NotOursError` where the place of an edition holds something that is none."""
    if folder.is_symlink() or (folder.exists() and not (folder / CHECKSUMS).is_file()):
        raise NotOursError(folder)


def put_folder(made: Path, folder: Path) -> None:
    """Make a finished folder the edition; on Linux by one step.

    It is a folder and no link, since people copy it to other disks. Where the system has no exchange, a kill between
    two renames leaves no edition, never half of one.

    Args:
        made: on the same disk; the edition before is there afterwards, or nothing.
    """
    made.chmod(0o755)
    if not folder.exists():
        made.rename(folder)
    elif not _exchanged(made, folder):
        old = made.with_name(f"{made.name}-old")
        folder.rename(old)
        made.rename(folder)
        shutil.rmtree(old)


def _exchanged(one: Path, other: Path) -> bool:
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def zipped(folder: Path, target: Path) -> None:
    """Write a folder as a zip with everything in one folder; the same files give the same bytes with one zlib."""
    paths = sorted(
        Path(found, name).relative_to(folder).as_posix() for found, _, names in os.walk(folder) for name in names
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, strict_timestamps=True) as written:
        for path in paths:
            entry = zipfile.ZipInfo(f"{_TOP}/{path}", _NO_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            with (folder / path).open("rb") as source, written.open(entry, "w") as into:
                shutil.copyfileobj(source, into, 1 << 20)
