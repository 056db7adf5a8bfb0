"""The workshop of a build: a lock, a folder aside, and the one atomic step that makes the new site the site.

`build/site` is a symbolic link to a folder of `build/releases/`; replacing the link is one rename. Whatever happens
before it leaves the old site as it was. What a killed build left aside is removed by the next one.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
import time
from itertools import count
from pathlib import Path
from types import TracebackType

from hashiya.model import NotOursError

KEPT_RELEASES = 2
LOOKS_FOR_LOCK, SECONDS_BETWEEN_LOOKS = 15, 0.1
_RELEASE = re.compile(r"[0-9a-f]{16}(-[0-9]+)?")


class BusyError(Exception):
    """Another build holds the lock."""


class Workshop:
    """A build in progress; use it in a `with` statement.

    Raises:
        BusyError: another build is running.
        NotOursError: `build/site` is a real folder or file.
    """

    def __init__(self, root: Path) -> None:
        self._build = root / "build"
        self._link = self._build / "site"
        self.cache = self._build / "cache"

    def __enter__(self) -> Workshop:
        for folder in (self._build, self._build / "releases", self._build / "cache"):
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                raise NotOursError(folder)
        for found, folders, names in os.walk(self._build / "cache"):
            if links := [Path(found, name) for name in (*folders, *names) if Path(found, name).is_symlink()]:
                raise NotOursError(links[0])
        self._build.mkdir(parents=True, exist_ok=True)
        self._lock = os.fdopen(os.open(self._build / ".lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644), "w")
        if not self._locked():
            self._lock.close()
            raise BusyError
        if self._link.exists() and not self._link.is_symlink():
            self._lock.close()
            raise NotOursError(self._link)
        for left in self._build.glob("staging-*"):
            shutil.rmtree(left, ignore_errors=True)
        self.stage = Path(tempfile.mkdtemp(prefix="staging-", dir=self._build))
        self.live, self.spare = self._standing()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.stage, ignore_errors=True)
        self._lock.close()

    def _locked(self) -> bool:
        """True once the lock is ours; it is waited for a moment, for the children of a killed build to end."""
        for _ in range(LOOKS_FOR_LOCK):
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return False

    def _standing(self) -> tuple[Path | None, Path | None]:
        """The release that is the site, and another one that nobody shows."""
        releases = sorted(self._releases(), key=lambda entry: entry.stat().st_mtime, reverse=True)
        shown = self._link.readlink() if self._link.is_symlink() else Path()
        live = next((Path(entry) for entry in releases if shown == Path("releases", entry.name)), None)
        return live, next((Path(entry) for entry in releases if live and entry.name != live.name), None)

    def _releases(self) -> list[os.DirEntry[str]]:
        try:
            found = list(os.scandir(self._build / "releases"))
        except FileNotFoundError:
            return []
        return [entry for entry in found if _RELEASE.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)]

    def switch(self, site: Path, digest: str) -> None:
        """Make a finished site the site; the same digest always gives a new folder."""
        releases = self._build / "releases"
        releases.mkdir(exist_ok=True)
        names = (digest if number == 1 else f"{digest}-{number}" for number in count(1))
        name = next(name for name in names if not (releases / name).exists())
        site.chmod(0o755)
        site.replace(releases / name)
        aside = self._build / ".site.new"
        aside.unlink(missing_ok=True)
        aside.symlink_to(Path("releases", name))
        aside.replace(self._link)
        self._drop_old(name)

    def _drop_old(self, current: str) -> None:
        """Clear away older releases; the new site stands already, so nothing here may fail."""
        with contextlib.suppress(OSError):
            others = sorted(self._releases(), key=lambda entry: entry.stat().st_mtime, reverse=True)
            for entry in [entry for entry in others if entry.name != current][KEPT_RELEASES - 1 :]:
                shutil.rmtree(entry.path, ignore_errors=True)
