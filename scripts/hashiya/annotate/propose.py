"""What the scripts find of an article by themselves: its day, its outlet, its topics. Always shown as proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import yaml

from hashiya.annotate.names import Lexicon, find_names
from hashiya.arabic import fold_word
from hashiya.dates import published
from hashiya.model import (
    UNKNOWN_SOURCE,
    Actor,
    Archive,
    Article,
    Bilingual,
    Entry,
    Form,
    Line,
    Named,
    OutletFound,
    Proposed,
    Prose,
    TopicUse,
)

_WORDS_BEFORE = 20
_SPOKEN = ("title", "heading", "paragraph", "caption")


@dataclass(frozen=True, slots=True)
class Lexica:
    """The names of outlets and topics, ready for matching."""

    sources: Lexicon
    topics: Lexicon
    agencies: frozenset[str]

    @classmethod
    def of(cls, archive: Archive) -> Lexica:
        """The names of an archive's sources, and the labels of its topics."""
        sources = {i: (e.value.name.ar, e.value.name.en, _host(e.value.site)) for i, e in archive.sources.items()}
        topics = {i: (e.value.label.ar, *e.value.alt) for i, e in archive.topics.items()}
        agencies = frozenset(i for i, e in archive.sources.items() if e.value.type == "agency")
        return cls(_lexicon(sources), _lexicon(topics), agencies)


def propose(article: Article, lexica: Lexica) -> Proposed:
    """Look for the day, the outlet and the topics of an article in its text and in the lines around it."""
    body = [(line.start, line.end) for line in article.lines if line.kind in _SPOKEN]
    page = [(line.start, line.end) for line in article.lines if line.kind == "removed"]
    taken, own = _outlets(article, lexica)
    return Proposed(published(article.text, body, page), own, taken, tuple(_topics(article, lexica.topics)))


def _outlets(article: Article, lexica: Lexica) -> tuple[OutletFound | None, OutletFound | None]:
    """Whom the page took the text from, and whose page it is: outlets that the lines around the text name.

    Doubles of the title and of captions are lines of the text; an agency has no pages that ask for support.
    """
    lines = (line for line in article.lines if line.kind == "removed" and not line.rule.startswith("duplicate"))
    found = find_names(replace(article, lines=tuple(lines)), lexica.sources)
    taken = next((name for name in found if _is_taken_from(article, name)), None)
    outlets = (name for name in found if name.actor not in lexica.agencies)
    own = next((name for name in outlets if not taken or name.actor != taken.actor), None)
    return _found(taken), _found(own)


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


def _topics(article: Article, lexicon: Lexicon) -> Iterator[TopicUse]:
    """Each topic once, with the first words that name it."""
    spoken = replace(article, lines=tuple(line for line in article.lines if line.kind in _SPOKEN))
    first = {name.actor: name for name in reversed(find_names(spoken, lexicon))}
    yield from (TopicUse(topic, name.start, name.end) for topic, name in sorted(first.items()))


def _found(name: Named | None) -> OutletFound | None:
    return OutletFound(name.actor, name.start, name.end) if name and name.actor != UNKNOWN_SOURCE else None


def _lexicon(names: Mapping[str, tuple[str, ...]]) -> Lexicon:
    entries = {
        i: Entry(i, "", Actor(name=Bilingual(Prose("")), type="organisation", forms=_forms(found)))
        for i, found in names.items()
    }
    return Lexicon.of(entries)


def _forms(names: tuple[str, ...]) -> tuple[Form, ...]:
    return tuple(Form(form=name) for name in names if name)


def _host(site: str) -> str:
    return site.partition("//")[2].partition("/")[0].removeprefix("www.")
