"""Which lines of a text may be what became of a passage, and how like they are.

Words are compared folded. Pairs of neighbouring words lead to the lines that have them, so that each passage is
compared with a few lines, however many there are; pairs that very many lines have lead nowhere.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from hashiya.alignment import share as common_share
from hashiya.arabic import fold_phrase

# Least shares of common words, in order, for a passage to be the same one changed; few words must be more alike.
LEAST = 0.5
LEAST_OF_FEW = 0.7
FEW = 6
# Least share of the pairs of words of the shorter text that the longer one has, for the one to be part of the other.
LEAST_WITHIN = 0.75
# Least likeness of the letters where words are spelt another way throughout.
LEAST_OF_LETTERS = 0.85
MOST_WITH_A_PAIR = 32
MOST_COMPARED = 8
# Longer passages are told by their begin.
MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as it is compared.

    Attributes:
        text: its words as captured, without white space at the ends.
        words: the same folded.
        pairs: the neighbouring ones of them; of a single word that one.
    """

    text: str
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, ...]]


def read(text: str) -> Read:
    """A passage for comparing."""
    words = tuple(fold_phrase(text).split()[:MOST_WORDS])
    return Read(text.strip(), words, frozenset(pairwise(words) if len(words) > 1 else [words] if words else []))


def alike(old: Read, new: Read) -> float:
    """How like two passages are, from 0 to 1; 0 where the one is not to be taken for the other.

    1 is the same text, a little less the same words; a part of the other counts by how much of it there is.
    """
    if old.text == new.text:
        return 1.0
    if not old.words or not new.words:
        return 0.0
    if old.words == new.words:
        return 0.99
    share = common_share(old.words, new.words)
    if share >= (LEAST if min(len(old.words), len(new.words)) >= FEW else LEAST_OF_FEW):
        return 0.95 * share
    if within(old, new) or within(new, old):
        return max(0.3, 0.9 * share)
    letters = Indel.normalized_similarity(" ".join(old.words), " ".join(new.words), score_cutoff=LEAST_OF_LETTERS)
    return 0.9 * letters


def within(part: Read, whole: Read) -> bool:
    """True where a passage of some words stands in another one, as good as whole."""
    return len(part.words) >= FEW and len(part.pairs & whole.pairs) >= LEAST_WITHIN * len(part.pairs)


class Lines:
    """The lines among which passages are looked for, by their places."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.read = [read(text) for text in texts]
        self._same: dict[tuple[str, ...], list[int]] = {}
        self._pairs: dict[tuple[str, ...], list[int]] = {}
        for place, found in enumerate(self.read):
            self._same.setdefault(found.words or (found.text,), []).append(place)
            for pair in found.pairs:
                self._pairs.setdefault(pair, []).append(place)

    def same(self, passage: Read, near: int) -> list[int]:
        """The lines of the same words nearest to a place."""
        return _nearest(self._same.get(passage.words or (passage.text,), []), near)

    def like(self, passage: Read, near: int) -> list[int]:
        """The lines that share most pairs of words with a passage, the nearer first where they share as many."""
        shared: Counter[int] = Counter()
        for pair in passage.pairs:
            places = self._pairs.get(pair, ())
            if len(places) <= MOST_WITH_A_PAIR:
                shared.update(places)
        ranked = sorted(shared, key=lambda place: (-shared[place], abs(place - near), place))
        return ranked[:MOST_COMPARED]


def _nearest(places: list[int], near: int) -> list[int]:
    """At most some of the places, sorted, around one."""
    if len(places) <= MOST_COMPARED:
        return places
    begin = max(0, min(bisect(places, near) - MOST_COMPARED // 2, len(places) - MOST_COMPARED))
    return places[begin : begin + MOST_COMPARED]
