"""Puts captured articles into `seeds/`: whole or not at all, never over what is there.

A file is written aside, flushed to the disk, and linked under its name, which fails where that name is taken. The file
that tells of the capture is linked first, so that no seed is ever without its own; where a run ends between the two,
the next one finds it and adds the seed to it.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import stat
from dataclasses import fields
from pathlib import Path
from types import TracebackType

from hashiya.compose import quoted
from hashiya.model import Capture, NotOursError

_ASIDE = ".hashiya-add-"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
_HEAD = "# yaml-language-server: $schema=../annotations/schema/capture.schema.json\n"


class SeedFolder:
    """The folder of an archive's seeds while articles are added to it; use it in a `with` statement.

    Raises:
        BlockingIOError: another run is adding.
        NotOursError: the folder is a link or no folder.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / "seeds"

    def __enter__(self) -> SeedFolder:
        self._path.mkdir(parents=True, exist_ok=True)
        if not stat.S_ISDIR(self._path.lstat().st_mode):
            raise NotOursError(self._path)
        self._folder = os.open(self._path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(self._folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with os.scandir(self._path) as found:
                left = [entry.path for entry in found if entry.name.startswith(_ASIDE)]
            for path in left:
                Path(path).unlink()
        except BaseException:
            os.close(self._folder)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            os.fsync(self._folder)
        os.close(self._folder)

    def put(self, name: str, content: bytes) -> None:
        """Add a file.

        Raises:
            FileExistsError: the name is taken; what is there stays as it is.
            OSError: the disk is full or refuses.
        """
        put_whole(self._path / f"{_ASIDE}{name}", self._path / name, content)


def put_whole(aside: Path, path: Path, content: bytes) -> None:
    """Add a file: written aside, flushed, then given its name.

    Raises:
        FileExistsError: the name is taken; what is there stays as it is.
        OSError: the disk is full or refuses.
    """
    try:
        with os.fdopen(os.open(aside, _NEW, 0o644), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _link_new(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def _link_new(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A disk without links: nobody else adds while the folder is locked.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        aside.rename(path)


def capture_text(capture: Capture) -> str:
    """What stands in the file beside a seed: a line for each thing that is known, values in double quotes.

    What cannot be seen is written as an escape, what YAML cannot hold as U+FFFD.
    """
    known = ((item.name, getattr(capture, item.name)) for item in fields(Capture))
    return _HEAD + "".join(
        f"{name}: {quoted(_UNWRITABLE.sub(_REPLACEMENT, value))}\n" for name, value in known if value
    )
