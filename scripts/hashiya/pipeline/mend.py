"""Writes the corrections that warnings carry into the files of contributors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hashiya.model import Mend, Problem, Revision
from hashiya.pipeline.run import Run, told_as_problems
from hashiya.read import read_words
from hashiya.revise import RevisionError, added, removed, replaced
from hashiya.write import write_revisions


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
            before = after = read_words(run.root, path)
            done = []
            for problem in own:
                changed = _mended(after, problem.mends)
                done.append((problem, changed is not None))
                after = after if changed is None else changed
            if write and after != before:
                write_revisions(run.root, [Revision(path, before, after)])
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
