"""Gives an actor, source, topic or question another id, or makes it part of another one; the old id leads there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hashiya.compose import keyed
from hashiya.curate.joining import joined
from hashiya.curate.standing import ChangeRefusedError
from hashiya.model import Entry, Problem, Revision
from hashiya.revise import RevisionError, removed, replaced
from hashiya.schema import references

TextOf = Callable[[str], str]
_LINES = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_HEAD = "# yaml-language-server: $schema=../schema/moved.schema.json\n"


def renamed(entry: Entry[Any], new: str, text: str) -> tuple[Revision, Revision]:
    """The file under its new name, and what stays under the old one."""
    path = f"{entry.path.rpartition('/')[0]}/{new}.yml"
    return Revision(path, None, text), Revision(entry.path, text, _stub(new))


def merged(one: Entry[Any], into: Entry[Any], text_of: TextOf) -> tuple[Revision, Revision, tuple[str, ...]]:
    """The file that takes the other's content, what stays of that one, and what could not be joined.

    The old file's lines stay in it as comments.

    Raises:
        ChangeRefusedError: the file is written in a way that cannot be changed (H815).
    """
    text, old = text_of(into.path), text_of(one.path)
    try:
        after, left = joined(text, one, into)
    except RevisionError as refused:
        raise ChangeRefusedError(Problem("H815", into.path, details={"at": refused.at})) from None
    lines = _LINES.split(old.removeprefix("\ufeff").rstrip())
    kept = "".join(f"# {line}".rstrip() + "\n" for line in lines if not line.startswith("# yaml-language-server"))
    return Revision(into.path, text, after), Revision(one.path, old, f"{_stub(into.id)}{kept}"), left


def redirected(entries: Iterable[Entry[Any]], kind: str, old: str, new: str, text_of: TextOf) -> Iterator[Revision]:
    """Every file that refers to the old id, with the new one.

    Args:
        entries: as they are written, without what moves.
        text_of: the text to be changed, by path.

    Raises:
        ChangeRefusedError: a file is written in a way that cannot be changed (H815).
    """
    for entry in entries:
        named = [(at, wanted) for at, what, wanted in references(entry.value) if what == kind]
        places = [at for at, wanted in named if wanted == old]
        if not places:
            continue
        text = before = text_of(entry.path)
        for at in reversed(places):
            text = _pointed(text, entry, at, new, dict(named))
        yield Revision(entry.path, before, text)


def _pointed(text: str, entry: Entry[Any], at: str, new: str, named: dict[str, str]) -> str:
    """The text with the new id at a place; without that place where a list has it already, or its own file has it."""
    above, _, last = at.rpartition(".")
    beside = {wanted for place, wanted in named.items() if place.rpartition(".")[0] == above}
    try:
        if (last.isdigit() and new in beside) or (entry.id == new and at in ("broader", "actor")):
            return removed(text, at)
        return replaced(text, at, new)
    except RevisionError:
        raise ChangeRefusedError(Problem("H815", entry.path, *entry.places.get(at, (0, 0)), {"at": at})) from None


def _stub(new: str) -> str:
    return _HEAD + keyed("moved_to", new)
