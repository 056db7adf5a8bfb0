"""The files of an index, from what was analysed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, groupby
from typing import Any, NamedTuple

from hashiya.search import codec
from hashiya.search.affixes import Affixes
from hashiya.search.document import Analysed
from hashiya.search.letters import tables
from hashiya.search.postings import Postings, postings
from hashiya.search.shards import SHARD, SPELLING_SHARD, Entry, Shard, cut, cut_words, entries
from hashiya.search.vocabulary import resolved

FORMAT = 2
# A word is too common to look for where it stands in more than this part of the documents, and in so many.
COMMON_PART = 1 / 8
COMMON = 200
# What is corrected to: no more words than these, the most frequent, of so many letters.
MOST_SPELLED = 30_000
SHORTEST_SPELLED = 3
BACKWARD = slice(None, None, -1)
# An index of no more bytes, unpacked, is also written as one file, so that readers can keep it whole.
LARGEST_WHOLE = 3_000_000


class IndexFile(NamedTuple):
    """A file of the index: its path below the index's folder, and its bytes."""

    path: str
    content: bytes


def build(analysed: Iterable[Analysed], languages: Sequence[str] = ()) -> Iterator[IndexFile]:
    """All files of the index of some documents; the same for the same documents in any order.

    Args:
        languages: the codes of the languages that labels are given in, the documents' own first.
    """
    documents = sorted(analysed, key=lambda each: each.order)
    known = tables()
    affixes = Affixes(known)
    cores = resolved(chain.from_iterable(each.words.split(" ") for each in documents if each.words), affixes)
    found = postings(documents, cores)
    shards: dict[str, list[Shard]] = {"words": cut_words(entries(found, affixes))}
    for direction, backward in (("forward", False), ("backward", True)):
        shards[direction] = cut(_spelled(found, backward=backward), 1, SPELLING_SHARD, _word)
    fields = _facets(documents)
    for field, values in fields.items():
        shards[f"facet-{field}"] = cut(values, 1, SHARD, _word)
    days = _days(documents)
    stamp = _stamp(shards, days)
    files = [IndexFile("days.bin", stamp + days)]
    for name, held in shards.items():
        files += [IndexFile(f"{name}/{number}.bin", stamp + shard.content) for number, shard in enumerate(held)]
    fragments = [
        IndexFile(f"documents/{number // 1000}/{number % 1000}.bin", each.fragment)
        for number, each in enumerate(documents)
    ]
    whole = _whole(files, fragments, stamp)
    yield from (IndexFile(path, codec.packed(content)) for path, content in files)
    yield from fragments
    if whole:
        yield IndexFile("whole.bin", codec.packed(whole))
    yield IndexFile(
        "manifest.bin", codec.packed(_manifest(documents, found, shards, stamp, known, languages, whole=bool(whole)))
    )


def _whole(files: Sequence[IndexFile], packed: Sequence[IndexFile], stamp: bytes) -> bytes:
    """All files, unpacked, each behind its path; nothing where they are too many bytes."""
    if sum(len(file.content) for file in chain(files, packed)) > LARGEST_WHOLE:
        return b""
    unpacked = (IndexFile(path, codec.unpacked(content)) for path, content in packed)
    parts = (codec.sized(part) for path, content in chain(files, unpacked) for part in (path.encode(), content))
    whole = stamp + b"".join(parts)
    return whole if len(whole) <= LARGEST_WHOLE else b""


def _manifest(
    documents: Sequence[Analysed],
    found: Postings,
    shards: dict[str, list[Shard]],
    stamp: bytes,
    known: Any,
    languages: Sequence[str],
    *,
    whole: bool,
) -> bytes:
    value = {
        "format": FORMAT,
        "stamp": stamp.hex(),
        "documents": len(documents),
        "languages": list(languages),
        "common": _common(found, len(documents)),
        "shards": {name: [shard.start.decode("latin-1") for shard in held] for name, held in shards.items()},
        "whole": whole,
        "analyzer": known,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _common(found: Postings, documents: int) -> list[str]:
    most = max(COMMON, int(documents * COMMON_PART))
    return sorted(core for core, values in found.items() if len(values) > most)


def _word(entry: Entry) -> bytes:
    return entry.word


def _spelled(found: Postings, *, backward: bool) -> list[Entry]:
    """The words that others may be misspellings of, from their first letter or from their last."""
    able = [(core, len(values)) for core, values in found.items() if len(core) >= SHORTEST_SPELLED and core.isalpha()]
    fewest = 0
    if len(able) > MOST_SPELLED:
        fewest = sorted((count for _, count in able), reverse=True)[MOST_SPELLED]
    encoded = [(codec.word(core[BACKWARD] if backward else core), count) for core, count in able if count > fewest]
    return [Entry(word, word, count, b"", b"") for word, count in sorted(encoded)]


def _facets(documents: Sequence[Analysed]) -> dict[str, list[Entry]]:
    """For each facet its values in order, each written as its id and labels."""
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    labels: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, each in enumerate(documents):
        for name, value, label in each.facets:
            numbers[name, value].append(number)
            labels.setdefault((name, value), label)
    values = sorted(numbers)
    return {
        name: [_value(value, labels[name, value], numbers[name, value]) for _, value in held]
        for name, held in groupby(values, key=lambda each: each[0])
    }


def _value(value: str, labels: tuple[str, ...], numbers: list[int]) -> Entry:
    key = codec.word(value)
    told = [label if label != labels[0] else "" for label in labels[1:]]
    written = b"\0".join((key, codec.word(labels[0]), *map(codec.word, told)))
    return Entry(key, written, len(numbers), codec.gaps(numbers), b"")


def _days(documents: Sequence[Analysed]) -> bytes:
    """How many documents have no day; then each day as its distance from the one before, and how many are of it."""
    found = bytearray()
    before = 0
    for day, held in groupby(documents, key=lambda each: each.day):
        ordinal = _ordinal(day)
        if not found and day:
            found += codec.number(0)
        found += (codec.number(ordinal - before) if day else b"") + codec.number(sum(1 for _ in held))
        before = ordinal
    return bytes(found)


def _ordinal(day: str) -> int:
    """A number that grows with days; months have 31 of them."""
    if not day:
        return 0
    year, month, of_month = map(int, day.split("-"))
    return (year * 12 + month - 1) * 31 + of_month - 1


def _stamp(shards: dict[str, list[Shard]], days: bytes) -> bytes:
    """Four bytes that tell one index from another."""
    digest = blake2b(days, digest_size=4)
    for name, held in sorted(shards.items()):
        digest.update(name.encode())
        for shard in held:
            digest.update(shard.content)
    return digest.digest()
