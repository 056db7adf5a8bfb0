"""What all indexes look at: the articles in order, and how an article, a passage, a claim is shown in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hashiya.indexes.answers import gather_answers
from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    AnswerItem,
    Archive,
    ArticleRef,
    Claim,
    ClaimItem,
    Link,
    Passage,
    Relation,
    RelationItem,
    Witness,
    state_of,
)

CONTEXT = 70


@dataclass(frozen=True)
class View:
    """The archive as the indexes see it.

    Attributes:
        articles: in order of their dates, the uncertain ones by the first day they may be of, undated last.
        relations: for every annotation id, how it stands to others.
        answer_relations: the same between answers, by (question, annotation id).
    """

    archive: Archive
    articles: tuple[AnnotatedArticle, ...]
    refs: Mapping[str, ArticleRef]
    relations: Mapping[str, tuple[RelationItem, ...]]
    answer_relations: Mapping[tuple[str, str], tuple[RelationItem, ...]]

    @classmethod
    def of(cls, archive: Archive, articles: tuple[AnnotatedArticle, ...]) -> View:
        """Put the articles in order and turn the relations both ways."""
        ordered = tuple(sorted(articles, key=lambda item: (*date_key(item), item.id)))
        plain, of_answers = _relations(archive, ordered)
        return cls(archive, ordered, {item.id: _ref(item) for item in ordered}, plain, of_answers)

    @cached_property
    def answers(self) -> Mapping[str, list[AnswerItem]]:
        """The answers to every question, in order of the time for which they were given."""
        return gather_answers(self)

    def passage(self, article: AnnotatedArticle, start: int, end: int, fragment: str = "") -> Passage:
        """The words of a span with some of what stands around them in the same line."""
        text, line = article.article.text, article.article.line_at(start)
        end = min(end, line.end)
        before, after = text[line.start : start], text[end : line.end]
        if len(before) > CONTEXT:
            before = "… " + before[-CONTEXT:].partition(" ")[2]
        if len(after) > CONTEXT:
            after = after[:CONTEXT].rpartition(" ")[0] + " …"
        return Passage(Link(article.id, fragment or line.id), before, text[start:end], after)

    def witness(self, article: AnnotatedArticle, witnesses: tuple[Witness, ...]) -> Passage | None:
        """The passage of the first evidence that quotes words."""
        found = next((witness for witness in witnesses if witness.start >= 0), None)
        return self.passage(article, found.start, found.end, found.fragment) if found else None

    def claim(self, article: AnnotatedArticle, claim: Anchored[Claim]) -> ClaimItem:
        """A claim as lists show it; its link leads to its words."""
        value = claim.annotation
        return ClaimItem(
            self.refs[article.id],
            self.passage(article, claim.start, claim.end, f"m-{claim.stem}"),
            tuple(value.speakers),
            tuple(value.via),
            value.form,
            state_of(value),
            value.author,
            value.reviewed_by,
        )


def date_key(article: AnnotatedArticle) -> tuple[date, date]:
    """Sorts by the first, then the last day allowed; unknown dates come last."""
    found = article.date
    if found.precision == "unknown":
        return date.max, date.max
    return found.earliest or date.min, found.latest or date.max


def _ref(article: AnnotatedArticle) -> ArticleRef:
    settled = article.settled
    confidence = settled.date.confidence if settled.date else "unknown"
    return ArticleRef(article.id, settled.headline, article.publisher, article.date, confidence)


def _relations(
    archive: Archive, articles: tuple[AnnotatedArticle, ...]
) -> tuple[dict[str, tuple[RelationItem, ...]], dict[tuple[str, str], tuple[RelationItem, ...]]]:
    ends: dict[str, tuple[str, str]] = {}
    for article in articles:
        ends |= {claim.id: (claim.annotation.quote, f"m-{claim.stem}") for claim in article.claims}
        ends |= {name.entry_id: (name.form, name.fragment) for name in article.mentions if name.entry_id}
    plain: dict[str, list[RelationItem]] = defaultdict(list)
    of_answers: dict[tuple[str, str], list[RelationItem]] = defaultdict(list)
    for entry in archive.relations:
        relation = entry.value
        for one, other, inverse in _pairs(relation):
            if other not in ends:
                continue
            item = _relation_item(relation, other, *ends[other], inverse)
            if relation.question:
                of_answers[relation.question, one].append(item)
            else:
                plain[one].append(item)
    return {k: tuple(v) for k, v in plain.items()}, {k: tuple(v) for k, v in of_answers.items()}


def _pairs(relation: Relation) -> list[tuple[str, str, bool]]:
    forth: list[tuple[str, str, bool]] = [(one, other, False) for one in relation.from_ for other in relation.to]
    return forth + [(other, one, True) for one, other, _ in forth]


def _relation_item(relation: Relation, other: str, quote: str, fragment: str, inverse: bool) -> RelationItem:
    short = quote if len(quote) <= CONTEXT else quote[:CONTEXT].rpartition(" ")[0] + " …"
    link = Link(other.partition("/")[0], fragment)
    state = state_of(relation)
    return RelationItem(relation.kind, inverse, link, short, relation.reason, relation.independent, state)
