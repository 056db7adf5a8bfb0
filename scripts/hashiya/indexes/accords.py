"""How the answers to a question stand to one another: which contradict, which only seem to and why, which agree.

What people said of two answers and the conflicts that are proposed come first. Beside them a rule sets every answer
beside one before it only, so that all of it grows with the answers: the last that says the same, else the one right
before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from hashiya.indexes.present import Given, Said, said
from hashiya.indexes.view import View
from hashiya.model import Accord, AnswerCard, RelationItem, Tie, Why
from hashiya.values import why_not

How = Literal["against", "seeming", "agreeing"]
TIES_SHOWN = 20
_HOW: Mapping[str, How] = {
    "contradicts": "against",
    "conflict": "against",
    "corroborates": "agreeing",
    "refines": "agreeing",
    "same": "agreeing",
}
_WAYS: tuple[How, ...] = ("against", "seeming", "agreeing")


def accords(view: View, question: str, value_type: str, given: Given) -> Iterator[Accord]:
    """The answers to a question by how they stand to one another.

    Args:
        given: all of them, in order of time.
    """
    related = list(related_answers(view, question, given))
    found: dict[How, list[Tie]] = defaultdict(list)
    for tie in [*related, *_by_rule(given, value_type, {frozenset((tie.one, tie.other)) for tie in related})]:
        found[_how(tie, given)].append(tie)
    for how in _WAYS:
        if ties := found.get(how):
            ties.sort(key=_weight)
            yield Accord(how, tuple(ties[:TIES_SHOWN]), len(ties))


def _how(tie: Tie, given: Given) -> How:
    how = _HOW.get(tie.relation.kind if tie.relation else tie.why, "seeming")
    one, other = (given[number - 1][1].answer for number in (tie.one, tie.other))
    is_same = (one.value, one.bound) == (other.value, other.bound)
    return "agreeing" if how == "seeming" and is_same else how


def related_answers(view: View, question: str, given: Given) -> Iterator[Tie]:
    """What is said or proposed of two answers, each once, though several claims stand on either side of it."""
    numbers = numbers_of(given)
    done: set[tuple[str, int, int, str]] = set()
    for claim, number in numbers.items():
        for relation in view.answer_relations.get((question, claim), ()):
            other = numbers.get(claim_of(relation), 0)
            key = (relation.kind, number, other, relation.reason.ar)
            if other and other != number and not relation.inverse and key not in done:
                done.add(key)
                yield Tie(number, other, relation)


def numbers_of(given: Given) -> dict[str, int]:
    """The number of the answer that a claim gives, by its id; of several the first."""
    numbers: dict[str, int] = {}
    for number, (_, answer) in enumerate(given, 1):
        for claim in answer.claims:
            numbers.setdefault(claim, number)
    return numbers


def claim_of(relation: RelationItem) -> str:
    """The id of the claim to which a relation leads."""
    return f"{relation.other.address}/{relation.other.fragment.removeprefix('m-')}"


def _by_rule(given: Given, value_type: str, related: set[frozenset[int]]) -> Iterator[Tie]:
    last: dict[Said, int] = {}
    for number, (_, answer) in enumerate(given, 1):
        words = said(answer.answer)
        before = last.get(words, number - 1)
        last[words] = number
        if before and frozenset((before, number)) not in related:
            why = _why(given[before - 1][1], answer, value_type)
            if why:
                yield Tie(before, number, why=why)


def _why(one: AnswerCard, other: AnswerCard, value_type: str) -> Why | Literal[""]:
    try:
        return why_not(one.answer, other.answer, value_type)
    except ValueError:
        return ""


def _weight(tie: Tie) -> tuple[int, int, int]:
    """What people said before what programs say, what was reviewed first; then in order of time."""
    relation = tie.relation
    state = ("reviewed", "entered", "proposed").index(relation.state) if relation else 2
    return state, max(tie.one, tie.other), min(tie.one, tie.other)
