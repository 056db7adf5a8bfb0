"""Questions: every answer in order of time with its quotation, speaker, article, date and relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
    answers = [related(view, item) for item in sorted(items, key=answer_key)]
    none = (Section(Label("question.none"), ()),)
    return replace(head, sections=tuple(_parts(answers)) or none)


def _parts(answers: list[AnswerItem]) -> Iterator[Section]:
    """What is planned apart from what is reported as fact, page by page, so that the pages follow time."""
    for at in range(0, len(answers), ANSWERS_PER_PAGE):
        for status in ("planned", "factual"):
            found = tuple(item for item in answers[at : at + ANSWERS_PER_PAGE] if item.answer.status == status)
            if found:
                yield Section(Label(f"question.{status}"), found, note=Label(f"question.{status}.note"), anchor=status)


QUESTIONS = Kind(_share, _heads, _whole)
