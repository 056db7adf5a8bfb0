"""What the record of an article shows, where its text stands in another tree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from hashiya.cite import CITATION_FILES, Reference
from hashiya.messages import Catalogue
from hashiya.model import AnnotatedArticle, Answer, Bilingual, Pair, Prose
from hashiya.render.citations import article_citations
from hashiya.render.names import Names

# So many claims stand on a record, and of each so many letters of its words; all stand with the text.
MOST_CLAIMS = 100
MOST_LETTERS = 160


def record(item: AnnotatedArticle, reference: Reference, names: Names, pairs: Sequence[Pair]) -> dict[str, Any]:
    """The words of a record: who published what and when, what it claims, and how much else stands around the text."""
    actors = Counter(name.actor for name in item.mentions)
    return {
        "item": item,
        "named": item.settled.title_en if record_title(item, names.catalogue) == item.settled.title_en else "",
        "authors": reference.authors,
        "claims": [claim for claim in item.claims if not claim.annotation.status],
        "most": MOST_CLAIMS,
        "proposed": len(item.proposed_claims),
        "pairs": pairs,
        "notes": sum(not note.annotation.status for note in item.notes),
        "answers": _answers(item),
        "actors": sorted(actors.items(), key=lambda found: (-found[1], names.actor(found[0]))),
        "cited": article_citations(reference),
        "cite_files": CITATION_FILES.items(),
    }


def shortened(words: str) -> str:
    """The words of a claim, cut between words where they are long: the text stands on its own page."""
    if len(words) <= MOST_LETTERS:
        return words
    return f"{words[:MOST_LETTERS].rpartition(' ')[0] or words[:MOST_LETTERS]} …"


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
