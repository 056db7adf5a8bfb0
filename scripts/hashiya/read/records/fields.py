"""A record that is given as fields with names: a JSON object, a row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hashiya.model import Declared, Problem, Record
from hashiya.read import disk

FIELDS = ("text", "html", "id", "url", "title", "date", "author", "source")
LONGEST_FIELD = 4_000
_DECLARED = {"title": "title", "date": "published", "source": "source", "author": "author", "url": "url"}


def record_of(path: Path, number: int, given: Mapping[str, Any]) -> Record | Problem:
    """The record of some fields: the text where there is one, else the page.

    Args:
        number: the line where it stands, from 1.

    Returns:
        The record; a problem where it has neither text nor page (H512), a field that is too long (H528), letters that
        no encoding can write (H531), or more than an article may hold (H505).
    """
    words = {name: _words(given.get(name)) for name in FIELDS}
    body, media_type = (words["text"], "text/plain") if words["text"].strip() else (words["html"], "text/html")
    if not body.strip():
        return Problem("H512", str(path), number, 1)
    long = next((name for name in FIELDS[2:] if len(words[name]) > LONGEST_FIELD), "")
    if long:
        return Problem("H528", str(path), number, 1, {"field": long, "limit": str(LONGEST_FIELD)})
    try:
        raw = body.encode("utf-8")
    except UnicodeEncodeError:
        return Problem("H531", str(path), number, 1)
    if len(raw) > disk.MAX_SEED_BYTES:
        return Problem("H505", str(path), number, 1, {"limit": f"{disk.MAX_SEED_BYTES // 1000} kB"})
    return Record(
        name=f"{path.name}:{number}",
        path=str(path),
        line=number,
        raw=raw,
        media_type="text/html" if media_type == "text/html" else "text/plain",
        encoding="utf-8",
        id=words["id"].strip(),
        declared=Declared(
            **{name: words[key].strip() for key, name in _DECLARED.items()},
            fields={name: f"record {key}" for key, name in _DECLARED.items() if words[key].strip()},
        ),
    )


def _words(value: Any) -> str:
    """A field as text; several values are joined, and what is none, or a list in a list, is nothing."""
    if isinstance(value, list):
        return "، ".join(filter(None, (_words(item) for item in value[:100] if not isinstance(item, list))))
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
