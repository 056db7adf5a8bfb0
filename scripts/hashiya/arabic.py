"""Arabic letters and words: folding for comparison, with a way back to the original.

Text is folded only to compare it; what is shown and stored are always the original words.
Offsets are code points, half-open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_DROPPED = re.compile(
    "[\u00ad\u034f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_KIN = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئې", "ي"),
        "ؤ": "و",
        "ک": "ك",
        "ڪ": "ك",
        **dict.fromkeys("ھہە", "ه"),
        "ۀ": "ة",
        **{chr(zero + n): str(n) for zero in (0x660, 0x6F0) for n in range(10)},
    }
)
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD_WITH_MARKS = re.compile(rf"[^\W_]+(?:[{_MARKS}\u0640\u200c\u200d]+[^\W_]*)*")
# The same for texts without a low line, in half the time.
_WORD_QUICKLY = re.compile(rf"[^\W_][\w{_MARKS}\u200c\u200d]*")
_SPAN, _PRINTED = re.Match.span, re.Match.group
_MOST_WORDS = 1 << 17


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for every folded code point, the offset of the original one it came from.

    Attributes:
        text: the folded text.
        origin: one offset per code point of `text`, and last the length of the original.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of the folded one `[start, end)`, marks after its last letter included."""
        return self.origin[start], self.origin[end] if end > start else self.origin[start]

    def is_letter_edge(self, start: int, end: int) -> bool:
        """False where a folded span begins or ends inside what one original code point was folded to (ﷺ, ﻻ)."""
        begins = start == 0 or self.origin[start] != self.origin[start - 1]
        return begins and (end == len(self.text) or self.origin[end] != self.origin[end - 1])


def fold_letter(letter: str) -> str:
    """One code point folded: compatibility forms, case, marks, tatweel, hamza seats, digits."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", letter).casefold())
    return _DROPPED.sub("", unicodedata.normalize("NFD", plain).translate(_KIN)).translate(_KIN)


class _Folds(dict[str, str]):
    def __missing__(self, letter: str) -> str:
        self[letter] = folded = fold_letter(letter)
        return folded


_FOLDS = _Folds()
# Most letters of a text are what they fold to; only the others are looked up.
_COMMON = (range(0x20, 0x7F), range(0x600, 0x700), range(0x2010, 0x2040))
_UNFOLDED = re.compile(
    f"[^{re.escape(''.join(c for block in _COMMON for c in map(chr, block) if fold_letter(c) == c))}]"
)


def _folded(letter: re.Match[str]) -> str:
    return _FOLDS[letter[0]]


def fold(text: str) -> str:
    """The text folded for comparison: equal results mean equal words up to spelling habits."""
    return _UNFOLDED.sub(_folded, text)


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """`fold` for words and short phrases, which recur: their folded forms are remembered."""
    return fold(word)


def fold_line(line: str) -> str:
    """A line folded for comparison, its words divided by one space each."""
    return " ".join(fold(line).split())


def fold_with_origin(text: str) -> Folded:
    """The text folded for comparison, with the offsets of the original code points."""
    letters = [_FOLDS[letter] for letter in text]
    origin = [offset for offset, folded in enumerate(letters) for _ in folded]
    return Folded("".join(letters), (*origin, len(text)))


def words(text: str) -> list[tuple[int, int]]:
    """The half-open spans of the words of a text, vowel marks and tatweel inside them included."""
    return [*map(_SPAN, _words(text))]


def _words(text: str) -> list[re.Match[str]]:
    return [*(_WORD_WITH_MARKS if "_" in text else _WORD_QUICKLY).finditer(text)]


class Tokens(NamedTuple):
    """The words of a text.

    Attributes:
        text: the text itself.
        spans: the half-open span of each word, as of `words`.
        folded: each word folded, as of `fold_word`.
    """

    text: str
    spans: list[tuple[int, int]]
    folded: list[str]


def tokens(text: str) -> Tokens:
    """The words of a text with their folded forms; of the lines that were asked for last they are remembered."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _cut(text)


