"""Stops a build at a file operation: counts those that write below an archive, and kills or refuses the one wanted."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hashiya import pipeline
from hashiya.pipeline import RefusedError, Run

_WRITES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
Fault = Callable[[], None]


def kill() -> None:
    """End the process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def full_disk() -> None:
    raise OSError(28, "No space left on device", "file")


def refused() -> None:
    raise PermissionError(13, "Permission denied", "file")


def build_with(root: Path, at: int, fault: Fault) -> tuple[int, bool]:
    """Build in a child process, with a fault at the file operation of a number, from 1; as `fail_at`."""
    return fail_at(root, at, fault, lambda: pipeline.build(Run(root, jobs=1)))


def fail_at(root: Path, at: int, fault: Fault, work: Callable[[], object]) -> tuple[int, bool]:
    """Do something in a child process, with a fault at the file operation of a number, from 1.

    Returns:
        How the child ended (0 done, 1 refused with one problem of the disk, 2 otherwise, 9 killed), and whether the
        fault was reached.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        count = _Count(str(root), at, fault, writer)
        sys.addaudithook(count)
        os._exit(_ended(work))
    os.close(writer)
    reached = os.read(reader, 1) != b""
    os.close(reader)
    _, status = os.waitpid(child, 0)
    return 9 if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status), reached


def _ended(work: Callable[[], object]) -> int:
    try:
        work()
    except RefusedError as error:
        return 1 if [problem.code for problem in error.problems] in (["H705"], ["H535"]) else 2
    except BaseException:
        return 2
    return 0


class _Count:
    def __init__(self, root: str, at: int, fault: Fault, told: int) -> None:
        self.root, self.at, self.fault, self.told, self.seen = root, at, fault, told, 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = args
            if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR):
                return
        elif event in _WRITES:
            path = args[1] if event in ("os.link", "os.rename", "os.symlink") else args[0]
        elif event == "sqlite3.connect":
            path = args[0]
        else:
            return
        within_folder = event in ("os.remove", "os.rmdir", "os.mkdir") and args[-1] != -1
        if not str(path).startswith(self.root) and not within_folder:
            return
        self.seen += 1
        if self.seen == self.at:
            os.write(self.told, b"x")
            self.fault()
