"""JSON Lines, packed or not: a JSON object a line. Source: https://jsonlines.org/"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from hashiya.model import Problem, Record
from hashiya.read import disk
from hashiya.read.records.fields import record_of

# JSON may write a letter of two bytes as an escape of six.
MAX_LINE_BYTES = 4 * disk.MAX_SEED_BYTES


def read_lines(path: Path) -> Iterator[Record | Problem]:
    """The records of a file; one that cannot be read is a problem with its line."""
    with disk.open_given(path, disk.MAX_GIVEN_BYTES) as file:
        packed = path.name.lower().endswith(".gz")
        try:
            yield from _records(path, cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file)
        except (OSError, EOFError, zlib.error) as error:
            yield disk.unpacking_failed(str(path), error)


def _records(path: Path, file: BinaryIO) -> Iterator[Record | Problem]:
    number = taken = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number, taken = number + 1, taken + len(line)
        too_long = len(line) > MAX_LINE_BYTES
        while line and not line.endswith(b"\n") and too_long and taken <= disk.MAX_GIVEN_BYTES:
            line = file.readline(MAX_LINE_BYTES)
            taken += len(line)
        if taken > disk.MAX_GIVEN_BYTES:
            yield Problem("H505", str(path), number, 1, {"limit": f"{disk.MAX_GIVEN_BYTES // 1000} kB"})
            return
        if too_long:
            yield Problem("H505", str(path), number, 1, {"limit": f"{MAX_LINE_BYTES // 1000} kB"})
        elif line.strip():
            yield _record(path, number, line)


def _record(path: Path, number: int, line: bytes) -> Record | Problem:
    try:
        given = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        return Problem("H530", str(path), number, 1)
    except (ValueError, RecursionError):
        return Problem("H512", str(path), number, 1)
    return record_of(path, number, given) if isinstance(given, dict) else Problem("H512", str(path), number, 1)
