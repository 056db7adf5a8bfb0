"""What people wrote about an article, as the W3C Web Annotation model has it.

https://www.w3.org/TR/annotation-model/, https://www.w3.org/ns/anno.jsonld. What that model has no term for is told in
those of schema.org, which its context names: claims and answers, the state of an annotation, who reviewed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hashiya.arabic import direction
from hashiya.authority import Authority
from hashiya.edtf import Edtf
from hashiya.linked.iris import ANNOTATIONS_NAME, FROM_ARTICLE, Iris
from hashiya.linked.selectors import quotation, targets
from hashiya.linked.things import Node, actor_thing, said, voices
from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    Annotation,
    Answer,
    Claim,
    Entry,
    Mention,
    Named,
    Note,
    state_of,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS: Mapping[str, str] = {
    "claim": "describing",
    "note": "commenting",
    "correction": "editing",
    "context": "describing",
    "translation": "describing",
    "mention": "identifying",
}
# How a date is typed by the length of its text; others are left as words.
_DATE_TYPES: Mapping[int, str] = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def annotation_page(item: AnnotatedArticle, authority: Authority, up: str = FROM_ARTICLE) -> Node:
    """All claims, notes and words on names of an article, in order of the text; then what has no place in it.

    What was set aside keeps its quotation and has no place; of what was taken back only who did so is left.

    Args:
        up: the way from the document that holds it to the site's root, where the archive has no address.
    """
    iris = Iris(authority.settings, up)
    page = iris.article(item.id)
    items = [*_placed(item, authority, iris), *_set_aside(item, authority, iris), *_withdrawn(item, iris)]
    whole = {"id": f"{page}{ANNOTATIONS_NAME}#all", "type": "AnnotationCollection", "label": item.settled.headline}
    return {
        "@context": CONTEXT,
        "id": f"{page}{ANNOTATIONS_NAME}",
        "type": "AnnotationPage",
        "partOf": {**whole, "total": len(items)},
        "startIndex": 0,
        "items": items,
    }


def _placed(item: AnnotatedArticle, authority: Authority, iris: Iris) -> list[Node]:
    found: list[tuple[int, int, Node]] = []
    placed: list[Anchored[Claim] | Anchored[Note]] = [*item.claims, *item.notes]
    for one in placed:
        target = targets(item, one.start, one.end, one.line_id, iris)
        body = _bodies(item.id, one, authority, iris)
        found.append((one.start, one.number, _annotation(item.id, one.stem, one.annotation, body, target, iris)))
    entries = {entry.id: entry for entry in item.entries}
    for name in item.mentions:
        entry = entries.get(name.entry_id)
        if entry and isinstance(entry.value, Mention):
            found.append((name.start, 0, _mention(item, name, entry, authority, iris)))
    return [node for *_, node in sorted(found, key=lambda one: one[:2])]


def _annotation(article_id: str, stem: str, value: Annotation, body: list[Any], target: list[Node], iris: Iris) -> Node:
    return said(
        {
            "id": iris.article(article_id, f"#n-{stem}"),
            "type": "Annotation",
            "motivation": MOTIVATIONS[value.kind],
            "schema:additionalType": value.kind,
            "schema:creativeWorkStatus": getattr(value, "status", "") or state_of(value),
            "creator": {"name": value.author},
            "dcterms:created": _day(value.created),
            "schema:reviewedBy": {"name": value.reviewed_by} if value.reviewed_by else "",
            "body": body,
            "target": target,
        }
    )


def _mention(item: AnnotatedArticle, name: Named, entry: Entry[Any], authority: Authority, iris: Iris) -> Node:
    """A person's word on whom a name means; whom it stands for there, if anyone, is a second body."""
    meant = [_actor(actor, authority, iris) for actor in (name.actor, name.stands_for) if actor]
    body = [{"type": "SpecificResource", "source": actor, "purpose": "identifying"} for actor in meant]
    target = targets(item, name.start, name.end, name.line_id, iris)
    stem = entry.id.rpartition("/")[2]
    return _annotation(item.id, stem, entry.value, [*body, *_remark(entry.value.note)], target, iris)


