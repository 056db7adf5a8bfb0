"""What people wrote about an article, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hashiya.model import AnnotatedArticle, Entry

Place = tuple[str | None, int | None, int | None]
NOWHERE: Place = (None, None, None)


def placed(item: AnnotatedArticle) -> Iterator[tuple[Entry[Any], Place]]:
    """Every annotation in the order of ids, each with its paragraph's id and its span; with Nones where it has none."""
    marked = [*item.claims, *item.notes, *item.withdrawn]
    places: dict[str, Place] = {m.id: (m.line_id, m.start, m.end) for m in marked if m.start >= 0}
    places |= {name.entry_id: (name.line_id, name.start, name.end) for name in item.mentions if name.entry_id}
    for entry in sorted(item.entries, key=lambda entry: entry.id):
        yield entry, places.get(entry.id, NOWHERE)
