"""WACZ: a ZIP file with WARC files in its folder `archive`. Nothing of it is written to disk.

Source: https://specs.webrecorder.net/wacz/1.1.1/
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from hashiya.model import Problem, Record
from hashiya.read import disk
from hashiya.read.records.warc import read_warc

MOST_MEMBERS = 10_000
# Deflate packs at most 1,032 times (RFC 1951); pages and packed WARC files come nowhere near a tenth of it.
MOST_PACKED = 100
_SMALL = 1_000_000
_BROKEN = (
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read_wacz(path: Path) -> Iterator[Record | Problem]:
    """The records of all WARC files of a WACZ; a member that must not be opened is a problem."""
    with disk.open_given(path, disk.MAX_GIVEN_BYTES) as file:
        try:
            with zipfile.ZipFile(file) as packed:
                yield from _members(path, packed)
        except _BROKEN as error:
            yield disk.unpacking_failed(str(path), error)


def _members(path: Path, packed: zipfile.ZipFile) -> Iterator[Record | Problem]:
    members, left = packed.infolist(), disk.MAX_GIVEN_BYTES
    if len(members) > MOST_MEMBERS:
        yield Problem("H527", str(path))
        return
    if not any(_is_warc(member.filename) for member in members):
        yield Problem("H539", str(path))
    for member in sorted(members, key=lambda found: found.filename):
        place = f"{path}!{member.filename}"
        code = _refused(member, left)
        if code:
            yield Problem(code, place)
        elif _is_warc(member.filename):
            left -= member.file_size
            name = f"{path.name}!{PurePosixPath(member.filename).name}"
            try:
                with packed.open(member) as opened:
                    yield from read_warc(cast("BinaryIO", opened), place, name)
            except _BROKEN as error:
                yield disk.unpacking_failed(place, error)


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def _refused(member: zipfile.ZipInfo, left: int) -> str:
    """The code of what is wrong with a member; empty where nothing is."""
    name = member.orig_filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or "\0" in name or ":" in parts[0]:
        return "H524"
    if any(len(part.encode("utf-8", "surrogatepass")) > disk.MAX_NAME_BYTES for part in parts):
        return "H525"
    packed_more = member.file_size > MOST_PACKED * max(1, member.compress_size) and member.file_size > _SMALL
    return "H527" if _is_warc(name) and (packed_more or member.file_size > left) else ""
