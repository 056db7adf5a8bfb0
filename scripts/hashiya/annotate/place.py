"""Finds the words of quotations in one article and remembers those that were not found, or not found once."""

from __future__ import annotations

import difflib
from typing import Any

from hashiya.anchor import Selector, Text, match
from hashiya.arabic import whole_words
from hashiya.model import Article, Entry, Orphan

LONGEST = 400


class Placer:
    """Places the quotations of one article's annotations; what it cannot place are its orphans."""

    def __init__(self, article: Article, text: Text) -> None:
        self.article = article
        self.text = text
        self.orphans: list[Orphan] = []

    def place(
        self, entry: Entry[Any], field: str, selector: Selector, *, several: bool = False
    ) -> tuple[int, int] | None:
        """The span of a quotation, or None and a new orphan.

        Args:
            several: take the first of several equal places, where any of them shows the same (topics, titles).
        """
        spans = match(selector, self.text)
        if len(spans) == 1 or (several and spans):
            return spans[0]
        if not spans and selector.prefix and (others := match(Selector(selector.exact), self.text)):
            at = field.removesuffix("quote") + "prefix"
            self.orphans.append(Orphan(entry, at, selector.prefix, 0, selector.exact, len(others)))
            return None
        nearest = "" if spans else self._nearest(selector.exact)
        self.orphans.append(Orphan(entry, field, selector.exact, len(spans), nearest))
        return None

    def line_id(self, span: tuple[int, int]) -> str:
        """The id of the line where a span begins."""
        return self.article.line_at(span[0]).id

    def _nearest(self, quote: str) -> str:
        """Whole words of the article, about as many letters as the quotation, that are most like it."""
        bare = quote.strip("«»“”\"'‘’ ")
        if bare != quote and len(match(Selector(bare), self.text)) == 1:
            return bare
        lines = [self.article.words_of(line) for line in self.article.lines if line.kind != "blank"]
        wanted = set(quote.split())
        shared = [(len(wanted & set(line.split())), line) for line in lines]
        best = max(shared, default=(0, ""))
        if not best[0] or best[0] * 2 < len(wanted):
            return ""
        found = difflib.SequenceMatcher(None, best[1][:LONGEST], quote[:LONGEST], autojunk=False).find_longest_match()
        start = max(0, found.a - found.b)
        first, last = whole_words(best[1], start, min(len(best[1]), start + len(quote)))
        return best[1][first:last].strip()
