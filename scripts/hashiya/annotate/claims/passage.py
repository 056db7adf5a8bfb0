"""One line of an article cut into words and sentences, with its quotations and names; cut once, read by all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hashiya.annotate.claims.quotes import Quote, Quotes, quotes
from hashiya.arabic import fold_word
from hashiya.arabic import words as word_spans
from hashiya.model import Line, Named

_STOPS = frozenset(".؟?!…")
_STOP = re.compile("[.؟?!…]+")
_COMMAS = frozenset("،,؛;")
_LONGEST_INITIAL = 1
# Folded, the preposition على is the name علي; with its dots printed it is the name.
_ALI, _THE_NAME = "علي", "عَلي"
_LONGEST_BRACKET = 200
_FEW = 3


@dataclass
class Passage:
    """A line of an article.

    Attributes:
        text: its words; `offset` is where it begins in the article's text.
        spans, tokens: its words, as half-open spans of `text` and folded.
        names: the actors named in it, in order.
    """

    line: Line
    text: str
    offset: int
    spans: list[tuple[int, int]]
    tokens: list[str]
    names: Sequence[Named] = ()
    quoted: Quotes = field(default_factory=Quotes)

    @classmethod
    def of(cls, line: Line, text: str, names: Sequence[Named]) -> Passage:
        """Cut a line; `text` is the line's own."""
        spans = word_spans(text)
        tokens = [fold_word(text[start:end]) for start, end in spans]
        if not all(tokens):  # a tatweel alone
            spans = [span for span, token in zip(spans, tokens, strict=True) if token]
            tokens = [token for token in tokens if token]
        if _ALI in tokens:
            tokens = [
                _THE_NAME if token == _ALI and text[end - 1] == "ي" else token
                for token, (_, end) in zip(tokens, spans, strict=True)
            ]
        return cls(line, text, line.start, spans, tokens, names, quotes(text))

    def __len__(self) -> int:
        return len(self.tokens)

    def gap(self, at: int) -> str:
        """What stands before a word, after the one before it; behind the last word what ends the line."""
        start = self.spans[at - 1][1] if at else 0
        return self.text[start : self.spans[at][0] if at < len(self.spans) else len(self.text)]

    def comma(self, at: int) -> bool:
        """True where a comma, semicolon or dash stands before a word, or nothing does."""
        if at and self.spans[at - 1][1] + 1 == self.spans[at][0]:
            return self.text[self.spans[at][0] - 1] in _COMMAS
        gap = self.gap(at)
        return at == 0 or bool(_COMMAS & set(gap)) or " - " in gap or " – " in gap

    def colon(self, at: int) -> bool:
        """True where a colon stands before a word."""
        return ":" in self.gap(at)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [start for start, _ in self.spans]

    def word_at(self, offset: int) -> int:
        """The first word that begins at a code point or behind it."""
        return bisect_left(self.starts, offset)

    @cached_property
    def quotations(self) -> dict[int, Quote]:
        """The quotations by their first word; one whose mark is never closed ends with its sentence."""
        found: dict[int, Quote] = {}
        for quote in self.quoted.pairs:
            at = self.word_at(quote.start)
            if at < len(self) and self.starts[at] < quote.end:
                found[at] = quote
        for opening, start in self.quoted.open:
            at = self.word_at(start)
            if at < len(self) and at not in found:
                end = self.spans[self.sentence_end(at) - 1][1]
                found[at] = Quote(opening, start, end, -1)
        return found

    def quote_end(self, quote: Quote) -> int:
        """The word behind a quotation."""
        return self.word_at(quote.end)

    @cached_property
    def _opened(self) -> list[int]:
        return [quote.opening for quote in self.quoted.pairs]

    def closed(self, start: int, end: int) -> int:
        """The end of some words moved behind the quotation mark or bracket that they open and that closes there."""
        over = self.quote_over(end - 1) if end else None
        if over and over.opening >= start and over.end - end <= _FEW and not self.text[end : over.end].strip(" ."):
            return over.closing
        if self.text[end : end + 1] == ")" and self.text.rfind("(", max(start, end - _LONGEST_BRACKET), end) >= 0:
            return end + 1
        return end

    def quote_over(self, offset: int) -> Quote | None:
        """The closed quotation that holds a code point."""
        at = bisect_right(self._opened, offset) - 1
        return self.quoted.pairs[at] if at >= 0 and offset < self.quoted.pairs[at].end else None

    @cached_property
    def ends(self) -> list[int]:
        """The words behind the sentences of the line; full stops within quotation marks end none."""
        found: list[int] = []
        seen = 0
        for stop in _STOP.finditer(self.text):
            at = self.word_at(stop.start())
            if seen < at < len(self) and self._is_stop(at):
                found.append(at)
            seen = at
        return [*found, len(self)]

    def _is_stop(self, at: int) -> bool:
        gap = self.gap(at)
        if gap == ".":
            before, after = self.tokens[at - 1], self.tokens[at]
            if before[-1].isdigit() and after[0].isdigit():
                return False
            if len(before) == _LONGEST_INITIAL or before.isascii():
                return False
        if gap.strip() == "." and len(self.tokens[at - 1]) == _LONGEST_INITIAL and not self.tokens[at - 1].isdigit():
            return False
        stop = self.spans[at - 1][1] + next(n for n, letter in enumerate(gap) if letter in _STOPS)
        quote = self.quote_over(self.spans[at][0])
        return quote is None or quote.opening > stop

    def sentence_end(self, at: int) -> int:
        """The word behind the sentence that holds a word."""
        return self.ends[bisect_right(self.ends, at)]

    @cached_property
    def _name_words(self) -> list[tuple[int, int, Named]]:
        """The names as (first word, word behind, name)."""
        found = []
        for name in self.names:
            first = bisect_right(self.starts, name.start - self.offset) - 1
            found.append((first, self.word_at(name.end - self.offset), name))
        return found

    @cached_property
    def named(self) -> dict[int, tuple[int, Named]]:
        """For each word at which a name begins, the word behind the name, and the name."""
        return {first: (behind, name) for first, behind, name in self._name_words}

    def names_within(self, first: int, behind: int) -> list[tuple[int, int, Named]]:
        """The names that begin among some words, as (first word, word behind, name)."""
        return [(at, *self.named[at]) for at in range(first, behind) if at in self.named]
