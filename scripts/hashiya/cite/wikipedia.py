"""The citation templates of the Arabic and the English Wikipedia.

A value is text of the template's page: what would be markup there is written as character references. Where the
original's address and the day of the capture are known, this archive's page is the archived copy; whether the
original is still there is left for the editor to fill in, for no build asks.
Sources: Template:Cite news and Help:Citation Style 1 in the English Wikipedia, قالب:استشهاد بخبر in the Arabic one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hashiya.cite.dates import in_words, single, wikipedia
from hashiya.cite.english import in_english
from hashiya.cite.note import day_in_arabic, located
from hashiya.cite.pieces import Piece, Role
from hashiya.cite.reference import Author, Reference
from hashiya.knowledge import loaded
from hashiya.messages import catalogue

_MARKUP = re.compile(r"[|{}\[\]=<>&~']")
_ADDRESS_MARKUP = re.compile(r"[|{}\[\]<>'\"\s]")
Keys = Mapping[str, str]
Parameters = list[tuple[str, Piece]]


def wikipedia_en(reference: Reference, accessed: str) -> list[Piece]:
    """`{{cite news}}`, or `{{cite web}}` where no paper is known."""
    keys = loaded("citations")["wikipedia"]["en"]
    found: Parameters = []
    for n, author in enumerate(reference.authors, 1):
        found += _author(author, n if len(reference.authors) > 1 else 0, keys, english=True)
    found.append((keys["script-title"], _value(f"{reference.language}:{reference.title}")))
    if reference.title_en:
        found.append((keys["trans-title"], _value(reference.title_en)))
    if reference.container:
        found.append((keys["work"], _value(in_english(reference.container))))
    if reference.republished_from:
        found.append((keys["agency"], _value(in_english(reference.republished_from))))
    if reference.kind == "article":
        said = in_words(reference, wikipedia())
        doubt = keys["doubt"] if reference.unsure else ""
        found.append((keys["date"], _dated(reference, said, keys["none"], doubt)))
        found.append(("", located(reference, "wikipedia-en")))
    found.append((keys["language"], Piece(reference.language, "words")))
    captured = single(reference.captured, wikipedia()) if reference.captured else ""
    return _template(reference, "en", [*found, *_where(reference, keys, captured, accessed)])


def wikipedia_ar(reference: Reference, accessed: str) -> list[Piece]:
    """«استشهاد بخبر», or «استشهاد ويب» where no paper is known."""
    keys, words = loaded("citations")["wikipedia"]["ar"], loaded("citations")["arabic"]
    found: Parameters = []
    for n, author in enumerate(reference.authors, 1):
        found += _author(author, n if len(reference.authors) > 1 else 0, keys, english=False)
    found.append((keys["title"], _value(reference.title)))
    if reference.container:
        found.append((keys["work"], _value(reference.container.ar)))
    if reference.republished_from:
        found.append((keys["agency"], _value(reference.republished_from.ar)))
    if reference.kind == "article":
        said = words["none"] if reference.date.precision == "unknown" else catalogue().date(reference.date)
        doubt = words["guessed"] if reference.unsure and not reference.date.uncertain else ""
        found.append((keys["date"], _dated(reference, said, words["none"], doubt)))
        found.append(("", located(reference, "wikipedia-ar")))
    found.append((keys["language"], Piece(reference.language, "words")))
    captured = day_in_arabic(reference.captured) if reference.captured else ""
    return _template(reference, "ar", [*found, *_where(reference, keys, captured, accessed)])


def _where(reference: Reference, keys: Keys, captured: str, accessed: str) -> Parameters:
    """Where the text is, and when it was seen there."""
    found: Parameters = []
    if reference.original_url and captured:
        found += [
            (keys["url"], Piece(_address(reference.original_url), "words")),
            (keys["archive-url"], Piece(_address(reference.url), "url")),
            (keys["archive-date"], Piece(captured, "words")),
            (keys["url-status"], Piece("")),
        ]
    else:
        found.append((keys["url"], Piece(_address(reference.url), "url")))
        found.append((keys["via" if reference.container else "website"], _value(reference.archive)))
    if accessed:
        day = accessed if accessed[:1].isdigit() else ""
        found.append((keys["access-date"], Piece(day, "accessed")))
    return found


def _dated(reference: Reference, said: str, none: str, doubt: str) -> Piece:
    """The date; what the templates do not read as one, and that it is in doubt, stands in a comment beside it."""
    if reference.date.precision == "interval" and not (reference.date.earliest and reference.date.latest):
        said, doubt = none, said
    return Piece(said + (f"<!-- {doubt} -->" if doubt else ""), "words")


def _author(author: Author, number: int, keys: Keys, *, english: bool) -> Parameters:
    behind = str(number or "")
    if author.family and author.given:
        family, given = author.family, author.given
        both = english and family.en and given.en
        parts = (family.en, given.en) if both else (family.ar, given.ar)
        return [(keys["last"] + behind, _value(parts[0])), (keys["first"] + behind, _value(parts[1]))]
    return [(keys["author"] + behind, _value(in_english(author.name) if english else author.name.ar))]


def _template(reference: Reference, language: str, parameters: Parameters) -> list[Piece]:
    keys = loaded("citations")["wikipedia"][language]
    pieces = [Piece("{{" + keys["news" if reference.container else "web"])]
    for key, value in parameters:
        pieces += [Piece(f" |{key}="), value] if key else [value]
    return [*pieces, Piece("}}")]


def _value(text: str, role: Role = "words") -> Piece:
    return Piece(_MARKUP.sub(lambda found: f"&#{ord(found[0])};", text), role)


def _address(url: str) -> str:
    return _ADDRESS_MARKUP.sub(lambda found: f"%{ord(found[0]):02X}", url)
