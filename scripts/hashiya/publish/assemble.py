"""Puts a site together: what was made anew, and of the site that stands everything else.

Files are never written to once they are part of a site: they are linked, replaced or left out. The release before the
one that stands is no longer anybody's, so it is brought up to date instead of making thousands of links again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from hashiya.model import Stamp


def stamps(site: Path) -> dict[str, Stamp]:
    """What the disk says of every file and empty folder of a site, by its path there; nothing where there is none."""
    return dict(_walk(str(site), ""))


def assemble(
    made: Path, live: Path | None, spare: tuple[Path | None, Mapping[str, Stamp]], kept: Mapping[str, Stamp]
) -> Path:
    """A whole site: the files of `made`, and those of the live site that are kept.

    Args:
        made: a folder of new files; it is emptied, or is the result where nothing is kept.
        spare: an older release that may be changed at will, and the stamps of all that lies in it.
        kept: the stamps of the files to keep, by path.
    """
    if not kept or not live:
        return made
    target = made.with_name("whole")
    folder, there = spare
    if folder:
        folder.replace(target)
    else:
        target.mkdir()
    new = [path for path, _ in _walk(str(made), "")]
    wanted = kept.keys() | set(new)
    for path, stamp in there.items():
        if stamp.size < 0 or path not in wanted:
            _drop(target, path)
    for path, stamp in kept.items():
        if there.get(path) != stamp:
            _room(target / path).unlink(missing_ok=True)
            os.link(live / path, target / path)
    for path in new:
        (made / path).replace(_room(target / path))
    return target


def _room(path: Path) -> Path:
    """A path whose folder exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _drop(site: Path, path: str) -> None:
    """Delete a file or an empty folder, and the folders that it leaves empty."""
    found = site / path
    if found.is_dir() and not found.is_symlink():
        found.rmdir()
    else:
        found.unlink()
    folder = (site / path).parent
    while folder != site and not any(os.scandir(folder)):
        folder.rmdir()
        folder = folder.parent


def _walk(top: str, below: str) -> Iterator[tuple[str, Stamp]]:
    try:
        found = os.scandir(f"{top}/{below}")
    except (FileNotFoundError, NotADirectoryError):
        return
    with found:
        entries = list(found)
        if not entries and below:
            yield below.rstrip("/"), Stamp(-1, 0, 0)
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                yield from _walk(top, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}", Stamp.of(status)
