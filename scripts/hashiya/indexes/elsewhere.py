"""What an article's own page shows of the rest: the questions it answers, and other articles' answers to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hashiya.indexes.view import View
from hashiya.model import AnswerItem, Elsewhere, QuestionView

SHOWN = 6


def elsewhere(view: View) -> Mapping[str, Elsewhere]:
    """For every article what its page shows of others; at most SHOWN answers from elsewhere a question."""
    views: dict[str, list[QuestionView]] = defaultdict(list)
    for question_id, items in sorted(view.answers.items()):
        entry = view.archive.questions.get(question_id)
        if not entry:
            continue
        question = entry.value
        by_article: dict[str, list[AnswerItem]] = defaultdict(list)
        for item in items:
            by_article[item.article.id].append(item)
        for article_id, here in by_article.items():
            others, more = _others(items, article_id, len(here))
            views[article_id].append(
                QuestionView(question_id, question.text, question.value_type, question.unit, tuple(here), others, more)
            )
    return {
        article.id: Elsewhere(
            tuple(views[article.id]),
            {claim.id: view.relations[claim.id] for claim in article.claims if claim.id in view.relations},
        )
        for article in view.articles
    }


def _others(items: list[AnswerItem], article_id: str, own: int) -> tuple[tuple[AnswerItem, ...], int]:
    """The newest answers of other articles, and how many more there are; looks at no more than it shows and skips."""
    found: list[AnswerItem] = []
    for item in reversed(items):
        if len(found) == SHOWN:
            break
        if item.article.id != article_id:
            found.append(item)
    return tuple(reversed(found)), len(items) - own - len(found)
