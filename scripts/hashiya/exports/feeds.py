"""What is new, for feed readers: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Nothing of an article's text stands in them but its headline. When something was last changed comes from the inputs: the
newest capture or annotation; where neither is known the last day that the article's own date allows, else 1970.
Characters that XML 1.0 cannot carry are shown as U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from markupsafe import escape

from hashiya.exports.tables.place import placed
from hashiya.messages import catalogue
from hashiya.model import AnnotatedArticle, Archive, Card, Feed, FeedEntry, File, Metadata, Settings

MOST_ENTRIES = 50
_NEVER = "1970-01-01T00:00:00Z"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def newness(card: Card) -> tuple[str, str]:
    """Orders articles as their feeds date them: by the last capture or annotation, else by the end of their date."""
    return _updated(card), card.id


def article_entry(card: Card, archive: Archive) -> FeedEntry:
    """An article that is new: its headline, outlet and date."""
    source = archive.sources.get(card.ref.source)
    outlet = source.value.name.ar if source else catalogue().text("source.unknown")
    words = f"{outlet} · {catalogue().date(card.ref.date)}"
    return FeedEntry(f"archive/{card.id}/", card.ref.headline, _updated(card), words)


def annotation_entries(item: AnnotatedArticle) -> Iterator[FeedEntry]:
    """What people wrote on words of an article, apart from what was withdrawn."""
    for entry, (_, start, end) in placed(item):
        value = entry.value
        if isinstance(value, Metadata) or value.status or start is None:
            continue
        title = f"{catalogue().text(f'kind.{value.kind}')}: {item.settled.headline}"
        words = " ".join(filter(None, (f"«{item.article.text[start:end]}»", value.note)))
        fragment = f"w{start}" if value.kind == "mention" else f"n-{entry.id.rpartition('/')[2]}"
        day = value.created.earliest
        updated = f"{day.isoformat()}T00:00:00Z" if day else _NEVER
        yield FeedEntry(f"archive/{item.id}/#{fragment}", title, updated, words, value.author)


def feed_files(feed: Feed, settings: Settings) -> tuple[File, File]:
    """A feed in both forms; addresses are complete, so the site must have one."""
    root = settings.site_url.rstrip("/") + "/"
    return (
        File(f"{feed.path}.xml", _atom(feed, root, settings.site_name).encode("utf-8", "replace")),
        File(f"{feed.path}.json", _json(feed, root, settings.site_name).encode("utf-8", "replace")),
    )


def _updated(card: Card) -> str:
    latest = card.ref.date.latest
    return card.changed or (f"{latest.isoformat()}T00:00:00Z" if latest else _NEVER)


def _atom(feed: Feed, root: str, author: str) -> str:
    updated = max((entry.updated for entry in feed.entries), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">',
        f"<title>{_xml(feed.title)}</title>",
        f"<id>{_xml(root + feed.path)}.xml</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{_xml(author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(root + feed.path)}.xml"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(root + feed.address)}"/>',
        *(_atom_entry(entry, root) for entry in feed.entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _atom_entry(entry: FeedEntry, root: str) -> str:
    address = _xml(root + entry.address)
    author = f"<author><name>{_xml(entry.author)}</name></author>" if entry.author else ""
    return (
        f'<entry><title>{_xml(entry.title)}</title><id>{address}</id><link href="{address}"/>'
        f"<updated>{entry.updated}</updated>{author}<summary>{_xml(entry.words)}</summary></entry>"
    )


def _json(feed: Feed, root: str, author: str) -> str:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _legible(feed.title),
        "home_page_url": root + feed.address,
        "feed_url": f"{root}{feed.path}.json",
        "language": "ar",
        "authors": [{"name": _legible(author)}],
        "items": list(_json_items(feed.entries, root)),
    }
    return json.dumps(value, ensure_ascii=False) + "\n"


def _json_items(entries: Iterable[FeedEntry], root: str) -> Iterator[dict[str, object]]:
    for entry in entries:
        address = root + entry.address
        author = {"authors": [{"name": _legible(entry.author)}]} if entry.author else {}
        told = {"title": _legible(entry.title), "content_text": _legible(entry.words), "date_modified": entry.updated}
        yield {"id": address, "url": address, **told, **author}


def _xml(words: str) -> str:
    return str(escape(_legible(words)))


def _legible(words: str) -> str:
    """Words as both forms can hold them; they say the same."""
    return _FORBIDDEN.sub("\ufffd", words)
