"""Queries with the articles that answer them: those written by hand, and titles that were respelled or mistyped."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import yaml

from hashiya.search import Document

TITLES = 300
WORDS = 3
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC = re.compile("[\u0621-\u064a]{4,}")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@dataclass(frozen=True)
class Judged:
    """A query, the kind of difficulty it has, the ids of what answers it; `held` ones are not for developing."""

    category: str
    query: str
    relevant: frozenset[str]
    held: bool = False


def by_hand(documents: Sequence[Document]) -> list[Judged]:
    """The queries of `queries.yml`; every second one of a category is held back."""
    texts = {
        each.id: _MARKS.sub("", "\n".join([each.title, *(text for _, text in each.paragraphs)])) for each in documents
    }
    listed = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))
    return [
        Judged(category, query, _answering(expression, texts), number % 2 == 1)
        for category, queries in listed.items()
        for number, (query, expression) in enumerate(queries)
    ]


def _answering(expression: str, texts: Mapping[str, str]) -> frozenset[str]:
    parts = [re.compile(re.sub("[<>]", r"\\b", part.strip()), re.IGNORECASE) for part in expression.split("&")]
    return frozenset(name for name, text in texts.items() if all(part.search(text) for part in parts))


def respelled(documents: Sequence[Document]) -> list[Judged]:
    """Three words of known titles, one of them spelled in another way or with another clitic."""
    return _changed("respelled", documents, _respell)


def mistyped(documents: Sequence[Document]) -> list[Judged]:
    """Three words of known titles with one edit in one of them."""
    return _changed("mistyped", documents, _mistype)


def unchanged(documents: Sequence[Document]) -> list[Judged]:
    """Three words of known titles as they are: what the two others can reach."""
    return _changed("unchanged", documents, lambda _, word: word)


Change = Callable[[random.Random, str], str]


def _changed(name: str, documents: Sequence[Document], change: Change) -> list[Judged]:
    chance = random.Random(20240906)  # noqa: S311
    titled = sorted(documents, key=lambda each: each.title)
    known = [held[0] for held in (list(held) for _, held in groupby(titled, lambda each: each.title)) if len(held) == 1]
    chance.shuffle(known)
    judged = []
    for each in known:
        words = list(dict.fromkeys(_ARABIC.findall(_MARKS.sub("", each.title))))
        if len(words) < WORDS:
            continue
        chosen = sorted(chance.sample(range(len(words)), WORDS))
        query = [words[place] for place in chosen]
        at = chance.randrange(WORDS)
        query[at] = change(chance, query[at])
        judged.append(Judged(name, " ".join(query), frozenset({each.id}), len(judged) % 2 == 1))
        if len(judged) == TITLES:
            break
    return judged


def _respell(chance: random.Random, word: str) -> str:
    ways = [partial(re.sub, old, new) for old, new in _WAYS]
    chance.shuffle(ways)
    return next((changed for way in ways if (changed := way(word)) != word), word)


_WAYS = (
    ("[أإآ]", "ا"),
    ("^ا(?!ل)", "أ"),
    ("ة$", "ه"),
    ("ى$", "ي"),
    ("ي$", "ى"),
    ("^ال", ""),
    ("^(?!ال)(.)", r"ال\1"),
    ("^(.)", r"و\1"),
    ("^(.)", r"ب\1"),
    ("^ال", "لل"),
    ("^(?!ال)(.)", r"ل\1"),
    ("^(..)", "\\1\u064e"),
    ("^(..)", "\\1\u0640\u0640"),
    ("ك", "ک"),
    ("ي", "ی"),
    ("ؤ", "و"),
    ("ئ", "ي"),
)


def _mistype(chance: random.Random, word: str) -> str:
    while True:
        at = chance.randrange(len(word))
        letter = chance.choice(_LETTERS)
        changed = chance.choice(
            (
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
        if changed != word:
            return changed
