"""Divides long index pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.model import Index, Section

ITEMS_PER_PAGE = Index.room


def paged(index: Index) -> Iterator[Index]:
    """The index as one page, or as several at `ADDRESS/page/2`, `ADDRESS/page/3`, ..."""
    chunks = list(_chunks(index.sections, index.room))
    for number, sections in enumerate(chunks, 1):
        address = index.address if number == 1 else f"{index.address}/page/{number}".lstrip("/")
        first = number == 1
        yield replace(
            index,
            address=address,
            facts=index.facts if first else (),
            survey=index.survey if first else None,
            pairs=index.pairs if first else (),
            calendar=index.calendar if first else None,
            place=index.place if first else None,
            sections=sections,
            page=number,
            pages=len(chunks),
            base=index.address,
        )


def _chunks(sections: tuple[Section, ...], most: int) -> Iterator[tuple[Section, ...]]:
    page: list[Section] = []
    room = most
    for section in sections:
        items = section.items
        while len(items) > room:
            if room:
                page.append(replace(section, items=items[:room]))
            items = items[room:]
            yield tuple(page)
            page, room = [], most
        page.append(replace(section, items=items))
        room -= len(items)
    yield tuple(page)
