"""What readers find: articles with their passages, claims, notes, and the pages of actors, topics, questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.messages import Catalogue
from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    Archive,
    Claim,
    Index,
    Note,
    page_address,
)
from hashiya.render.names import Names
from hashiya.render.paths import article_path, index_path
from hashiya.render.prose import plain_prose
from hashiya.search import Document

_TOLD = ("paragraph", "heading", "caption")
_LISTS = {"actors": "actor", "topics": "topic", "questions": "question"}


class Finds:
    """Makes documents for the search of what pages show."""

    def __init__(self, archive: Archive, names: Names, catalogue: Catalogue) -> None:
        self._archive = archive
        self._names = names
        self._catalogue = catalogue

    def article(self, item: AnnotatedArticle) -> Iterator[Document]:
        """An article, and each of its claims and notes."""
        paragraphs = tuple((line.id, item.article.words_of(line)) for line in item.article.lines if line.kind in _TOLD)
        actors = sorted({name.actor for name in item.mentions})
        whole = Document(
            item.id,
            "article",
            page_address(article_path(item.id)),
            item.settled.headline,
            paragraphs,
            also=tuple(filter(None, map(self._names.english, actors))),
            day=item.date.earliest.isoformat() if item.date.earliest else "",
            shown=self._shown(item),
            facets=self._facets(item, actors),
        )
        yield whole
        for claim in item.claims:
            if not claim.annotation.status:
                yield _annotation(item, claim, whole, "claim")
        for note in item.notes:
            if not note.annotation.status:
                yield _annotation(item, note, whole, "note")

    def index(self, index: Index) -> Iterator[Document]:
        """The page of an actor, a topic or a question; nothing of other lists."""
        section, _, name = index.address.partition("/")
        kind = _LISTS.get(section)
        if not kind or not name or not index.title or index.page > 1 or index.moved:
            return
        described = plain_prose(index.description.ar) if index.description else ""
        forms = self._archive.actors[name].value.forms if name in self._archive.actors and kind == "actor" else ()
        also = (index.title.en, *(form.form for form in forms))
        address = page_address(index_path(index))
        yield Document(index.address, kind, address, index.title.ar, (("", described),) if described else (), also)

    def _shown(self, item: AnnotatedArticle) -> dict[str, str]:
        return {
            "outlet": self._names.source(item.publisher),
            "date": self._catalogue.date(item.date),
            "edtf": item.date.text,
            "certainty": item.settled.date.confidence if item.settled.date else "unknown",
        }

    def _facets(self, item: AnnotatedArticle, actors: list[str]) -> dict[str, dict[str, str]]:
        questions = {answer.question for claim in item.claims for answer in claim.annotation.answers}
        return {
            "source": {item.publisher: self._names.source(item.publisher)},
            "topic": {use.topic: self._names.topic(use.topic) for use in item.settled.topics},
            "actor": {actor: self._names.actor(actor) for actor in actors},
            "question": {each: self._names.question(each) for each in questions},
        }


def _annotation(
    item: AnnotatedArticle, found: Anchored[Claim] | Anchored[Note], article: Document, kind: str
) -> Document:
    """A claim or a note of an article: what is written about it, and its words."""
    quote = item.article.text[found.start : found.end]
    note = plain_prose(found.annotation.note)
    paragraphs = tuple(("", text) for text in (note, quote) if text)
    url = f"{article.url}#m-{found.stem}"
    return replace(article, id=found.id, kind=kind, url=url, paragraphs=paragraphs, also=())
