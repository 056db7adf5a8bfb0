"""How work grows with the size of its input, told so that a busy machine fails no test."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

TIMES = 8
"""How much larger the large input is: work that is linear grows eightfold, quadratic work 64-fold."""

CLOCK = 0.02
"""Seconds that the work on the small input takes at least, far above what the clock and the start of a call cost."""

ATTEMPTS = 6


def assert_linear(prepare: Callable[[int], Callable[[], object]], size: int, *, within: float = 2.5) -> None:
    """Fail if eight times the input takes more than `within` times eight times the work.

    `prepare(n)` gives the work on an input of size n; what `prepare` itself does is not measured. `size` is where
    measuring starts: it is doubled until the work takes long enough. Time is the processor's for this process alone,
    without the garbage collector, whose turns depend on what ran before. Noise only ever adds, and passes:
    so the least of some runs counts, and one attempt within the bound is enough. Work that grows too fast has none.
    """
    while _seconds(prepare(size)) < CLOCK and size < 2**17:
        size *= 2
    measured = []
    for _ in range(ATTEMPTS):
        small = min(_seconds(prepare(size)) for _ in range(3))
        large = _seconds(prepare(TIMES * size))
        if large <= within * TIMES * small:
            return
        measured.append(f"{large / small:.1f}")
    raise AssertionError(f"{TIMES} times the size {size} took {', '.join(measured)} times the work")


def _seconds(work: Callable[[], object]) -> float:
    collects = gc.isenabled()
    gc.disable()
    try:
        began = process_time()
        work()
        return process_time() - began
    finally:
        if collects:
            gc.enable()
