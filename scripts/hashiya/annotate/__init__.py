"""Ties what is known to the words of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar, cast

from hashiya.anchor import Text
from hashiya.annotate.names import Lexicon, find_names
from hashiya.annotate.outlets import Outlets
from hashiya.annotate.place import Placer
from hashiya.annotate.propose import Lexica, propose
from hashiya.annotate.settle import redated, settle
from hashiya.ledger import published_before, with_passages
from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    Article,
    Claim,
    Entry,
    Material,
    Mention,
    Metadata,
    Named,
    Note,
    state_of,
)

__all__ = ["Lexica", "Lexicon", "Outlets", "annotate", "propose", "redated"]

K = TypeVar("K")


def annotate(article: Article, material: Material, lexica: Lexica) -> AnnotatedArticle:
    """Place all annotations of an article, find its names, and propose what nobody has settled.

    Annotations whose words are not found, or not found once, become orphans; they never land on other words.
    """
    placer = Placer(article, Text(article.text))
    everything = material.annotations
    material = replace(material, annotations=tuple(entry for entry in everything if not _is_withdrawn(entry)))
    mentions = _mentions(article, _of(material, Mention), placer, lexica.actors)
    proposed = propose(article, mentions, lexica)
    settled = settle(article, _of(material, Metadata), placer, proposed, lexica.known)
    gone = [entry for entry in everything if _is_withdrawn(entry) and isinstance(entry.value, Claim | Note)]
    placed = _numbered(article, [*_of(material, Claim), *_of(material, Note)], placer, gone)
    standing = [item for item in placed if item.annotation.status != "withdrawn"]
    return AnnotatedArticle(
        article=article,
        sha256=material.seed.sha256,
        settled=settled,
        claims=tuple(item for item in standing if isinstance(item.annotation, Claim)),
        notes=tuple(item for item in standing if isinstance(item.annotation, Note)),
        mentions=mentions,
        orphans=tuple(placer.orphans),
        drifts=tuple(placer.drifts),
        annotation_ids=material.ids,
        proposed=proposed,
        withdrawn=tuple(item for item in placed if item.annotation.status == "withdrawn"),
        entries=tuple(replace(entry, places={}) for entry in everything),
        versions=with_passages(material.seed.versions, material.ledger),
        published=published_before(material.ledger, (*material.seed.older, article.text), _ids(article)),
        kept=material.ledger.lists if material.ledger else (),
    )


def _ids(article: Article) -> frozenset[str]:
    return frozenset(line.id for line in article.lines)


def _of(material: Material, kind: type[K]) -> tuple[Entry[K], ...]:
    return tuple(cast("Entry[K]", entry) for entry in material.annotations if isinstance(entry.value, kind))


def _is_withdrawn(entry: Entry[Any]) -> bool:
    return getattr(entry.value, "status", "") == "withdrawn"


def _numbered(
    article: Article, entries: Iterable[Entry[Any]], placer: Placer, withdrawn: Iterable[Entry[Any]]
) -> list[Anchored[Any]]:
    """What is found, numbered in order of the text; what was withdrawn keeps its place, or has none without a word."""
    quiet = Placer(article, placer.text)
    spans = [(placer.place(e, "quote", e.value), e) for e in entries]
    spans += [(quiet.place(e, "quote", e.value), e) for e in withdrawn]
    found = sorted(((span, e) for span, e in spans if span), key=lambda item: (*item[0], item[1].id))
    placed = [
        Anchored(entry.id, number, entry.value, *span, article.line_at(span[0]).id)
        for number, (span, entry) in enumerate(found, 1)
    ]
    lost = [e for span, e in spans if not span and _is_withdrawn(e)]
    return [*placed, *(Anchored(e.id, len(placed) + n, e.value, -1, -1, "") for n, e in enumerate(lost, 1))]


def _mentions(
    article: Article, entries: Iterable[Entry[Mention]], placer: Placer, lexicon: Lexicon
) -> tuple[Named, ...]:
    by_hand = []
    for entry in entries:
        value = entry.value
        if span := placer.place(entry, "quote", value):
            by_hand.append(
                Named(
                    value.actor,
                    *span,
                    placer.line_id(span),
                    article.text[slice(*span)],
                    stands_for=value.stands_for or "",
                    state=state_of(value),
                    entry_id=entry.id,
                    author=value.author,
                    reviewed_by=value.reviewed_by,
                )
            )
    found = find_names(article, lexicon)
    apart = [name for name in found if not any(_overlap(name, own) for own in by_hand)]
    return tuple(sorted([*apart, *(_titled(own, found) for own in by_hand)], key=lambda name: name.start))


def _titled(own: Named, found: Iterable[Named]) -> Named:
    """What a person said of a name, with the title that the scripts read beside the same actor's name there."""
    title = next((name.title for name in found if name.actor == own.actor and _overlap(name, own)), own.title)
    return replace(own, title=title)


def _overlap(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end
