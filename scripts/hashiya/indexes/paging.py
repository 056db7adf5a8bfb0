"""Divides long index pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hashiya.model import Index, Label, Link, Section

ITEMS_PER_PAGE = Index.room
# Begins the anchors of parts that go on at the end of a list.
REST = "rest-"


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
            spread=index.spread if first else None,
            contents=index.contents if first else (),
            pairs=index.pairs if first else (),
            calendar=index.calendar if first else None,
            place=index.place if first else None,
            role=index.role if first else None,
            voice=index.voice if first else (),
            sections=sections,
            page=number,
            pages=len(chunks),
            base=index.address,
        )


def place_of(address: str, room: int, at: int, anchor: str) -> Link:
    """Where the part of a list begins before which so many items stand."""
    page = max(0, at) // room + 1
    return Link(address if page == 1 else f"{address}/page/{page}", f"s-{anchor}")


def contents_of(index: Index) -> Iterator[tuple[Label, int, Link]]:
    """The parts of a list that have a name and an anchor: the name, how many items, and where each begins."""
    at = 0
    for section in index.sections:
        if section.label and section.anchor and not section.anchor.startswith(REST):
            place = place_of(index.address, index.room, at, section.anchor)
            yield section.label, section.total or len(section.items), place
        at += len(section.items)


def shortened(index: Index, limits: Mapping[str, int]) -> Index:
    """A list whose parts, by their anchors, have at most so many items: longer ones go on at its end."""
    parts = [(part, limits.get(part.anchor, len(part.items))) for part in index.sections]
    at = sum(min(len(part.items), most) for part, most in parts)
    sections, rests = [], []
    for part, most in parts:
        if len(part.items) > most:
            rest = replace(
                part, items=part.items[most:], note=Label("people.rest", {"n": most}), anchor=f"{REST}{part.anchor}"
            )
            more = place_of(index.address, index.room, at, rest.anchor)
            at += len(rest.items)
            rests.append(rest)
            sections.append(replace(part, items=part.items[:most], total=len(part.items), more=more))
        else:
            sections.append(part)
    return replace(index, sections=(*sections, *rests))


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
