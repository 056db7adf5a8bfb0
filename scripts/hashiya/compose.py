"""Writes the keys of contributed files as YAML that reads back as the very same text.

Prose stands in literal blocks (`|`), short values as they are, and what either would change in double quotes; one style
for all that commands and the annotation form write. Source: https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions
"""

from __future__ import annotations

import json
import re

from hashiya.model import Mend, Problem

MOST_LINES = 12
PROSE = frozenset(("quote", "prefix", "suffix", "note", "reason", "asserts"))
# Read as text by every YAML reader, in lists as well: no sign in it means anything, wherever it stands.
_PLAIN = re.compile(r"[^\W_](?:[\w ./()«»،؛؟+-]*[\w.)»؟])?")
_MEANT = re.compile(r"[0-9.+-]*|0[xob].*|true|false|yes|no|on|off|y|n|null", re.IGNORECASE)
# Lines of a block may hold what is printed, and nothing that readers take for the end of a line.
_BLOCK = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*")


def keyed(key: str, value: str, indent: int = 0) -> str:
    """The lines of one key with its text, each with a line end, moved in by `indent` spaces.

    The text comes back with no more than white space at its ends changed, which reading a quotation or prose drops.
    """
    margin = " " * indent
    text = value.strip() if key in PROSE else value
    if key in PROSE and text and _BLOCK.fullmatch(text):
        lines = (f"{margin}  {line}" if line else "" for line in text.split("\n"))
        return f"{margin}{key}: |\n" + "\n".join(lines) + "\n"
    return f"{margin}{key}: {scalar(text)}\n"


def scalar(value: str) -> str:
    """A text on one line: as it is where that can be nothing else, else in double quotes."""
    if _PLAIN.fullmatch(value) and not _MEANT.fullmatch(value):
        return value
    return _escaped(json.dumps(value, ensure_ascii=False))


def listed(key: str, values: tuple[str, ...]) -> str:
    """A key with a list of short texts on one line."""
    return f"{key}: [{', '.join(map(scalar, values))}]\n"


def corrected(problem: Problem) -> list[str]:
    """The lines that mend a problem as they would stand in its file, as far as they are known; no more than twelve."""
    text = "".join(change.text for change in problem.lines)
    text += "".join(mended(mend) for mend in problem.mends if mend.value)
    lines = text.splitlines()
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"]


def mended(mend: Mend) -> str:
    """The lines of one value: an item of a list stands under the list's key."""
    path, _, last = mend.at.rpartition(".")
    if not last.isdecimal():
        return keyed(last, mend.value)
    return f"{path.rpartition('.')[2]}:\n  - {scalar(mend.value)}\n"


def _escaped(quoted: str) -> str:
    """What cannot be seen or ends a line for some reader, written as an escape."""
    return "".join(letter if letter.isprintable() else _escape(ord(letter)) for letter in quoted)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
