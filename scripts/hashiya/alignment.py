"""Two texts side by side: which of their passages are alike, which words they have in a row, which only one has.

Words are compared as they are given: folded, if spelling is not to count. Time grows with the texts, not with their
product: passages that share pairs of neighbouring words are compared, and pairs that many passages have lead nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Opcodes

Words = Sequence[str]
# Least part of the words of two passages that both have, in order, for them to be alike.
LEAST_ALIKE = 0.5
# Fewer words are found alike everywhere.
FEWEST = 4
# Longer passages are not compared as wholes; what they have in a row with others is found all the same.
LONGEST = 3_000
MOST_WITH_A_PAIR = 32
MOST_COMPARED = 4
# Fewer words in a row are found everywhere.
LEAST_RUN = 5
MOST_PLACES = 8
# A word of fewer letters that stands alone among different ones does not make them alike.
SHORTEST = 4


class Alike(NamedTuple):
    """Two passages by their places, with how like they are: from `LEAST_ALIKE` to 1, where they have the same words."""

    one: int
    other: int
    likeness: float


class Run(NamedTuple):
    """Words that both texts have in a row: where they begin in each, and how many they are."""

    one: int
    other: int
    length: int


def alike(one: Sequence[Words], other: Sequence[Words]) -> list[Alike]:
    """The passages of two texts that are alike, each at most once, the likest first; in order of the first text."""
    having = _having(other)
    found = [
        Alike(place, there, likeness)
        for place, words in enumerate(one)
        if FEWEST <= len(words) <= LONGEST
        for there in _candidates(words, having)
        if (likeness := _likeness(words, other[there])) >= LEAST_ALIKE
    ]
    found.sort(key=lambda pair: (-pair.likeness, abs(pair.one - pair.other), pair))
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for pair in found:
        if pair.one not in taken[0] and pair.other not in taken[1]:
            taken[0].add(pair.one)
            taken[1].add(pair.other)
            chosen.append(pair)
    return sorted(chosen)


def shared_runs(one: Sequence[Words], other: Sequence[Words], least: int = LEAST_RUN) -> list[tuple[int, int, Run]]:
    """Words in a row that passages of both texts have, within one passage each; no word twice.

    Returns:
        (passage of the first text, passage of the other, run), in order of the first text.
    """
    starts: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for place, words in enumerate(other):
        for at in range(len(words) - least + 1):
            places = starts[tuple(words[at : at + least])]
            if len(places) < MOST_PLACES:
                places.append((place, at))
    used: set[tuple[int, int]] = set()
    found = []
    for place, words in enumerate(one):
        at = 0
        while at <= len(words) - least:
            there, run = _longest(words, at, other, starts.get(tuple(words[at : at + least]), ()), used)
            if run.length >= least:
                found.append((place, there, run))
                used.update((there, run.other + step) for step in range(run.length))
            at += max(1, run.length)
    return found


def common(one: Words, other: Words) -> list[Run]:
    """The words that two passages have in common, in order: as many as can be, in runs."""
    runs = (
        Run(step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in opcodes(one, other)
        if step.tag == "equal"
    )
    return [run for run in runs if run.length > 1 or len(one[run.one]) >= SHORTEST or len(one) == 1]


def share(one: Words, other: Words) -> float:
    """How much of the words of two texts both have, in order: from 0 to 1, of all words of both."""
    first, second = _numbered(one, other)
    return float(2 * LCSseq.similarity(first, second) / (len(first) + len(second)))


def opcodes(one: Words, other: Words) -> Opcodes:
    """The steps from one text to the other, each a run of words that is kept, inserted or deleted."""
    return Indel.opcodes(*_numbered(one, other))


def _numbered(one: Words, other: Words) -> tuple[list[int], list[int]]:
    """The words as numbers, the same for the same: RapidFuzz would compare the hashes of strings."""
    numbers: dict[str, int] = {}
    return (
        [numbers.setdefault(word, len(numbers)) for word in one],
        [numbers.setdefault(word, len(numbers)) for word in other],
    )


def _having(passages: Sequence[Words]) -> Mapping[tuple[str, str], list[int]]:
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, words in enumerate(passages):
        if FEWEST <= len(words) <= LONGEST:
            for pair in set(pairwise(words)):
                having[pair].append(place)
    return having


def _candidates(words: Words, having: Mapping[tuple[str, str], list[int]]) -> Iterator[int]:
    """The passages that share most pairs of words with one; such as many passages have, only if nothing else does."""
    places = [having[pair] for pair in set(pairwise(words)) if pair in having]
    telling = [found for found in places if len(found) <= MOST_WITH_A_PAIR]
    shared: Counter[int] = Counter()
    for found in telling or [found[:MOST_WITH_A_PAIR] for found in places[:MOST_WITH_A_PAIR]]:
        shared.update(found)
    yield from sorted(shared, key=lambda place: (-shared[place], place))[:MOST_COMPARED]


def _likeness(one: Words, other: Words) -> float:
    return 1.0 if list(one) == list(other) else share(one, other)


def _longest(
    words: Words, at: int, other: Sequence[Words], places: Sequence[tuple[int, int]], used: set[tuple[int, int]]
) -> tuple[int, Run]:
    """The longest run that begins at a word, with the passage where the other text has it; of length 0 where none."""
    best = (0, Run(at, 0, 0))
    for there, start in places:
        length, passage = 0, other[there]
        while (
            at + length < len(words)
            and start + length < len(passage)
            and words[at + length] == passage[start + length]
            and (there, start + length) not in used
        ):
            length += 1
        if length > best[1].length:
            best = (there, Run(at, start, length))
    return best
