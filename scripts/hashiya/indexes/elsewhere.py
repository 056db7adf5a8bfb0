"""What an article's own page shows of the rest: the questions it answers, and other articles' answers to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hashiya.indexes.answers import ADDRESS, answer_key, related
from hashiya.indexes.onward import onward
from hashiya.indexes.view import View
from hashiya.model import AnswerItem, ArticleRef, Card, Elsewhere, Onward, Pair, QuestionView, RelationItem, Reprint

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Around:
    """Which answers from elsewhere stand on an article's page beside its own, and how many more there are.

    Attributes:
        others: (article, anchor) of each, in order of time.
        digest: of everything that is shown of the question; equal digests mean the same words.
    """

    question: str
    others: tuple[tuple[str, str], ...]
    more: int
    digest: bytes


def around(view: View, card: Card) -> tuple[Around, ...]:
    """For each question that an article answers, the answers of other articles that are nearest in time."""
    questions = sorted({answer.question for answer in card.answers} & view.archive.questions.keys())
    return tuple(_around(view, card, question) for question in questions)


def relations_of(view: View, card: Card) -> dict[str, tuple[RelationItem, ...]]:
    """For each annotation of an article that has any, how it stands to others."""
    return {end: view.relations[end] for end in card.ends if end in view.relations}


def reprints_of(view: View, card: Card) -> tuple[tuple[ArticleRef, Reprint], ...]:
    """The articles with much of the same text as one, each with how it stands to it."""
    return tuple((view.by_id[found.article].ref, found) for found in view.reprints.get(card.id, ()))


def compared_with(view: View, card: Card) -> tuple[Pair, ...]:
    """The comparisons with other articles that an article's page leads to."""
    return view.pairs.of_article.get(card.id, ())


def elsewhere(view: View, card: Card, found: tuple[Around, ...], beside: Onward | None = None) -> Elsewhere:
    """What stands on an article's page, loaded; the articles beside it where they are known already."""
    questions = tuple(_shown(view, card, one) for one in found)
    near = (reprints_of(view, card), compared_with(view, card), beside or onward(view, card))
    return Elsewhere(questions, relations_of(view, card), *near)


def common(view: View) -> tuple[object, ...]:
    """All that articles' pages show of one another: as long as it is the same, none of them need be looked at."""
    shares = [card.shares[f"{ADDRESS}{given.question}"].digest for card in view.cards for given in card.answers]
    reprints = [reprints_of(view, view.by_id[article]) for article in view.reprints]
    said = (view.asked, view.relations, view.answer_relations, dict(view.answers), b"".join(shares))
    return *said, reprints, view.pairs.of_article


def _around(view: View, card: Card, question: str) -> Around:
    answers = view.answers[question]
    own = [(a.first, a.last, a.anchor, card.id) for a in card.answers if a.question == question]
    others = tuple((article, anchor) for _, _, anchor, article in sorted(_nearest(answers, own, card.id)))
    address = f"{ADDRESS}{question}"
    shown = [card, *(view.by_id[article] for article, _ in others)]
    shares = [item.shares[address] for item in shown]
    related = ((question, claim) for share in shares for claim in share.related)
    relations = [(end, view.answer_relations[end]) for end in related if end in view.answer_relations]
    said = repr((relations or "", others)).encode()
    digest = view.asked[question] + said + b"".join(share.digest for share in shares)
    return Around(question, others, len(answers) - len(own) - len(others), digest)


def _nearest(answers: list[tuple[Any, ...]], own: list[tuple[Any, ...]], article_id: str) -> Iterator[tuple[Any, ...]]:
    """The answers of others right after and right before the article's last one, in turn; looks no further."""
    after = bisect_left(answers, max(own))
    before, count = after - 1, 0
    while count < SHOWN and (before >= 0 or after < len(answers)):
        for at in (after, before):
            if 0 <= at < len(answers) and answers[at][3] != article_id and count < SHOWN:
                count += 1
                yield answers[at]
        before, after = before - 1, after + 1


def _shown(view: View, card: Card, found: Around) -> QuestionView:
    question = view.archive.questions[found.question].value
    here = sorted(_answers(view, found.question, card.id), key=answer_key)
    loaded = {
        item.anchor: item
        for article in dict.fromkeys(article for article, _ in found.others)
        for item in _answers(view, found.question, article)
    }
    others = tuple(loaded[anchor] for _, anchor in found.others)
    return QuestionView(
        found.question, question.text, question.value_type, question.unit, tuple(here), others, found.more
    )


def _answers(view: View, question: str, article: str) -> Iterator[AnswerItem]:
    for share in view.load(f"{ADDRESS}{question}", (article,)):
        for item in share.slots["answers"]:
            if isinstance(item, AnswerItem):
                yield related(view, item)