def _bodies(article_id: str, one: Anchored[Claim] | Anchored[Note], authority: Authority, iris: Iris) -> list[Any]:
    value = one.annotation
    if isinstance(value, Note):
        return list(_remark(value.note, MOTIVATIONS[value.kind]))
    claim = _claim(value, authority, iris)
    answers = [_answer(answer, iris) for answer in value.answers]
    return [{"id": iris.article(article_id, f"#m-{one.stem}"), **claim}, *answers, *_remark(value.note)]


def _claim(value: Claim, authority: Authority, iris: Iris) -> Node:
    """Who says the words, through whom; `schema:genre` is how, with the word of saying as its name."""
    return said(
        {
            "type": "schema:Claim",
            "schema:author": [_actor(actor, authority, iris) for actor in voices(value.speakers, authority)],
            "schema:provider": [_actor(actor, authority, iris) for actor in voices(value.via, authority)],
            "schema:genre": value.form,
            "schema:keywords": value.verb,
            "schema:abstract": value.asserts,
            "schema:temporal": value.said_on.text,
        }
    )


def _actor(actor_id: str, authority: Authority, iris: Iris) -> Node:
    """An actor, in terms of schema.org."""
    thing = actor_thing(actor_id, authority, iris)
    same = {"id": thing["sameAs"]} if "sameAs" in thing else ""
    name, other = thing["name"], thing.get("alternateName", "")
    return said(
        {
            "id": thing["@id"],
            "type": f"schema:{thing['@type']}",
            "schema:name": name,
            "schema:alternateName": other,
            "schema:sameAs": same,
        }
    )


def _answer(answer: Answer, iris: Iris) -> Node:
    """What a claim says to a question; `schema:text` is its value as the archive writes it."""
    told = {
        "bound": answer.bound,
        "unit": answer.unit,
        "as_of": answer.as_of.text,
        "status": answer.status,
        "scope": answer.scope.ar if answer.scope else "",
    }
    properties = [
        {"type": "schema:PropertyValue", "schema:name": key, "schema:value": value}
        for key, value in told.items()
        if value
    ]
    return {
        "type": "schema:Answer",
        "schema:parentItem": {"id": iris.entry("questions", answer.question), "type": "schema:Question"},
        "schema:text": answer.value,
        "schema:additionalProperty": properties,
    }


def _remark(words: str, purpose: str = "commenting") -> Iterator[Node]:
    """What a person wrote, in the archive's notation, which is Markdown's."""
    if words:
        yield {
            "type": "TextualBody",
            "value": words,
            "format": "text/markdown",
            "language": "ar" if direction(words) == "rtl" else "en",
            "purpose": purpose,
        }


def _set_aside(item: AnnotatedArticle, authority: Authority, iris: Iris) -> Iterator[Node]:
    for entry in item.set_aside:
        value, stem = entry.value, entry.id.rpartition("/")[2]
        selector = quotation(value.quote, value.prefix, value.suffix)
        target = {"type": "SpecificResource", "source": iris.article(item.id), "selector": selector}
        body = _without_place(item.id, stem, value, authority, iris)
        yield _annotation(item.id, stem, value, body, [target], iris)


def _without_place(article_id: str, stem: str, value: Any, authority: Authority, iris: Iris) -> list[Any]:
    if isinstance(value, Mention):
        return [_actor(value.actor, authority, iris), *_remark(value.note)]
    return _bodies(article_id, Anchored(stem, 0, value, -1, -1, ""), authority, iris)


def _withdrawn(item: AnnotatedArticle, iris: Iris) -> Iterator[Node]:
    """What its author took back: none of its words."""
    for one in item.withdrawn:
        target = [{"type": "SpecificResource", "source": iris.article(item.id)}]
        yield _annotation(item.id, one.stem, one.annotation, [], target, iris)


def _day(date: Edtf) -> Any:
    """A date as precise as it is known: the model's own term wants a second of the day."""
    kind = _DATE_TYPES.get(len(date.text)) if date.text.replace("-", "").isdigit() else None
    return {"@type": kind, "@value": date.text} if kind else date.text
