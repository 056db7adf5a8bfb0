"""OpenURL ContextObjects in spans (COinS), by which a list of articles is taken at once.

The newspaper article is Zotero's own type within Dublin Core's metadata format: that of journals makes it one.
Source: ANSI/NISO Z39.88-2004; https://ocoins.info/; Zotero's reader of `info:ofi/fmt:kev:mtx:dc`.
"""

from __future__ import annotations

from urllib.parse import quote


def context_object(title: str, source: str, date: str, address: str) -> str:
    """The value of the span's title.

    Args:
        source: the newspaper's name; empty where unknown.
        date: EDTF; empty where unknown.
        address: where the article is on the web; empty where that is not known.
    """
    pairs = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "newspaperArticle",
        "rft.title": title,
        "rft.source": source,
        "rft.date": date,
        "rft.language": "ar",
        "rft_id": address,
    }
    return "&".join(f"{key}={quote(value, safe=':/')}" for key, value in pairs.items() if value)
