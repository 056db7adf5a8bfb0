"""Work in several processes. Children inherit what they need; only places in a list and results travel between them."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from types import TracebackType
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
WORTH_PROCESSES = 100
CHUNK = 50
SECONDS_BETWEEN_LOOKS = 0.2
# Values that live as long as the run outnumber those that die: looking through them often is what takes the time.
_RARELY = (100_000, 20, 50)
_inherited: dict[str, Any] = {}


def in_parallel(function: Callable[[A], B], items: Sequence[A], jobs: int) -> Iterator[B]:
    """The results for all items, in their order; in several processes where there are many items.

    Args:
        function: called in a child process; it and the items need not be picklable, its results must be.
    """
    if jobs < 2 or len(items) < WORTH_PROCESSES:
        yield from map(function, items)
        return
    chunk = max(1, min(CHUNK, len(items) // (jobs * 4)))
    parts = [(at, min(at + chunk, len(items))) for at in range(0, len(items), chunk)]
    gc.freeze()
    try:
        with ProcessPoolExecutor(
            jobs, mp_context=get_context("fork"), initializer=_inherit, initargs=(os.getpid(), function, items)
        ) as pool:
            yield from chain.from_iterable(pool.map(_part, parts))
    finally:
        gc.unfreeze()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Do not look for unreachable values: what a build makes lives as long as the build."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Meanwhile:
    """Another process that calls functions, one after another, while this one goes on; use it in a `with` statement."""

    def __enter__(self) -> Meanwhile:
        self._pool = ProcessPoolExecutor(
            1, mp_context=get_context("fork"), initializer=_leave_with, initargs=(os.getpid(),)
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def call(self, function: Callable[[A], B], argument: A) -> Callable[[], B]:
        """Begin a call; what is returned waits for its result, or raises what it raised."""
        return self._pool.submit(function, argument).result


def _inherit(parent: int, function: Callable[[A], B], items: Sequence[A]) -> None:
    _leave_with(parent)
    gc.enable()
    gc.set_threshold(*_RARELY)
    _inherited.update(function=function, items=items)


def _leave_with(parent: int) -> None:
    """End this process when its parent has ended, however that ended: until then it holds the parent's lock."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _part(part: tuple[int, int]) -> list[Any]:
    return [_inherited["function"](item) for item in _inherited["items"][slice(*part)]]
