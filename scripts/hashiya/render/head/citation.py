"""What Zotero and other reference managers read of an article's page, as its translators read it.

- `z:itemType` says that it is a newspaper article; nothing else that a page can say is believed before it.
- `DC.source` is the paper. There is no `DC.identifier`: numbers in it are taken for an ISBN or ISSN; and no
  `DC.description`: beside `z:itemType` it would become a remark.
- A name with a comma is `family, given`; one that ends with a comma is one piece, as are organisations. Where there
  is one author only, a last semicolon keeps a name of several words from being taken for two persons.
- The abstract is the first paragraph: without one the page's own description would become it.

Source: Zotero's translators "Embedded Metadata" and "RDF" (https://github.com/zotero/translators, 2026-04).
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hashiya.authority import Authority
from hashiya.cite import Author, Reference, marked, reference_of
from hashiya.hidden import seen
from hashiya.model import AnnotatedArticle

LONGEST_ABSTRACT = 300
_SCHEMA = Markup('<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">')


def citation(item: AnnotatedArticle, authority: Authority) -> Markup:
    """The elements."""
    reference = reference_of(item, authority)
    meta = Markup('<meta name="{}" content="{}">')
    pairs = (*_fields(reference), *_of_article(item, authority))
    return _SCHEMA + Markup("").join(meta.format(name, value) for name, value in pairs if value)


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "z:itemType", "newspaperArticle"
    yield "citation_title", reference.title
    yield "DC.title", reference.title
    for author in reference.authors:
        yield "citation_author", _name(author, alone=len(reference.authors) == 1)
        yield "DC.creator", _name(author, alone=False)
    if reference.container:
        yield "DC.source", reference.container.ar
    yield "citation_date", marked(reference)
    yield "DC.date", marked(reference)
    yield "citation_language", reference.language
    yield "DC.language", reference.language
    yield "citation_public_url", reference.address
    yield "z:archive", reference.archive
    yield "z:archiveLocation", reference.id
    yield "z:extra", reference.swhid


def _of_article(item: AnnotatedArticle, authority: Authority) -> Iterator[tuple[str, str]]:
    lead = next((line for line in item.article.lines if line.kind == "paragraph"), None)
    yield "citation_abstract", shortened(seen(item.article.words_of(lead))) if lead else ""
    for topic in dict.fromkeys(use.topic for use in item.settled.topics):
        found = authority.topic(topic)
        yield "DC.subject", seen(found.label.ar) if found else ""


def shortened(text: str) -> str:
    """Whole words from the begin of a text, with dots where some are left out."""
    if len(text) <= LONGEST_ABSTRACT:
        return text
    return text[:LONGEST_ABSTRACT].rpartition(" ")[0] + " …"


def _name(author: Author, *, alone: bool) -> str:
    if author.family and author.given:
        return f"{_piece(author.family.ar)}, {_piece(author.given.ar)}{';' if alone else ''}"
    return f"{_piece(author.name.ar)},{';' if alone else ''}"


def _piece(name: str) -> str:
    """A name without what divides names: its commas would end it, Arabic ones too."""
    return " ".join(name.replace(",", " ").replace("،", " ").replace(";", " ").split())
