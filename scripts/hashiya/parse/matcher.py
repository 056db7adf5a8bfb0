"""Furniture rules made ready: each line is compared by its first and last word, never rule by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hashiya.arabic import fold_line
from hashiya.model import Furniture
from hashiya.parse.shape import is_sentence

LONGEST = 600
_DASHES = "–—−‐‑"
_SIGNS = re.compile(r"^[^\w(\[\"«“©×+]+")
_EDGES = ' •·●▪■◆►▶»«›‹>|*#-:،,.…!"“”[]()؟?'
_AFTER_LABELS = frozenset(":/|-»>\\")
_CACHE: dict[tuple[int, ...], tuple[tuple[Furniture, ...], Matcher]] = {}
_MOST_CACHED = 256


def normal(folded: str) -> str:
    """A folded line as rules see it: one kind of dash, no space before a colon, no signs before the first word."""
    return _SIGNS.sub("", _plain(folded))


def _plain(folded: str) -> str:
    for dash in _DASHES:
        folded = folded.replace(dash, "-")
    return folded.replace(" :", ":")


@dataclass(slots=True)
class Matcher:
    """The rules of some furniture, by what a line must be like: rules are told by their place in the tuple."""

    rules: tuple[Furniture, ...]
    _equals: dict[str, list[int]] = field(default_factory=dict)
    _starts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    _labels: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    _ends: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    _contains: list[tuple[str, int, int]] = field(default_factory=list)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, furniture: tuple[Furniture, ...]) -> Matcher:
        """The matcher of some rules; the same rules are made ready once."""
        key = tuple(map(id, furniture))
        if key not in _CACHE:
            if len(_CACHE) >= _MOST_CACHED:
                _CACHE.clear()
            matcher = cls(furniture)
            for number, rule in enumerate(furniture):
                matcher._add(number, rule)
            _CACHE[key] = furniture, matcher
        return _CACHE[key][1]

    def _add(self, number: int, rule: Furniture) -> None:
        self._names[rule.kind] = self.names(rule.kind) | frozenset(map(fold_line, rule.equals))
        for words in rule.equals:
            self._equals.setdefault(_core(normal(fold_line(words))), []).append(number)
        for index, phrases in ((self._starts, rule.starts), (self._labels, rule.labels)):
            for words in map(normal, map(fold_line, phrases)):
                index.setdefault(_first(words), []).append((words, number))
        for words in map(_plain, map(fold_line, rule.ends)):
            self._ends.setdefault(_last(words), []).append((words, number))
        self._contains += [(_plain(fold_line(words)), int(rule.longest), number) for words in rule.contains]

    def names(self, kind: str) -> frozenset[str]:
        """The folded lines that the rules of a kind name whole."""
        return self._names.get(kind, frozenset())

    def fitting(self, folded: str) -> tuple[Furniture, ...]:
        """The rules that a folded line fits, wherever it stands, in their order."""
        if len(folded) > LONGEST or not folded:
            return ()
        line = normal(folded)
        numbers = sorted(set(self._numbers(line, len(folded))))
        return tuple(rule for rule in map(self.rules.__getitem__, numbers) if _allowed(rule, folded))

    def _numbers(self, line: str, length: int) -> Iterator[int]:
        yield from self._equals.get(_core(line), ())
        first, last = _first(line), _last(line)
        yield from (n for words, n in self._starts.get(first, ()) if line.startswith(words) and _ends_word(line, words))
        yield from (n for words, n in self._labels.get(first, ()) if line.startswith(words) and _is_label(line, words))
        yield from (n for words, n in self._ends.get(last, ()) if line.endswith(words) and _begins_word(line, words))
        yield from (n for words, longest, n in self._contains if length <= longest and words in line)


_WORD = re.compile(r"[^\W\d_]+|\d+|©")


def _first(words: str) -> str:
    """The first word; letters of another script that stick to it are cut off."""
    found = _WORD.search(words)
    if not found:
        return words
    word = found.group()
    if word[0].isascii() and not word.isascii():
        return word[: next(n for n, letter in enumerate(word) if not letter.isascii())]
    return word


def _last(words: str) -> str:
    """The last word, without the signs around it."""
    found = _WORD.findall(words.rpartition(" ")[2])
    return found[-1] if found else ""


def _core(line: str) -> str:
    return line.strip(_EDGES) or line


def _ends_word(line: str, words: str) -> bool:
    """True where the words do not end inside a word of the same script."""
    after = line[len(words) : len(words) + 1]
    return not (after.isalnum() and words[-1].isalnum() and after.isascii() == words[-1].isascii())


def _begins_word(line: str, words: str) -> bool:
    """True where the words do not begin inside a word."""
    before = line[: len(line) - len(words)][-1:]
    return not (before.isalnum() and words[0].isalnum())


def _is_label(line: str, words: str) -> bool:
    return line[len(words) :].lstrip(" ")[:1] in _AFTER_LABELS and len(line) > len(words)


def _allowed(rule: Furniture, folded: str) -> bool:
    if len(folded) > int(rule.longest):
        return False
    if rule.needs == "digit":
        return any(letter.isdigit() for letter in folded)
    return rule.needs != "fragment" or not is_sentence(folded)
