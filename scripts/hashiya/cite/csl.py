"""CSL-JSON, as Zotero, pandoc and citeproc read it.

Source: https://docs.citationstyles.org/en/stable/specification.html (CSL 1.0.2, appendix IV for the variables).
"""

from __future__ import annotations

import json
from typing import Any

from hashiya.cite.dates import date_parts, ends, english, in_words
from hashiya.cite.reference import Author, Reference


def csl_json(reference: Reference, accessed: str = "") -> str:
    """A list of one item."""
    return json.dumps([csl(reference, accessed)], ensure_ascii=False, indent=1) + "\n"


def csl(reference: Reference, accessed: str = "") -> dict[str, Any]:
    """The item; what is not known is left out."""
    passage = reference.passage
    found = {
        "id": reference.key + (f"-{passage.id}" if passage else ""),
        "type": "article-newspaper" if reference.kind == "article" else "webpage",
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "container-title": _container(reference),
        "issued": _date(reference),
        "original-publisher": reference.republished_from.ar if reference.republished_from else "",
        "language": reference.language,
        "archive": reference.archive if reference.kind == "article" else "",
        "archive_location": reference.swhid or reference.id,
        "URL": reference.address,
        "accessed": {"date-parts": [date_parts(accessed)]} if accessed else {},
        "annote": passage.words if passage else "",
        "custom": _custom(reference),
    }
    return {key: value for key, value in found.items() if value}


def _container(reference: Reference) -> str:
    """The paper; the archive is that of its own pages only."""
    if reference.kind == "page":
        return reference.archive
    return reference.container.ar if reference.container else ""


def _custom(reference: Reference) -> dict[str, Any]:
    """What the standard has no field for."""
    container = reference.container
    found = {
        "title-en": reference.title_en,
        "container-title-en": container.en if container else "",
        "author-declared": "yes" if reference.declared else "",
        "edtf": reference.date.text,
        "original-url": reference.original_url,
        "captured": reference.captured,
        "chain": [step.ar for step in reference.chain],
        "passage": reference.passage.id if reference.passage else "",
        "sha256": reference.sha256,
        "swhid": reference.swhid,
    }
    return {key: value for key, value in found.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.family and author.given:
        return {"family": author.family.ar, "given": author.given.ar}
    return {"literal": author.name.ar}


def _date(reference: Reference) -> dict[str, Any]:
    """`circa` for what is unsure or about; a date open at one end in words, since numbers cannot say it."""
    edtf = reference.date
    if edtf.precision == "unknown":
        return {}
    start, end = ends(edtf)
    if edtf.precision == "interval" and not (start and end):
        return {"literal": in_words(reference, english())}
    found: dict[str, Any] = {"date-parts": [date_parts(part) for part in (start, end) if part]}
    if edtf.precision == "season":
        found["season"] = int(start.rstrip("?~%")[5:7]) - 20
    if reference.unsure or edtf.approximate:
        found["circa"] = True
    return found
