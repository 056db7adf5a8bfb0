"""Whom or what somebody meant who wrote a name, or an id that is not there: "did you mean", for all kinds of ids."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hashiya.arabic import fold_phrase
from hashiya.model import Actor, Archive, Bilingual, Entry, Mend, Problem, Question, Source, Topic

_ALIKE = 0.85
_MOST = 3


def with_ids(problem: Problem, archive: Archive) -> Problem:
    """H418: where an id belongs stands no name.

    A problem of an id is told with the id that was probably meant: a name in Arabic or English stands for the one thing
    of that name, an id in capitals or with underscores for the one that is spelt so otherwise. Where exactly one is
    meant, a mend puts it there.
    """
    folder, _, wanted = problem.details.get("id", "").partition("/")
    if problem.code == "H206":
        folder, wanted = problem.details["folder"], problem.details["value"]
    entries: Mapping[str, Entry[Any]] | None = getattr(archive, folder, None) if folder in _NAMES else None
    if entries is None or problem.code not in ("H206", "H401", "H415"):
        return problem
    meant = [i for i, entry in entries.items() if _is_meant(wanted, i, _NAMES[folder](entry.value))]
    alike = [] if meant else _alike(wanted, [*entries])
    if not meant and not alike:
        return problem
    mend = next((Mend(problem.details["at"], only) for only in (meant or alike) if len(meant or alike) == 1), None)
    hint = ", ".join(meant[:_MOST]) or problem.details.get("hint") or ", ".join(alike[:_MOST])
    details = {**problem.details, "hint": hint}
    code = {"H206": "H418", "H415": "H401"}.get(problem.code, problem.code)
    return replace(problem, code=code, details=details, mends=(mend,) if mend else ())


def _is_meant(wanted: str, known: str, names: Iterator[str]) -> bool:
    folded = fold_phrase(wanted)
    return _as_id(wanted) == known or (bool(folded) and any(fold_phrase(name) == folded for name in names))


def _as_id(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.strip().lower())


def _alike(wanted: str, known: list[str]) -> list[str]:
    """The ids that are spelt nearly so; with other digits it is another thing."""
    digits = re.findall(r"\d+", wanted)
    near = difflib.get_close_matches(_as_id(wanted), known, _MOST, _ALIKE)
    return [found for found in near if re.findall(r"\d+", found) == digits]


def _bilingual(name: Bilingual) -> Iterator[str]:
    yield from filter(None, (name.ar, name.en))


def _of_actor(actor: Actor) -> Iterator[str]:
    yield from _bilingual(actor.name)
    yield from (form.form for form in actor.forms)


def _of_source(source: Source) -> Iterator[str]:
    yield from _bilingual(source.name)


def _of_topic(topic: Topic) -> Iterator[str]:
    yield from _bilingual(topic.label)
    yield from topic.alt


def _of_question(question: Question) -> Iterator[str]:
    yield from _bilingual(question.text)


_NAMES: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "actors": _of_actor,
    "sources": _of_source,
    "topics": _of_topic,
    "questions": _of_question,
}
