"""Divides long index pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.model import Index, Section

ITEMS_PER_PAGE = 80


def paged(index: Index) -> Iterator[Index]:
    """The index as one page, or as several at `ADDRESS/page/2`, `ADDRESS/page/3`, ..."""
    chunks = list(_chunks(index.sections))
    for number, sections in enumerate(chunks, 1):
        address = index.address if number == 1 else f"{index.address}/page/{number}".lstrip("/")
        facts = index.facts if number == 1 else ()
        yield replace(
            index,
            address=address,
            facts=facts,
            sections=sections,
            page=number,
            pages=len(chunks),
            base=index.address,
        )


def _chunks(sections: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    page: list[Section] = []
    room = ITEMS_PER_PAGE
    for section in sections:
        items = section.items
        while len(items) > room:
            if room:
                page.append(replace(section, items=items[:room]))
            items = items[room:]
            yield tuple(page)
            page, room = [], ITEMS_PER_PAGE
        page.append(replace(section, items=items))
        room -= len(items)
    yield tuple(page)
