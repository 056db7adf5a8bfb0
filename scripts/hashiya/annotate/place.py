"""Finds the words of quotations in one article and remembers those that were not found, not once, or not as written."""

from __future__ import annotations

from typing import Any

from hashiya.anchor import SILENT, Found, Selector, Text, find, is_alone, match, selector_of
from hashiya.model import Article, Drift, Entry, Mend, Orphan

_SIGNS = "«»“”\"'‘’ "
MOST_CHOICES = 5


class Placer:
    """Places the quotations of one article's annotations; what it cannot place are its orphans."""

    def __init__(self, article: Article, text: Text) -> None:
        self.article = article
        self.text = text
        self.orphans: list[Orphan] = []
        self.drifts: list[Drift] = []

    def place(self, entry: Entry[Any], field: str, value: Any, *, several: bool = False) -> tuple[int, int] | None:
        """The span of a quotation, or None and a new orphan.

        Args:
            field: its key in the file.
            value: what holds the quotation and the words around it (a claim, an evidence).
            several: take the first of several equal places, where any of them shows the same (topics, titles).
        """
        selector = _selector(value)
        found = find(selector, self.text)
        if several and found.spans and found.score == 1:
            return found.spans[0]
        if len(found.spans) == 1:
            self._note_drift(entry, field, selector, found)
            return found.spans[0]
        self.orphans.append(self._orphan(entry, field, selector, found))
        return None

    def line_id(self, span: tuple[int, int]) -> str:
        """The id of the line where a span begins."""
        return self.article.line_at(span[0]).id

    def _note_drift(self, entry: Entry[Any], field: str, selector: Selector, found: Found) -> None:
        """Remember a quotation whose words have changed, or that only its spelling tells from others."""
        (span,) = found.spans
        if found.score == 1 and (is_alone(selector, span, self.text) or not match(selector, self.text)):
            return
        if SILENT <= found.score < 1:
            return
        told = selector_of(span, self.text)
        wanted = Selector(told.exact, selector.prefix, selector.suffix)
        if not is_alone(wanted, span, self.text):
            wanted = told
        base = field.removesuffix("quote")
        pairs = (
            (f"{base}quote", selector.exact, wanted.exact),
            (f"{base}prefix", selector.prefix, wanted.prefix),
            (f"{base}suffix", selector.suffix, wanted.suffix),
        )
        mends = tuple(Mend(at, new) for at, old, new in pairs if old != new)
        if mends:
            words = self.text.original[slice(*span)]
            self.drifts.append(Drift(entry, field, selector.exact, words, found.score, mends))

    def _orphan(self, entry: Entry[Any], field: str, selector: Selector, found: Found) -> Orphan:
        if found.spans:
            choices = tuple(self._choice(span) for span in found.spans[:MOST_CHOICES])
            return Orphan(entry, field, selector.exact, len(found.spans), choices=choices)
        around = "prefix" if selector.prefix else "suffix"
        if (selector.prefix or selector.suffix) and (bare := match(Selector(selector.exact), self.text)):
            at = field.removesuffix("quote") + around
            choices = tuple(self._choice(span) for span in bare[:MOST_CHOICES])
            return Orphan(entry, at, getattr(selector, around), 0, (selector.exact,), len(bare), choices)
        return Orphan(entry, field, selector.exact, 0, self._nearest(selector.exact, found))

    def _choice(self, span: tuple[int, int]) -> tuple[str, str]:
        described = selector_of(span, self.text)
        return ("suffix", described.suffix) if described.suffix else ("prefix", described.prefix)

    def _nearest(self, quote: str, found: Found) -> tuple[str, ...]:
        bare = quote.strip(_SIGNS)
        if bare != quote and len(match(Selector(bare), self.text)) == 1:
            return (bare,)
        return tuple(self.text.original[slice(*span)] for span in found.nearest)


def _selector(value: Any) -> Selector:
    return Selector(value.quote, getattr(value, "prefix", ""), getattr(value, "suffix", ""))
