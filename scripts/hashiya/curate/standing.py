"""Notes in a file that a person has reviewed it, or that its author takes it back."""

from __future__ import annotations

from typing import Any

from hashiya.model import Claim, Entry, Mention, Note, Problem
from hashiya.revise import RevisionError, added, removed, replaced


class ChangeRefusedError(Exception):
    """A change that is not to be made; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def reviewed(entry: Entry[Any], text: str, by: str, *, undo: bool = False) -> str:
    """The file of an annotation or relation as reviewed by a person, or with `undo` without that person's review.

    Raises:
        ChangeRefusedError: it is the person's own (H402), another one has reviewed it (H811), there is no such review
            to take back (H812), or the file is written in a way that cannot be changed (H815).
    """
    found = entry.value.reviewed_by
    if undo:
        if found != by:
            raise _refused("H812", entry, "reviewed_by", name=by)
        return _changed(entry, "reviewed_by", lambda: removed(text, "reviewed_by"))
    if by == entry.value.author:
        raise _refused("H402", entry, "author")
    if found and found != by:
        raise _refused("H811", entry, "reviewed_by", name=found)
    return text if found else _set(entry, text, "reviewed_by", by)


def withdrawn(entry: Entry[Any], text: str, by: str, *, undo: bool = False) -> str:
    """The file of a claim, note or mention as its author takes it back, or with `undo` lets it stand again.

    Raises:
        ChangeRefusedError: it is another person's (H813), cannot be withdrawn (H814), or the file is written in a way
            that cannot be changed (H815).
    """
    if not isinstance(entry.value, Claim | Note | Mention):
        raise _refused("H814", entry, "kind")
    if by != entry.value.author:
        raise _refused("H813", entry, "author", author=entry.value.author, name=by)
    if undo == (entry.value.status != "withdrawn"):
        return text
    if undo:
        return _changed(entry, "status", lambda: removed(text, "status"))
    return _set(entry, text, "status", "withdrawn")


def _set(entry: Entry[Any], text: str, key: str, value: str) -> str:
    change = replaced if key in entry.places else added
    return _changed(entry, key, lambda: change(text, key, value))


def _changed(entry: Entry[Any], at: str, change: Any) -> str:
    try:
        result: str = change()
    except RevisionError:
        raise _refused("H815", entry, at, at=at) from None
    return result


def _refused(code: str, entry: Entry[Any], key: str, /, **details: str) -> ChangeRefusedError:
    return ChangeRefusedError(Problem(code, entry.path, *entry.places.get(key, (0, 0)), details))
