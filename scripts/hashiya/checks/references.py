"""Ids must lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hashiya.checks.meant import nearest
from hashiya.model import UNKNOWN_SOURCE, AnnotatedArticle, Archive, Entry, Material, Mend, Problem
from hashiya.schema import references

# Another article or annotation is never what was meant, however like its id is: these have no nearest one.
_GONE = {"annotations": "H416", "articles": "H417"}


def article_references(_article: AnnotatedArticle, material: Material, archive: Archive) -> Iterator[Problem]:
    """H401, H415: every actor, source, topic and question that an annotation names exists in the archive."""
    known = _known(archive)
    for entry in material.annotations:
        yield from _missing(entry, known)


def authority_references(archive: Archive, known_ids: frozenset[str]) -> Iterator[Problem]:
    """H401, H415, H416, H417: every id that a source, topic, question, actor or relation names exists."""
    known = {**_known(archive), "articles": known_ids, "annotations": known_ids}
    folders: tuple[Mapping[str, Entry[Any]], ...] = (
        archive.actors,
        archive.sources,
        archive.topics,
        archive.questions,
    )
    for folder in folders:
        for entry in folder.values():
            yield from _missing(entry, known)
    for relation in archive.relations:
        yield from _missing(relation, known)


def moved_references(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H420: an annotation names actors, sources, topics and questions by their present ids (a warning)."""
    for entry in material.annotations:
        yield from _outdated(entry)


def moves_lead_somewhere(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H420, H421: what has moved leads to something of its kind that is there, and is named by its present id."""
    for (kind, old), entry in archive.moved.items():
        if (kind, old) not in archive.moves:
            details = {"id": f"{kind}/{old}", "to": f"{kind}/{entry.value.moved_to}"}
            yield Problem("H421", entry.path, *entry.places.get("moved_to", (1, 1)), details)
    for kind in ("actors", "sources", "topics", "questions"):
        for named in archive.of(kind).values():
            yield from _outdated(named)
    for relation in archive.relations:
        yield from _outdated(relation)


def main_question_is_one(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H401, H415: the question that `extra.hashiya.main_question` names exists, or has moved to one that does."""
    wanted = archive.settings.main_question
    if wanted and wanted not in archive.questions and ("questions", wanted) not in archive.moves:
        near = nearest(wanted, archive.questions, 0.5)
        details = {"id": f"questions/{wanted}", "hint": ", ".join(near), "at": "extra.hashiya.main_question"}
        yield Problem("H401" if near else "H415", "mkdocs.yml", details=details)


def _outdated(entry: Entry[Any]) -> Iterator[Problem]:
    for at, kind, old, new in entry.outdated:
        details = {"id": f"{kind}/{old}", "to": f"{kind}/{new}"}
        place = entry.places.get(at, (1, 1))
        yield Problem("H420", entry.path, *place, details, "warning", (Mend(at, new),))


def _known(archive: Archive) -> dict[str, Collection[str]]:
    return {
        "actors": archive.actors,
        "sources": archive.sources,
        "topics": archive.topics,
        "questions": archive.questions,
    }


def _missing(entry: Entry[Any], known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    for at, kind, wanted in references(entry.value):
        if kind not in known or wanted in known[kind] or (kind == "sources" and wanted == UNKNOWN_SOURCE):
            continue
        place = entry.places.get(at, (1, 1))
        if kind in _GONE:
            yield Problem(_GONE[kind], entry.path, *place, {"id": wanted})
            continue
        near = nearest(wanted, known[kind], 0.5)
        details = {"id": f"{kind}/{wanted}", "hint": ", ".join(near), "at": at}
        yield Problem("H401" if near else "H415", entry.path, *place, details)
