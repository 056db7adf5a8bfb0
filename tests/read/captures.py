"""Makes captures for tests: WARC records and WACZ files."""

from __future__ import annotations

import gzip
import io
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DATE = "2024-10-01T08:30:00Z"


class Warc:
    """A WARC file in memory."""

    def __init__(self, *, packed: bool = True) -> None:
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=packed)

    def info(self, software: str) -> Warc:
        self._writer.write_record(self._writer.create_warcinfo_record("x.warc", {"software": software}))
        return self

    def answer(self, url: str, payload: bytes, kind: str = "text/html", status: str = "200 OK", **heads: str) -> Warc:
        pairs = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in heads.items())]
        http = StatusAndHeaders(status, pairs, protocol="HTTP/1.1")
        return self._write(url, "response", payload, http_headers=http)

    def resource(self, url: str, payload: bytes, kind: str) -> Warc:
        return self._write(url, "resource", payload, warc_content_type=kind)

    def _write(self, url: str, kind: str, payload: bytes, **how) -> Warc:
        made = self._writer.create_warc_record(
            url, kind, payload=io.BytesIO(payload), warc_headers_dict={"WARC-Date": DATE}, **how
        )
        self._writer.write_record(made)
        return self

    def bytes(self) -> bytes:
        return self._file.getvalue()


def chunked(payload: bytes, size: int = 50) -> bytes:
    parts = (payload[at : at + size] for at in range(0, len(payload), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def packed(payload: bytes) -> bytes:
    return gzip.compress(payload, mtime=0)


def zipped(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()
