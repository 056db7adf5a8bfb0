"""Which core each word of an archive stands for: clitics are told from letters of the word by its other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hashiya.search.affixes import Affixes
from hashiya.search.letters import HAMZA, plain

FEWEST = 3


def resolved(words: Iterable[str], affixes: Affixes) -> dict[str, str]:
    """For each word of an archive, given once for each document that has it, its core.

    A letter that may be a clitic is one where what is left is attested in at least `FEWEST` documents and in no fewer
    than the word with it (لمكافحة, but لبنان).
    """
    seen = Counter(words)
    attested = _attested(seen, affixes.article)
    return {word: _core(word, count, attested, affixes) for word, count in seen.items()}


def _attested(seen: Mapping[str, int], article: str) -> Counter[str]:
    """In how many documents each word stands for itself: alone, with the article, or with a hamza that excludes it."""
    found: Counter[str] = Counter()
    for word, count in seen.items():
        bare = plain(word)
        if HAMZA in word or not word.startswith(article):
            found[bare] += count
        if word.startswith(article) and HAMZA not in word[:1]:
            found[word[len(article) :].replace(HAMZA, "ا")] += count
    return found


def _core(word: str, count: int, attested: Mapping[str, int], affixes: Affixes) -> str:
    bare = plain(word)
    sure = plain(affixes.sure_core(word))
    if sure != bare:
        return _behind_article(bare, sure, count, attested, affixes)
    own = max(attested.get(bare, 0), FEWEST)
    cores = [(attested.get(core, 0), core) for core in map(plain, affixes.cores(word))]
    best = max((each for each in cores if each[0] >= own), default=(0, bare))
    return best[1]


def _behind_article(bare: str, sure: str, count: int, attested: Mapping[str, int], affixes: Affixes) -> str:
    """What stands behind an article, unless its letters are the word's own (التزام) or ل stands for one (للبنان)."""
    if bare.startswith(affixes.article):
        return bare if attested.get(bare, 0) > attested.get(sure, 0) - count else sure
    own = affixes.before + sure
    return own if bare.endswith(2 * affixes.before + sure) and attested.get(own, 0) > attested.get(sure, 0) else sure
