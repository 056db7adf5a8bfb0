"""Tells a cache that this machine made from one that came with a checkout, a copy or an archive file.

What is remembered is believed, so nobody else may plant it. A file's inode number and the time of its last change of
state are set by the system and cannot be chosen: whenever the folder is whole they are noted for every file of it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

_NOTE = ".sealed"


def claim_folder(folder: Path) -> None:
    """Make a folder ours: empty it unless it is as it was when we sealed it last.

    Raises:
        OSError: the disk is full or refuses.
    """
    try:
        sealed = (folder / _NOTE).read_text("utf-8", "surrogateescape") == _system_words(folder)
    except OSError:
        sealed = False
    if not sealed:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)


def seal_folder(folder: Path) -> None:
    """Note what the system says of every file of a folder; where it says something else later, all begins anew."""
    with contextlib.suppress(OSError):
        (folder / _NOTE).write_text(_system_words(folder), "utf-8", "surrogateescape")


def _system_words(folder: Path) -> str:
    """A line for every file but the note: its path, its kind, device, inode and size, and when its state changed."""
    lines = []
    for at, folders, names in os.walk(folder):
        for path in (Path(at, name) for name in (*folders, *names)):
            found = path.lstat()
            changed = "" if path.is_dir() else f"{found.st_size} {found.st_ctime_ns}"
            if path != folder / _NOTE:
                lines.append(f"{path.relative_to(folder)} {found.st_mode} {found.st_dev} {found.st_ino} {changed}\n")
    return "".join(sorted(lines))
