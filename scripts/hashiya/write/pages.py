"""Writes generated pages below the docs folder: what is unchanged is left alone, what is no longer made is deleted."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from hashiya.model import GENERATED, File, NotOursError, Page, Stamp

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
MARK = f"---\n{GENERATED}\n".encode()


def write_page(docs: Path, page: Page, checked: set[Path]) -> Stamp:
    """Write a page below the docs folder, aside and renamed, so that it is never half written.

    Args:
        checked: the folders that are known to be no links; grows.

    Raises:
        NotOursError: a link, a pipe or a hand-written file stands where a page should.
        OSError: the disk is full or refuses.
    """
    path = docs / page.path
    _refuse_links(docs, path.parent, checked)
    _write(path, page.source.encode("utf-8", "surrogatepass"))
    return Stamp.of(path.lstat())


def remove_other_pages(docs: Path, folder: str, wanted: Iterable[str]) -> None:
    """Delete the generated pages below `docs/FOLDER` that are none of the wanted ones.

    Raises:
        NotOursError: something there is not generated; nothing that others made is ever deleted.
    """
    keep = {os.path.join(docs, path) for path in wanted}  # noqa: PTH118
    _refuse_links(docs, docs / folder, set())
    found = (os.path.join(at, name) for at, _, files in os.walk(docs / folder) for name in files)  # noqa: PTH118
    others = [Path(path) for path in found if path not in keep]
    for path in others:
        if not _is_ours(path):
            raise NotOursError(path)
    for path in others:
        path.unlink()
    for at, folders, files in os.walk(docs / folder, topdown=False):
        links = [Path(at, name) for name in folders if Path(at, name).is_symlink()]
        if links:
            raise NotOursError(links[0])
        if not files and at != str(docs / folder) and not any(os.scandir(at)):
            Path(at).rmdir()


def _refuse_links(docs: Path, folder: Path, checked: set[Path]) -> None:
    while folder not in checked and folder != docs:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise NotOursError(folder)
        checked.add(folder)
        folder = folder.parent


def _is_ours(path: Path) -> bool:
    if path.name.startswith(".") and path.name.endswith(".md.new"):
        return True
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


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
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotOursError(path)
        there = path.read_bytes()
        if there == content:
            return
        if not there.startswith(MARK):
            raise NotOursError(path)
    except FileNotFoundError:
        pass
    aside = path.with_name(f".{path.name}.new")
    try:
        made = os.open(aside, _NEW_FILE, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = os.open(aside, _NEW_FILE, 0o644)
    with os.fdopen(made, "wb") as file:
        file.write(content)
    aside.replace(path)
