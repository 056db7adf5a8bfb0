"""How a command runs, how it is refused, and how long its stages take."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hashiya import publish
from hashiya.model import NotOursError, Problem
from hashiya.read import Unreadable


class RefusedError(Exception):
    """The archive cannot be built; carries the problems. The published site is as it was."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Run:
    """How a command runs: on which archive, with how many processes, whom to tell of its progress, and which engine
    builds the hand-written pages and dresses all others."""

    root: Path
    jobs: int = os.cpu_count() or 1
    tell: Callable[[str], None] = lambda _stage: None
    engine: str = publish.MKDOCS


@contextmanager
def told_as_problems() -> Iterator[None]:
    """What the disk, the engine or another build refuses, as problems."""
    try:
        yield
    except publish.BusyError:
        raise RefusedError([Problem("H704", "build")]) from None
    except Unreadable as refused:
        raise RefusedError([refused.problem]) from None
    except NotOursError as error:
        raise RefusedError([Problem("H703", str(error))]) from None
    except publish.EngineFailedError as error:
        raise RefusedError([Problem("H701", "mkdocs.yml", details={"what": str(error)})]) from None
    except OSError as error:
        details = {"why": f"{error.strerror or error} ({error.filename or ''})"}
        raise RefusedError([Problem("H705", "build", details=details)]) from None
    except BrokenProcessPool as error:
        raise RefusedError([Problem("H705", "build", details={"why": str(error)})]) from None
    except sqlite3.Error as error:
        raise RefusedError([Problem("H705", "build/cache", details={"why": str(error)})]) from None


class Clock:
    """Seconds by stage, for people; nothing of it goes into the output."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        """The stage that ends now took the time since the one before."""
        now = time.monotonic()
        self.laps[name], self._last = now - self._last, now
