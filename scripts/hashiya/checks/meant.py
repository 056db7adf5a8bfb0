"""Whom or what somebody meant who wrote a name, or an id that is not there: "did you mean", for all kinds of ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from hashiya.arabic import fold_phrase
from hashiya.model import Actor, Archive, Bilingual, Entry, Mend, Problem, Question, Source, Topic

_ALIKE = 0.85
_MOST = 3


def with_ids(problems: Iterable[Problem], archive: Archive) -> list[Problem]:
    """H418: where an id belongs stands no name.

    Problems of ids are told with the id that was probably meant: a name in Arabic or English stands for the one thing
    of that name, an id in capitals or with underscores for the one that is spelt so otherwise. Where exactly one is
    meant, a mend puts it there.
    """
    known = {folder: _Known(folder, archive) for folder in _NAMES}
    return [_with_id(problem, known) for problem in problems]


class _Known:
    """What one kind of things is called: their ids by folded name, made when the first is asked for."""

    def __init__(self, folder: str, archive: Archive) -> None:
        self._folder = folder
        self._entries: Mapping[str, Entry[Any]] = getattr(archive, folder)
        self._asked: dict[str, tuple[list[str], list[str]]] = {}

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for known, entry in self._entries.items():
            for name in {fold_phrase(name) for name in _NAMES[self._folder](entry.value)} - {""}:
                found.setdefault(name, []).append(known)
        return found

    def meant(self, wanted: str) -> tuple[list[str], list[str]]:
        """The ids that a text surely means, and where there is none those that are spelt nearly like it."""
        if wanted not in self._asked:
            spelt = [_as_id(wanted)] if _as_id(wanted) in self._entries else []
            meant = spelt or self._by_name.get(fold_phrase(wanted), [])
            self._asked[wanted] = (meant, [] if meant else _alike(wanted, [*self._entries]))
        return self._asked[wanted]


def _with_id(problem: Problem, known: Mapping[str, _Known]) -> Problem:
    if problem.code not in ("H206", "H401", "H415"):
        return problem
    folder, _, wanted = problem.details.get("id", "").partition("/")
    if problem.code == "H206":
        folder, wanted = problem.details["folder"], problem.details["value"]
    meant, alike = known[folder].meant(wanted) if folder in known else ([], [])
    if not meant and not alike:
        return problem
    mends = tuple(Mend(problem.details["at"], only) for only in (meant or alike) if len(meant or alike) == 1)
    hint = ", ".join(meant[:_MOST]) or problem.details.get("hint") or ", ".join(alike)
    code = {"H206": "H418", "H415": "H401"}.get(problem.code, problem.code)
    return replace(problem, code=code, details={**problem.details, "hint": hint}, mends=mends)


def _as_id(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.strip().lower())


def _alike(wanted: str, known: list[str]) -> list[str]:
    """The ids that are spelt nearly so; with other digits it is another thing."""
    digits = re.findall(r"\d+", wanted)
    near = nearest(_as_id(wanted), known, _ALIKE)
    return [found for found in near if re.findall(r"\d+", found) == digits]


def nearest(wanted: str, known: Collection[str], least: float) -> list[str]:
    """The ids that are spelt most like a text, no more than three; `least` is the share of letters that agree."""
    found = process.extract(wanted, tuple(known), scorer=fuzz.ratio, score_cutoff=100 * least, limit=_MOST)
    return [known_id for known_id, _, _ in found]


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
