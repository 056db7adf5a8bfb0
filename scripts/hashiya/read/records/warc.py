"""WARC files, packed or not: pages and texts that were answered with success.

The file is divided into records here, within bounds, so that what is torn or broken is noticed and told; each record is
then read by warcio. Source: ISO 28500 (WARC 1.1).
"""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from hashiya.model import Declared, Encoding, MediaType, Problem, Record
from hashiya.read import disk
from hashiya.read.letters import UnknownEncodingError, decode_as, known_encoding

MOST_HEAD_LINES = 500
LONGEST_HEAD_LINE = 65_536
# A record holds the head of the answer beside the page, and a page may be sent less packed than it lies on disk.
MOST_RECORD_BYTES = 2 * disk.MAX_SEED_BYTES
_CHUNK = 1 << 20
_LIMIT = {"limit": f"{disk.MAX_SEED_BYTES // 1000} kB"}
_MEDIA: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_READ = frozenset({"response", "resource", "warcinfo"})


class TornError(Exception):
    """The file ends within a record, or what should be a record is none."""


@dataclass(frozen=True, slots=True)
class _Framed:
    """One record as it lies in the file: its head, its bytes; of one that is not read only how they begin."""

    fields: dict[str, str]
    content: bytes | None
    begins: bytes = b""


def read_warc_file(path: Path) -> Iterator[Record | Problem]:
    """The records of a WARC file."""
    with disk.open_given(path, disk.MAX_GIVEN_BYTES) as file:
        yield from read_warc(file, str(path), path.name)


def read_warc(file: BinaryIO, place: str, name: str) -> Iterator[Record | Problem]:
    """The records of an open WARC file; where it is torn or broken, what comes before is read and the rest is told.

    Args:
        place: what problems name; `name` is what records are named after.
    """
    number, tool = 0, ""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file
    try:
        for framed in _framed(stream):
            number += 1
            kind = framed.fields.get("warc-type", "")
            if kind == "warcinfo" and framed.content:
                tool = _software(framed.content) or tool
            found = _record(framed, place, name, tool) if kind in _READ else None
            if isinstance(found, Problem) or found:
                yield found
    except (TornError, OSError, EOFError, zlib.error) as error:
        yield Problem("H532", place, details={"n": str(number), "why": str(error)})
        return
    if not number:
        yield Problem("H532", place, details={"n": "0", "why": "no WARC record"})


def _framed(stream: BinaryIO) -> Iterator[_Framed]:
    while head := _head(stream):
        fields = _fields(head)
        try:
            length = int(fields.get("content-length", ""))
        except ValueError:
            raise TornError("Content-Length") from None
        wanted = fields.get("warc-type") in _READ and length <= MOST_RECORD_BYTES
        if wanted:
            yield _Framed(fields, b"".join((*head, b"\r\n", _take(stream, length), b"\r\n\r\n")))
        else:
            yield _Framed(fields, None, _skip(stream, length))


def _head(stream: BinaryIO) -> list[bytes]:
    """The lines of the next record's head; none at the end of the file."""
    lines: list[bytes] = []
    blank = 0
    while line := stream.readline(LONGEST_HEAD_LINE):
        if line in (b"\r\n", b"\n"):
            blank += 1
            if lines:
                return lines
        elif not lines and not line.startswith(b"WARC/"):
            raise TornError("no WARC record")
        else:
            lines.append(line)
        if len(lines) > MOST_HEAD_LINES or blank > MOST_HEAD_LINES or not line.endswith(b"\n"):
            raise TornError("the head of a record")
    if lines:
        raise TornError("the head of a record")
    return []


