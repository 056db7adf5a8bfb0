"""Web pages: a stand-in until the reader of pages is here."""

from __future__ import annotations

import re

from hashiya.model import Block, Declared

_GONE = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def read_page(html: str, url: str = "") -> tuple[str, tuple[Block, ...], Declared]:
    """The text of a page, its blocks, and what its head declares."""
    title = re.search(r"<title>([^<]*)", html)
    lines = [line.strip() for line in _GONE.sub("\n", html).split("\n") if line.strip()]
    return "\n".join(lines), tuple(Block("p", True) for _ in lines), Declared(title=title[1] if title else "", url=url)
