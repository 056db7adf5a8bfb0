"""What is to be found, and what is kept of it between builds: words with their weights, and what a hit shows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from hashiya.search.codec import packed
from hashiya.search.letters import Letters, tables

TITLE_WEIGHT = 3
MOST = 255
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """What a hit shows to readers of a further language: only what is said otherwise there.

    Attributes:
        title: its title in that language, beside its own; empty where there is none.
        shown: what stands there instead of the document's own `shown`.
        facets: labels of the document's facets.
    """

    title: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that readers find: an article, a claim, a note, an actor, a topic, a question.

    Attributes:
        id: unique among all documents of an index.
        kind: what it is; a facet of its own.
        url: where it stands, relative to the site's root.
        title: its title or name; counts `TITLE_WEIGHT` times.
        paragraphs: id (empty where there is none) and text of each paragraph.
        also: further words that find it and are not shown: names in other languages.
        day: its first possible day, `YYYY-MM-DD`; empty where unknown. Its order in time and its year come from it.
        shown: what a hit shows beside the text, given back as it is: outlet, date, how certain.
        facets: for each facet the ids under which it falls, each with its label.
        further: the same in further languages of the site, by their codes, in the order of `build`.
        weight: what its words count beside those of others, above 0, at most 1.
    """

    id: str
    kind: str
    url: str
    title: str
    paragraphs: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    day: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    further: Mapping[str, Told] = field(default_factory=dict)
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Analysed:
    """What a build needs of one document, made from it alone: it can be kept as long as the document stays.

    Attributes:
        order: day and id, by which documents are numbered; undated ones come first.
        words: its different words, one space between.
        counts: for each of them how often it stands there, at most `MOST`.
        length: how many words it has in all, those of the title counted so often as they weigh.
        facets: field, id, its label in each language.
        fragment: what a hit shows, compressed.
        weight: what its words count beside those of others.
    """

    order: tuple[str, str]
    words: str
    counts: bytes
    length: int
    facets: tuple[tuple[str, str, tuple[str, ...]], ...]
    fragment: bytes
    weight: float = 1.0

    @property
    def day(self) -> str:
        """The first possible day, `YYYY-MM-DD`, or nothing."""
        return self.order[0]


@lru_cache(maxsize=1)
def _letters() -> Letters:
    return Letters(tables())


def analyse(document: Document) -> Analysed:
    """What a build needs of a document.

    Raises:
        ValueError: its day is none.
    """
    if document.day and not _DAY.fullmatch(document.day):
        raise ValueError(f"{document.id}: day {document.day!r} is not YYYY-MM-DD")
    letters = _letters()
    counts: dict[str, int] = {}
    length = 0
    parts = [(document.title, TITLE_WEIGHT), *((text, 1) for _, text in document.paragraphs)]
    for text, weight in (*parts, *((words, 1) for words in document.also)):
        words = letters.words(text)
        length += len(words) * weight
        for word in words:
            counts[word] = counts.get(word, 0) + weight
    return Analysed(
        (document.day, document.id),
        " ".join(counts),
        bytes([min(count, MOST) for count in counts.values()]),
        length,
        tuple(_facets(document)),
        fragment(document),
        document.weight,
    )


def fragment(document: Document) -> bytes:
    """What a hit shows of a document, as the reader's browser loads it."""
    further = {
        code: {**told.shown, **({"name": told.title} if told.title else {})} for code, told in document.further.items()
    }
    shown = {
        **document.shown,
        **({"further": further} if further else {}),
        "id": document.id,
        "kind": document.kind,
        "url": document.url,
        "title": document.title,
        "day": document.day,
        "paragraphs": document.paragraphs,
    }
    return packed(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode())


def _facets(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    given = {"kind": {document.kind: ""}, "year": {document.day[:4]: ""} if document.day else {}, **document.facets}
    others = [told.facets for told in document.further.values()]
    return [
        (name, each, (label, *(other.get(name, {}).get(each, "") for other in others)))
        for name, values in sorted(given.items())
        for each, label in sorted(values.items())
    ]
