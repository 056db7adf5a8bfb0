"""Which core each word of an archive stands for: clitics are told from letters of the word by its other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hashiya.search.affixes import Affixes
from hashiya.search.letters import HAMZA, plain

FEWEST = 3
ARTICLE = "ال"
BEFORE = "ل"


def resolved(words: Iterable[str], affixes: Affixes) -> dict[str, str]:
    """For each word of an archive, given once for each document that has it, its core.

    A letter that may be a clitic is one where what is left is attested in at least `FEWEST` documents and in no fewer
    than the word with it (لمكافحة, but لبنان).
    """
    seen = Counter(words)
    attested = _attested(seen)
    return {word: _core(word, count, attested, affixes) for word, count in seen.items()}


def _attested(seen: Mapping[str, int]) -> Counter[str]:
    """In how many documents each word stands for itself: alone, with the article, or with a hamza that excludes it."""
    found: Counter[str] = Counter()
    for word, count in seen.items():
        bare = plain(word)
        if HAMZA in word or not word.startswith(ARTICLE):
            found[bare] += count
        if word.startswith(ARTICLE) and HAMZA not in word[:1]:
            found[word[len(ARTICLE) :].replace(HAMZA, "ا")] += count
    return found


def _core(word: str, count: int, attested: Mapping[str, int], affixes: Affixes) -> str:
    bare = plain(word)
    sure = plain(affixes.sure_core(word))
    if sure != bare:
        return _behind_article(bare, sure, count, attested)
    own = max(attested.get(bare, 0), FEWEST)
    cores = [(attested.get(core, 0), core) for core in map(plain, affixes.cores(word))]
    best = max((each for each in cores if each[0] >= own), default=(0, bare))
    return best[1]


def _behind_article(bare: str, sure: str, count: int, attested: Mapping[str, int]) -> str:
    """What stands behind an article, unless its letters are the word's own (التزام) or ل stands for one (للبنان)."""
    if bare.startswith(ARTICLE):
        return bare if attested.get(bare, 0) > attested.get(sure, 0) - count else sure
    own = BEFORE + sure
    return own if bare.endswith(2 * BEFORE + sure) and attested.get(own, 0) > attested.get(sure, 0) else sure
