"""The words of `data/reporting.yml`, folded and ready for looking up: which of them report, and how they are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from hashiya.arabic import ARTICLE, fold_word, tokens
from hashiya.knowledge import listed, loaded

Kind = Literal["verb", "participle", "noun", "relay"]
Gender = Literal["m", "f", "p", ""]
_CONJUNCTIONS = ("و", "ف")
_SHORTEST_WEAK = 3
_WEAK = ("ى", "ا")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports.

    Attributes:
        lemma: the verb in its plainest form.
        gender: of a finite verb: masculine, feminine, plural; empty for others.
        takes: what may follow (`that`, `quote`, `noun`, and prepositions), as the data file describes.
        start: True where the word means other things as well.
        joined: True behind و or ف.
        bound: True where it carries an object («أكده»), which then is what was said.
        past: False for a verb of the present.
    """

    lemma: str
    kind: Kind
    gender: Gender
    takes: frozenset[str]
    start: bool = False
    joined: bool = False
    bound: bool = False
    past: bool = True


_FILE = "reporting"


@lru_cache
def those(name: str) -> frozenset[str]:
    """The words of a list, folded."""
    return listed(_FILE, name)


@lru_cache
def affixes(name: str) -> tuple[str, ...]:
    """What is written onto words, of one sort."""
    return tuple(fold_word(affix) for affix in loaded(_FILE)["affixes"][name])


@lru_cache
def asides() -> frozenset[str]:
    """Words that begin what is no speaker and no content: adverbs, and prepositions of time and manner."""
    return those("aside") | those("governing")


@lru_cache
def nouns(name: str) -> frozenset[str]:
    """The nouns of a list with ال and with the endings of the dual, the sound plural and the accusative."""
    plain = those(name)
    ended = {word + end for word in plain for end in affixes("noun")}
    feminine = {word[:-1] + "ت" + end for word in plain if word.endswith("ة") for end in affixes("dual")}
    bare = ended | feminine
    return frozenset(bare | {ARTICLE + word for word in bare})


@lru_cache
def phrases(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in loaded(_FILE)[name]:
        parts = tuple(tokens(phrase).folded)
        for first in (parts[0], "و" + parts[0]):
            found.setdefault(first, []).append((first, *parts[1:]))
    return {first: tuple(sorted(set(several), key=len, reverse=True)) for first, several in found.items()}


@lru_cache
def values(name: str) -> Mapping[str, Any]:
    """A list of words with what each stands for."""
    return {fold_word(word): value for word, value in loaded(_FILE)[name].items()}


@lru_cache
def signals() -> frozenset[str]:
    """All words at which something may be said by somebody."""
    return (
        frozenset(cues())
        | those("stands_in")
        | frozenset(phrases("attribution"))
        | frozenset(phrases("attribution_what"))
    )


@lru_cache
def second_words() -> Mapping[str, frozenset[str]]:
    """For words that attribute only as the first of a phrase («على حد قول»), those that may follow them."""
    known = [parts for name in ("attribution", "attribution_what") for each in phrases(name).values() for parts in each]
    alone = {parts[0] for parts in known if len(parts) == 1} | cues().keys() | those("stands_in")
    found: dict[str, set[str]] = {}
    for first, *rest in known:
        if first not in alone:
            found.setdefault(first, set()).add(rest[0])
    return {first: frozenset(following) for first, following in found.items()}


@lru_cache
def cues() -> Mapping[str, Cue]:
    """Every printed form of every word that reports, folded, with و and ف before it."""
    found: dict[str, Cue] = {}
    for entry in loaded(_FILE)["relays"]:
        for form, cue in _finite(entry, frozenset(entry["from"]), "relay"):
            found.setdefault(form, cue)
    for entry in loaded(_FILE)["verbs"]:
        for form, cue in _forms(entry):
            found.setdefault(form, cue)
    joined = {c + form: replace(cue, joined=True) for form, cue in found.items() for c in _CONJUNCTIONS}
    return {form: cue for form, cue in (joined | found).items() if form not in phrases("attribution")}


def _forms(entry: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    takes = frozenset(fold_word(way) for way in entry["takes"])
    yield from _finite(entry, takes, "verb")
    plain = Cue(fold_word(entry["past"]), "participle", "", takes)
    if stem := fold_word(entry.get("participle", "")):
        ends = affixes("participle_weak" if stem.endswith("ي") else "participle")
        yield from ((stem + end, plain) for end in ends)
        if stem.endswith("ي"):
            yield from ((stem[:-1] + end, plain) for end in affixes("participle_plural"))
    if stem := fold_word(entry.get("noun", "")):
        root = stem[:-1] + "ت" if stem.endswith("ة") else stem
        yield from ((root + end, replace(plain, kind="noun")) for end in affixes("pronouns"))


def _finite(entry: Mapping[str, Any], takes: frozenset[str], kind: Kind) -> Iterator[tuple[str, Cue]]:
    past, present = fold_word(entry["past"]), fold_word(entry.get("present", ""))
    cue = Cue(past, kind, "m", takes, start=entry.get("start") == "yes")
    for form, gender in _past(past, entry["past"][-1] in _WEAK):
        yield form, replace(cue, gender=gender)
    for form, gender in _present(present) if present else ():
        yield form, replace(cue, gender=gender, past=False)
    stem = past[:-1] if entry["past"][-1] in _WEAK else past
    for bound, gender in ((past, "m"), (stem + "ت", "f")):
        yield from ((bound + end, replace(cue, gender=gender, bound=True)) for end in affixes("object"))


def _past(base: str, weak: bool) -> Iterator[tuple[str, Gender]]:
    stem = base[:-1] if weak else base
    yield base, "m"
    yield stem + "ت", "f"
    yield from ((stem + end, "p") for end in affixes("past_weak" if weak else "past"))


def _present(base: str) -> Iterator[tuple[str, Gender]]:
    stem = base[:-1] if base[-1] in ("ي", "و") and len(base) > _SHORTEST_WEAK else base
    she = "ت" + base[1:]
    yield base, "m"
    yield she, "f"
    yield from ((stem + end, "p") for end in affixes("present"))
    yield from ((one + end, "p") for one in (base, she) for end in affixes("present_dual"))
