"""Decodes web pages, whose bytes say in several places how they are to be read, and often wrongly."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 8192
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\s[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE
)
# Labels of the Encoding Standard that name another encoding than Python's codec of that name.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
_LAST = "cp1256"


def decode_page(raw: bytes) -> tuple[str, str]:
    """The text of a page and the encoding it was read in; never raises.

    In order: a byte order mark; UTF-8 if all bytes are UTF-8, whatever is declared, since no other text looks like it
    by chance; UTF-16 where every other byte is null; the declared encoding; UTF-8 with a few broken bytes;
    windows-1256. What cannot be decoded is U+FFFD.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    if wide := _wide(raw):
        return raw.decode(wide, "replace"), wide
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _declared(raw) or ("utf-8" if _is_nearly_utf8(raw) else _LAST)
        if encoding == "utf-8" and not _is_nearly_utf8(raw):
            encoding = _LAST
        return raw.decode(encoding, "replace"), encoding


def _wide(raw: bytes) -> str:
    start = raw[:_LOOKED_AT]
    few = len(start) // 8
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > few > 0 and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > few > 0 and even > 4 * odd else ""


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:_LOOKED_AT])
    if not found:
        return ""
    label = found[1].decode("ascii").lower()
    try:
        name = codecs.lookup(_MEANT.get(label, label)).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-8")) else name


def _is_nearly_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    letters = sum(1 for letter in text if letter > "\x7f")
    return text.count("\ufffd") * 20 < letters
