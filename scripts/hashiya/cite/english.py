"""Two English styles: like Chicago's bibliography, and like the APA's list of references.

Names and titles are in English where a file gives them so, and in Arabic letters where none does.
"""

from __future__ import annotations

from hashiya.cite.dates import day_in_english, english, in_words, year_first
from hashiya.cite.note import located
from hashiya.cite.pieces import Piece
from hashiya.cite.reference import Author, Reference
from hashiya.knowledge import loaded
from hashiya.model import Bilingual

_ENDS = (".", "?", "!", "؟", "…")


def chicago(reference: Reference, accessed: str) -> list[Piece]:
    """Author. “Title” [English title]. Paper, date. Whose text. Where it is kept. When it was seen. Address."""
    words = loaded("citations")["english"]
    pieces = _named([_inverted(a) if n == 0 else in_english(a.name) for n, a in enumerate(reference.authors)], "and")
    if pieces:
        pieces.append(_stop(pieces))
    title = [Piece("“"), Piece(reference.title, "words")]
    if reference.title_en:
        pieces += [*title, Piece("” ["), Piece(reference.title_en, "words"), Piece("]. ")]
    else:
        pieces += [*title, Piece(_stop(title).text.strip() + "” ")]
    if reference.container:
        pieces += [Piece(in_english(reference.container), "work"), Piece(", ")]
    if reference.kind == "article":
        date = [Piece(in_words(reference, english()), "words"), located(reference, "chicago")]
        pieces += [*date, _stop(date)]
    if reference.republished_from:
        pieces += [Piece(words["from"]), Piece(in_english(reference.republished_from), "work"), Piece(". ")]
    pieces += _kept(reference)
    if accessed:
        pieces += [Piece(words["accessed"]), Piece(day_in_english(accessed), "accessed"), Piece(". ")]
    return [*pieces, Piece(reference.url, "url"), Piece(".")]


def apa(reference: Reference, accessed: str) -> list[Piece]:
    """Author. (Year, Month Day). Title [English title]. Paper. Retrieved date, from address; no author: title first."""
    words = loaded("citations")["english"]
    title = [Piece(reference.title, "words")]
    if reference.title_en:
        title += [Piece(" ["), Piece(reference.title_en, "words"), Piece("]")]
    lead = _named([_initialled(author) for author in reference.authors], "ampersand") or title
    pieces = [*lead, _stop(lead)]
    if reference.kind == "article":
        pieces += [Piece("("), Piece(in_words(reference, year_first()), "words"), located(reference, "apa")]
        pieces.append(Piece("). "))
    if reference.authors:
        pieces += [*title, _stop(title)]
    if reference.container:
        pieces += [Piece(in_english(reference.container), "work"), Piece(". ")]
    if reference.republished_from:
        pieces += [Piece(words["from"]), Piece(in_english(reference.republished_from), "work"), Piece(". ")]
    pieces += _kept(reference)
    if accessed:
        pieces += [Piece(words["retrieved"]), Piece(day_in_english(accessed), "accessed")]
        pieces.append(Piece(words["retrieved-from"]))
    return [*pieces, Piece(reference.url, "url")]


def _kept(reference: Reference) -> list[Piece]:
    """Where it was published, in which archive it is kept, and of that as a whole which release it is."""
    pieces: list[Piece] = []
    if reference.release:
        pieces += [Piece(loaded("citations")["english"]["release"]), Piece(reference.release, "words"), Piece(", ")]
        pieces += [Piece(in_words(reference, english()), "words"), Piece(", SHA-256 ")]
        pieces += [Piece(reference.sha256, "original"), Piece(". ")]
    if reference.original_url:
        pieces += [Piece(reference.original_url, "original"), Piece(". ")]
    if reference.kind != "archive" and reference.archive:
        words = loaded("citations")["english"]
        pieces += [Piece(words["archive"]), Piece(reference.archive, "words"), Piece(". ")]
    return pieces


def in_english(name: Bilingual) -> str:
    """The English name where a file gives one, else the Arabic one as it is."""
    return name.en or name.ar


def _inverted(author: Author) -> str:
    if author.family and author.given and author.family.en and author.given.en:
        return f"{author.family.en}, {author.given.en}"
    if author.family and author.given and not author.name.en:
        return f"{author.family.ar}، {author.given.ar}"
    return in_english(author.name)


def _initialled(author: Author) -> str:
    """A family name with the initials of the given ones: of English letters only."""
    if author.family and author.given and author.family.en and author.given.en:
        initials = " ".join(f"{word[0]}." for word in author.given.en.split())
        return f"{author.family.en}, {initials}"
    return _inverted(author)


def _named(names: list[str], joint: str) -> list[Piece]:
    word = loaded("citations")["english"][joint]
    pieces: list[Piece] = []
    for n, name in enumerate(names):
        if n:
            pieces.append(Piece(f", {word} " if n == len(names) - 1 else ", "))
        pieces.append(Piece(name, "words"))
    return pieces


def _stop(pieces: list[Piece]) -> Piece:
    """The full stop behind some words, unless they end a sentence themselves."""
    return Piece(" " if "".join(piece.text for piece in pieces).endswith(_ENDS) else ". ")
