"""What a pull request changes: pages of the site, and files that are more than data."""

from __future__ import annotations

from pathlib import Path

from hashiya import checks, publish
from hashiya.model import PageChange, Problem
from hashiya.pipeline.run import RefusedError
from hashiya.read import Unreadable, disk

_LONGEST = 1_000_000


def changed(old: Path, new: Path) -> list[PageChange]:
    """The pages that differ between two built sites.

    Raises:
        RefusedError: `new` holds no built site (H706).
    """
    try:
        return list(publish.page_changes(old, new))
    except (OSError, ValueError):
        raise RefusedError([Problem("H706", str(new))]) from None


def touched(root: Path, names: bytes) -> list[str]:
    """The files of a change to data that do more than hold data.

    Args:
        names: paths below `root`, each ended by a zero byte, as `git diff -z --name-only` gives them.
    """
    paths = [name.decode("utf-8", "backslashreplace") for name in names.split(b"\0") if name]
    return checks.beyond_data(paths, lambda path: _text(root, path))


def _text(root: Path, path: str) -> str:
    """A file's text; one sign of HTML where it cannot be looked at, so that a person does."""
    try:
        return disk.read_bytes(root, path, _LONGEST).decode("utf-8", "replace")
    except Unreadable as refused:
        return "" if refused.problem.code == "H538" else "<!"
