"""What is said now: of each question the newest answer, and which question is the main one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hashiya.indexes.origins import outlet_of
from hashiya.indexes.view import View
from hashiya.model import Answer, AnswerCard, Card, Link, Present, Survey

Given = Sequence[tuple[Card, AnswerCard]]
Said = tuple[str, str, str, str]


def said(answer: Answer) -> Said:
    """What an answer says, whoever gives it and when: equal where its words would be."""
    return answer.value, answer.bound, answer.status, answer.scope.ar if answer.scope else ""


def present(question: str, given: Given) -> Present:
    """A question with its newest answer, of those that answer all of it where there are any.

    Of several that were given for one time it is the one that most outlets give, whenever they do.

    Args:
        given: all its answers in order of time.
    """
    if not given:
        return Present(question)
    outlets: dict[Said, set[str]] = defaultdict(set)
    for card, answer in given:
        outlets[said(answer.answer)].add(outlet_of(card.ref))
    whole = [one for one in given if not one[1].answer.scope] or given
    time = (whole[-1][1].first, whole[-1][1].last)
    newest = {said(a.answer): (card, a) for card, a in whole if (a.first, a.last) == time}
    best = min(newest, key=lambda one: (-len(outlets[one]), one))
    card, found = newest[best]
    return Present(question, len(given), found.answer, len(outlets[best]), len(newest) - 1, passage_of(card, found))


def passage_of(card: Card, answer: AnswerCard) -> Link:
    """Where the words of an answer are."""
    return Link(card.id, card.ends[answer.claims[0]][1])


def ranked(surveys: Mapping[str, Survey | None]) -> list[Present]:
    """All questions: those with the most independent answers first, then those with the most, then by their ids.

    Args:
        surveys: of each question, by its id; None where it has no answers.
    """
    found = [(s.independent, s.present) if s else (0, Present(question)) for question, s in surveys.items()]
    found.sort(key=lambda one: (-one[0], -one[1].answers, one[1].question))
    return [question for _, question in found]


def main_question(view: View, questions: Sequence[Present]) -> Present | None:
    """The question that the archive's settings name, under its present id; else the first that has answers.

    Args:
        questions: in order of their weight.
    """
    named = view.archive.settings.main_question
    named = view.archive.moves.get(("questions", named), named)
    answered = [found for found in questions if found.answers]
    return next((found for found in answered if found.question == named), next(iter(answered), None))
