"""Tables with a head: comma-separated values, with semicolons or tabs as some programs write them.

Source: RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from hashiya.model import Problem, Record
from hashiya.read import disk
from hashiya.read.letters import UnknownEncodingError, recognise
from hashiya.read.records.fields import FIELDS, record_of

_SEPARATORS = (",", ";", "\t")
_SAMPLE = 1_000_000
# Beyond this a field is not held, to tell where it ends.
_LONGEST = 4 * disk.MAX_SEED_BYTES
_CODECS = {"utf-8": "utf-8-sig", "utf-16le": "utf-16", "utf-16be": "utf-16"}


def read_table(path: Path) -> Iterator[Record | Problem]:
    """The rows of a table; the columns are known by the names in its first line."""
    csv.field_size_limit(_LONGEST)
    with disk.open_given(path, disk.MAX_GIVEN_BYTES) as file:
        try:
            codec = _codec(file.read(_SAMPLE))
        except UnknownEncodingError:
            yield Problem("H530", str(path))
            return
        file.seek(0)
        # What does not fit the encoding is a problem of its own row, not of the table.
        errors = "surrogateescape" if codec == "utf-8-sig" else "replace"
        with io.TextIOWrapper(file, codec, errors, newline="") as text:
            yield from _rows(path, text)


def _codec(sample: bytes) -> str:
    whole = sample[: sample.rfind(b"\n") + 1] or sample if len(sample) == _SAMPLE else sample
    found = recognise(whole)
    marked = sample.startswith((b"\xff\xfe", b"\xfe\xff"))
    return found if found.startswith("utf-16") and not marked else _CODECS.get(found, found)


def _rows(path: Path, text: io.TextIOWrapper) -> Iterator[Record | Problem]:
    head = text.readline(_SAMPLE)
    columns, separator = max((_columns(head, mark) for mark in _SEPARATORS), key=_known)
    if not {"text", "html"} & set(columns):
        yield Problem("H529", str(path), 1, 1, {"columns": ", ".join(FIELDS)})
        return
    rows = csv.reader(text, delimiter=separator)
    while True:
        number = rows.line_num + 2
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Problem("H505", str(path), number, 1, {"limit": f"{disk.MAX_SEED_BYTES // 1000} kB"})
            if rows.line_num > number:
                # The quotation goes on: its other lines are no rows, and where rows begin again is not known.
                return
            continue
        if any(value.strip() for value in row):
            yield record_of(path, number, dict(zip(columns, row, strict=False)))


def _columns(head: str, separator: str) -> tuple[list[str], str]:
    row = next(csv.reader([head], delimiter=separator), [])
    return [name.strip().lower() for name in row], separator


def _known(found: tuple[list[str], str]) -> int:
    return len(set(FIELDS) & set(found[0]))
