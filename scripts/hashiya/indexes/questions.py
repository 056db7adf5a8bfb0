"""Questions: every answer in order of time with its quotation, speaker, article, date and relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.indexes.accords import claim_of, numbers_of
from hashiya.indexes.answers import ADDRESS, answer_key, answers_of, related
from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.present import ranked
from hashiya.indexes.shown import Shown
from hashiya.indexes.survey import survey
from hashiya.indexes.view import View
from hashiya.model import AnswerItem, Fact, Index, Label, Link, Question, Section

# An answer with all it rests on is long, and the first page has the picture, too.
ANSWERS_PER_PAGE = 30


def _share(shown: Shown) -> Given:
    for question, item in answers_of(shown):
        yield f"{ADDRESS}{question}", "answers", item


def _heads(view: View) -> Iterator[Index]:
    """The list of questions, then a page per question; one without answers stays and says so."""
    pages = [_head(view, question_id, entry.value) for question_id, entry in sorted(view.archive.questions.items())]
    questions = ranked({page.address.removeprefix(ADDRESS): page.survey for page in pages})
    yield Index("questions", label=Label("index.questions"), sections=(Section(None, tuple(questions)),))
    yield from pages


def _head(view: View, question_id: str, question: Question) -> Index:
    address = f"{ADDRESS}{question_id}"
    topics = view.archive.topics
    facts = (
        Fact(Label("question.topic"), topics[topic].value.label, link=Link(f"topics/{topic}"))
        for topic in question.topics
        if topic in topics
    )
    return Index(
        address,
        title=question.text,
        kind=Label("kind.question"),
        description=question.note,
        facts=tuple(facts),
        up=((Label("index.questions"), Link("questions")),),
        room=ANSWERS_PER_PAGE,
        pairs=view.pairs.of_question.get(question_id, ()),
        survey=survey(view, question_id, question, address, ANSWERS_PER_PAGE),
    )


def _whole(view: View, head: Index, shares: Shares) -> Index:
    if head.address == "questions":
        return head
    items = [item for _, share in shares for item in share.slots["answers"] if isinstance(item, AnswerItem)]
    answers = list(_told(view, head, [related(view, item) for item in sorted(items, key=answer_key)]))
    none = (Section(Label("question.none"), ()),)
    return replace(head, sections=tuple(_parts(answers)) or none)


def _told(view: View, head: Index, answers: list[AnswerItem]) -> Iterator[AnswerItem]:
    """The answers with their numbers and origins, and with where what relates them is told on the first page."""
    if not head.survey:
        yield from answers
        return
    numbers = numbers_of(view.given[head.address.removeprefix(ADDRESS)])
    points = head.survey.points
    told = {
        (frozenset((tie.one, tie.other)), tie.relation.kind, tie.relation.reason)
        for accord in head.survey.accords
        for tie in accord.ties
        if tie.relation
    }
    for number, (item, point) in enumerate(zip(answers, points, strict=True), 1):
        relations = []
        for found in item.relations:
            other = numbers.get(claim_of(found), 0)
            is_told = (frozenset((number, other)), found.kind, found.reason) in told
            relations.append(replace(found, number=other, listed=points[other - 1].listed) if is_told else found)
        yield replace(item, relations=tuple(relations), number=number, origin=point.origin)


def _parts(answers: list[AnswerItem]) -> Iterator[Section]:
    """What is planned apart from what is reported as fact, page by page, so that the pages follow time."""
    for at in range(0, len(answers), ANSWERS_PER_PAGE):
        for status in ("planned", "factual"):
            found = tuple(item for item in answers[at : at + ANSWERS_PER_PAGE] if item.answer.status == status)
            if found:
                yield Section(Label(f"question.{status}"), found, note=Label(f"question.{status}.note"), anchor=status)


QUESTIONS = Kind(_share, _heads, _whole)
