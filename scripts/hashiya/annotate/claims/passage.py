"""One line of an article cut into words and sentences, with its quotations and names; cut once, read by all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from hashiya.annotate.claims.quotes import Quote, Quotes, quotes
from hashiya.annotate.claims.words import second_words, signals, those
from hashiya.arabic import Tokens
from hashiya.model import Named

_STOPS = frozenset(".؟?!…")
_STOP = re.compile("[.؟?!…]+")
_COMMAS = frozenset("،,؛;")
_DOTTED = "ي"
_GIVEN_NAME = "\u064e"
_LONGEST_INITIAL = 1
_LONGEST_BRACKET = 200
_FEW = 3


class Cut(NamedTuple):
    """A line cut into words: spans, folded words, and those at which something may be said by somebody."""

    text: str
    spans: Sequence[tuple[int, int]]
    tokens: Sequence[str]
    points: list[int]


def cut_line(cut: Tokens) -> Cut:
    """The words of a line, without those that are a tatweel alone; given names are told from the preposition."""
    spans, folded = cut.spans, cut.folded
    if "" in folded:
        kept = [at for at, token in enumerate(folded) if token]
        spans, folded = [spans[at] for at in kept], [folded[at] for at in kept]
    for word in those("preposition_or_name"):
        if word in folded:
            folded = _given_names(cut.text, spans, folded, word)
    return Cut(cut.text, spans, folded, _points(folded))


def _points(folded: Sequence[str]) -> list[int]:
    """The words at which something may be said; the first word of a phrase only where its second one follows."""
    points = list(compress(range(len(folded)), map(signals().__contains__, folded)))
    longer = second_words()
    return [
        at for at in points if folded[at] not in longer or not longer[folded[at]].isdisjoint(folded[at + 1 : at + 2])
    ]


def _given_names(text: str, spans: Sequence[tuple[int, int]], folded: Sequence[str], word: str) -> list[str]:
    """The words with those marked that are spelt like the preposition, but with the dots of the name."""
    found, at = [*folded], -1
    for _ in range(found.count(word)):
        at = found.index(word, at + 1)
        if text[spans[at][1] - 1] == _DOTTED:
            found[at] = word[:1] + _GIVEN_NAME + word[1:]
    return found


@dataclass(slots=True)
class Passage:
    """A line of an article.

    Attributes:
        text: its words; `offset` is where it begins in the article's text.
        spans, tokens: its words, as half-open spans of `text` and folded.
        named: for each word at which a name begins, the word behind the name, and the name.
        ends: the words behind its sentences.
        quotations: the quotations by their first word; one whose mark is never closed ends with its sentence.
        points: the words at which something may be said by somebody, and those of `quotations`, in order.
    """

    text: str
    offset: int
    spans: Sequence[tuple[int, int]]
    tokens: Sequence[str]
    named: dict[int, tuple[int, Named]]
    quoted: Quotes
    ends: list[int] = field(default_factory=list)
    quotations: dict[int, Quote] = field(default_factory=dict)
    points: list[int] = field(default_factory=list)
    _opened: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, cut: Cut, offset: int, names: Sequence[Named]) -> Passage:
        """What is to be known of a line that was cut into words, and of the names in it."""
        passage = cls(cut.text, offset, cut.spans, cut.tokens, {}, quotes(cut.text))
        passage.named = {first: (behind, name) for first, behind, name in _named(passage, names)}
        passage._opened = [quote.opening for quote in passage.quoted.pairs]
        passage.ends = [*_sentence_ends(passage), len(cut.tokens)]
        passage.quotations = _quotations(passage)
        passage.points = sorted({*cut.points, *passage.quotations}) if passage.quotations else cut.points
        return passage

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

    def word_at(self, offset: int) -> int:
        """The first word that begins at a code point or behind it."""
        return bisect_left(self.spans, (offset,))

    def quote_end(self, quote: Quote) -> int:
        """The word behind a quotation."""
        return self.word_at(quote.end)

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

    def sentence_end(self, at: int) -> int:
        """The word behind the sentence that holds a word."""
        return self.ends[bisect_right(self.ends, at)]

    def names_within(self, first: int, behind: int) -> list[tuple[int, int, Named]]:
        """The names that begin among some words, as (first word, word behind, name)."""
        return [(at, *self.named[at]) for at in range(first, behind) if at in self.named]


def _named(passage: Passage, names: Sequence[Named]) -> Iterator[tuple[int, int, Named]]:
    """The names as (first word, word behind, name)."""
    for name in names:
        first = passage.word_at(name.start - passage.offset + 1) - 1
        yield first, passage.word_at(name.end - passage.offset), name


def _quotations(passage: Passage) -> dict[int, Quote]:
    found: dict[int, Quote] = {}
    for quote in passage.quoted.pairs:
        at = passage.word_at(quote.start)
        if at < len(passage) and passage.spans[at][0] < quote.end:
            found[at] = quote
    for opening, start in passage.quoted.open:
        at = passage.word_at(start)
        if at < len(passage) and at not in found:
            found[at] = Quote(opening, start, passage.spans[passage.sentence_end(at) - 1][1], -1)
    return found


def _sentence_ends(passage: Passage) -> Iterator[int]:
    """The words behind the sentences but the last; full stops within quotation marks end none."""
    seen, last = 0, passage.spans[-1][0]
    for stop in _STOP.finditer(passage.text, 0, last):
        at = passage.word_at(stop.start())
        if seen < at and _is_stop(passage, at):
            yield at
        seen = at


def _is_stop(passage: Passage, at: int) -> bool:
    gap, before = passage.text[passage.spans[at - 1][1] : passage.spans[at][0]], passage.tokens[at - 1]
    if (gap == "." or len(before) == _LONGEST_INITIAL) and _is_abbreviation(gap, before, passage.tokens[at]):
        return False
    if not passage.quoted.pairs:
        return True
    stop = passage.spans[at - 1][1] + next(n for n, letter in enumerate(gap) if letter in _STOPS)
    quote = passage.quote_over(passage.spans[at][0])
    return quote is None or quote.opening > stop


def _is_abbreviation(gap: str, before: str, after: str) -> bool:
    """«أ. محمد», «ر.ت», «example.com», «2.5»."""
    if gap == "." and ((before[-1].isdigit() and after[0].isdigit()) or before.isascii()):
        return True
    return len(before) == _LONGEST_INITIAL and (gap == "." or (gap.strip() == "." and not before.isdigit()))
