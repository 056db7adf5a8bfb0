"""The answers that an article's claims give, gathered by question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import Anchored, Answer, AnswerItem, Claim, RelationItem, Share

ADDRESS = "questions/"


def answers_of(shown: Shown) -> Iterator[tuple[str, AnswerItem]]:
    """The answers of an article, each with its question and still without relations.

    Several claims of one article that say the same to a question are one answer with several quotations.
    """
    groups: dict[tuple[str, str, str, str, str], list[tuple[Answer, Anchored[Claim]]]] = defaultdict(list)
    for claim in shown.article.claims:
        for answer in claim.annotation.answers:
            scope = answer.scope.ar if answer.scope else ""
            key = (answer.question, answer.value, answer.as_of.text, answer.status, scope)
            groups[key].append((answer, claim))
    for (question, *_), given in groups.items():
        claims = [claim for _, claim in given]
        yield (
            question,
            AnswerItem(
                shown.ref,
                given[0][0],
                tuple(shown.claim(claim) for claim in claims),
                (),
                f"a-{claims[0].id.replace('/', '.')}",
                tuple(claim.id for claim in claims),
            ),
        )


def answer_keys(shares: tuple[Share, ...]) -> Iterator[tuple[str, date, date, str]]:
    """What puts the answers of an article in order: question, first and last day, anchor."""
    for share in shares:
        for item in share.slots.get("answers", ()):
            if isinstance(item, AnswerItem):
                yield (item.answer.question, *answer_key(item))


def answer_key(item: AnswerItem) -> tuple[date, date, str]:
    """Sorts answers by the time for which they were given."""
    held = item.answer.as_of
    return held.earliest or date.min, held.latest or date.max, item.anchor


def related(view: View, item: AnswerItem) -> AnswerItem:
    """An answer with its relations: each once, though several claims stand on either side of it."""
    found: dict[tuple[str, bool, str, str], RelationItem] = {}
    for claim_id in item.claim_ids:
        for relation in view.answer_relations.get((item.answer.question, claim_id), ()):
            key = (relation.kind, relation.inverse, relation.other.address, relation.reason.ar)
            found.setdefault(key, relation)
    return replace(item, relations=tuple(found.values()))
