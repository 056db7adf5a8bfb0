"""Puts new files of contributors into an archive: whole or not at all, never over what is there."""

from __future__ import annotations

import os
from pathlib import Path

from hashiya.model import NotOursError
from hashiya.write.seeds import put_whole

_ASIDE = ".hashiya-new-"


def put_new(root: Path, path: str, content: bytes) -> str:
    """Add a file under a free name: the one given, or with a number behind it (`note-3f2a-2.yml`).

    Args:
        root: the folder that `path` is relative to; missing folders below it are made.

    Returns:
        The path under which the very same content stands now, or stood already.

    Raises:
        NotOursError: a folder on the way is a link.
        OSError: the disk is full or refuses.
    """
    wanted, folder = Path(path), root
    for part in wanted.parent.parts:
        folder = folder / part
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink():
            raise NotOursError(folder)
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        name = wanted.name if number == 1 else f"{wanted.stem}-{number}{wanted.suffix}"
        if _put(folder, name, content):
            return (wanted.parent / name).as_posix()
        number += 1


def _put(folder: Path, name: str, content: bytes) -> bool:
    """True where the content stands under the name now; False where something else does."""
    target = folder / name
    try:
        put_whole(folder / f"{_ASIDE}{os.getpid()}-{name}", target, content)
    except FileExistsError:
        return not target.is_symlink() and target.is_file() and target.read_bytes() == content
    return True
