"""What the record of an article shows, where its text stands in another tree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from hashiya.cite import CITATION_FILES, Reference
from hashiya.messages import Catalogue
from hashiya.model import AnnotatedArticle, Answer, Bilingual, Prose
from hashiya.render.citations import article_citations
from hashiya.render.names import Names


def record(item: AnnotatedArticle, reference: Reference, names: Names) -> dict[str, Any]:
    """The words of a record: who published what and when, and how much stands around the text; nothing of the text."""
    actors = Counter(name.actor for name in item.mentions)
    return {
        "item": item,
        "named": item.settled.title_en if record_title(item, names.catalogue) == item.settled.title_en else "",
        "authors": reference.authors,
        "claims": sum(not claim.annotation.status for claim in item.claims),
        "notes": sum(not note.annotation.status for note in item.notes),
        "answers": _answers(item),
        "actors": sorted(actors.items(), key=lambda found: (-found[1], names.actor(found[0]))),
        "cited": article_citations(reference),
        "cite_files": CITATION_FILES.items(),
    }


def record_title(item: AnnotatedArticle, words: Catalogue) -> str:
    """The headline in the language of the interface, where somebody put it so; else as it was printed."""
    return words.of(Bilingual(Prose(item.settled.headline), Prose(item.settled.title_en)))


def _answers(item: AnnotatedArticle) -> Mapping[str, list[Answer]]:
    """What an article answers, by question; each answer once, though several claims give it."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for claim in item.claims:
        for answer in claim.annotation.answers if not claim.annotation.status else ():
            if answer not in found[answer.question]:
                found[answer.question].append(answer)
    return found
