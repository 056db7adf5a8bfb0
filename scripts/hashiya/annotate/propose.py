"""What the scripts find of an article by themselves: its day, its outlet, its topics. Always shown as proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hashiya.annotate.claims import propose_claims
from hashiya.annotate.names import Lexicon, find_names
from hashiya.annotate.outlets import Outlets
from hashiya.annotate.provenance import provenance
from hashiya.dates import published
from hashiya.model import (
    Actor,
    Archive,
    Article,
    Bilingual,
    Entry,
    Form,
    Named,
    Proposed,
    Prose,
    TopicUse,
)

_SPOKEN = ("title", "heading", "paragraph", "caption")


@dataclass(frozen=True, slots=True)
class Lexica:
    """The names of actors, outlets and topics, ready for matching.

    Attributes:
        known: the ids of all sources of the archive.
    """

    actors: Lexicon
    outlets: Outlets
    topics: Lexicon
    known: frozenset[str]

    @classmethod
    def of(cls, archive: Archive) -> Lexica:
        """The names of an archive's actors and sources, and the labels of its topics."""
        topics = {i: (e.value.label.ar, *e.value.alt) for i, e in archive.topics.items()}
        return cls(Lexicon.of(archive.actors), Outlets.of(archive), _lexicon(topics), frozenset(archive.sources))

    def publisher(self, article: Article) -> str:
        """The id of the outlet whose page an article stands on, empty where nothing tells."""
        found = provenance(article, self.outlets).publisher
        return found.source if found else ""


def propose(article: Article, names: tuple[Named, ...], lexica: Lexica) -> Proposed:
    """Look for the day, the outlet, the topics and the claims of an article in its text and in the lines around it.

    Args:
        names: the actors that the text names.
    """
    body = [(line.start, line.end) for line in article.lines if line.kind in _SPOKEN]
    page = [(line.start, line.end) for line in article.lines if line.kind == "removed"]
    date = published(article.text, body, page, article.declared)
    origin = provenance(article, lexica.outlets)
    return Proposed(date, origin, tuple(_topics(article, lexica.topics)), propose_claims(article, names))


def _topics(article: Article, lexicon: Lexicon) -> Iterator[TopicUse]:
    """Each topic once, with the first words that name it."""
    spoken = replace(article, lines=tuple(line for line in article.lines if line.kind in _SPOKEN))
    first = {name.actor: name for name in reversed(find_names(spoken, lexicon))}
    yield from (TopicUse(topic, name.start, name.end) for topic, name in sorted(first.items()))


def _lexicon(names: Mapping[str, tuple[str, ...]]) -> Lexicon:
    entries = {
        i: Entry(i, "", Actor(name=Bilingual(Prose("")), type="organisation", forms=_forms(found)))
        for i, found in names.items()
    }
    return Lexicon.of(entries)


def _forms(names: tuple[str, ...]) -> tuple[Form, ...]:
    return tuple(Form(form=name) for name in names if name)
