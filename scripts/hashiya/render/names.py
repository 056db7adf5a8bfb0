"""Turns ids, dates and answers into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hashiya.edtf import parse_edtf
from hashiya.messages import Catalogue
from hashiya.model import Answer, Archive, Bilingual


@dataclass(frozen=True, slots=True)
class Names:
    """The names of everything that pages link to, and the catalogue of interface strings."""

    catalogue: Catalogue
    actors: Mapping[str, str]
    sources: Mapping[str, str]
    topics: Mapping[str, str]
    questions: Mapping[str, str]
    value_types: Mapping[str, str]
    units: Mapping[str, Bilingual | None]

    @classmethod
    def of(cls, archive: Archive, catalogue: Catalogue) -> Names:
        """The names of an archive."""
        questions = archive.questions
        return cls(
            catalogue,
            {i: entry.value.name.ar for i, entry in archive.actors.items()},
            {i: entry.value.name.ar for i, entry in archive.sources.items()},
            {i: entry.value.label.ar for i, entry in archive.topics.items()},
            {i: entry.value.text.ar for i, entry in questions.items()},
            {i: entry.value.value_type for i, entry in questions.items()},
            {i: entry.value.unit for i, entry in questions.items()},
        )

    def actor(self, actor_id: str) -> str:
        """The Arabic name of an actor."""
        return self.actors.get(actor_id, actor_id)

    def source(self, source_id: str) -> str:
        """The Arabic name of a source, or the word for an unknown one."""
        return self.sources.get(source_id) or self.catalogue.text("source.unknown")

    def answer(self, answer: Answer) -> str:
        """An answer's value in words: «بحلول أيلول/سبتمبر 2025», «أقل من 2000 جندي», «لا»."""
        kind = self.value_types.get(answer.question, "text")
        if kind == "date":
            return self._date(answer)
        if kind == "quantity":
            unit = self.units.get(answer.question)
            return self.catalogue.text(f"bound.{answer.bound or '='}", value=answer.value, unit=unit.ar if unit else "")
        if kind == "yes-no" and answer.value in ("yes", "no"):
            return self.catalogue.text(f"answer.{answer.value}")
        return f"«{answer.value}»"

    def _date(self, answer: Answer) -> str:
        try:
            value = parse_edtf(answer.value)
            if answer.bound == "until" and value.latest and not value.earliest:
                return self.catalogue.text("bound.until", value=self.catalogue.date(parse_edtf(answer.value[3:])))
            words = self.catalogue.date(value)
        except ValueError:
            return answer.value
        return self.catalogue.text("bound.in", value=words) if answer.bound in ("in", "on") else words
