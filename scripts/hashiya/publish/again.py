"""The inputs of an archive in a folder of their own, so that its site can be built again without touching it."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NO_INPUT = frozenset({"build", "node_modules", "__pycache__"})
# What marks a folder as a virtual environment (PEP 405).
_ENVIRONMENT = "pyvenv.cfg"


@contextmanager
def inputs_aside(root: Path, docs_dir: str) -> Iterator[Path]:
    """A copy of everything that a build may read, without what builds wrote; it is gone afterwards.

    Raises:
        OSError: the disk is full or refuses.
    """
    with tempfile.TemporaryDirectory(prefix="hashiya-") as folder:
        copy = Path(folder, "archive")
        shutil.copytree(root, copy, symlinks=True, ignore=_ignored(root / docs_dir))
        yield copy


def _ignored(docs: Path) -> Callable[[str, list[str]], set[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        generated = {"archive"} if Path(folder) == docs else set()
        return {name for name in names if name in generated or not _may_be_input(Path(folder, name))}

    return ignored


def _may_be_input(path: Path) -> bool:
    mode = os.lstat(path).st_mode
    if stat.S_ISDIR(mode):
        return path.name not in _NO_INPUT and not path.name.startswith(".") and not (path / _ENVIRONMENT).exists()
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)
