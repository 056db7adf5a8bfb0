"""In which documents each core stands, and how strongly: BM25 without its part for rarity, in sixteen steps.

S. Robertson, H. Zaragoza, «The Probabilistic Relevance Framework: BM25 and Beyond», 2009.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from hashiya.search.document import MOST, Analysed

SATURATION = 1.2
LENGTH_PART = 0.6
LEVELS = 16
BITS = 4
# Lengths are told apart in steps of a sixteenth of the mean, up to four times the mean.
_STEPS = 16
_LONGEST = 64
Postings = dict[str, "array[int]"]


def postings(documents: Sequence[Analysed], cores: Mapping[str, str]) -> Postings:
    """For each core its documents, ascending: the number of each, and in the low four bits the strength."""
    mean = max(1.0, sum(each.length for each in documents) / max(1, len(documents)))
    levels = [_levels(step / _STEPS) for step in range(_LONGEST + 1)]
    found: Postings = {}
    for number, each in enumerate(documents):
        own = levels[min(_LONGEST, round(each.length / mean * _STEPS))]
        if each.weight != 1:
            own = [int(level * each.weight) for level in own]
        first = number << BITS
        for core, count in _counts(each, cores).items():
            value = first | own[min(count, MOST)]
            if core in found:
                found[core].append(value)
            else:
                found[core] = array("I", (value,))
    return found


def _counts(document: Analysed, cores: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word, count in zip(document.words.split(" ") if document.words else (), document.counts, strict=True):
        core = cores[word]
        counts[core] = counts.get(core, 0) + count
    return counts


def _levels(length: float) -> list[int]:
    """The level of each count in a document whose length is given as a part of the mean."""
    against = SATURATION * (1 - LENGTH_PART + LENGTH_PART * length)
    return [min(LEVELS - 1, int(LEVELS * count / (count + against))) for count in range(MOST + 1)]
