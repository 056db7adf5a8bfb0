"""Turns ids, dates and answers into words."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.edtf import Edtf, parse_edtf
from hashiya.messages import Catalogue
from hashiya.model import Answer, Archive, Bilingual

Key = tuple[str, str]


ENGLISH = " in English"


def name_table(archive: Archive) -> Mapping[Key, str]:
    """Every name that a page prints or is found by, by kind and id; those in English have kinds of their own."""
    questions = archive.questions.items()
    named: dict[Key, Bilingual] = (
        {("actor", i): entry.value.name for i, entry in archive.actors.items()}
        | {("source", i): entry.value.name for i, entry in archive.sources.items()}
        | {("topic", i): entry.value.label for i, entry in archive.topics.items()}
        | {("question", i): entry.value.text for i, entry in questions}
        | {("unit", i): entry.value.unit for i, entry in questions if entry.value.unit}
    )
    return (
        {key: words.ar for key, words in named.items()}
        | {(f"{kind}{ENGLISH}", i): words.en for (kind, i), words in named.items()}
        | {("value type", i): entry.value.value_type for i, entry in questions}
    )


class Names:
    """The names of everything that pages link to; notes which of them are asked for."""

    def __init__(self, archive: Archive, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._table = name_table(archive)
        self._used: set[Key] = set()

    def used(self) -> frozenset[Key]:
        """The names that were asked for since this was last called."""
        used, self._used = frozenset(self._used), set()
        return used

    def actor(self, actor_id: str) -> str:
        """The name of an actor."""
        return self._said("actor", actor_id) or actor_id

    def english(self, actor_id: str) -> str:
        """The English name of an actor, where somebody wrote it."""
        return self._name(f"actor{ENGLISH}", actor_id)

    def source(self, source_id: str) -> str:
        """The name of a source, or the word for an unknown one."""
        return self._said("source", source_id) or self.catalogue.text("source.unknown")

    def topic(self, topic_id: str) -> str:
        """The label of a topic."""
        return self._said("topic", topic_id) or topic_id

    def question(self, question_id: str) -> str:
        """The text of a question."""
        return self._said("question", question_id) or question_id

    def _said(self, kind: str, name_id: str) -> str:
        """A name in the language of the interface, else in the other one that there is."""
        if self.catalogue.language == "ar":
            return self._name(kind, name_id)
        return self._name(f"{kind}{ENGLISH}", name_id) or self._name(kind, name_id)

    def _name(self, kind: str, name_id: str, otherwise: str = "") -> str:
        self._used.add((kind, name_id))
        return self._table.get((kind, name_id), otherwise)

    def answer(self, answer: Answer) -> str:
        """An answer's value in words: «بحلول أيلول/سبتمبر 2025», «أقل من 2000 جندي», «لا»."""
        kind = self._name("value type", answer.question, "text")
        if kind == "date":
            return self._date(answer)
        if kind == "quantity":
            value, unit = self.catalogue.number(answer.value), self._said("unit", answer.question)
            return self.catalogue.text(f"bound.{answer.bound or '='}", value=value, unit=unit).strip()
        if kind == "yes-no" and answer.value in ("yes", "no"):
            return self.catalogue.text(f"answer.{answer.value}")
        return f"«{answer.value}»"

    def _date(self, answer: Answer) -> str:
        try:
            value = parse_edtf(answer.value)
            if answer.bound in ("by", "until") and value.latest:
                return self._at_latest(value, answer.bound)
            words = self.catalogue.date(value)
        except ValueError:
            return answer.value
        if answer.bound not in ("in", "on"):
            return words
        return self.catalogue.text("bound.on" if value.names_a_day else "bound.in", value=words)

    def _at_latest(self, value: Edtf, bound: str) -> str:
        """«بحلول» and «حتى» name an end only, whether the date is written with an open start or without."""
        end = parse_edtf(value.text[value.text.index("/") + 1 :]) if not value.earliest else value
        return self.catalogue.text(f"bound.{bound}", value=self.catalogue.date(end))
