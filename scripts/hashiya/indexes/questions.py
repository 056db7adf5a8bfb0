"""Questions: every answer in order of time with its quotation, speaker, article, date and relations."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.indexes.view import View
from hashiya.model import (
    Bilingual,
    Fact,
    Index,
    Label,
    Link,
    LinkItem,
    Section,
)


def questions(view: View) -> Iterator[Index]:
    """The list of questions, then a page per question; one without answers stays and says so."""
    found = view.answers
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
