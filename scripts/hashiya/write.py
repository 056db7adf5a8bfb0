"""Writes generated pages below the docs folder: what is unchanged is left alone, what is no longer made is deleted."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from hashiya.model import Page


def write_pages(docs: Path, folder: str, pages: Iterable[Page]) -> None:
    """Make `docs/FOLDER` hold exactly these pages.

    Each file is written aside and renamed, so that none is ever half written.

    Raises:
        OSError: the disk is full or refuses.
    """
    wanted = set()
    for page in pages:
        path = docs / page.path
        wanted.add(path)
        _write(path, page.source.encode("utf-8", "surrogatepass"))
    _remove_others(docs / folder, wanted)


def _write(path: Path, content: bytes) -> None:
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    for current, folders, files in os.walk(folder, topdown=False):
        for name in files:
            path = Path(current, name)
            if path not in wanted:
                path.unlink()
        for name in folders:
            path = Path(current, name)
            if path.is_symlink():
                path.unlink()
            elif not any(path.iterdir()):
                path.rmdir()
