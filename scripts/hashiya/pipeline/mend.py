"""Writes the corrections that warnings carry into the files of contributors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hashiya.model import Mend, Problem
from hashiya.pipeline.run import Run, told_as_problems
from hashiya.read import read_contributed
from hashiya.revise import RevisionError, added, removed, replaced
from hashiya.write import exchange


def mend(run: Run, problems: tuple[Problem, ...], *, write: bool) -> Iterator[tuple[Problem, bool]]:
    """Mend what warnings say, file by file; each problem with mends, and whether it is mended.

    Errors are a person's to mend, since what they propose is a guess. A file that cannot be changed without changing
    more than was meant stays as it is.

    Args:
        problems: of a check that has just been made.
        write: False to tell what would be done, and do nothing.

    Raises:
        RefusedError: the disk refuses, or a file was changed meanwhile.
    """
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.mends and problem.level == "warning":
            files[problem.path].append(problem)
    for path, own in files.items():
        with told_as_problems():
            before = read_contributed(run.root, path)
            text, done = before.decode("utf-8"), []
            for problem in own:
                after = _mended(text, problem.mends)
                done.append((problem, after is not None))
                text = text if after is None else after
            if write and any(mended for _, mended in done):
                exchange(run.root, path, before, text.encode("utf-8"))
        yield from done


def _mended(text: str, mends: tuple[Mend, ...]) -> str | None:
    try:
        for mend in mends:
            text = _changed(text, mend)
    except RevisionError:
        return None
    return text


def _changed(text: str, mend: Mend) -> str:
    if not mend.value:
        return removed(text, mend.at)
    try:
        return replaced(text, mend.at, mend.value)
    except RevisionError:
        if "." in mend.at:
            raise
        return added(text, mend.at, mend.value)
