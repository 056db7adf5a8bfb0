"""Makes a seed of captured bytes: plain text is decoded, of a web page the text layer is read."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace

from hashiya.model import ArticleId, Block, Declared, Encoding, MediaType, Seed
from hashiya.read.letters import UnknownEncodingError, by_mark, decode_as, is_binary, known_encoding, recognise

__all__ = ["Captured", "UnknownEncodingError", "read_layer", "seed_of"]

Captured = tuple[bytes, MediaType, Encoding]


def seed_of(article_id: str, path: str, captured: Captured, declared: Declared) -> Seed:
    """The seed of captured bytes.

    Args:
        captured: the bytes, their media type and encoding; with no encoding it is recognised.
        declared: what is said beside the bytes; a page's own word comes first, what it does not say is taken from here.

    Raises:
        UnknownEncodingError: the bytes do not fit the encoding, or none is likely.
    """
    return read_layer(article_id, path, captured, declared)[0]


def read_layer(article_id: str, path: str, captured: Captured, declared: Declared) -> tuple[Seed, Encoding]:
    """As `seed_of`, with the encoding in which the bytes were read; empty where they fit no one strictly."""
    raw, media_type, _ = captured
    text, blocks, own, found = _layer(captured, declared.url)
    sha256 = hashlib.sha256(raw).hexdigest()
    return Seed(ArticleId(article_id), path, text, sha256, media_type, _merged(own, declared), blocks), found


def _layer(captured: Captured, url: str) -> tuple[str, tuple[Block, ...], Declared, Encoding]:
    raw, media_type, encoding = captured
    if media_type == "text/plain":
        found = encoding or recognise(raw)
        return decode_as(raw, found), (), Declared(), found
    # The libraries that read pages take longer to load than most commands to run.
    from hashiya.webpage import read_page

    html, found = (decode_as(raw, encoding), encoding) if encoding else _decoded_page(raw)
    return *read_page(html, url), found


def _decoded_page(raw: bytes) -> tuple[str, Encoding]:
    """A page as a browser would decode it; its encoding only where naming that gives the same text again."""
    from hashiya.read.encoding import decode_page

    try:
        html, name = decode_page(raw)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(str(error)) from None
    if is_binary(html):
        raise UnknownEncodingError("binary")
    found = by_mark(raw) or known_encoding(name)
    try:
        same = decode_as(raw, found) == html
    except UnknownEncodingError:
        same = False
    return html, found if same else ""


def _merged(page: Declared, beside: Declared) -> Declared:
    """What a page declares of itself, and where it says nothing what is said beside it."""
    names = [item.name for item in fields(Declared) if item.name != "fields"]
    missing = {name: getattr(beside, name) for name in names if not getattr(page, name) and getattr(beside, name)}
    found = {name: beside.fields[name] for name in missing if name in beside.fields}
    return replace(page, **missing, fields={**page.fields, **found})
