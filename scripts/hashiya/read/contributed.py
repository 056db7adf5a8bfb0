"""The text of a contributed file: UTF-8 without a single character that a reader could not see or would take otherwise.

PyYAML ends lines at U+0085, U+2028, U+2029 and a lone carriage return, where editors and forges do not: with these
refused, a line is the same line for everybody.
"""

from __future__ import annotations

import re
import unicodedata

from hashiya.hidden import first_hidden
from hashiya.model import Problem

_LONE_RETURN = re.compile("\r(?!\n)")
_NAMELESS = {"\r": "CARRIAGE RETURN", "\x00": "NULL", "\x1b": "ESCAPE", "\x85": "NEXT LINE", "\x0c": "FORM FEED"}


class Refused(Exception):
    """The text is not in the subset; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def text_of(raw: bytes, path: str, *, escaped: bool = False) -> str:
    """H101, H108: a file is UTF-8, and has no character that cannot be seen.

    A byte order mark at its begin is left out.

    Args:
        raw: the file's bytes.
        path: named in problems.
        escaped: True where what prints may stand though it cannot be seen, as in files that programs write.

    Raises:
        Refused: it is not UTF-8 (H101), or has a character that cannot be seen (H108); at its line and column.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise Refused(Problem("H101", path, *place_of(before, len(before)))) from None
    if (at := _first_unreadable(text, escaped)) >= 0:
        raise Refused(Problem("H108", path, *place_of(text, at), {"character": character_name(text[at])}))
    return text


def _first_unreadable(text: str, escaped: bool) -> int:
    at = first_hidden(text)
    while escaped and at >= 0 and text[at].isprintable():
        at = first_hidden(text, at + 1)
    found = _LONE_RETURN.search(text)
    return min(at, found.start()) if found and at >= 0 else found.start() if found else at


def place_of(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a code point, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def character_name(character: str) -> str:
    """A character for people who cannot see it: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, _NAMELESS.get(character, ""))
    return f"U+{ord(character):04X} {name}".rstrip()
