"""The lines of a file around the place of a problem, as slips look at them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hashiya.model import Lines, Problem

KEY = re.compile(r"(?P<margin> *(?:- +)?)(?P<key>[^\W\d][\w-]*)(?P<colon>:)(?: +(?P<value>\S.*)|\s*)$")
BLOCK = re.compile(r" *(?:- +)?[^\W\d][\w-]*:\s+[|>][-+0-9]*\s*(?:#.*)?$")
OTHER_COLON = re.compile(r"( *(?:- +)?)([^\W\d][\w-]*) *([\uff1a\ufe55\u2236\u02d0\ua789\u061b;=])[ \u00a0]*(.*)$")
GLUED = re.compile(r"( *(?:- +)?)([a-z][a-z_]*):(?![\s:/])(.+)$")


@dataclass(frozen=True, slots=True)
class File:
    """The lines of a file that a problem was found in; `number` is the one that is looked at, from 1."""

    problem: Problem
    lines: tuple[str, ...]
    number: int = 1

    @property
    def line(self) -> str:
        """The line that is looked at."""
        return self.lines[self.number - 1]

    @property
    def before(self) -> int:
        """The number of the last line above that is not blank; 0 for none."""
        return next((n for n in range(self.number - 1, 0, -1) if self.lines[n - 1].strip()), 0)

    @property
    def head(self) -> int:
        """The number of the line whose block of text this line belongs to, or would if it were further in; else 0."""
        for n in range(self.number - 1, 0, -1):
            if BLOCK.match(self.lines[n - 1]):
                return n
            if KEY.match(self.lines[n - 1]) and not self.lines[n - 1].startswith(" "):
                return 0
        return 0

    def found(self, code: str, column: int, *lines: Lines, number: int = 0, **details: str) -> Problem:
        """The sharper problem, on this line or another."""
        return Problem(code, self.problem.path, number or self.number, column, details, lines=lines)

    def become(self, text: str) -> Lines:
        """This line, mended."""
        return Lines(self.number, self.number, text + "\n")

    def run(self, wanted: Callable[[str], object]) -> range:
        """The numbers of the lines from this one on that are all of a kind."""
        end = self.number
        while end < len(self.lines) and wanted(self.lines[end]):
            end += 1
        return range(self.number, end + 1)


def margin_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


Slip = Callable[[File], Problem | None]
