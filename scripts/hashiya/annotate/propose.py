"""What the scripts find of an article by themselves: its day, its outlet, its topics. Always shown as proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hashiya.annotate.claims import propose_claims
from hashiya.annotate.names import Lexicon, find_names
from hashiya.annotate.newcomers import propose_names
from hashiya.annotate.outlets import Outlets
from hashiya.annotate.provenance import provenance
from hashiya.arabic import variants
from hashiya.dates import published
from hashiya.model import (
    SILENT_RULES,
    Archive,
    Article,
    Named,
    Proposed,
    TopicUse,
)

_FIRST_PARAGRAPHS = 2
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
        topics = {i: _spellings((e.value.label.ar, *e.value.alt)) for i, e in archive.topics.items()}
        return cls(
            Lexicon.of(archive.actors), Outlets.of(archive), Lexicon.of_names(topics), frozenset(archive.sources)
        )

    def publisher(self, article: Article) -> str:
        """The id of the outlet whose page an article stands on, empty where nothing tells."""
        found = provenance(article, self.outlets).publisher
        return found.source if found else ""


def propose(article: Article, names: tuple[Named, ...], lexica: Lexica) -> Proposed:
    """Look for the day, the outlet, topics, claims and new names of an article in its text and in the lines around it.

    Args:
        names: the actors that the text names.
    """
    body = [(line.start, line.end) for line in article.lines if line.kind in _SPOKEN]
    around = (line for line in article.lines if line.kind == "removed" and line.rule not in SILENT_RULES)
    page = [(line.start, line.end) for line in around]
    date = published(article.text, body, page, article.declared)
    origin = provenance(article, lexica.outlets)
    topics, claims = tuple(_topics(article, lexica.topics)), propose_claims(article, names)
    return Proposed(date, origin, topics, claims, propose_names(article, names))


def _topics(article: Article, lexicon: Lexicon) -> Iterator[TopicUse]:
    """The topics that title or first paragraphs name, or that are named twice; each once, with the first words."""
    spoken = tuple(line for line in article.lines if line.kind in _SPOKEN)
    found: dict[str, list[Named]] = {}
    for name in find_names(replace(article, lines=spoken), lexicon):
        found.setdefault(name.actor, []).append(name)
    if not found:
        return
    first_lines = {line.id for line in spoken if line.kind == "title"}
    first_lines |= {line.id for line in [line for line in spoken if line.kind == "paragraph"][:_FIRST_PARAGRAPHS]}
    for topic, uses in sorted(found.items()):
        if len(uses) > 1 or uses[0].line_id in first_lines:
            yield TopicUse(topic, uses[0].start, uses[0].end)


def _spellings(names: tuple[str, ...]) -> dict[str, None]:
    """The names in all their variants, each once, in order."""
    return dict.fromkeys(variant for name in names if name for variant in variants(name))
