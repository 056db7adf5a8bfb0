"""The encoding of web pages: a stand-in until the reader of pages is here."""

from __future__ import annotations

import re

from hashiya.read.letters import decode_as, decode_plain, known_encoding


def decode_page(raw: bytes) -> tuple[str, str]:
    """The text of a page and its encoding."""
    found = re.search(rb"charset=[\"']?([\w-]+)", raw[:1024])
    if found and (named := known_encoding(found[1].decode("ascii"))):
        return decode_as(raw, named), named
    return decode_plain(raw)
