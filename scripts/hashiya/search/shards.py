"""The dictionary with its postings, cut into files of about equal size in an order that keeps kin together."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hashiya.search import codec
from hashiya.search.affixes import Affixes
from hashiya.search.postings import BITS, LEVELS

# Sizes before compression, which takes about a third away.
SHARD = 3_500
MOST_SHARDS = 2_000
SPELLING_SHARD = 5_000
SEPARATOR = b"\0"


@dataclass(frozen=True, slots=True)
class Entry:
    """A core or a value of a facet as a shard holds it: where it is sorted, how it is written, its postings."""

    key: bytes
    word: bytes
    count: int
    gaps: bytes
    levels: bytes


@dataclass(frozen=True, slots=True)
class Shard:
    """One file: the least key that leads to it, and what it holds."""

    start: bytes
    content: bytes


def entries(found: Mapping[str, array[int]], affixes: Affixes) -> list[Entry]:
    """The entries of all cores, by skeleton, stem, and core."""
    return sorted((_entry(core, values, affixes) for core, values in found.items()), key=lambda entry: entry.key)


def _entry(core: str, values: array[int], affixes: Affixes) -> Entry:
    stem = affixes.stem(core)
    word = codec.word(core)
    key = SEPARATOR.join((codec.word(affixes.skeleton(stem)), codec.word(stem), word))
    levels = bytes([value & LEVELS - 1 for value in values])
    return Entry(key, word, len(values), codec.gaps([value >> BITS for value in values]), levels)


def cut_words(found: Sequence[Entry]) -> list[Shard]:
    """The shards of all cores; those of one skeleton stay together unless they would fill three shards."""
    size = max(SHARD, sum(map(_size, found)) // MOST_SHARDS)
    return cut(found, 3 * size, size, lambda entry: entry.key.partition(SEPARATOR)[0])


def cut(sorted_entries: Iterable[Entry], largest: int, size: int, group: Callable[[Entry], bytes]) -> list[Shard]:
    """Shards of about `size` bytes; what is of one group stays in one unless it is larger than `largest`."""
    shards: list[Shard] = []
    last = b""
    for held in _packs(_groups(sorted_entries, largest, group), size):
        shards.append(Shard(_between(last, held[0].key) if shards else b"", content(held)))
        last = held[-1].key
    return shards


def _groups(found: Iterable[Entry], largest: int, group: Callable[[Entry], bytes]) -> Iterator[list[Entry]]:
    for _, members in groupby(found, group):
        held = list(members)
        if sum(map(_size, held)) <= largest:
            yield held
        else:
            yield from ([entry] for entry in held)


def _packs(groups: Iterable[list[Entry]], size: int) -> Iterator[list[Entry]]:
    held: list[Entry] = []
    total = 0
    for group in groups:
        added = sum(map(_size, group))
        if held and total + added > size + size // 4:
            yield held
            held, total = [], 0
        held = [*held, *group]
        total += added
        if total >= size:
            yield held
            held, total = [], 0
    if held:
        yield held


def _size(entry: Entry) -> int:
    return 4 + len(entry.gaps) + len(entry.levels) // 2


def _between(last: bytes, first: bytes) -> bytes:
    """The shortest beginning of `first` that is greater than `last`."""
    return next(first[:n] for n in range(1, len(first) + 1) if first[:n] > last)


def content(held: Sequence[Entry]) -> bytes:
    """What a shard holds: how many entries, words, counts of documents, gaps, levels."""
    return b"".join(
        (
            codec.number(len(held)),
            codec.strings(entry.word for entry in held),
            b"".join(codec.number(entry.count) for entry in held),
            b"".join(entry.gaps for entry in held),
            codec.nibbles(b"".join(entry.levels for entry in held)),
        )
    )
