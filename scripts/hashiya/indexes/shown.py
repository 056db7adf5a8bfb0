"""How an article, a passage, a claim of it is shown in lists."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    ArticleItem,
    ArticleRef,
    Claim,
    ClaimItem,
    Entry,
    EntryItem,
    Label,
    Link,
    Named,
    Passage,
    PassageItem,
    TitleItem,
    Witness,
    state_of,
)

CONTEXT = 70


@dataclass(frozen=True)
class Shown:
    """One article with what lists show of it."""

    article: AnnotatedArticle
    ref: ArticleRef
    starts: tuple[int, ...]

    @classmethod
    def of(cls, article: AnnotatedArticle) -> Shown:
        """The article as lists name it."""
        return cls(article, reference(article), tuple(line.start for line in article.article.lines))

    def passage(self, start: int, end: int, fragment: str = "") -> Passage:
        """The words of a span with some of what stands around them in the same line."""
        text, line = self.article.article.text, self.article.article.lines[bisect_right(self.starts, start) - 1]
        end = min(end, line.end)
        before, after = text[line.start : start], text[end : line.end]
        if len(before) > CONTEXT:
            before = "… " + before[-CONTEXT:].partition(" ")[2]
        if len(after) > CONTEXT:
            after = after[:CONTEXT].rpartition(" ")[0] + " …"
        return Passage(Link(self.ref.id, fragment or line.id), before, text[start:end], after)

    def witnessed(self, witnesses: tuple[Witness, ...]) -> ArticleItem:
        """The article with the passage of the first evidence that quotes words."""
        found = next((witness for witness in witnesses if witness.start >= 0), None)
        return ArticleItem(self.ref, self.passage(found.start, found.end, found.fragment) if found else None)

    def claim(self, claim: Anchored[Claim], about: str = "") -> ClaimItem:
        """A claim as lists show it; its link leads to its words."""
        value = claim.annotation
        return ClaimItem(
            self.ref,
            self.passage(claim.start, claim.end, f"m-{claim.stem}"),
            tuple(value.speakers),
            tuple(value.via),
            value.form,
            state_of(value),
            value.author,
            value.reviewed_by,
            about,
            tuple(dict.fromkeys(answer.question for answer in value.answers)),
        )

    def title(self, name: Named) -> TitleItem:
        """The words that say what a named person is; its link leads to the name."""
        return TitleItem(self.passage(*name.title, name.fragment))

    def entry(self, entry: Entry[Any], label: Label | None = None) -> EntryItem:
        """What a person wrote, as lists of such show it; its link leads to where the page shows it.

        Args:
            label: what is awaited of it; else what it is.
        """
        value = entry.value
        quote = getattr(value, "quote", "")
        return EntryItem(
            label or Label(f"kind.{value.kind}"),
            Link(self.ref.id, self.fragments.get(entry.id, "")),
            shortened(quote) if quote else self.ref.headline,
            self.ref,
            entry.path,
            state_of(value),
            value.author,
            value.reviewed_by,
        )

    @cached_property
    def fragments(self) -> Mapping[str, str]:
        """Where on the page each annotation is shown."""
        article = self.article
        found = {item.id: f"n-{item.stem}" for item in (*article.claims, *article.notes)}
        found |= {entry.id: f"n-{entry.id.rpartition('/')[2]}" for entry in article.set_aside}
        return found | {name.entry_id: name.fragment for name in article.mentions if name.entry_id}

    def name(self, name: Named) -> PassageItem:
        """A name as lists show it."""
        return PassageItem(
            self.passage(name.start, name.end, name.fragment),
            stands_for=name.stands_for,
            form=name.kind,
            entry_id=name.entry_id,
            state=name.state,
            author=name.author,
            reviewed_by=name.reviewed_by,
        )


def reference(article: AnnotatedArticle) -> ArticleRef:
    """What lists show of an article."""
    settled = article.settled
    confidence = settled.date.confidence if settled.date else "unknown"
    return ArticleRef(
        article.id,
        settled.headline,
        article.publisher,
        article.date,
        confidence,
        "entered" if settled.date_entry or not settled.date else "proposed",
        "entered" if settled.source_entry or not settled.source else "proposed",
    )


def shortened(quote: str) -> str:
    """The beginning of a quotation, as relations show it."""
    return quote if len(quote) <= CONTEXT else quote[:CONTEXT].rpartition(" ")[0] + " …"