def fold_phrase(text: str) -> str:
    """The folded words of a phrase, one space between, without any signs."""
    return " ".join(tokens(text).folded)


def tokens_by_line(text: str) -> Tokens:
    """The same as `tokens` for a text of many lines, each of them remembered by itself."""
    spans, folded, start = [], [], 0
    for line in text.split("\n"):
        if line:
            own = tokens(line)
            spans += [(first + start, last + start) for first, last in own.spans] if start else own.spans
            folded += own.folded
        start += len(line) + 1
    return Tokens(text, spans, folded)


class _FoldedWords(dict[str, str]):
    """The folded words that recur, remembered up to a number of them."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = folded = fold(word)
        return folded


_FOLDED_WORDS = _FoldedWords()


def _cut(text: str) -> Tokens:
    found = _words(text)
    return Tokens(text, [*map(_SPAN, found)], [*map(_FOLDED_WORDS.__getitem__, map(_PRINTED, found))])


_LONGEST_REMEMBERED = 20_000
_remembered = lru_cache(maxsize=256)(_cut)


ARTICLE = "ال"
ARTICLE_BEHIND_L = "لل"
_INFLECTED = ("يات", "يتين", "يتان", "يين", "يون", "يان", "ية", "يا", "ي")
_ENDINGS = ("", "ة", "ين", "ون", "ات", "ان", "تين", "تان", "ا")


def relative_stem(adjective: str) -> str:
    """The masculine singular of a folded adjective of relation, without the article; a word that is none, as it is."""
    stem = adjective[2:] if adjective.startswith(ARTICLE) and len(adjective) > 5 else adjective
    ending = next((ending for ending in _INFLECTED if stem.endswith(ending) and len(stem) > len(ending) + 1), "")
    return stem[: len(stem) - len(ending)] + "ي" if ending else stem


def relative_forms(stems: list[str]) -> list[tuple[str, ...]]:
    """All inflections of folded adjectives of relation that agree, from their stems; none where one is no such stem."""
    if not all(stem.endswith("ي") for stem in stems):
        return []
    return [tuple(article + stem + ending for stem in stems) for article in ("", ARTICLE) for ending in _ENDINGS]


def with_proclitics(words_with_article: Iterable[str]) -> set[str]:
    """Folded words with the article as they are, and behind each proclitic."""
    found = set(words_with_article)
    found |= {proclitic + word for word in found for proclitic in "بك"}
    found |= {ARTICLE_BEHIND_L + word[2:] for word in found if word.startswith(ARTICLE)}
    return found | {conjunction + word for word in found for conjunction in "وف"}


def variants(phrase: str) -> list[str]:
    """A phrase as it is, and with the article on none of its words; a single feminine word also in the plural."""
    parts = phrase.split()
    bare = [word.removeprefix(ARTICLE) if len(word) > 4 else word for word in parts]
    found = [phrase, " ".join(bare)]
    if len(parts) == 1:
        found.append(ARTICLE + bare[0])
        found += [word[:-1] + "ات" for word in found if word.endswith("ة") and len(word) > 4]
    return list(dict.fromkeys(found))


def is_surname(word: str) -> bool:
    """True for a folded word with the article that ends like an adjective of relation: الحوثي."""
    return word.startswith(ARTICLE) and word.endswith("ي") and len(word) > 4


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to whole words, so that a mark never breaks the joining of Arabic letters."""
    while start > 0 and start < len(text) and joins(text[start - 1]) and joins(text[start]):
        start -= 1
    while 0 < end < len(text) and joins(text[end - 1]) and joins(text[end]):
        end += 1
    return start, end


def direction(text: str) -> str:
    """`rtl` or `ltr` after the first strong letter (Unicode Bidirectional Algorithm, rules P2 and P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "rtl"


def joins(letter: str) -> bool:
    """True for what belongs to a word: letters, digits, marks on them, tatweel and the joiners."""
    return letter.isalnum() or unicodedata.category(letter) == "Mn" or letter in "\u0640\u200c\u200d"
