"""Lists of words from the package's data, folded and ready for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from hashiya.arabic import ARTICLE, ARTICLE_BEHIND_L, fold_phrase, relative_forms


@lru_cache
def loaded(name: str) -> Mapping[str, Any]:
    """A YAML file of the package's data, by its name without the ending."""
    found: Mapping[str, Any] = yaml.load(
        files("hashiya").joinpath("data", f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return found


@lru_cache
def listed(name: str, key: str) -> frozenset[str]:
    """The phrases of a list of a data file: their words folded, one space between."""
    return frozenset(fold_phrase(phrase) for phrase in loaded(name)[key])


@lru_cache
def as_printed(name: str, key: str) -> frozenset[str]:
    """The words of a list of a data file as they stand there."""
    return frozenset(loaded(name)[key])


@lru_cache
def outlet_names() -> frozenset[str]:
    """The folded names of all outlets and agencies that the package knows."""
    known: Mapping[str, Any] = loaded("outlets")["outlets"]
    return frozenset(fold_phrase(name) for _, _, _, names in known.values() for name in names)


@lru_cache
def media() -> frozenset[str]:
    """The words for kinds of outlets, folded, with the article and without."""
    return _with_article(listed("common-words", "media"))


@lru_cache
def titles() -> frozenset[str]:
    """The titles that stand before names, folded, with the article and without (الدكتور, دكتور)."""
    own = listed("roles", "titles")
    return own | {word.removeprefix(ARTICLE) for word in own if len(word) > 5}


@lru_cache
def nationalities() -> frozenset[str]:
    """Adjectives of states and the like, folded, with the article and without, in all inflections."""
    own = listed("roles", "nationalities")
    return frozenset(form for word in own for (form,) in relative_forms([word])) | _with_article(own)


def _with_article(own: frozenset[str]) -> frozenset[str]:
    return own | {ARTICLE + word for word in own}


def bare(word: str, known: frozenset[str]) -> bool:
    """True where a folded word is known, behind at most two proclitics (و ف, then ب ل ك, or لل)."""
    if word in known:
        return True
    rest = word[1:] if word[:1] in ("و", "ف") else word
    if len(rest) < 3:
        return False
    if rest in known or (rest[:1] in ("ب", "ل", "ك") and rest[1:] in known):
        return True
    return rest[:2] == ARTICLE_BEHIND_L and rest[2:] in known
