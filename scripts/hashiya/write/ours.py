"""Tells a cache that this machine made from one that came with a checkout, a copy or an archive file.

What is remembered is believed, so nobody else may plant it. A file's inode number and the time of its last change of
state are set by the system and cannot be chosen: an empty file and a note of those two things lie in the folder.
"""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

_TOKEN, _NOTE = ".token", ".token.note"


def claim_folder(folder: Path) -> None:
    """Make a folder ours: empty it unless it was made here.

    Raises:
        OSError: the disk is full or refuses.
    """
    if _is_ours(folder):
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _TOKEN).write_bytes(b"")
    (folder / _NOTE).write_text(_system_words(folder / _TOKEN), "utf-8")


def _is_ours(folder: Path) -> bool:
    try:
        return (folder / _NOTE).read_text("utf-8") == _system_words(folder / _TOKEN)
    except (OSError, UnicodeDecodeError):
        return False


def _system_words(token: Path) -> str:
    found = token.lstat()
    regular = stat.S_ISREG(found.st_mode)
    return f"{regular} {found.st_dev} {found.st_ino} {found.st_ctime_ns}"
