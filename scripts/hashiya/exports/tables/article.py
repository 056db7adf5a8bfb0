"""The rows that one article gives to the tables, in the order of their columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hashiya.edtf import Edtf
from hashiya.exports.tables.place import placed
from hashiya.model import (
    UNKNOWN_SOURCE,
    AnnotatedArticle,
    Claim,
    Entry,
    Metadata,
    ProposedClaim,
    Quantity,
    Row,
    Voice,
    state_of,
)


def article_rows(item: AnnotatedArticle) -> Mapping[str, tuple[Row, ...]]:
    """The rows of an article by table; of what was withdrawn no words."""
    source = item.settled.source
    claims = [(found.id, found.annotation) for found in item.claims]
    rows: dict[str, Iterable[Row]] = {
        "articles": (_article(item),),
        "texts": ((item.id, item.article.text),),
        "versions": (
            (item.id, v.number, v.path, v.sha256, v.swhid, _or_none(v.url), _or_none(v.captured), _or_none(v.tool))
            for v in item.versions
        ),
        "cited_sources": ((item.id, n, cited) for n, cited in enumerate(source.cites if source else (), 1)),
        "article_topics": _topics(item),
        "annotations": _annotations(item),
        "claims": (_claim(item, i, claim) for i, claim in claims),
        "claim_voices": (row for i, claim in claims for row in _voices(i, claim)),
        "answers": (row for i, claim in claims for row in _answers(i, claim)),
        "mentions": _mentions(item),
        "proposed_claims": (_proposed(item, n, claim) for n, claim in enumerate(item.proposed_claims, 1)),
    }
    return {name: tuple(found) for name, found in rows.items()}


def _article(item: AnnotatedArticle) -> Row:
    source, date, found = item.settled.source, item.settled.date, item.date
    publisher = source.publisher if source and source.publisher != UNKNOWN_SOURCE else None
    return (
        item.id,
        item.settled.headline,
        publisher,
        source.republished_from if source else None,
        source.confidence if source else "unknown",
        _state(item.settled.source_entry),
        _or_none(found.text),
        found.earliest.isoformat() if found.earliest else None,
        found.latest.isoformat() if found.latest else None,
        found.precision,
        date.basis if date else None,
        date.confidence if date else "unknown",
        _state(item.settled.date_entry),
        item.article.media_type,
        f"archive/{item.id}/",
        f"archive/{item.id}/{item.article.raw_name}",
        item.sha256,
    )


def _state(entry: Entry[Metadata] | None) -> str:
    return state_of(entry.value) if entry else "proposed"


def _topics(item: AnnotatedArticle) -> Iterator[Row]:
    state = _state(item.settled.topics_entry)
    for number, use in enumerate(item.settled.topics, 1):
        yield item.id, number, use.topic, use.start, use.end, item.article.text[use.start : use.end], state


def _annotations(item: AnnotatedArticle) -> Iterator[Row]:
    """Everything that people wrote; where it stands, if it does, as the page has it."""
    for entry, place in placed(item):
        value, status = entry.value, getattr(entry.value, "status", "")
        told = (None, None) if status == "withdrawn" else _words(item, value, place)
        by = (value.author, value.created.text, _or_none(value.reviewed_by), state_of(value), _or_none(status))
        yield entry.id, item.id, value.kind, *place, *told, *by


def _words(item: AnnotatedArticle, value: Any, place: tuple[Any, Any, Any]) -> tuple[str | None, str | None]:
    """The quotation as the text has it, else as it was typed, and the note."""
    _, start, end = place
    quote = getattr(value, "quote", "") if start is None else item.article.text[start:end]
    return _or_none(quote), _or_none(getattr(value, "note", ""))


def _claim(item: AnnotatedArticle, claim_id: str, claim: Claim) -> Row:
    told = map(_or_none, (claim.verb, claim.direct_fragment, claim.asserts, claim.form_note, claim.said_on.text))
    return claim_id, item.id, claim.form, *told, _dates(claim.dates), _quantities(claim.quantities)


def _voices(claim_id: str, claim: Claim) -> Iterator[Row]:
    for role, actors in (("speaker", claim.speakers), ("via", claim.via)):
        yield from ((claim_id, role, number, actor) for number, actor in enumerate(actors, 1))


def _answers(claim_id: str, claim: Claim) -> Iterator[Row]:
    for number, answer in enumerate(claim.answers, 1):
        scope, note = (_or_none(words.ar if words else "") for words in (answer.scope, answer.note))
        limits = map(_or_none, (answer.bound, answer.unit, answer.as_of.text))
        yield claim_id, number, answer.question, answer.value, *limits, answer.status, scope, note


def _mentions(item: AnnotatedArticle) -> Iterator[Row]:
    for number, name in enumerate(item.mentions, 1):
        place = (name.line_id, name.start, name.end)
        found = (name.form, name.kind, name.state, _or_none(name.entry_id))
        yield item.id, number, name.actor, _or_none(name.stands_for), *place, *found


def _proposed(item: AnnotatedArticle, number: int, claim: ProposedClaim) -> Row:
    place = (item.article.line_at(claim.start).id, claim.start, claim.end)
    told = (item.article.text[claim.start : claim.end], claim.form, _or_none(claim.verb))
    return item.id, number, *place, *told, _people(claim.speakers), _people(claim.via), _dates(claim.dates), claim.rule


def _people(voices: Iterable[Voice]) -> str:
    return _array([{"actor": voice.actor or None, "words": voice.words} for voice in voices])


def _dates(dates: Iterable[Edtf]) -> str:
    return _array([date.text for date in dates])


def _quantities(quantities: Iterable[Quantity]) -> str:
    return _array([{"value": q.value, "words": q.words, "bound": q.bound, "unit": q.unit} for q in quantities])


def _array(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _or_none(words: str) -> str | None:
    return words or None
