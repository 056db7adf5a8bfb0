"""The answers that an article's claims give, gathered by question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import Anchored, Answer, AnswerCard, AnswerItem, Claim, RelationItem, Share

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
    times: Counter[tuple[str, str]] = Counter()
    for (question, *_), given in groups.items():
        claims = [claim for _, claim in given]
        times[question, claims[0].id] += 1
        further = times[question, claims[0].id]
        item = AnswerItem(
            shown.ref,
            given[0][0],
            tuple(shown.claim(claim) for claim in claims),
            (),
            f"a-{claims[0].id.replace('/', '.')}{f'.{further}' if further > 1 else ''}",
            tuple(claim.id for claim in claims),
            _relayed(shown),
            _cited(shown, [claim.annotation for claim in claims]),
        )
        yield question, item


def _relayed(shown: Shown) -> tuple[str, ...]:
    statement = shown.article.settled.source
    return (str(statement.republished_from),) if statement and statement.republished_from else ()


def _cited(shown: Shown, claims: list[Claim]) -> tuple[str, ...]:
    """What an article cites may be behind what others say in it, not behind what it says in its own voice; and a claim
    that names somebody in between has said it already."""
    statement = shown.article.settled.source
    cites_tell = any(not claim.via and claim.form != "background" for claim in claims)
    return tuple(map(str, statement.cites)) if statement and cites_tell else ()


def answer_cards(shares: tuple[Share, ...]) -> Iterator[AnswerCard]:
    """What the card of an article tells of its answers."""
    for share in shares:
        for item in share.slots.get("answers", ()):
            if isinstance(item, AnswerItem):
                yield _card(item)


def _card(item: AnswerItem) -> AnswerCard:
    return AnswerCard(
        item.answer.question,
        *answer_key(item),
        replace(item.answer, note=None),
        item.claim_ids,
        tuple(dict.fromkeys(speaker for claim in item.claims for speaker in claim.speakers)),
        tuple(dict.fromkeys(via for claim in item.claims for via in claim.via)),
        item.relayed,
        item.cited,
    )


def answer_key(item: AnswerItem) -> tuple[date, date, str]:
    """Sorts answers by the time for which they were given."""
    held = item.answer.as_of
    return held.earliest or date.min, held.latest or date.max, item.anchor


def related(view: View, item: AnswerItem) -> AnswerItem:
    """An answer with its relations: each once, though several claims stand on either side of it."""
    found: dict[tuple[str, bool, str, str], RelationItem] = {}
    for claim_id in item.claim_ids:
        for relation in view.answer_relations.get((item.answer.question, claim_id), ()):
            other = relation.other.fragment if relation.kind == "conflict" else ""
            key = (relation.kind, relation.inverse, f"{relation.other.address}#{other}", relation.reason.ar)
            found.setdefault(key, relation)
    return replace(item, relations=tuple(found.values()))
