"""JSON values as text that is right wherever it stands: in UTF-8 files, in a script element of a page, in a module."""

from __future__ import annotations

import json
import re
from typing import Any

# Halves of surrogate pairs, which captured text may hold and UTF-8 may not (RFC 8259, section 8.2).
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_HTML = re.compile("[<\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U0001fffe\U0001ffff]")


def json_bytes(value: Any) -> bytes:
    """A value as a JSON file: UTF-8, one line."""
    return f"{_SURROGATE.sub(_escaped, _text(value))}\n".encode()


def in_html(value: Any) -> str:
    """A value for a script element: no `<`, so that nothing in it ends or opens an element."""
    return _NOT_IN_HTML.sub(_escaped, _text(value))


def data_module(value: Any) -> bytes:
    """A value as an ES module that exports it as `data`; it may stand in a page as well."""
    return f"export const data = {in_html(value)};\n".encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return json.dumps(found[0])[1:-1]
