"""Reads captured articles as archivists have them. A reader takes a path that ends so and yields records and problems.

To add a format: a file with a reader, and a line in READERS. Nothing is ever unpacked to disk, no link is followed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from hashiya.model import SEED_ENDINGS, Problem, Record
from hashiya.read import disk
from hashiya.read.records.files import read_page_file, read_text_file, read_unnamed_file
from hashiya.read.records.lines import read_lines
from hashiya.read.records.table import read_table
from hashiya.read.records.wacz import read_wacz
from hashiya.read.records.warc import read_warc_file

__all__ = ["READERS", "files_given", "read_records"]

Reader = Callable[[Path], Iterator[Record | Problem]]

READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt",), read_text_file),
    ((".html", ".htm", ".xhtml"), read_page_file),
    ((".jsonl", ".jsonl.gz", ".ndjson"), read_lines),
    ((".csv", ".tsv"), read_table),
    ((".warc", ".warc.gz"), read_warc_file),
    ((".wacz",), read_wacz),
)


def files_given(path: Path) -> Iterator[Path | Problem]:
    """The files that a path means: itself, or all below a folder in order of their names, hidden ones left out."""
    try:
        folder = path.is_dir() and not path.is_symlink()
        entries = disk.entries(path, "") if folder else []
    except disk.Unreadable as refused:
        yield Problem(refused.problem.code, str(path), details=refused.problem.details)
        return
    except OSError as error:
        code = "H525" if any(len(os.fsencode(part)) > disk.MAX_NAME_BYTES for part in path.parts) else "H506"
        yield Problem(code, str(path), details={"why": error.strerror or str(error)})
        return
    if not folder:
        yield path
    for entry in entries:
        if not entry.name.startswith("."):
            below = Path(entry.path)
            yield from files_given(below) if entry.is_dir(follow_symlinks=False) else [below]


def read_records(path: Path) -> Iterator[Record | Problem]:
    """The records of one file, in their order; what cannot be read is a problem, and the rest goes on."""
    name = path.name.lower()
    reader = next((reader for endings, reader in READERS if name.endswith(endings)), None)
    if not reader and path.suffix:
        if _is_sidecar(path):
            return
        yield Problem(_odd(path) or "H520", str(path), details={"ending": path.suffix})
        return
    try:
        yield from (reader or read_unnamed_file)(path)
    except disk.Unreadable as refused:
        yield refused.problem


def _is_sidecar(path: Path) -> bool:
    """True for the file that tells of the capture of one beside it: it is no article."""
    beside = any(path.with_suffix(ending).is_file() for ending in SEED_ENDINGS.values())
    if path.suffix != ".yml" or not beside:
        return False
    try:
        with disk.open_given(path, disk.MAX_SEED_BYTES) as file:
            return any(line.startswith(b"sha256:") for line in file)
    except disk.Unreadable:
        return False


def _odd(path: Path) -> str:
    """What is no file is told as such before its ending is looked at."""
    try:
        disk.open_given(path, disk.MAX_GIVEN_BYTES).close()
    except disk.Unreadable as refused:
        return refused.problem.code if refused.problem.code not in ("H503", "H506") else ""
    return ""
