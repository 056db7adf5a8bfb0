"""A citation as pieces: as plain text, or as HTML where each piece is isolated, so that directions do not mix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from hashiya.arabic import direction

Role = Literal["glue", "words", "work", "url", "original", "passage", "accessed"]
# The slots that the script of the page fills; one letter each, since every page carries them.
SLOTS: dict[Role, str] = {"url": "u", "passage": "p", "accessed": "a"}


@dataclass(frozen=True)
class Piece:
    """A part of a citation: words of its object, or what a style puts between them (`glue`)."""

    text: str
    role: Role = "glue"


def plain(pieces: Iterable[Piece]) -> str:
    """The citation as text."""
    return "".join(piece.text for piece in pieces)


def markup(pieces: Iterable[Piece], *, arabic: bool = True) -> Markup:
    """The citation as HTML whose text is the plain text exactly; slots are there even where they are empty.

    Args:
        arabic: False where it stands in English, so that Arabic words are marked as such.
    """
    return Markup("").join(_markup(piece, arabic) for piece in pieces)


def _markup(piece: Piece, arabic: bool) -> Markup:
    if piece.role == "glue":
        return escape(piece.text)
    if piece.role in SLOTS:
        ltr = Markup(' dir="ltr"') if piece.role == "url" else Markup("")
        return Markup('<bdi{} data-c="{}">{}</bdi>').format(ltr, SLOTS[piece.role], piece.text)
    if piece.role == "original":
        return Markup('<bdi dir="ltr">{}</bdi>').format(piece.text)
    work = Markup(' class="h-work"') if piece.role == "work" else Markup("")
    lang = Markup(' lang="ar"') if not arabic and direction(piece.text) == "rtl" else Markup("")
    return Markup("<bdi{}{}>{}</bdi>").format(work, lang, piece.text)
