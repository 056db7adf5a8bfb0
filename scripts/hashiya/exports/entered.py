"""What people wrote about an article, as JSON values: claims, notes, what was set aside or taken back."""

from __future__ import annotations

from typing import Any

from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    Answer,
    Bilingual,
    Claim,
    Entry,
    Note,
    Quantity,
    state_of,
)

Value = dict[str, Any]


def claim_value(claim: Anchored[Claim], item: AnnotatedArticle) -> Value:
    """Who said what."""
    value = claim.annotation
    return {
        **_place(claim, item),
        "speakers": list(value.speakers),
        "via": list(value.via),
        "verb": value.verb or None,
        "form": value.form,
        "form_note": value.form_note or None,
        "direct_fragment": value.direct_fragment or None,
        "asserts": value.asserts or None,
        "said_on": value.said_on.text or None,
        "dates": [edtf.text for edtf in value.dates],
        "quantities": [_quantity(quantity) for quantity in value.quantities],
        "answers": [_answer(answer) for answer in value.answers],
        "note": value.note or None,
        **_by(value),
    }


def note_value(note: Anchored[Note], item: AnnotatedArticle) -> Value:
    """A remark on words of the article."""
    return {**_place(note, item), "kind": note.annotation.kind, "note": note.annotation.note, **_by(note.annotation)}


def lost_value(entry: Entry[Any]) -> Value:
    """What was set aside, because its words are no longer in the text."""
    value = entry.value
    return {
        "id": entry.id.rpartition("/")[2],
        "kind": value.kind,
        "quote": value.quote,
        "note": value.note or None,
        **_by(value),
    }


def withdrawn_value(found: Anchored[Claim] | Anchored[Note]) -> Value:
    """What its author took back: none of its words."""
    value = found.annotation
    return {
        "id": found.stem,
        "kind": value.kind,
        "passage": found.line_id or None,
        "author": value.author,
        "created": value.created.text,
    }


def person_state(entry: Entry[Any] | None) -> Value:
    """In which state a statement is: without a person's file it is the scripts' proposal."""
    if not entry:
        return {"state": "proposed", "author": None, "reviewed_by": None}
    value = entry.value
    return {"state": state_of(value), "author": value.author, "reviewed_by": value.reviewed_by or None}


def both(words: Bilingual | None) -> Value | None:
    """Words in Arabic and, where somebody wrote them, in English; null where there are none."""
    return {"ar": words.ar or None, "en": words.en or None} if words and (words.ar or words.en) else None


def _place(found: Anchored[Any], item: AnnotatedArticle) -> Value:
    return {
        "id": found.stem,
        "number": found.number,
        "start": found.start,
        "end": found.end,
        "passage": found.line_id,
        "quote": item.article.text[found.start : found.end],
    }


def _by(value: Any) -> Value:
    return {
        "author": value.author,
        "created": value.created.text,
        "state": state_of(value),
        "reviewed_by": value.reviewed_by or None,
    }


def _quantity(quantity: Quantity) -> Value:
    return {
        "value": quantity.value or None,
        "words": quantity.words or None,
        "bound": quantity.bound,
        "unit": quantity.unit,
    }


def _answer(answer: Answer) -> Value:
    return {
        "question": answer.question,
        "value": answer.value,
        "bound": answer.bound or None,
        "unit": answer.unit or None,
        "as_of": answer.as_of.text or None,
        "status": answer.status,
        "scope": both(answer.scope),
        "note": both(answer.note),
    }
