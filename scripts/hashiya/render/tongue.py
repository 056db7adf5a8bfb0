"""The language of what stands on a page: of the interface, and of Arabic words within another language."""

from __future__ import annotations

import re

from markupsafe import Markup

from hashiya.arabic import direction
from hashiya.messages import Catalogue
from hashiya.writing import language_tag

# What templates print is escaped, so that these are theirs; an attribute is put in where they have none.
_ISOLATED = re.compile(r"<bdi>([^<]*[\u0620-\u064a\u0671-\u06d3][^<]*)")
_RUNS_RIGHT = re.compile(r'(<(?:a|div|p|li|dd|q|h1|span)\b(?![^>]*\blang=)[^>]*\bdir="rtl")(?=[ >])')


class Tongue:
    """The language of an interface, as attributes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.own = Markup(' lang="{}" dir="{}"').format(catalogue.language, catalogue.direction)
        self._is_arabic = catalogue.language == "ar"
        self.arabic = Markup("") if self._is_arabic else Markup(' lang="ar" dir="rtl"')

    def attribute(self, words: str) -> Markup:
        """The attributes of words that may be of another script than the interface; nothing where they are not."""
        runs = direction(words)
        if self._is_arabic:
            return Markup("") if runs == "rtl" else Markup(' lang="en" dir="ltr"')
        return Markup(' lang="ar" dir="rtl"') if runs == "rtl" else Markup("")

    def marked(self, html: str) -> str:
        """A page with the language of its Arabic words, where the interface is not Arabic."""
        if self._is_arabic:
            return html
        return _RUNS_RIGHT.sub(r'\1 lang="ar"', _ISOLATED.sub(_told, html))


def _told(found: re.Match[str]) -> str:
    tag = language_tag(found[1])
    return f'<bdi lang="{tag}" dir="rtl">{found[1]}' if direction(found[1]) == "rtl" else found[0]
