"""Citations: a reference, the styles that print it and the formats that programs read. Pure; it asks no clock.

A style or a format is a function and a line below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hashiya.cite.bibtex import biblatex, bibtex
from hashiya.cite.coins import context_object
from hashiya.cite.csl import csl_json
from hashiya.cite.dates import marked
from hashiya.cite.english import apa, chicago
from hashiya.cite.note import note
from hashiya.cite.pieces import Piece, markup, plain
from hashiya.cite.reference import Author, Passage, Reference, locate, page_reference, reference_of
from hashiya.cite.ris import ris
from hashiya.cite.wikipedia import wikipedia_ar, wikipedia_en

Style = Callable[[Reference, str], list[Piece]]
Format = Callable[[Reference, str], str]

STYLES: Mapping[str, Style] = {
    "ar": note,
    "chicago": chicago,
    "apa": apa,
    "wikipedia-ar": wikipedia_ar,
    "wikipedia-en": wikipedia_en,
}
FORMATS: Mapping[str, Format] = {"bibtex": bibtex, "biblatex": biblatex, "ris": ris, "csl-json": csl_json}
# The file of each format beside an article's page.
CITATION_FILES: Mapping[str, str] = {
    "biblatex": "citation.bib",
    "bibtex": "citation.bibtex.bib",
    "ris": "citation.ris",
    "csl-json": "citation.json",
}

__all__ = [
    "CITATION_FILES",
    "FORMATS",
    "STYLES",
    "Author",
    "Format",
    "Passage",
    "Piece",
    "Reference",
    "Style",
    "context_object",
    "locate",
    "marked",
    "markup",
    "page_reference",
    "plain",
    "reference_of",
]
