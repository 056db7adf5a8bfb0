"""What may stand around a word and what its ending hides: cores, stems, skeletons.

After L. Larkey, L. Ballesteros, M. Connell, «Light stemming for Arabic information retrieval», 2007; that a letter is
a proclitic, only the other words of the archive tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

FEMININE = "ه"
_ARABIC = re.compile("[\u0620-\u064a]+")


class Core(NamedTuple):
    """What is left of a word without clitics; `sure` where they can be nothing else."""

    text: str
    sure: bool


class Affixes:
    """The clitics and endings of the analyzer's tables."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.article: str = known["article"]
        self.before: str = known["before"]
        self._always = sorted(known["always"], key=len, reverse=True)
        self._ambiguous = sorted(known["ambiguous"], key=len, reverse=True)
        self._pronouns = known["pronouns"]
        self._endings = known["endings"]
        self._most_endings = known["most_endings"]
        self._behind_consonant = known["behind_consonant"]
        self._fewest = known["fewest_letters"]
        self._weak = frozenset(known["weak"])
        self._kin = str.maketrans(
            {**{letter: kin[0] for kin in known["kin"] for letter in kin}, **dict.fromkeys(known["weak"], "")}
        )

    def sure_core(self, word: str) -> str:
        """The word without the article and what stands before it, where that is beyond doubt; else as it is."""
        for prefix in self._always:
            if word.startswith(prefix) and len(word) - len(prefix) >= self._fewest:
                return word[len(prefix) :]
        return word

    def cores(self, word: str) -> list[str]:
        """What the word may be without clitics that are in doubt, the word itself left out."""
        if not _ARABIC.fullmatch(word):
            return []
        bare = [word[len(prefix) :] for prefix in self._ambiguous if word.startswith(prefix)]
        found: dict[str, None] = dict.fromkeys(core for core in bare if len(core) >= self._fewest)
        for core in [word, *found]:
            found |= dict.fromkeys(self._without_pronoun(core))
        found.pop(word, None)
        return list(found)

    def _without_pronoun(self, word: str) -> list[str]:
        for pronoun in self._pronouns:
            rest = word[: -len(pronoun)]
            if word.endswith(pronoun) and len(rest) >= self._fewest:
                return [rest, rest[:-1] + FEMININE] if rest[-1] == self._behind_consonant else [rest]
        return []

    def stem(self, core: str) -> str:
        """The core without its endings; words of other scripts as they are."""
        if not _ARABIC.fullmatch(core):
            return core
        for _ in range(self._most_endings):
            ending = next((each for each in self._endings if self._falls(core, each)), "")
            if not ending:
                break
            core = core[: -len(ending)]
        return core

    def _falls(self, core: str, ending: str) -> bool:
        rest = len(core) - len(ending)
        if rest < self._fewest or not core.endswith(ending):
            return False
        return ending != self._behind_consonant or core[rest - 1] not in self._weak

    def skeleton(self, stem: str) -> str:
        """The consonants of a stem, letters for one foreign sound made one; words of other scripts as they are."""
        return stem.translate(self._kin)
