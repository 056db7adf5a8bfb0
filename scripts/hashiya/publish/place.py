"""Puts files that the engine does not touch into the built site."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from hashiya.model import File


def add_files(site: Path, root: Path, files: Iterable[File]) -> None:
    """Write or copy files below the site; sources of copies are relative to the archive's root."""
    for file in files:
        target = site / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file.content, bytes):
            target.write_bytes(file.content)
        else:
            shutil.copyfile(root / file.content, target)
