"""The rules that look at all articles together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.arabic import fold
from hashiya.model import Archive, Card, Problem


def people_are_written_alike(archive: Archive, articles: Sequence[Card]) -> Iterator[Problem]:
    """H423: nobody's name is written in two ways that differ in spelling only (a warning)."""
    first: dict[str, str] = {}
    told = set()
    named = [person for card in articles for person in card.people]
    for entry in archive.relations:
        named += [(name, entry.path) for name in (entry.value.author, entry.value.reviewed_by) if name]
    for name, path in named:
        other = first.setdefault(fold(name), name)
        if other != name and name not in told:
            told.add(name)
            yield Problem("H423", path, details={"name": name, "other": other}, level="warning")


def relations_name_what_stands(archive: Archive, articles: Sequence[Card]) -> Iterator[Problem]:
    """H422: no relation names an annotation that its author has withdrawn (a warning)."""
    withdrawn = {annotation for card in articles for annotation in card.withdrawn}
    for entry in archive.relations if withdrawn else ():
        sides = (("from", entry.value.from_), ("to", entry.value.to))
        for at, named in ((f"{side}.{n}", one) for side, ends in sides for n, one in enumerate(ends)):
            if named in withdrawn:
                place = entry.places.get(at, (1, 1))
                yield Problem("H422", entry.path, *place, {"id": named}, "warning")
