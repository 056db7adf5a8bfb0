"""The rules of one article's annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hashiya.arabic import fold
from hashiya.model import BOUNDS, AnnotatedArticle, Answer, Archive, Claim, Entry, Material, Mend, Metadata, Problem
from hashiya.values import range_of

_SETTLED = ("title", "authors", "source", "date")
_SHOWN = 80


def quotations_found(article: AnnotatedArticle, _material: Material, _archive: Archive) -> Iterator[Problem]:
    """H301, H302, H303, H304: what an annotation quotes stands in the article, once, between its prefix and suffix.

    One that was set aside as orphaned need not.
    """
    for orphan in article.orphans:
        if getattr(orphan.entry.value, "status", "") == "orphaned":
            continue
        place = orphan.entry.places.get(orphan.field, (1, 1))
        details = {
            "quote": orphan.quote[:_SHOWN],
            "nearest": " | ".join(words[:_SHOWN] for words in orphan.nearest),
            "hits": str(orphan.hits or orphan.without_prefix),
            "choices": " | ".join(f"{key}: {words}" if words else "—" for key, words in orphan.choices),
        }
        missing = "H304" if orphan.without_prefix else "H301" if orphan.nearest else "H303"
        yield Problem("H302" if orphan.hits else missing, orphan.entry.path, *place, details)


def quotations_as_printed(article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H305, H306: an annotation quotes the words that stand in the article, so that no other ones are like them.

    H307: what stands in the article is not set aside as orphaned.
    """
    for drift in article.drifts:
        place = drift.entry.places.get(drift.field, (1, 1))
        details = {"quote": drift.quote[:_SHOWN], "found": drift.found[:_SHOWN], "score": f"{drift.score:.2f}"}
        code = "H305" if drift.score < 1 else "H306"
        yield Problem(code, drift.entry.path, *place, details, "warning", drift.mends)
    lost = {orphan.entry.id for orphan in article.orphans}
    for entry in material.annotations:
        if not isinstance(entry.value, Metadata) and entry.value.status == "orphaned" and entry.id not in lost:
            place = entry.places.get("status", (1, 1))
            details = {"quote": entry.value.quote[:_SHOWN]}
            yield Problem("H307", entry.path, *place, details, "warning", (Mend("status", ""),))


def one_settlement(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H403: title, authors, source and date of an article are each settled by one file at most."""
    first: dict[str, str] = {}
    for entry in material.annotations:
        if not isinstance(entry.value, Metadata):
            continue
        for field in _SETTLED:
            if not getattr(entry.value, field):
                continue
            if field in first:
                place = entry.places.get(field, (1, 1))
                yield Problem("H403", entry.path, *place, {"field": field, "first": first[field]})
            first.setdefault(field, entry.path)


def authors_are_named(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H920: an author has a name, or is an actor.

    H921: family and given name are told both, and of persons only.
    """
    for entry in material.annotations:
        for n, author in enumerate(entry.value.authors if isinstance(entry.value, Metadata) else ()):
            parts = bool(author.family) + bool(author.given)
            if not author.name and not author.actor and not parts:
                yield Problem("H920", entry.path, *_place_in(entry, f"authors.{n}"))
            if parts == 1 or (parts and author.type == "organisation"):
                yield Problem("H921", entry.path, *_place_in(entry, f"authors.{n}"))


def _place_in(entry: Entry[Any], at: str) -> tuple[int, int]:
    """Where the first of the fields below a key stands."""
    return min((place for key, place in entry.places.items() if f"{key}.".startswith(f"{at}.")), default=(1, 1))


def reviewed_by_another(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H402: who reviews an annotation is not who wrote it."""
    for entry in material.annotations:
        if entry.value.reviewed_by and entry.value.reviewed_by == entry.value.author:
            place = entry.places.get("reviewed_by", (1, 1))
            yield Problem("H402", entry.path, *place, mends=(Mend("reviewed_by", ""),))


def values_fit_questions(_article: AnnotatedArticle, material: Material, archive: Archive) -> Iterator[Problem]:
    """H406, H411: an answer's value and its bound are of its question's type: date, number, yes or no, words."""
    for entry in material.annotations:
        if not isinstance(entry.value, Claim):
            continue
        for number, answer in enumerate(entry.value.answers):
            question = archive.questions.get(answer.question)
            if question and not _fits(answer, question.value.value_type):
                place = entry.places.get(f"answers.{number}.value", (1, 1))
                details = {"value": answer.value, "type": question.value.value_type}
                digits = replace(answer, value=fold(answer.value))
                mends = (Mend(f"answers.{number}.value", digits.value),) if _fits(digits, details["type"]) else ()
                yield Problem("H406", entry.path, *place, details, mends=mends)
            elif question and answer.bound not in ("", *BOUNDS.get(question.value.value_type, ())):
                place = entry.places.get(f"answers.{number}.bound", (1, 1))
                yield Problem("H411", entry.path, *place, {"value": answer.bound, "type": question.value.value_type})


def claims_have_speakers(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H410: a claim has a speaker; the article's own voice is one too."""
    for entry in material.annotations:
        if isinstance(entry.value, Claim) and not entry.value.speakers:
            yield Problem("H410", entry.path, *entry.places.get("speakers", (1, 1)))


def _fits(answer: Answer, value_type: str) -> bool:
    try:
        return range_of(answer, value_type) is not None or bool(answer.value.strip())
    except ValueError:
        return False
