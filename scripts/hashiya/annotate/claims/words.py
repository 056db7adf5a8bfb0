"""The words of `data/reporting.yml`, folded and ready for looking up: which of them report, and how they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from hashiya.arabic import fold_word, words

Kind = Literal["verb", "participle", "noun", "relay"]
Gender = Literal["m", "f", "p", ""]
_PRONOUNS = ("ه", "ها", "هم", "هما")
_CONJUNCTIONS = ("و", "ف")
# أن and إن, alone and with a pronoun, behind the particle ب as well.
THAT = frozenset(
    start + end
    for start in ("ان", "بان")
    for end in ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك", "كم", "ي")
    if start + end not in ("اني", "بانك", "بانكم", "انك", "انكم")
)


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


@lru_cache
def _knowledge() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(files("hashiya").joinpath("data", "reporting.yml").read_text("utf-8"))
    return loaded


@lru_cache
def those(name: str) -> frozenset[str]:
    """The single words of a list, folded."""
    return frozenset(fold_word(word) for word in _knowledge()[name])


@lru_cache
def asides() -> frozenset[str]:
    """Words that begin what is no speaker and no content: adverbs, and prepositions of time and manner."""
    return those("aside") | those("governing")


@lru_cache
def nouns(name: str) -> frozenset[str]:
    """The nouns of a list with ال and with the endings of the dual, the sound plural and the accusative."""
    plain = those(name)
    ended = {word + end for word in plain for end in ("", "ا", "ان", "ين", "ون", "ات", "تها", "تنا")} | plain
    feminine = {word[:-1] + "ت" + end for word in plain if word.endswith("ة") for end in ("ان", "ين")}
    bare = ended | feminine
    return frozenset(bare | {"ال" + word for word in bare})


@lru_cache
def phrases(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _knowledge()[name]:
        parts = tuple(fold_word(phrase[start:end]) for start, end in words(phrase))
        for first in (parts[0], "و" + parts[0]):
            found.setdefault(first, []).append((first, *parts[1:]))
    return {first: tuple(sorted(set(several), key=len, reverse=True)) for first, several in found.items()}


@lru_cache
def values(name: str) -> Mapping[str, Any]:
    """A list of words with what each stands for."""
    return {fold_word(word): value for word, value in _knowledge()[name].items()}


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
def cues() -> Mapping[str, Cue]:
    """Every printed form of every word that reports, folded, with و and ف before it."""
    found: dict[str, Cue] = {}
    for entry in _knowledge()["relays"]:
        for form, cue in _finite(entry, frozenset(entry["from"]), "relay"):
            found.setdefault(form, cue)
    for entry in _knowledge()["verbs"]:
        for form, cue in _forms(entry):
            found.setdefault(form, cue)
    joined = {c + form: replace(cue, joined=True) for form, cue in found.items() for c in _CONJUNCTIONS}
    return {form: cue for form, cue in (joined | found).items() if form not in phrases("attribution")}


def _forms(entry: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    takes = frozenset(fold_word(way) for way in entry["takes"])
    yield from _finite(entry, takes, "verb")
    plain = Cue(fold_word(entry["past"]), "participle", "", takes)
    if stem := fold_word(entry.get("participle", "")):
        ends = ("ا", "ة", "ين") if not stem.endswith("ي") else ("ا", "ة")
        yield from ((stem + end, plain) for end in ends)
        if stem.endswith("ي"):
            yield stem[:-1] + "ين", plain
    if stem := fold_word(entry.get("noun", "")):
        root = stem[:-1] + "ت" if stem.endswith("ة") else stem
        yield from ((root + end, replace(plain, kind="noun")) for end in _PRONOUNS)


def _finite(entry: Mapping[str, Any], takes: frozenset[str], kind: Kind) -> Iterator[tuple[str, Cue]]:
    past, present = fold_word(entry["past"]), fold_word(entry.get("present", ""))
    cue = Cue(past, kind, "m", takes, start=entry.get("start") == "yes")
    for form, gender in _past(past, entry["past"][-1] in "ىا"):
        yield form, replace(cue, gender=gender)
    for form, gender in _present(present) if present else ():
        yield form, replace(cue, gender=gender, past=False)
    stem = past[:-1] if entry["past"][-1] in "ىا" else past
    for bound, gender in ((past, "m"), (stem + "ت", "f")):
        yield from ((bound + end, replace(cue, gender=gender, bound=True)) for end in ("ه", "ها"))


def _past(base: str, weak: bool) -> Iterable[tuple[str, Gender]]:
    stem = base[:-1] if weak else base
    dual = stem + ("يا" if weak else "ا")
    return ((base, "m"), (stem + "ت", "f"), (stem + "وا", "p"), (dual, "p"), (stem + "تا", "p"))


def _present(base: str) -> Iterable[tuple[str, Gender]]:
    stem = base[:-1] if base[-1] in "يو" and len(base) > 3 and base != "يروي" else base
    she = "ت" + base[1:]
    return ((base, "m"), (she, "f"), (stem + "ون", "p"), (base + "ان", "p"), (she + "ان", "p"))
