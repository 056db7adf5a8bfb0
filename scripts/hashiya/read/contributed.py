"""The text of a contributed file: UTF-8 without a single character that a reader could not see or would take otherwise.

PyYAML ends lines at U+0085, U+2028, U+2029 and a lone carriage return, where editors and forges do not: with these
refused, a line is the same line for everybody.
"""

from __future__ import annotations

import re
import unicodedata

from hashiya.model import Problem

_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
# What escapes in double quotes may hide as well.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
HIDDEN = re.compile(f"{CONTROLS.pattern}|{_INVISIBLE.pattern}")
_UNREADABLE = re.compile(f"{HIDDEN.pattern[:-1]}]".replace("\x0b-\x1f", "\x0b\x0c\x0e-\x1f") + "|\r(?!\n)")
_NAMELESS = {"\r": "CARRIAGE RETURN", "\x00": "NULL", "\x1b": "ESCAPE", "\x85": "NEXT LINE", "\x0c": "FORM FEED"}


class Refused(Exception):
    """The text is not in the subset; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def text_of(raw: bytes, path: str) -> str:
    """H101, H108: a file is UTF-8, and has no character that cannot be seen.

    A byte order mark at its begin is left out.

    Args:
        raw: the file's bytes.
        path: named in problems.

    Raises:
        Refused: it is not UTF-8 (H101), or has a character that cannot be seen (H108); at its line and column.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise Refused(Problem("H101", path, *place_of(before, len(before)))) from None
    if found := _UNREADABLE.search(text):
        raise Refused(Problem("H108", path, *place_of(text, found.start()), {"character": character_name(found[0])}))
    return text


def place_of(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a code point, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def character_name(character: str) -> str:
    """A character for people who cannot see it: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, _NAMELESS.get(character, ""))
    return f"U+{ord(character):04X} {name}".rstrip()