def _fields(head: list[bytes]) -> dict[str, str]:
    pairs = (line.decode("utf-8", "replace").partition(":") for line in head[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _take(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length) if length >= 0 else b""
    if len(content) != length:
        raise TornError("the content of a record")
    return content


def _skip(stream: BinaryIO, length: int) -> bytes:
    left, begins = length, b""
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        left -= len(chunk)
        begins = begins or chunk[:LONGEST_HEAD_LINE]
    if left:
        raise TornError("the content of a record")
    return begins


def _software(content: bytes) -> str:
    lines = (line.partition(b":") for line in content.splitlines())
    found = (value.strip() for name, _, value in lines if name.strip().lower() == b"software")
    return next(found, b"").decode("utf-8", "replace")[:200]


def _record(framed: _Framed, place: str, name: str, tool: str) -> Record | Problem | None:
    """The record of a page or text; None for all else."""
    fields = framed.fields
    url = fields.get("warc-target-uri", "").strip("<>")
    parts = urlsplit(url) if _is_address(url) else None
    if not parts or parts.path == "/robots.txt" or fields.get("warc-type") == "warcinfo":
        return None
    shown = f"{place}#{url}"
    if framed.content is None:
        is_page = b"text/html" in framed.begins.partition(b"\r\n\r\n")[0].lower()
        return Problem("H505", shown, details=_LIMIT) if is_page else None
    try:
        found = _payload(framed.content)
    except (TornError, OSError, ValueError, EOFError, zlib.error) as error:
        return Problem("H533", shown, details={"why": str(error)})
    if not found:
        return None
    raw, media_type, charset = found
    if len(raw) > disk.MAX_SEED_BYTES:
        return Problem("H505", shown, details=_LIMIT)
    return Record(
        name=f"{name}#{url}",
        path=shown,
        raw=raw,
        media_type=media_type,
        encoding=_fitting(raw, known_encoding(charset) if charset else ""),
        id=fields.get("warc-record-id", "").strip("<>"),
        captured=fields.get("warc-date", ""),
        tool=tool,
        declared=Declared(url=url, fields={"url": "WARC-Target-URI"}),
    )


def _fitting(raw: bytes, stated: Encoding) -> Encoding:
    """The encoding that the answer's head states, where the bytes fit it.

    What reads as UTF-8 beyond ASCII is UTF-8, whatever is stated; windows-1252 is what servers say that know nothing.
    """
    tried: tuple[Encoding, ...] = ("utf-8", stated)
    for encoding in tried:
        try:
            if encoding not in ("", "windows-1252") and not decode_as(raw, encoding).isascii():
                return encoding
        except UnknownEncodingError:
            continue
    return ""


def _is_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https", "ftp", "file")
    except ValueError:
        return False


def _payload(content: bytes) -> tuple[bytes, MediaType, str] | None:
    """The payload of a record without the encodings of its transfer, its media type and stated charset."""
    import brotli
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    told = io.StringIO()
    with contextlib.redirect_stderr(told):
        try:
            record: Any = next(iter(ArchiveIterator(io.BytesIO(content), check_digests=True)))
            kind = _kind(record)
            if not kind:
                return None
            raw, whole = _content(record)
        except (StopIteration, ArchiveLoadFailed, TypeError, KeyError, AttributeError, brotli.error) as error:
            raise TornError(type(error).__name__) from None
    if told.getvalue() or not whole:
        raise TornError("Content-Encoding")
    if record.digest_checker.passed is False:
        raise TornError("digest")
    return raw, kind[0], kind[1]


def _content(record: Any) -> tuple[bytes, bool]:
    """The payload without the encodings of its transfer, and whether it came to its end."""
    from warcio.bufferedreaders import ChunkedDataReader

    heads = record.http_headers
    if heads and str(heads.get_header("Content-Encoding")).strip().lower() == "br":
        chunked = str(heads.get_header("Transfer-Encoding")).lower() == "chunked"
        return _unpacked((ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read())
    if heads and str(heads.get_header("Content-Encoding")).strip().lower() == "zstd":
        # It is not unpacked here, and must not be taken for the page.
        return b"", False
    stream = record.content_stream()
    raw: bytes = stream.read(disk.MAX_SEED_BYTES + 1)
    return raw, len(raw) > disk.MAX_SEED_BYTES or getattr(getattr(stream, "decompressor", None), "eof", True)


def _unpacked(packed: bytes) -> tuple[bytes, bool]:
    """What Brotli packed, no more of it than is read; warcio's own way to it fails with newer versions of Brotli."""
    import brotli

    unpacker = brotli.Decompressor()
    raw = unpacker.process(packed, output_buffer_limit=disk.MAX_SEED_BYTES + 1)
    while len(raw) <= disk.MAX_SEED_BYTES and not unpacker.is_finished():
        more = unpacker.process(b"", output_buffer_limit=disk.MAX_SEED_BYTES + 1)
        if not more:
            return raw, False
        raw += more
    return raw, True


def _kind(record: Any) -> tuple[MediaType, str] | None:
    """The media type and charset of a record that is wanted."""
    heads = record.http_headers
    stated = heads.get_header("Content-Type") if heads else record.rec_headers.get_header("Content-Type")
    if heads and not str(heads.get_statuscode()).startswith("2"):
        return None
    if not heads and record.rec_type == "response":
        return None
    media, _, rest = str(stated or "").partition(";")
    named = (part.partition("=") for part in rest.split(";"))
    charset = next((value for name, _, value in named if name.strip().lower() == "charset"), "")
    known = _MEDIA.get(media.strip().lower())
    return (known, charset.strip(" \"'")) if known else None
