"""Applies to a file what a problem proposes: its lines, and the values of its key paths."""

from collections.abc import Iterable
from pathlib import Path

from hashiya.model import Lines, Mend, Problem
from hashiya.revise import RevisionError, added, removed, replaced


def mend(root: Path, problems: Iterable[Problem]) -> bool:
    """Writes all that the problems propose; True where anything was proposed."""
    changed = False
    for problem in problems:
        path = root / problem.path
        if problem.lines:
            path.write_text(with_lines(path.read_bytes().decode("utf-8-sig"), problem.lines), "utf-8")
            return True
        for change in problem.mends:
            text = path.read_bytes().decode("utf-8")
            path.write_text(_changed(text, change), "utf-8")
            changed = True
    return changed


def with_lines(text: str, changes: Iterable[Lines]) -> str:
    lines = text.splitlines(keepends=True)
    for change in sorted(changes, key=lambda change: -change.first):
        assert 1 <= change.first <= change.last <= len(lines)
        assert change.text == "" or change.text.endswith("\n")
        lines[change.first - 1 : change.last] = change.text
    return "".join(lines)


def _changed(text: str, change: Mend) -> str:
    if not change.value:
        return removed(text, change.at)
    try:
        return replaced(text, change.at, change.value)
    except RevisionError:
        return added(text, change.at, change.value)
