"""What the reader concludes of one article, as one JSON value: the interface for other programs.

All offsets are code points, half-open, into the text that was given; of a web page into `text`.
The keys are described in docs/reading.md.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hashiya.model import (
    AnnotatedArticle,
    Article,
    Clue,
    Declared,
    Line,
    ProposedClaim,
    ProposedName,
    Provenance,
    Voice,
)

READING_SCHEMA = 1


def reading(item: AnnotatedArticle, title: str = "") -> dict[str, Any]:
    """The article as a JSON value.

    Args:
        title: the title where it was given apart from the text.
    """
    article, proposed = item.article, item.proposed
    kinds = {"paragraphs": ("paragraph", "heading"), "captions": ("caption",)}
    return {
        "schema": READING_SCHEMA,
        "id": item.id,
        "title": title or _headline(article),
        "title_line": line_value(item, article.title) if article.title else None,
        **({"text": article.text} if article.media_type == "text/html" else {}),
        "declared": declared_value(article.declared),
        **{key: [line_value(item, line) for line in article.lines if line.kind in kind] for key, kind in kinds.items()},
        "removed": [line_value(item, line) | {"rule": line.rule} for line in article.lines if line.kind == "removed"],
        "source": _source(item, proposed.provenance),
        "date": {
            "edtf": proposed.date.edtf.text,
            "precision": proposed.date.edtf.precision,
            "calendar": proposed.date.calendar,
            "basis": proposed.date.basis,
            "confidence": proposed.date.confidence,
            "weekday": proposed.date.weekday or None,
            "evidence": [_clue(item, clue) for clue in proposed.date.evidence],
        },
        "actors": [
            {
                "id": name.actor,
                "start": name.start,
                "end": name.end,
                "form": name.form,
                "kind": name.kind,
                "state": name.state,
            }
            for name in item.mentions
        ],
        "topics": [
            {"id": use.topic, "start": use.start, "end": use.end, "words": article.text[use.start : use.end]}
            for use in proposed.topics
        ],
        "claims": [proposed_claim(item, claim) for claim in proposed.claims],
        "proposed_names": [proposed_name(name) for name in proposed.names],
    }


def _headline(article: Article) -> str:
    printed = article.words_of(article.title).strip() if article.title else ""
    return article.declared.title or printed if article.media_type == "text/html" else printed


def declared_value(declared: Declared) -> dict[str, Any]:
    """What was said of the article outside its text, as it was given."""
    return {**asdict(declared), "fields": dict(declared.fields)}


def line_value(item: AnnotatedArticle, line: Line) -> dict[str, Any]:
    """A line with its place and its words."""
    words = item.article.words_of(line)
    return {"id": line.id, "line": line.number, "start": line.start, "end": line.end, "text": words}


def _source(item: AnnotatedArticle, provenance: Provenance) -> dict[str, Any]:
    publisher, taken, cites = provenance.publisher, provenance.republished_from, provenance.cites
    steps = [("cited", cited) for cited in cites]
    steps += [(role, found) for role, found in (("republished_from", taken), ("publisher", publisher)) if found]
    return {
        "publisher": publisher.source or "unknown" if publisher else "unknown",
        "publisher_name": publisher.clue.words if publisher else None,
        "republished_from": taken.source or taken.clue.words if taken else None,
        "cites": [cited.source or cited.clue.words for cited in cites],
        "chain": [{"role": role, "id": found.source or None, "words": found.clue.words} for role, found in steps],
        "evidence": [_clue(item, found.clue) for _, found in steps],
    }


def _clue(item: AnnotatedArticle, clue: Clue) -> dict[str, Any]:
    if clue.start < 0:
        return {"field": clue.field, "quote": clue.words}
    line = item.article.line_at(clue.start).number
    return {"line": line, "start": clue.start, "end": clue.end, "quote": item.article.text[clue.start : clue.end]}


def proposed_name(name: ProposedName) -> dict[str, Any]:
    """Words that look like a name that no actor file has."""
    return {"words": name.words, "start": name.start, "end": name.end, "cue": name.cue}


def proposed_claim(item: AnnotatedArticle, claim: ProposedClaim) -> dict[str, Any]:
    """Who said what, as the scripts read it."""
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": item.article.text[claim.start : claim.end],
        "line": item.article.line_at(claim.start).number,
        "form": claim.form,
        "verb": {"words": claim.verb, "start": claim.verb_start, "end": claim.verb_end},
        "speakers": [_voice(voice) for voice in claim.speakers],
        "via": [_voice(voice) for voice in claim.via],
        "carried": claim.carried,
        "dates": [edtf.text for edtf in claim.dates],
        "quantities": [
            {"value": q.value, "words": q.words, "bound": q.bound, "unit": q.unit} for q in claim.quantities
        ],
        "rule": claim.rule,
        "state": "proposed",
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {"id": voice.actor or None, "words": voice.words, "start": voice.start, "end": voice.end}
