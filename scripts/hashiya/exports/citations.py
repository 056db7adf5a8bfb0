"""The citation of an article in the formats of reference managers, one file each beside its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hashiya.authority import Authority
from hashiya.cite import CITATION_FILES, FORMATS, reference_of
from hashiya.json_text import data_module
from hashiya.knowledge import loaded
from hashiya.messages import Catalogue, catalogue
from hashiya.model import AnnotatedArticle, File

DATA_PATH = "assets/hashiya/cite/data.js"


def citations(article: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """The files. None tells when the page was seen: that is for the reader to say."""
    reference = reference_of(article, authority)
    for form, name in CITATION_FILES.items():
        yield File(f"archive/{article.id}/{name}", FORMATS[form](reference, "").encode())


def citation_data(languages: Iterable[str]) -> File:
    """What the box's script says in words, in each language of the site, as a script of data."""
    known, strings = loaded("citations"), catalogue().strings
    contents = {
        "words": {code: _words(catalogue(code)) for code in languages},
        "passages": known["passages"],
        "accessed": known["accessed"],
        "months": {"ar": strings["months"], "en": known["months"]},
        "days": {"ar": strings["date.day"], "en": known["english"]["day"]},
    }
    return File(DATA_PATH, data_module(contents))


def _words(words: Catalogue) -> Mapping[str, str]:
    return {key: text for key, text in words.strings.items() if key.startswith("cite.") and isinstance(text, str)}
