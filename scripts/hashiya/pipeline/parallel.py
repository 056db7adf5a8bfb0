"""Work in several processes. Children inherit what they need; only places in a list and results travel between them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
WORTH_PROCESSES = 100
CHUNK = 50
# Values that live as long as the run outnumber those that die: looking through them often is what takes the time.
_RARELY = (100_000, 20, 50)
_inherited: dict[str, Any] = {}


def in_parallel(function: Callable[[A], B], items: Sequence[A], jobs: int) -> Iterator[B]:
    """The results for all items, in their order; in several processes where there are many items.

    Args:
        function: called in a child process; it and the items need not be picklable, its results must be.
    """
    gc.set_threshold(*_RARELY)
    if jobs < 2 or len(items) < WORTH_PROCESSES:
        yield from map(function, items)
        return
    chunk = max(1, min(CHUNK, len(items) // (jobs * 4)))
    parts = [(at, min(at + chunk, len(items))) for at in range(0, len(items), chunk)]
    gc.freeze()
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("fork"), initializer=_inherit, initargs=(function, items)
    ) as pool:
        yield from chain.from_iterable(pool.map(_part, parts))
    gc.unfreeze()


def _inherit(function: Callable[[A], B], items: Sequence[A]) -> None:
    _inherited.update(function=function, items=items)


def _part(part: tuple[int, int]) -> list[Any]:
    return [_inherited["function"](item) for item in _inherited["items"][slice(*part)]]
