"""What libyaml takes for YAML though the specification does not, or reads otherwise: found by the lines themselves.

Sources: https://yaml.org/spec/1.2.2/#61-indentation-spaces, #66-comments, #811-block-scalar-headers; the invalid
documents of https://github.com/yaml/yaml-test-suite.
"""

from __future__ import annotations

import re
from typing import Any

from hashiya.read.contributed import place_of

PLAIN, BLOCK = frozenset(("", None)), frozenset("|>")
_HEADER = re.compile(r"[|>][-+0-9]*(?:[ \t]+#.*|[ \t]*)\r?$")
_COMPLEX_KEY = re.compile(r"(?:^|[\s{\[,])\?\s*$")
_COMMENT = re.compile(r"[ \t]+#")
Fault = tuple[str, int, int]


class Layout:
    """The lines of a document, asked about the events that libyaml finds in them.

    A fault is what is wrong, in English, with its line and column from 1.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._end = 0

    def comment_fault(self, event: Any) -> Fault | None:
        """A comment between the last event and this one that does not stand behind white space; call it in order."""
        start, since = event.start_mark.index, self._end
        self._end = max(since, event.end_mark.index)
        gap = self._text[since:start]
        if "#" not in gap:
            return None
        at = since
        for line in gap.split("\n"):
            sign = line.find("#")
            if sign >= 0 and at + sign and not self._text[at + sign - 1].isspace():
                return ("comment without a space before it", *place_of(self._text, at + sign))
            at += len(line) + 1
        return None

    def indent_fault(self, event: Any, end: Any, indent: int) -> Fault | None:
        """A line of a quoted text or of brackets that is not further in than `indent`, the column of their block."""
        for number in range(event.start_mark.line + 1, end.end_mark.line + 1):
            line = self._lines[number]
            margin = len(line) - len(line.lstrip(" "))
            if line.strip() and margin <= indent:
                return "line not indented", number + 1, margin + 1
        return None

    def block_fault(self, event: Any, indent: int) -> Fault | None:
        """A block of text whose head is none, or that begins with blank lines further in than its text."""
        first = event.start_mark.line
        if not _HEADER.match(self._lines[first], event.start_mark.column):
            return "comment without a space before it", first + 1, event.start_mark.column + 2
        widest = 0
        for line in self._lines[first + 1 :]:
            margin = len(line) - len(line.lstrip(" "))
            if line.strip(" \r"):
                if widest > margin > indent:
                    return "did not find expected indentation", first + 2, 1
                return None
            widest = max(widest, margin)
        return None

    def is_complex_key(self, key: Any, *, in_flow: bool) -> bool:
        """True where a question mark makes the key: on its line, within brackets on a line before."""
        mark = key.start_mark
        before = self._text[: mark.index] if in_flow else self._lines[mark.line][: mark.column]
        return bool(_COMPLEX_KEY.search(before[-80:]))

    def comment_behind(self, event: Any) -> tuple[int, int] | None:
        """Line and column of a comment right behind a text on its line, which may be what it went on with."""
        mark = event.end_mark
        line = self._lines[mark.line]
        found = _COMMENT.match(line, mark.column)
        return (mark.line + 1, found.end()) if found else None
