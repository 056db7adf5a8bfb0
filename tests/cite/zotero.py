"""How Zotero reads a page's metadata, by the rules of its translators, as far as our pages can meet them.

Source: "Embedded Metadata.js", "RDF.js", "COinS.js" (https://github.com/zotero/translators, 2026-04),
"utilities.js" and "openurl.js" (https://github.com/zotero/utilities).
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import lxml.html

# What the translator takes for a name's place where no author is declared.
BYLINES = ("byline", "bylines", "vcard", "article-byline")
# What would make an article something else than its z:itemType says, or its paper another.
DISTURBING = (
    "og:published_time",
    "article:",
    "book:",
    "music:",
    "video:",
    "prism",
    "eprints",
    "citation_journal_title",
    "citation_isbn",
    "citation_issn",
    "dc.type",
    "bib",
)


def embedded(page: str) -> dict[str, Any]:
    """The item that "Embedded Metadata" makes of a page."""
    head = lxml.html.fromstring(page).find("head")
    metas = [(m.get("name") or m.get("property") or "", m.get("content") or "") for m in head.iter("meta")]

    def first(*names: str) -> str:
        return next((value for name in names for key, value in metas if key.lower() == name and value.strip()), "")

    authors = [value for key, value in metas if key == "citation_author"]
    found = {
        # "website" is taken for a web page, all else that Open Graph says of pages for a guess.
        "itemType": first("z:itemtype") or {"website": "webpage"}.get(first("og:type"), ""),
        "title": " ".join(first("citation_title", "dc.title", "og:title").split()),
        "creators": creators(authors),
        "publicationTitle": first("dc.source", "og:site_name"),
        "date": first("citation_date", "dc.date"),
        "language": first("citation_language", "dc.language"),
        "url": first("citation_public_url", "og:url"),
        "abstractNote": first("citation_abstract", "og:description", "description"),
        "archive": first("z:archive"),
        "archiveLocation": first("z:archivelocation"),
        "extra": first("z:extra", "dc.description"),
    }
    return {key: value for key, value in found.items() if value}


def creators(contents: list[str]) -> list[dict[str, str]]:
    """`processHighwireCreators`."""
    found: list[dict[str, str]] = []
    last = None
    for content in contents:
        names = re.split(r"\s*;\s*", content)
        if len(names) == len(contents) == 1:
            by_comma = re.split(r"\s*,\s*", names[0])
            if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
                names = by_comma
        for name in map(str.strip, names):
            if not re.search(r"[^\s,-.;]", name) or name == last:
                continue
            last = name
            found.append(cleaned(name, use_comma="," in name))
    return found


def cleaned(name: str, *, use_comma: bool) -> dict[str, str]:
    """`cleanAuthor`: family and given name, or one name."""
    name = re.sub(r"[\s\u00a0.,/\[\]:]+$", "", re.sub(r"^[\s\u00a0.,/\[\]:]+", "", name))
    if not use_comma:
        given, _, family = name.rpartition(" ")
        return {"lastName": family, "firstName": given} if given else {"name": family}
    parts = re.split("[,،] ?", re.sub(r"\.([^ ])", r". \1", name))
    return {"lastName": parts[0], "firstName": parts[1]} if len(parts) > 1 else {"name": parts[0]}


def coins(page: str) -> list[dict[str, str]]:
    """The items that "COinS" makes of a page."""
    spans = lxml.html.fromstring(page).xpath('//span[@class="Z3988"][@title]')
    return [context(span.get("title")) for span in spans]


def context(co: str) -> dict[str, str]:
    """`parseContextObject`, of `info:ofi/fmt:kev:mtx:dc`."""
    pairs = [pair.split("=") for pair in co.split("&")]
    assert all(len(pair) == 2 for pair in pairs)
    values = {key: unquote(value.replace("+", " ")) for key, value in pairs}
    if values["rft_val_fmt"] != "info:ofi/fmt:kev:mtx:dc":
        return {}
    names = {"rft.title": "title", "rft.date": "date", "rft.source": "publicationTitle", "rft.language": "language"}
    found = {"itemType": values.get("rft.type", "webpage")}
    found |= {name: values[key] for key, name in names.items() if key in values}
    if values.get("rft_id", "").startswith(("http://", "https://")):
        found["url"] = values["rft_id"]
    return found
