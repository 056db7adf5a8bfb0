"""The YAML front matter of an article's page: what a scholar's script reads.

Written as one JSON value a line, which is YAML and quick to read. `headline` is exact; `title` and `description` are
escaped, since themes print them as they are.
"""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import escape

from hashiya.model import (
    GENERATED,
    UNKNOWN_SOURCE,
    Anchored,
    AnnotatedArticle,
    Answer,
    Claim,
    Elsewhere,
    Entry,
    Note,
    ProposedClaim,
    RelationItem,
    Reprint,
    Witness,
    state_of,
)

_BREAKS_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
HIDDEN = ["navigation", "toc"]


def article_front_matter(item: AnnotatedArticle, elsewhere: Elsewhere, description: str) -> str:
    """The front matter block of an article, fences included; `description` is escaped."""
    settled = item.settled
    fields: dict[str, Any] = {
        "id": item.id,
        "headline": settled.headline,
        "title": str(escape(settled.headline)),
        "description": description,
        "hide": HIDDEN,
        "source": _source(item),
        "date": _date(item),
        "language": "ar",
        "actors": sorted({name.actor for name in item.mentions}),
        "topics": [use.topic for use in settled.topics],
        "sha256": item.sha256,
    }
    lists = {
        "claims": [_claim(claim, item, elsewhere) for claim in item.claims],
        "proposed_claims": [_proposed_claim(claim, item) for claim in item.proposed_claims],
        "notes": [_note(note, item) for note in item.notes],
        "orphans": [_orphan(entry) for entry in item.set_aside],
        "withdrawn": [_withdrawn(found) for found in item.withdrawn],
        "reprints": [_reprint(found) for _, found in elsewhere.reprints],
    }
    return _block(fields, lists)


def index_front_matter(title: str, description: str, *, searchable: bool) -> str:
    """The front matter of an index page, both words escaped; a mere list need not be found by searching."""
    search: dict[str, Any] = {} if searchable else {"search": {"exclude": True}}
    return _block({"title": title, "description": description, "hide": HIDDEN, **search}, {})


def _block(fields: dict[str, Any], lists: dict[str, list[Any]]) -> str:
    lines = [f"{key}: {_json(value)}" for key, value in fields.items()]
    for key, values in lists.items():
        lines.append(f"{key}:" if values else f"{key}: []")
        lines += [f"- {_json(value)}" for value in values]
    return "\n".join(["---", GENERATED, *lines, "---", ""])


def _json(value: Any) -> str:
    dumped = json.dumps(value, ensure_ascii=False)
    return _BREAKS_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped)


def _source(item: AnnotatedArticle) -> dict[str, Any]:
    statement, entry = item.settled.source, item.settled.source_entry
    if not statement:
        return {"publisher": UNKNOWN_SOURCE, "confidence": "unknown"}
    return _present(
        publisher=statement.publisher,
        confidence=statement.confidence,
        state=state_of(entry.value) if entry else "proposed",
        republished_from=statement.republished_from,
        cites=statement.cites,
        chain=[
            _present(source=step.source or UNKNOWN_SOURCE, label=step.label.ar if step.label else "")
            for step in statement.chain
        ],
    )


def _date(item: AnnotatedArticle) -> dict[str, Any]:
    statement, entry = item.settled.date, item.settled.date_entry
    if not statement:
        return {"edtf": "", "precision": "unknown", "confidence": "unknown"}
    return _present(
        edtf=statement.edtf.text,
        precision=statement.edtf.precision,
        basis=statement.basis,
        confidence=statement.confidence,
        state=state_of(entry.value) if entry else "proposed",
        best=statement.best.text,
        evidence=[_evidence(witness) for witness in item.settled.date_witnesses],
    )


def _evidence(witness: Witness) -> dict[str, Any]:
    return _present(quote=witness.quote, field=witness.field, article=witness.article, reason=witness.reason.ar)


def _claim(claim: Anchored[Claim], item: AnnotatedArticle, elsewhere: Elsewhere) -> dict[str, Any]:
    value = claim.annotation
    return _present(
        id=claim.stem,
        quote=item.article.text[claim.start : claim.end],
        passage=claim.line_id,
        speakers=value.speakers,
        via=value.via,
        form=value.form,
        state=state_of(value),
        answers=[_answer(answer, claim, elsewhere) for answer in value.answers],
        relations=[_relation(item) for item in elsewhere.relations.get(claim.id, ())],
    )


def _proposed_claim(claim: ProposedClaim, item: AnnotatedArticle) -> dict[str, Any]:
    return _present(
        quote=item.article.text[claim.start : claim.end],
        start=claim.start,
        end=claim.end,
        passage=item.article.line_at(claim.start).id,
        speakers=[voice.actor or voice.words for voice in claim.speakers],
        via=[voice.actor or voice.words for voice in claim.via],
        verb=claim.verb,
        form=claim.form,
        dates=[edtf.text for edtf in claim.dates],
        state="proposed",
    )


def _reprint(found: Reprint) -> dict[str, Any]:
    return _present(article=found.article, percent=found.percent, direction=found.direction, state="proposed")


def _note(note: Anchored[Note], item: AnnotatedArticle) -> dict[str, Any]:
    value = note.annotation
    return _present(
        id=note.stem,
        kind=value.kind,
        quote=item.article.text[note.start : note.end],
        passage=note.line_id,
        note=value.note,
        author=value.author,
        created=value.created.text,
        state=state_of(value),
    )


def _withdrawn(found: Anchored[Claim] | Anchored[Note]) -> dict[str, Any]:
    """What its author took back: its id and name, none of its words."""
    value = found.annotation
    return _present(
        id=found.stem, kind=value.kind, passage=found.line_id, author=value.author, created=value.created.text,
        state=value.status,
    )  # fmt: skip


def _orphan(entry: Entry[Any]) -> dict[str, Any]:
    value = entry.value
    return _present(
        id=entry.id.rpartition("/")[2],
        kind=value.kind,
        quote=value.quote,
        note=value.note,
        author=value.author,
        created=value.created.text,
        state=state_of(value),
        status=value.status,
    )


def _answer(answer: Answer, claim: Anchored[Claim], elsewhere: Elsewhere) -> dict[str, Any]:
    shown = (found for view in elsewhere.questions if view.id == answer.question for found in view.here)
    own = next(
        (found for found in shown if any(item.passage.link.fragment == f"m-{claim.stem}" for item in found.claims)),
        None,
    )
    return _present(
        question=answer.question,
        value=answer.value,
        bound=answer.bound,
        as_of=answer.as_of.text,
        status=answer.status,
        scope=answer.scope.ar if answer.scope else "",
        relations=[_relation(item) for item in own.relations] if own else [],
    )


def _relation(item: RelationItem) -> dict[str, Any]:
    other = f"{item.other.address}/{item.other.fragment.removeprefix('m-')}"
    return _present(kind=item.kind, inverse=item.inverse, other=other, state=item.state)


def _present(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value}
