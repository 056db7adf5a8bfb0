"""What a question's page shows of all its answers together: the picture's points, who says what, who says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from hashiya.indexes.accords import accords
from hashiya.indexes.origins import Group, Origins, agencies, origins_of, outlet_of
from hashiya.indexes.present import passage_of, present
from hashiya.indexes.view import View
from hashiya.model import AnswerCard, AnswerPoint, ArticleRef, Card, Link, Origin, OriginLine, Question, Survey

Given = Sequence[tuple[Card, AnswerCard]]
ORIGINS_SHOWN, LINES_SHOWN, OUTLETS_SHOWN, SILENT_SHOWN = 20, 6, 6, 30


def survey(view: View, question_id: str, question: Question, address: str, room: int) -> Survey | None:
    """All answers of a question together; None where there are none.

    Args:
        address: of the question's first page; `room`: how many answers a page holds.
    """
    given = view.given.get(question_id, [])
    if not given:
        return None
    origins = origins_of(view, question_id, given)
    silent = list(_silent(view, question, given))
    return Survey(
        question.value_type,
        question.unit,
        tuple(_points(given, origins, address, room)),
        origins.outlets,
        tuple(islice(_origins(view, given, origins), ORIGINS_SHOWN)),
        len(origins.groups),
        tuple(silent[:SILENT_SHOWN]),
        len(silent),
        present(question_id, given),
        tuple(accords(view, question_id, question.value_type, given)),
    )


def page_of(place: int, address: str, room: int) -> str:
    """The address of the page of a question where an answer stands, by its place in order of time, from 0."""
    return address if place < room else f"{address}/page/{place // room + 1}"


def _points(given: Given, origins: Origins, address: str, room: int) -> Iterator[AnswerPoint]:
    for place, (card, answer) in enumerate(given):
        listed = Link(page_of(place, address, room), answer.anchor)
        passage, origin = passage_of(card, answer), origins.number[place]
        yield AnswerPoint(answer.answer, passage, listed, card.ref.source, answer.speakers, origin)


def _origins(view: View, given: Given, origins: Origins) -> Iterator[Origin]:
    """The origins in order of their first answers, each with its newest ones."""
    for number, group in enumerate(origins.groups, 1):
        outlets = {outlet_of(given[at][0].ref): given[at][0].ref for at in group.answers}
        shown = group.answers[-LINES_SHOWN:]
        yield Origin(
            number,
            tuple(islice(outlets.values(), OUTLETS_SHOWN)),
            len(outlets),
            *_places(group),
            tuple(_line(view, at + 1, *given[at]) for at in shown),
            len(group.answers) - len(shown),
        )


def _places(group: Group) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    return group.met[:OUTLETS_SHOWN], group.across[:OUTLETS_SHOWN]


def _line(view: View, number: int, card: Card, answer: AnswerCard) -> OriginLine:
    words = card.ends[answer.claims[0]][0]
    named = {view.source_of_actor.get(actor) for actor in (*answer.speakers, *answer.via)}
    cited = tuple(source for source in agencies(view, answer.cited) if source not in named)
    way = (answer.speakers, answer.via, answer.relayed, cited)
    return OriginLine(number, card.ref, answer.answer, words, passage_of(card, answer), *way)


def _silent(view: View, question: Question, given: Given) -> Iterator[tuple[ArticleRef, bool]]:
    """The newest article of each outlet that gives no answer, if it surely is later than the first answer."""
    days = [card.ref.date.latest for card, _ in given if card.ref.date.latest]
    if not days:
        return
    first, answering = min(days), {card.ref.source for card, _ in given}
    newest: dict[str, Card] = {}
    for topic in question.topics or ("",):
        for source, card in view.newest.get(topic, {}).items():
            newest[source] = max(newest.get(source, card), card, key=lambda one: (one.ref.date.earliest, one.id))
    for source, card in sorted(newest.items()):
        begins = card.ref.date.earliest
        if source not in answering and begins and begins > first:
            yield card.ref, bool(card.claims)
