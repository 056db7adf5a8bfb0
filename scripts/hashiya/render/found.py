"""What readers find: articles with their passages, claims, notes, and the pages of actors, topics, questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hashiya.messages import Catalogue
from hashiya.model import (
    Anchored,
    AnnotatedArticle,
    Archive,
    Bilingual,
    Claim,
    Index,
    Note,
    Prose,
    page_address,
)
from hashiya.render.names import Names
from hashiya.render.paths import article_path, index_path
from hashiya.render.prose import plain_prose
from hashiya.render.record import record_title
from hashiya.search import Document, Told
from hashiya.writing import language_tag

_TOLD = ("paragraph", "heading", "caption")
_LISTS = {"actors": "actor", "topics": "topic", "questions": "question"}


class Finds:
    """Makes documents for the search of what pages show."""

    def __init__(self, archive: Archive, names: Names, catalogue: Catalogue) -> None:
        self._archive = archive
        self._names = names
        self._catalogue = catalogue

    def article(self, item: AnnotatedArticle, further: Sequence[Finds] = ()) -> Iterator[Document]:
        """An article, and each of its claims and notes; `further` says in other languages what hits show."""
        paragraphs = tuple((line.id, item.article.words_of(line)) for line in item.article.lines if line.kind in _TOLD)
        actors = sorted({name.actor for name in item.mentions})
        whole = Document(
            item.id,
            "article",
            page_address(article_path(item.id)),
            item.settled.headline,
            paragraphs,
            also=tuple(filter(None, (item.settled.title_en, *map(self._names.english, actors)))),
            day=item.date.earliest.isoformat() if item.date.earliest else "",
            shown={**self._shown(item), "edtf": item.date.text, "lang": language_tag(item.article.text)},
            facets=self._facets(item, actors),
            further={each.language: each.told(item, actors) for each in further},
        )
        yield whole
        for claim in item.claims:
            if not claim.annotation.status:
                yield _annotation(item, claim, whole, "claim")
        for note in item.notes:
            if not note.annotation.status:
                yield _annotation(item, note, whole, "note")

    @property
    def language(self) -> str:
        """The code of the language in which names and dates are given."""
        return self._catalogue.language

    def told(self, item: AnnotatedArticle, actors: list[str]) -> Told:
        """What hits of an article show in this language, where it is not that of the texts."""
        title = record_title(item, self._catalogue)
        own = "" if title == item.settled.headline else title
        return Told(own, self._shown(item), self._facets(item, actors))

    def index(self, index: Index, further: Sequence[Finds] = ()) -> Iterator[Document]:
        """The page of an actor, a topic or a question; nothing of other lists."""
        section, _, name = index.address.partition("/")
        kind = _LISTS.get(section)
        if not kind or not name or not index.title or index.page > 1 or index.moved:
            return
        described = plain_prose(index.description.ar) if index.description else ""
        forms = self._archive.actors[name].value.forms if name in self._archive.actors and kind == "actor" else ()
        also = (index.title.en, *(form.form for form in forms))
        address = page_address(index_path(index))
        told = {each.language: each.listed(index.title, index.description) for each in further}
        shown = {"lang": language_tag(f"{index.title.ar} {described}")}
        paragraphs = (("", described),) if described else ()
        yield Document(index.address, kind, address, index.title.ar, paragraphs, also, shown=shown, further=told)

    def listed(self, title: Bilingual, description: Bilingual | None) -> Told:
        """What a hit of a list shows in this language, of what is there in it."""
        described = plain_prose(self._in_own(description)) if description else ""
        return Told(self._in_own(title), {"described": described} if described else {})

    def _in_own(self, words: Bilingual) -> Prose:
        """Words in this language; empty where they are only there in the other."""
        found = self._catalogue.of(words)
        return Prose("" if found == words.ar else found)

    def _shown(self, item: AnnotatedArticle) -> dict[str, str]:
        return {
            "outlet": self._names.source(item.publisher),
            "date": self._catalogue.date(item.date),
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
