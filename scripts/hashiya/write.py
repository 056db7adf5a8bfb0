"""Writes generated pages below the docs folder: what is unchanged is left alone, what is no longer made is deleted."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from hashiya.model import File, Page


def write_pages(docs: Path, pages: Iterable[Page]) -> None:
    """Write pages below the docs folder; each aside and renamed, so that none is ever half written.

    Raises:
        OSError: the disk is full or refuses.
    """
    for page in pages:
        _write(docs / page.path, page.source.encode("utf-8", "surrogatepass"))


def remove_other_pages(docs: Path, folder: str, wanted: Iterable[str]) -> None:
    """Delete what stands below `docs/FOLDER` and is none of the wanted pages; nothing outside it, links included."""
    keep = {docs / path for path in wanted}
    if not (docs / folder).is_symlink():
        _remove_others(docs / folder, keep)


def write_new(folder: Path, files: Iterable[File]) -> None:
    """Make a folder that does not exist yet, or is empty, with these files: all of them or none.

    Raises:
        FileExistsError: something is there already.
        OSError: the disk is full or refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".hashiya-", dir=folder.parent))
    try:
        for file in files:
            path = aside / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content if isinstance(file.content, bytes) else file.content.read_bytes())
        aside.chmod(0o755)
        aside.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


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
