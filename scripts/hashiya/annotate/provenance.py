"""Where an article comes from, as the lines around its text, its text and its metadata tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

import yaml

from hashiya.annotate.names import Lexicon, find_names
from hashiya.arabic import fold_word
from hashiya.model import UNKNOWN_SOURCE, Article, Clue, Line, Named, Provenance, SourceFound

_WORDS_BEFORE = 20


def provenance(article: Article, sources: Lexicon, agencies: frozenset[str]) -> Provenance:
    """Whose page it is, and whom it took the text from: outlets that the lines around the text name.

    Doubles of the title and of captions are lines of the text; an agency has no pages that ask for support.
    """
    lines = (line for line in article.lines if line.kind == "removed" and not line.rule.startswith("duplicate"))
    found = find_names(replace(article, lines=tuple(lines)), sources)
    taken = next((name for name in found if _is_taken_from(article, name)), None)
    outlets = (name for name in found if name.actor not in agencies)
    own = next((name for name in outlets if not taken or name.actor != taken.actor), None)
    return Provenance(_found(own), _found(taken))


def _is_taken_from(article: Article, name: Named) -> bool:
    line: Line = article.line_at(name.start)
    before = fold_word(article.text[max(line.start, name.start - _WORDS_BEFORE) : name.start]).rstrip(' :：«"“-')
    return before.endswith(_republished())


@lru_cache
def _republished() -> tuple[str, ...]:
    known: Mapping[str, list[str]] = yaml.safe_load(
        files("hashiya").joinpath("data", "attribution.yml").read_text("utf-8")
    )
    return tuple(fold_word(words) for words in known["republished"])


def _found(name: Named | None) -> SourceFound | None:
    if not name or name.actor == UNKNOWN_SOURCE:
        return None
    return SourceFound(name.actor, Clue(name.form, name.start, name.end))
