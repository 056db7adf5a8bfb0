"""Texts that share passages: runs of words (shingles) after folding; equal passages give equal samples of them.

A run of `LENGTH` words is one 64-bit number, the same in every process and on every machine. Of every `WINDOW` runs
in a row the least is kept, so that two texts with `LENGTH + WINDOW - 1` words in common always share one.
Source: S. Schleimer, D. Wilkerson, A. Aiken, «Winnowing: local algorithms for document fingerprinting», SIGMOD 2003.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from hashiya.arabic import fold_word, words

LENGTH = 12
WINDOW = 8
MOST_COMPARED = 64
_MODULUS = (1 << 61) - 1
_BASE = 0x1B873593CC9E2D51 % _MODULUS
_LEAVING = pow(_BASE, LENGTH, _MODULUS)
_MIX = 0x9E3779B97F4A7C15
_WORD = (1 << 64) - 1
_MARKS = 1 << 26


@dataclass(frozen=True, slots=True)
class Similar:
    """Two texts that share passages.

    Attributes:
        common: how many of their sampled runs both have.
        share: the same as a part of the shorter text's, from 0 to 1.
        others: how many more texts `other` is similar to, where only the most similar is told.
    """

    one: str
    other: str
    common: int
    share: float
    others: int = 0


def shingles(text: str) -> tuple[int, ...]:
    """The sampled runs of words of a text, each once, sorted; none where it has fewer words than a run."""
    runs = _runs([_number(fold_word(text[start:end])) for start, end in words(text)])
    if len(runs) <= WINDOW:
        return (min(runs),) if runs else ()
    return tuple(sorted(set(map(min, zip(*(runs[shift:] for shift in range(WINDOW)), strict=False)))))


def find_similar(texts: Mapping[str, Sequence[int]], least: float = 0.5) -> Iterator[Similar]:
    """The pairs of texts of which the shorter has at least the share `least` of its runs in common with the other.

    Time and memory grow with the number of runs: a run that many texts have is looked up in the first `MOST_COMPARED`
    of them only, so that the others are found similar to those, not to one another.
    """
    recurring = _recurring(texts.values())
    having: dict[int, list[str]] = {}
    for name, own in texts.items():
        common: Counter[str] = Counter()
        for run in own:
            if recurring[run % _MARKS] < 2:
                continue
            others = having.setdefault(run, [])
            common.update(others)
            if len(others) < MOST_COMPARED:
                others.append(name)
        for other, count in sorted(common.items()):
            share = count / min(len(own), len(texts[other]))
            if share >= least:
                yield Similar(other, name, count, share)


def _runs(numbers: list[int]) -> list[int]:
    """The number of every run, from that of the run before: one word comes, one goes."""
    runs, rolling = [], 0
    for at, number in enumerate(numbers):
        rolling = (rolling * _BASE + number) % _MODULUS
        if at >= LENGTH:
            rolling = (rolling - numbers[at - LENGTH] * _LEAVING) % _MODULUS
        if at >= LENGTH - 1:
            mixed = (rolling * _MIX) & _WORD
            runs.append(mixed ^ (mixed >> 29))
    return runs


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")


def _recurring(texts: Iterable[Sequence[int]]) -> bytearray:
    """For every run, by its remainder, 1 where one text has it and 2 where more may: most runs need no list."""
    marks = bytearray(_MARKS)
    for own in texts:
        for run in own:
            at = run % _MARKS
            if marks[at] < 2:
                marks[at] += 1
    return marks
