"""RIS: one tag a line, lines ended by CR LF.

Source: RIS Format Specifications (Research Information Systems), 2001 and 2011; tags as Zotero and EndNote read them.
"""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.cite.dates import date_parts, ends, english, in_words
from hashiya.cite.reference import Author, Reference

Tag = tuple[str, str]


def ris(reference: Reference, accessed: str = "") -> str:
    """One record: `NEWS` for an article, `ELEC` for a page of the archive.

    No value has a line end, so none can end the record.
    """
    kind = "NEWS" if reference.kind == "article" else "ELEC"
    tags = [("TY", kind), *(tag for tag in _tags(reference, accessed) if tag[1]), ("ER", "")]
    return "".join(f"{name}  - {' '.join(value.split())}\r\n" for name, value in tags)


def _tags(reference: Reference, accessed: str) -> Iterator[Tag]:
    yield "ID", reference.key + (f"-{reference.passage.id}" if reference.passage else "")
    for author in reference.authors:
        yield "AU", _name(author)
    yield "TI", reference.title
    yield "TT", reference.title_en
    yield "T2", reference.container.ar if reference.container else ""
    yield from _dates(reference)
    yield "LA", reference.language
    yield "DB", reference.archive
    yield "AN", reference.id
    yield "UR", reference.address
    yield "Y2", accessed.replace("-", "/")
    yield "OP", reference.republished_from.ar if reference.republished_from else ""
    yield "N1", "; ".join(filter(None, (reference.swhid, reference.original_url)))
    yield "N1", reference.passage.words if reference.passage else ""


def _name(author: Author) -> str:
    """A comma divides family and given name; one piece is given with Arabic commas only, and a last one closes it."""
    if author.family and author.given:
        return f"{_one(author.family.ar)}, {_one(author.given.ar)}"
    return f"{_one(author.name.ar)},"


def _one(name: str) -> str:
    return name.replace(",", "،")


def _dates(reference: Reference) -> Iterator[Tag]:
    """Year, and the whole as `YYYY/MM/DD/other`: the fourth part says in words what the first three cannot."""
    edtf = reference.date
    if edtf.precision == "unknown":
        return
    start, end = ends(edtf)
    parts = date_parts(start or end)
    if start and end:
        shared = zip(parts, date_parts(end), strict=False)
        parts = [one for n, (one, other) in enumerate(shared) if parts[: n + 1] == date_parts(end)[: n + 1]]
    plain = edtf.precision in ("day", "month", "year") and not (reference.unsure or edtf.approximate)
    other = "" if plain else in_words(reference, english()).replace("/", "-")
    year, *rest = parts or date_parts(start)[:1]
    yield "PY", f"{year:04}"
    numbers = [f"{year:04}", *(f"{part:02}" for part in rest)]
    yield "DA", "/".join([*numbers, *[""] * (3 - len(numbers)), other])
