"""An article with all that is known of it, as one JSON value: the file beside its page, and a line of all of them.

All offsets are code points, half-open, into the text of the seed; of a web page into its text layer. Every key is
always there; what is not known is null, or an empty list. What a person wrote says who and in which state; what the
scripts propose says `proposed`. The keys are described in docs/data.md and, for programs, in `SCHEMA_PATH`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hashiya.authority import Authority
from hashiya.exports.entered import both, claim_value, lost_value, note_value, person_state, withdrawn_value
from hashiya.exports.reading import declared_value, line_value, proposed_claim, proposed_name
from hashiya.json_text import json_bytes
from hashiya.linked import ANNOTATIONS_NAME, ARTICLE_NAME, FROM_ARTICLE, Iris, annotation_page
from hashiya.model import (
    UNKNOWN_SOURCE,
    AnnotatedArticle,
    File,
    Named,
    SourceFound,
    Step,
    TopicUse,
    Version,
    Witness,
)

ARTICLE_SCHEMA = 1
# Where the site has the JSON Schema of the file; it stands among the theme's files.
SCHEMA_PATH = "assets/hashiya/article-1.schema.json"
Value = dict[str, Any]


def article_file(item: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """The article as JSON."""
    yield File(f"archive/{item.id}/{ARTICLE_NAME}", json_bytes(article_json(item, authority)))


def annotations_file(item: AnnotatedArticle, authority: Authority) -> Iterator[File]:
    """What people wrote about it, as W3C Web Annotations."""
    yield File(f"archive/{item.id}/{ANNOTATIONS_NAME}", json_bytes(annotation_page(item, authority)))


def article_json(item: AnnotatedArticle, authority: Authority, up: str = FROM_ARTICLE) -> Value:
    """The article as a JSON value.

    Args:
        up: the way from the document that holds it to the site's root, where the archive has no address.
    """
    article, iris = item.article, Iris(authority.settings, up)
    return {
        "$schema": f"{iris.root}{SCHEMA_PATH}",
        "schema": ARTICLE_SCHEMA,
        "id": item.id,
        "url": iris.article(item.id),
        "archive": {"name": authority.settings.site_name, "url": iris.archive},
        "headline": item.settled.headline,
        "language": "ar",
        "media_type": article.media_type,
        "sha256": item.sha256,
        "versions": [_version(version, item, iris) for version in item.versions],
        "declared": declared_value(article.declared),
        "source": _source(item, authority),
        "date": _date(item),
        "topics": [_topic(use, item, authority) for use in item.settled.topics],
        "actors": list(_actors(item, authority)),
        "lines": [
            {**line_value(item, line), "kind": line.kind, "rule": line.rule or None}
            for line in article.lines
            if line.kind != "blank"
        ],
        "claims": [claim_value(claim, item) for claim in item.claims],
        "notes": [note_value(note, item) for note in item.notes],
        "set_aside": [lost_value(entry) for entry in item.set_aside],
        "withdrawn": [withdrawn_value(found) for found in item.withdrawn],
        "proposed": {
            "claims": [proposed_claim(item, claim) for claim in item.proposed_claims],
            "names": [proposed_name(name) for name in item.proposed.names],
        },
        "published": [{"id": old.id, "version": old.version, "text": old.text} for old in item.published],
    }


def _version(version: Version, item: AnnotatedArticle, iris: Iris) -> Value:
    return {
        "number": version.number,
        "file": iris.article(item.id, version.raw_name),
        "sha256": version.sha256,
        "swhid": version.swhid,
        "url": version.url or None,
        "captured": version.captured or None,
        "tool": version.tool or None,
    }


def _source(item: AnnotatedArticle, authority: Authority) -> Value:
    statement, found = item.settled.source, item.proposed.provenance
    by_person = item.settled.source_entry
    taken = statement.republished_from if statement else None
    return {
        "publisher": item.publisher if item.publisher != UNKNOWN_SOURCE else None,
        "publisher_name": _outlet(item.publisher, found.publisher if not by_person else None, authority),
        "republished_from": taken,
        "republished_from_name": _outlet(taken, found.republished_from if not by_person else None, authority),
        "cites": list(statement.cites) if statement else [],
        "chain": [_step(step) for step in statement.chain] if statement else [],
        "note": both(statement.origin_note) if statement else None,
        "confidence": statement.confidence if statement else "unknown",
        "evidence": [_witness(witness, item) for witness in item.settled.source_witnesses],
        **person_state(by_person),
    }


def _outlet(source_id: str | None, found: SourceFound | None, authority: Authority) -> str | None:
    """The Arabic name of a source, else the words that the article has for one that the archive does not know."""
    source = authority.source(source_id) if source_id and source_id != UNKNOWN_SOURCE else None
    return source.name.ar if source else found.clue.words if found else None


def _step(step: Step) -> Value:
    return {"source": step.source, "label": both(step.label)}


def _date(item: AnnotatedArticle) -> Value:
    date, edtf = item.settled.date, item.date
    return {
        "edtf": edtf.text or None,
        "earliest": edtf.earliest.isoformat() if edtf.earliest else None,
        "latest": edtf.latest.isoformat() if edtf.latest else None,
        "precision": edtf.precision,
        "best": (date.best.text or None) if date else None,
        "basis": date.basis if date else None,
        "confidence": date.confidence if date else "unknown",
        "evidence": [_witness(witness, item) for witness in item.settled.date_witnesses],
        "traps": [both(trap) for trap in date.traps] if date else [],
        **person_state(item.settled.date_entry),
    }


def _witness(witness: Witness, item: AnnotatedArticle) -> Value:
    """Words of the article have a place, those of a field or of another article say which."""
    placed = witness.start >= 0
    return {
        "quote": witness.quote or None,
        "start": witness.start if placed else None,
        "end": witness.end if placed else None,
        "passage": item.article.line_at(witness.start).id if placed else None,
        "field": witness.field or None,
        "article": witness.article or None,
        "reason": both(witness.reason),
    }


def _topic(use: TopicUse, item: AnnotatedArticle, authority: Authority) -> Value:
    topic = authority.topic(use.topic)
    return {
        "id": use.topic,
        "label": both(topic.label) if topic else None,
        "start": use.start,
        "end": use.end,
        "words": item.article.text[use.start : use.end],
        **person_state(item.settled.topics_entry),
    }


def _actors(item: AnnotatedArticle, authority: Authority) -> Iterator[Value]:
    """Every actor that the text names, in order of its first mention, with all of them."""
    named: dict[str, list[Named]] = {}
    for name in item.mentions:
        named.setdefault(name.actor, []).append(name)
    for actor_id, names in named.items():
        actor = authority.actor(actor_id)
        yield {
            "id": actor_id,
            "name": both(actor.name) if actor else None,
            "type": actor.type if actor else None,
            "wikidata": (actor.wikidata or None) if actor else None,
            "mentions": list(map(_mention, names)),
        }


def _mention(name: Named) -> Value:
    return {
        "start": name.start,
        "end": name.end,
        "passage": name.line_id,
        "form": name.form,
        "kind": name.kind,
        "stands_for": name.stands_for or None,
        "state": name.state,
        "annotation": _annotation(name) if name.entry_id else None,
    }


def _annotation(name: Named) -> Value:
    """The file of a person that says whom the name means."""
    return {
        "id": name.entry_id.rpartition("/")[2],
        "author": name.author,
        "reviewed_by": name.reviewed_by or None,
    }
