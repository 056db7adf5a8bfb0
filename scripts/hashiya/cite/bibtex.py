r"""BibTeX and BibLaTeX.

Braces that belong to a text are written as commands: both programs count braces, with a backslash before them or not.
Sources: BibTeXing (Patashnik 1988); The biblatex Package, 3.20, "Database Guide" and "Date and Time Specifications".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.cite.dates import date_parts, ends, english, in_words, marked
from hashiya.cite.english import in_english
from hashiya.cite.reference import Author, Reference
from hashiya.edtf import Edtf

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}
# Signs that TeX's fonts draw as one: an empty group between them keeps them two.
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)")
_MARKUP = re.compile(r"[\\{}~^&%$#_]")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_VERBATIM = re.compile(r"[{}\\\s%]")
Field = tuple[str, str]


def biblatex(reference: Reference, accessed: str = "") -> str:
    """An entry for biblatex and biber: `@article` of a newspaper, or `@online`."""
    kind = "article" if reference.container else "online"
    return _entry(kind, reference, _biblatex(reference, accessed))


def bibtex(reference: Reference, accessed: str = "") -> str:
    """An entry for BibTeX and its styles: `@article`, or `@misc` where no paper is known."""
    kind = "article" if reference.container else "misc"
    return _entry(kind, reference, _bibtex(reference, accessed))


def escaped(text: str) -> str:
    """A text as TeX reads it."""
    return _LIGATURE.sub("{}", _MARKUP.sub(lambda found: _SPECIAL[found[0]], text))


def _biblatex(reference: Reference, accessed: str) -> Iterator[Field]:
    if reference.container:
        yield "entrysubtype", "newspaper"
    yield from _shared(reference)
    if reference.title_en:
        yield "titleaddon", escaped(f"[{reference.title_en}]")
    if reference.container:
        yield "journaltitle", escaped(reference.container.ar)
    if date := marked(reference):
        yield "date", _edtf(reference.date, date)
    if reference.republished_from:
        yield "origpublisher", f"{{{escaped(reference.republished_from.ar)}}}"
    yield "library", escaped(reference.archive)
    yield "langid", "arabic"
    if reference.swhid:
        yield "eprinttype", "swh"
        yield "eprint", reference.swhid
    yield "url", _verbatim(reference.address)
    yield "urldate", accessed
    yield "verba", _verbatim(reference.original_url)
    if reference.passage:
        yield "annotation", escaped(reference.passage.words)


def _bibtex(reference: Reference, accessed: str) -> Iterator[Field]:
    yield from _shared(reference, protected=True)
    if reference.container:
        yield "journal", escaped(reference.container.ar)
    yield from _year(reference)
    yield "note", escaped(". ".join(_notes(reference)))
    yield "langid", "arabic"
    yield "language", "arabic"
    yield "url", _verbatim(reference.address)
    yield "urldate", accessed
    yield "howpublished", escaped(reference.archive) if not reference.container else ""
    if reference.passage:
        yield "annote", escaped(reference.passage.words)


def _notes(reference: Reference) -> Iterator[str]:
    """What BibTeX has no field for: the English title, a date that year, month and day cannot say, whose text it is."""
    if reference.title_en:
        yield f"[{reference.title_en}]"
    date = in_words(reference, english())
    doubtful = reference.unsure or reference.date.approximate
    plain = reference.date.precision in ("unknown", "day", "month", "year") and not doubtful
    if not plain and date != _year_in_words(reference):
        yield date
    if reference.republished_from:
        yield f"{english()['from']}{in_english(reference.republished_from)}"


def _shared(reference: Reference, *, protected: bool = False) -> Iterator[Field]:
    yield "author", " and ".join(map(_name, reference.authors))
    title = escaped(reference.title)
    yield "title", f"{{{title}}}" if protected else title


def _name(author: Author) -> str:
    """A name in braces is one piece to both programs: neither divides it nor looks for `and` and commas in it."""
    if author.family and author.given:
        return f"{{{escaped(author.family.ar)}}}, {{{escaped(author.given.ar)}}}"
    return f"{{{escaped(author.name.ar)}}}"


def _year(reference: Reference) -> Iterator[Field]:
    edtf = reference.date
    if edtf.precision in ("day", "month") and not reference.unsure and not edtf.approximate:
        year, month, *day = date_parts(edtf.text)
        yield "year", str(year)
        yield "month", _MONTHS[month - 1]
        yield "day", str(day[0]) if day else ""
    elif reference.kind == "article":
        yield "year", escaped(_year_in_words(reference))


def _year_in_words(reference: Reference) -> str:
    """The year that all of the date is of, with its doubt; else the date in words, or that there is none."""
    words, edtf = in_words(reference, english()), reference.date
    years = {end[:4] for end in ends(edtf)} if edtf.precision == "interval" else {edtf.text[:4]}
    if edtf.precision == "unknown" or len(years) > 1:
        return words
    return english()["uncertain"].format(date=years.pop()) if reference.unsure else years.pop()


def _edtf(edtf: Edtf, text: str) -> str:
    """biblatex writes an open end with nothing and an unknown one alike."""
    return "/".join(ends(edtf)) if edtf.precision == "interval" else text


def _verbatim(address: str) -> str:
    return _VERBATIM.sub(lambda found: f"%{ord(found[0]):02X}" if found[0] != "%" else "%", address)


def _entry(kind: str, reference: Reference, fields: Iterator[Field]) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _valued(fields))
    return f"@{kind}{{{reference.key}{_passage(reference)},\n{lines}}}\n"


def _passage(reference: Reference) -> str:
    return f"-{reference.passage.id}" if reference.passage else ""


def _valued(fields: Iterator[Field]) -> Iterator[Field]:
    """The fields that say something, in braces; the names of months are macros."""
    for name, value in fields:
        if value:
            yield name, value if name == "month" else f"{{{value}}}"
