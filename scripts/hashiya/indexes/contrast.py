"""What two articles answer to the questions that both of them answer, and how their answers stand to one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Literal

from hashiya.indexes.kind import Kind, complete, nothing
from hashiya.indexes.view import View
from hashiya.model import AnswerCard, Card, Contrast, Index, Label, Link, Pair, RelationItem, Said, Section
from hashiya.values import Verdict, compare, why_not

MOST_ANSWERS = 4
MOST_QUESTIONS = 30
MOST_RELATIONS = 8
PAIRS_PER_PAGE = 60
_GRAVEST: tuple[Verdict, ...] = ("conflict", "updated", "compatible", "same", "apart")


def contrasts(view: View, pair: Pair) -> tuple[Contrast, ...]:
    """What two articles answer to the questions that both answer."""
    one, other = view.by_id[pair.one.id], view.by_id[pair.other.id]
    return tuple(_contrast(view, question, one, other) for question in pair.questions[:MOST_QUESTIONS])


def claims_related(view: View, pair: Pair) -> tuple[tuple[Link, str, RelationItem], ...]:
    """How claims of the one stand to claims of the other: where the first is, its words, the relation.

    What is said alike of their answers to a question stands there and not here.
    """
    found = _between(view, view.by_id[pair.one.id], pair.other.id, pair.questions[:MOST_QUESTIONS])
    return tuple(islice(found, MOST_RELATIONS))


def _contrast(view: View, question: str, one: Card, other: Card) -> Contrast:
    mine, yours = ([a for a in card.answers if a.question == question] for card in (one, other))
    shown, there = mine[:MOST_ANSWERS], yours[:MOST_ANSWERS]
    value_type = view.archive.questions[question].value.value_type
    verdict = _verdict(shown, there, value_type)
    return Contrast(
        question,
        tuple(_said(one, answer) for answer in shown),
        tuple(_said(other, answer) for answer in there),
        verdict,
        _relations(view, question, mine, other.id),
        len(mine) + len(yours) - len(shown) - len(there),
        why_not(shown[0].answer, there[0].answer, value_type) if verdict == "apart" else "",
    )


def _said(card: Card, answer: AnswerCard) -> Said:
    words, fragment = card.ends[answer.claims[0]]
    return Said(answer.answer, words, Link(card.id, fragment), answer.speakers)


def _verdict(one: Sequence[AnswerCard], other: Sequence[AnswerCard], value_type: str) -> Verdict | Literal[""]:
    """The gravest of what the rule says of each two answers; nothing where it reads words only."""
    if value_type == "text":
        return ""
    try:
        found = {compare(a.answer, b.answer, value_type) for a, b in product(one, other)}
    except ValueError:
        return ""
    return next((verdict for verdict in _GRAVEST if verdict in found), "")


def _relations(view: View, question: str, mine: Sequence[AnswerCard], other: str) -> tuple[RelationItem, ...]:
    found: dict[tuple[str, bool, str], RelationItem] = {}
    for claim in (claim for answer in mine for claim in answer.claims):
        for item in view.answer_relations.get((question, claim), ()):
            if item.other.address == other:
                found.setdefault(_key(item), item)
    return tuple(found.values())[:MOST_RELATIONS]


def _between(view: View, one: Card, other: str, questions: Sequence[str]) -> Iterator[tuple[Link, str, RelationItem]]:
    found = [(end, item) for end in one.ends for item in view.relations.get(end, ()) if item.other.address == other]
    told = {_key(item) for end, item in found if _is_answered(view, end, item, questions)}
    for end, item in found:
        if _key(item) not in told:
            told.add(_key(item))
            words, fragment = one.ends[end]
            yield Link(one.id, fragment), words, item


def _key(item: RelationItem) -> tuple[str, bool, str]:
    """What two ends of one contributed relation have alike."""
    return item.kind, item.inverse, item.reason.ar


def _is_answered(view: View, end: str, item: RelationItem, questions: Sequence[str]) -> bool:
    """True where the same is said of the answers that two claims give."""
    answered = (found for question in questions for found in view.answer_relations.get((question, end), ()))
    return any((f.kind, f.inverse, f.other) == (item.kind, item.inverse, item.other) for f in answered)


def _heads(view: View) -> Iterator[Index]:
    """All comparisons, those of the newest articles first."""
    section = Section(None, tuple(reversed(view.pairs.all)), note=Label("compare.note"))
    yield Index("compare", label=Label("index.compare"), sections=(section,), room=PAIRS_PER_PAGE)


COMPARE = Kind(nothing, _heads, complete)
