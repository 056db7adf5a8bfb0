"""Writes contributed files, and single keys of them, as YAML that reads back as the very same values.

Prose stands in literal blocks (`|`), short values as they are, and what either would change in double quotes; one style
for all that commands and the annotation form write. Source: https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from hashiya.edtf import Edtf
from hashiya.model import Mend, Problem

MOST_LINES = 12
PROSE = frozenset(("quote", "prefix", "suffix", "note", "reason", "asserts"))
# Read as text by every YAML reader, in lists as well: no sign in it means anything, wherever it stands.
_PLAIN = re.compile(r"[^\W_](?:[\w ./()«»،؛؟+-]*[\w.)»؟])?")
_MEANT = re.compile(r"[0-9.+-]*|0[xob].*|true|false|yes|no|on|off|y|n|null", re.IGNORECASE)
_LONGEST_SLUG = 20
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
    return quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes; what cannot be seen or ends a line for some reader is written as an escape."""
    dumped = json.dumps(value, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escape(ord(letter)) for letter in dumped)


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


def annotation_text(value: Any) -> str:
    """The whole file of an annotation: the line that editors know its schema by, then its keys (see `file_text`)."""
    return file_text(value, "../../schema/annotation.schema.json")


def file_text(value: Any, schema: str) -> str:
    """The whole file of a contributed value: its keys in the order of the model, without those that say nothing new.

    Args:
        schema: the way from the file to its schema.
    """
    return f"# yaml-language-server: $schema={schema}\n" + "".join(_keys(value, 0))


def file_stem(kind: str, name: str, day: str, content: str) -> str:
    """A name for a new file that hardly anybody else will choose: `note-layla-20261121-3f2a`.

    Letters of the name that are not Latin give nothing; what the file holds gives the last four hex digits.

    Args:
        day: EDTF; its digits are used.
    """
    plain = unicodedata.normalize("NFKD", name).lower()
    slug = re.sub("[^a-z0-9]+", "-", "".join(c for c in plain if not 0x300 <= ord(c) <= 0x36F))[:_LONGEST_SLUG]
    digits = re.sub("[^0-9]", "", day)[:8]
    return "-".join(part for part in (kind, slug.strip("-"), digits, _digest(content)) if part)


def _digest(content: str) -> str:
    """Four hex digits of the 32 bits of FNV-1a, which needs no library in any language.

    Source: https://datatracker.ietf.org/doc/html/rfc9923
    """
    found = 0x811C9DC5
    for byte in content.encode("utf-8", "surrogatepass"):
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{found >> 16 ^ found & 0xFFFF:04x}"


def _keys(value: Any, indent: int) -> Iterator[str]:
    for item in fields(value):
        found = getattr(value, item.name)
        if found != _default(item):
            yield _entry(item.name.rstrip("_"), found, indent)


def _default(item: Field[Any]) -> Any:
    return item.default if item.default_factory is MISSING else item.default_factory()


def _entry(key: str, value: Any, indent: int) -> str:
    margin = " " * indent
    if isinstance(value, tuple) and any(is_dataclass(one) and not isinstance(one, Edtf) for one in value):
        entries = ("".join(_keys(one, indent + 4)) for one in value)
        return f"{margin}{key}:\n" + "".join(f"{margin}  - {entry[indent + 4 :]}" for entry in entries)
    if isinstance(value, tuple):
        return margin + listed(key, tuple(map(str, value)))
    if is_dataclass(value) and not isinstance(value, Edtf):
        return f"{margin}{key}:\n" + "".join(_keys(value, indent + 2))
    return keyed(key, str(value), indent)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
