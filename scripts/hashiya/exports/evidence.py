"""What a scholar puts on the table: passages with their source records, hashes and, where it may be, the raw file.

The value is all that the page of a pack shows, so the page can be made again from it. Offsets are code points,
half-open, into the decoded file; of a web page into its text layer.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hashiya.authority import Authority
from hashiya.model import UNKNOWN_SOURCE, Anchored, AnnotatedArticle, Encoding

EVIDENCE_SCHEMA = 1
_QUOTABLE = ("title", "paragraph", "heading", "caption")


@dataclass(frozen=True)
class Exhibit:
    """An article with the spans of it that are shown: each an element's id on its page, start and end.

    Attributes:
        raw: the bytes of its newest capture; `encoding` as they were read.
        citations: as the styles and formats give them, by their names.
    """

    article: AnnotatedArticle
    spans: tuple[tuple[str, int, int], ...]
    raw: bytes
    encoding: Encoding
    citations: Mapping[str, str]


def places_of(item: AnnotatedArticle) -> list[str]:
    """The elements of an article's page that can be shown: its passages and the notes on them."""
    return [line.id for line in item.article.lines if line.kind in _QUOTABLE] + [
        f"n-{found.stem}" for found in (*item.claims, *item.notes)
    ]


def spans_of(item: AnnotatedArticle, fragment: str) -> tuple[tuple[str, int, int], ...]:
    """The spans that a fragment of an article's address names: a passage, an annotation's words; all without one.

    Returns:
        Nothing where no such element stands on the page.
    """
    lines = [line for line in item.article.lines if line.kind in _QUOTABLE]
    if not fragment:
        return tuple((line.id, line.start, line.end) for line in lines)
    found: list[tuple[str, int, int]] = [(line.id, line.start, line.end) for line in lines if line.id == fragment]
    placed: list[Anchored[Any]] = [*item.claims, *item.notes]
    found += [(f"m-{a.stem}", a.start, a.end) for a in placed if fragment in (f"m-{a.stem}", f"n-{a.stem}")]
    return tuple(found[:1])


def evidence(exhibits: Iterable[Exhibit], authority: Authority) -> dict[str, Any]:
    """The value of a pack."""
    settings = authority.settings
    return {
        "hashiya_evidence": EVIDENCE_SCHEMA,
        "archive": {"name": settings.site_name, "address": settings.site_url},
        "articles": [_exhibit(exhibit, authority) for exhibit in exhibits],
    }


def _exhibit(exhibit: Exhibit, authority: Authority) -> dict[str, Any]:
    item, text = exhibit.article, exhibit.article.article.text
    version, site = item.versions[-1], authority.settings.site_url.rstrip("/")
    address = f"{site}/archive/{item.id}/" if site else ""
    publisher = authority.source(item.publisher)
    may_be_whole = publisher is None or publisher.reuse != "quotations"
    return {
        "id": item.id,
        "headline": item.settled.headline,
        "publisher": publisher.name.ar if publisher and item.publisher != UNKNOWN_SOURCE else "",
        "republished_from": _republished(item, authority),
        "date": _date(item),
        "address": address,
        "original": version.url,
        "captured": version.captured,
        "tool": version.tool,
        "version": version.number,
        "raw": {
            "path": version.path,
            "media_type": item.article.media_type,
            "encoding": exhibit.encoding,
            "bytes": len(exhibit.raw),
            "sha256": version.sha256,
            "swhid": version.swhid,
            "base64": base64.b64encode(exhibit.raw).decode() if may_be_whole else None,
        },
        "citations": dict(exhibit.citations),
        "passages": [
            {
                "id": fragment,
                "address": f"{address}#{fragment}" if address else "",
                "start": start,
                "end": end,
                "text": text[start:end],
                "sha256": hashlib.sha256(text[start:end].encode("utf-8", "surrogatepass")).hexdigest(),
            }
            for fragment, start, end in exhibit.spans
        ],
    }


def _republished(item: AnnotatedArticle, authority: Authority) -> str:
    stated = item.settled.source
    source = authority.source(stated.republished_from) if stated and stated.republished_from else None
    return source.name.ar if source else ""


def _date(item: AnnotatedArticle) -> dict[str, Any]:
    stated = item.settled.date
    if not stated:
        return {"edtf": "", "basis": "", "confidence": "unknown", "evidence": []}
    words = [witness.quote for witness in item.settled.date_witnesses if witness.quote]
    return {
        "edtf": stated.edtf.text,
        "basis": stated.basis,
        "confidence": stated.confidence,
        "evidence": words,
    }
