"""The answers that claims give, gathered by question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from hashiya.model import Answer, AnswerItem, RelationItem

if TYPE_CHECKING:
    from hashiya.indexes.view import View


def gather_answers(view: View) -> Mapping[str, list[AnswerItem]]:
    """For every question its answers by the time for which they were given.

    Several claims of one article that say the same to a question are one answer with several quotations.
    """
    groups: dict[tuple[str, str, str, str, str, str], list[tuple[Answer, str]]] = defaultdict(list)
    claims = {claim.id: (article, claim) for article in view.articles for claim in article.claims}
    for claim_id, (article, claim) in claims.items():
        for answer in claim.annotation.answers:
            scope = answer.scope.ar if answer.scope else ""
            key = (answer.question, article.id, answer.value, answer.as_of.text, answer.status, scope)
            groups[key].append((answer, claim_id))
    found: dict[str, list[AnswerItem]] = defaultdict(list)
    for (question, article_id, *_), given in groups.items():
        ids = [claim_id for _, claim_id in given]
        found[question].append(
            AnswerItem(
                view.refs[article_id],
                given[0][0],
                tuple(view.claim(*claims[claim_id]) for claim_id in ids),
                tuple(_relations(view, question, ids)),
                f"a-{ids[0].replace('/', '-')}",
            )
        )
    for items in found.values():
        items.sort(
            key=lambda item: (
                item.answer.as_of.earliest or date.min,
                item.answer.as_of.latest or date.max,
                item.anchor,
            )
        )
    return found


def _relations(view: View, question: str, ids: list[str]) -> Iterator[RelationItem]:
    """Each relation once, though several claims stand on either side of it."""
    seen = set()
    for claim_id in ids:
        for item in view.answer_relations.get((question, claim_id), ()):
            key = (item.kind, item.inverse, item.other.address, item.reason.ar)
            if key not in seen:
                seen.add(key)
                yield item
