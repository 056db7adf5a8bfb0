"""The Arabic note style: author, «title», paper, date, passage, whose text it is, where it is kept, when seen."""

from __future__ import annotations

from hashiya.cite.pieces import Piece
from hashiya.cite.reference import Reference
from hashiya.edtf import parse_edtf
from hashiya.knowledge import loaded
from hashiya.messages import catalogue


def note(reference: Reference, accessed: str) -> list[Piece]:
    """The pieces of the citation.

    Args:
        accessed: an ISO day, a blank to fill, or empty where nothing is to be said of it.
    """
    words = loaded("citations")["arabic"]
    pieces: list[Piece] = []
    for n, author in enumerate(reference.authors):
        pieces += [Piece(words["and"] if n else ""), Piece(author.name.ar, "words")]
    pieces += [Piece("، «" if pieces else "«"), Piece(reference.title, "words"), Piece("»")]
    if reference.container:
        pieces += [Piece("، "), Piece(reference.container.ar, "words")]
    if reference.kind == "article":
        pieces += [Piece("، "), Piece(_date(reference), "words")]
        pieces.append(located(reference, "ar"))
    if reference.release:
        pieces += [Piece("، " + words["release"]), Piece(reference.release, "words"), Piece(" (")]
        pieces += [
            Piece(_date(reference), "words"),
            Piece("، SHA-256 "),
            Piece(reference.sha256, "original"),
            Piece(")"),
        ]
    if reference.republished_from:
        pieces += [Piece("، " + words["from"]), Piece(reference.republished_from.ar, "words")]
    if reference.original_url:
        pieces += [Piece("، "), Piece(reference.original_url, "original")]
    if reference.kind != "archive" and reference.archive:
        pieces += [Piece("، " + words["archive"] + "«"), Piece(reference.archive, "words"), Piece("»")]
    pieces += [Piece("، "), Piece(reference.url, "url")]
    if accessed:
        pieces += [Piece(" (" + words["accessed"]), Piece(day_in_arabic(accessed), "accessed"), Piece(")")]
    return [*pieces, Piece(".")]


def day_in_arabic(day: str) -> str:
    """An ISO day in Arabic words; a blank to fill stays one."""
    return catalogue().date(parse_edtf(day)) if day[:1].isdigit() else day


def located(reference: Reference, style: str) -> Piece:
    """Where the passage is, as a style says it: an empty piece where none is meant, or its id says it all."""
    passage = reference.passage
    form = loaded("citations")["passages"][style].get(passage.kind, "") if passage else ""
    return Piece(form.format(n=passage.number) if passage else "", "passage")


def _date(reference: Reference) -> str:
    words = loaded("citations")["arabic"]
    if reference.date.precision == "unknown":
        return str(words["none"])
    said = catalogue().date(reference.date)
    return f"{said} ({words['guessed']})" if reference.guessed and not reference.date.uncertain else said
