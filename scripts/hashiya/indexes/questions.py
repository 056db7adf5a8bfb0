"""Questions: every answer in order of time with its quotation, speaker, article, date and relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hashiya.indexes.view import View
from hashiya.model import (
    Answer,
    AnswerItem,
    Bilingual,
    Fact,
    Index,
    Label,
    Link,
    LinkItem,
    RelationItem,
    Section,
)


def questions(view: View) -> Iterator[Index]:
    """The list of questions, then a page per question; one without answers stays and says so."""
    found = answers(view)
    links = tuple(
        LinkItem(
            Bilingual(entry.value.text.ar),
            Link(f"questions/{i}"),
            Label("count.answers", {"n": len(found[i])}),
        )
        for i, entry in sorted(view.archive.questions.items())
    )
    yield Index("questions", label=Label("index.questions"), sections=(Section(None, links),))
    for question_id, entry in sorted(view.archive.questions.items()):
        question = entry.value
        facts = [
            Fact(
                Label("question.topic"),
                view.archive.topics[topic].value.label.ar,
                link=Link(f"topics/{topic}"),
            )
            for topic in question.topics
            if topic in view.archive.topics
        ]
        label = Label("question.answers" if found[question_id] else "question.none")
        yield Index(
            f"questions/{question_id}",
            title=question.text,
            kind=Label("kind.question"),
            description=question.note,
            facts=tuple(facts),
            sections=(Section(label, tuple(found[question_id])),),
            up=((Label("index.questions"), Link("questions")),),
        )


def answers(view: View) -> dict[str, list[AnswerItem]]:
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
