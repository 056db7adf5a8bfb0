"""Makes seeds of web pages: the text layer for the text, the hash of the bytes as captured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hashiya.model import ArticleId, Declared, Seed
from hashiya.webpage import read_page

_ENDINGS = (".html", ".htm", ".xhtml")


def is_page(name: str) -> bool:
    """True for the name of a file that holds a web page."""
    return name.lower().endswith(_ENDINGS)


def page_seed(article_id: ArticleId, path: str, html: str, sha256: str, given: Mapping[str, str] | None = None) -> Seed:
    """A seed of a web page.

    Args:
        html: the page, decoded.
        sha256: of the bytes as captured.
        given: what is known of it apart from itself: `url`, `title`, `published`, `source`, `author`. The page's own
            word comes first; what it does not say is taken from here.
    """
    known = {name: value for name, value in (given or {}).items() if value}
    text, blocks, declared = read_page(html, known.get("url", ""))
    return Seed(article_id, path, text, sha256, "text/html", with_given(declared, known), blocks)


def with_given(declared: Declared, known: Mapping[str, str]) -> Declared:
    """What is declared, with what is known besides where nothing is."""
    missing = {name: value for name, value in known.items() if not getattr(declared, name)}
    return replace(declared, **missing, fields={**declared.fields, **dict.fromkeys(missing, "record")})
