"""What a question's page shows of all its answers together: the picture's points, who says what, who says nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from hashiya.indexes.origins import Origins, agencies, origins_of, outlet_of
from hashiya.indexes.present import passage_of, present
from hashiya.indexes.view import View
from hashiya.model import AnswerCard, AnswerPoint, ArticleRef, Card, Link, Outlet, OutletLine, Question, Survey

Given = Sequence[tuple[Card, AnswerCard]]
OUTLETS_SHOWN, LINES_SHOWN, SILENT_SHOWN = 30, 3, 30


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
        tuple(_points(given, address, room)),
        tuple(islice(_outlets(view, given, origins), OUTLETS_SHOWN)),
        origins.outlets,
        origins.met[:OUTLETS_SHOWN],
        origins.independent,
        tuple(silent[:SILENT_SHOWN]),
        len(silent),
        present(question_id, given),
    )


def page_of(place: int, address: str, room: int) -> str:
    """The address of the page of a question where an answer stands, by its place in order of time, from 0."""
    return address if place < room else f"{address}/page/{place // room + 1}"


def _points(given: Given, address: str, room: int) -> Iterator[AnswerPoint]:
    for place, (card, answer) in enumerate(given):
        listed = Link(page_of(place, address, room), answer.anchor)
        yield AnswerPoint(answer.answer, passage_of(card, answer), listed, card.ref.source, answer.speakers)


def _outlets(view: View, given: Given, origins: Origins) -> Iterator[Outlet]:
    """The outlets in order of their first answers, each with its newest ones."""
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for at, (card, _) in enumerate(given):
        by_outlet[outlet_of(card.ref)].append(at)
    for answers in by_outlet.values():
        lines = tuple(_line(view, *given[at], origins.number[at]) for at in answers[-LINES_SHOWN:])
        yield Outlet(given[answers[-1]][0].ref, lines, len(answers) - len(lines))


def _line(view: View, card: Card, answer: AnswerCard, origin: int) -> OutletLine:
    words = card.ends[answer.claims[0]][0]
    named = {view.source_of_actor.get(actor) for actor in (*answer.speakers, *answer.via)}
    cited = tuple(source for source in agencies(view, answer.cited) if source not in named)
    way = (answer.speakers, answer.via, answer.relayed, cited)
    return OutletLine(answer.answer, words, passage_of(card, answer), *way, origin)


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
