"""The language of what stands on a page: of the interface, and of Arabic words within another language."""

from __future__ import annotations

import re

from markupsafe import Markup

from hashiya.arabic import direction
from hashiya.messages import Catalogue, catalogue
from hashiya.writing import language_tag

# What templates print is escaped, so that these are theirs; an attribute is put in where they have none.
_ISOLATED = re.compile(r"<bdi>([^<]*[\u0620-\u064a\u0671-\u06d3][^<]*)")
# The marks of a quotation run as its words do.
_QUOTED = re.compile(r'«(<bdi lang="[^"]*" dir="rtl">)([^<]*)</bdi>»')
_RUNS_RIGHT = re.compile(r'(<(?:a|div|p|li|dd|q|h1|span)\b(?![^>]*\blang=)[^>]*\bdir="rtl")(?=[ >])')

_LINK = re.compile(r'<a\b([^>]*\bhref="([^"]*)"[^>]*)>(.*?)</a>', re.DOTALL)
# What is drawn has no room for words, and files have no language.
_SILENT = re.compile(r"\bdownload\b|\bhreflang=|<title|<(?:path|circle|rect)\b|\.(?:xml|json)\"")


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
        told = _QUOTED.sub(r"\1«\2»</bdi>", _ISOLATED.sub(_told, html))
        return _RUNS_RIGHT.sub(r'\1 lang="ar"', told)


def _told(found: re.Match[str]) -> str:
    tag = language_tag(found[1])
    return f'<bdi lang="{tag}" dir="rtl">{found[1]}' if direction(found[1]) == "rtl" else found[0]


def in_language(words: Catalogue, code: str) -> str:
    """How an interface says that something is in a language: «in Arabic»; its own name where there are no words."""
    return str(words.strings.get(f"in.{code}") or catalogue(code).strings["language.name"])


def leading_elsewhere(html: str, texts: str, code: str, words: Catalogue) -> str:
    """A page whose links to pages that another language alone has say so, to people and to programs.

    Args:
        texts: how the addresses of those pages begin.
        code: their language.
        words: the interface of the page.
    """
    own = Markup(' lang="{}" dir="{}"').format(words.language, words.direction)
    told = Markup(' <span class="h-in"{}>({})</span>').format(own, in_language(words, code))

    def marked(found: re.Match[str]) -> str:
        if not found[2].startswith(texts) or _SILENT.search(found[0]):
            return found[0]
        # The words of such a link are in the language of the page, and say what they are; only programs are told.
        sign = "" if 'class="h-value"' in found[1] else told
        return f'<a{found[1]} hreflang="{code}">{found[3]}{sign}</a>'

    return _LINK.sub(marked, html)
