"""An article as schema.org describes it: a news article, with the claims that people found in it.

What is not known is left out: a publisher or a day that is merely possible, topics and claims that nobody but the
scripts proposes. The JSON file beside the page has all of it, marked. Claims are quotations with their speakers, and no
reviews: the archive rates nothing.
"""

from __future__ import annotations

from typing import Any

from hashiya.authority import Authority
from hashiya.linked.iris import Iris, original_of
from hashiya.linked.things import CONTEXT, Node, actor_thing, said, source_thing, topic_thing, voices
from hashiya.model import Anchored, AnnotatedArticle, Claim, DateStatement, Version

# The Library of Congress' name for strings of EDTF, which say what a date of schema.org cannot: about, before, perhaps.
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf"
ISSUED = "http://purl.org/dc/terms/issued"
SURE = frozenset(("certain", "probable"))


def news_article(item: AnnotatedArticle, authority: Authority) -> Node:
    """The article, the actors that it mentions, its claims and who speaks in them, as one graph."""
    iris = Iris(authority.settings)
    mentioned = dict.fromkeys(name.actor for name in item.mentions)
    claims = [_claim(claim, item, authority, iris) for claim in item.claims]
    speaking = dict.fromkeys(
        actor for claim in item.claims for actor in (*claim.annotation.speakers, *claim.annotation.via)
    )
    others = [actor_thing(actor, authority, iris) for actor in voices(speaking, authority) if actor not in mentioned]
    mentions = [actor_thing(actor, authority, iris) for actor in mentioned]
    article = {**_article(item, authority, iris), "mentions": mentions}
    return {"@context": CONTEXT, "@graph": [said(article), *claims, *others]}


def _article(item: AnnotatedArticle, authority: Authority, iris: Iris) -> Node:
    page = iris.article(item.id)
    return {
        "@type": "NewsArticle",
        "@id": page,
        "url": page,
        "headline": item.settled.headline,
        "inLanguage": "ar",
        **_issued(item.settled.date),
        "author": item.article.declared.author,
        **_origin(item, authority, iris),
        "archivedAt": [iris.article(item.id, version.raw_name) for version in item.versions],
        "encoding": [_encoding(item, version, iris) for version in item.versions],
        "identifier": _identifiers(item),
        "isPartOf": {"@type": "Collection", "@id": iris.archive, "name": authority.settings.site_name},
        "about": _topics(item, authority, iris),
    }


def _issued(date: DateStatement | None) -> Node:
    """The day, month or year of publication where it is held for sure or probable, and without a mark; always as EDTF.

    EDTF says of a date that is merely probable or possible that it is uncertain (`?`).
    """
    if not date or not date.edtf.text or date.confidence == "unknown":
        return {}
    edtf = date.edtf
    plain = edtf.precision in ("day", "month", "year") and not edtf.uncertain and not edtf.approximate
    mark = "?" if plain and date.confidence != "certain" else ""
    exact = {ISSUED: {"@type": EDTF_TYPE, "@value": f"{edtf.text}{mark}"}}
    return {"datePublished": edtf.text, **exact} if plain and date.confidence in SURE else exact


def _origin(item: AnnotatedArticle, authority: Authority, iris: Iris) -> Node:
    """Who published it, from whom it was taken, after whom it reports; none of it where that is merely possible."""
    source = item.settled.source
    based: list[Any] = [original_of(item)]
    if not source or source.confidence not in SURE:
        return {"isBasedOn": _few(based)}
    if source.republished_from:
        based.append(_work_of(source.republished_from, authority, iris))
    return {
        "publisher": source_thing(source.publisher, authority, iris),
        "isBasedOn": _few(based),
        "citation": [work for cited in source.cites if (work := _work_of(cited, authority, iris))],
    }


def _work_of(source: str, authority: Authority, iris: Iris) -> Node:
    """What an outlet published, of which nothing more is known."""
    publisher = source_thing(source, authority, iris)
    return {"@type": "CreativeWork", "publisher": publisher} if publisher else {}


def _few(values: list[Any]) -> Any:
    """What there is; one value alone."""
    found = [value for value in values if value]
    return found[0] if len(found) == 1 else found


def _encoding(item: AnnotatedArticle, version: Version, iris: Iris) -> Node:
    """A capture, byte for byte. Pages too are served as plain text."""
    return said(
        {
            "@type": "MediaObject",
            "contentUrl": iris.article(item.id, version.raw_name),
            "encodingFormat": "text/plain",
            "sha256": version.sha256,
            "identifier": version.swhid,
            "version": version.number,
            "dateCreated": version.captured,
        }
    )


def _identifiers(item: AnnotatedArticle) -> list[Any]:
    digest = {"@type": "PropertyValue", "propertyID": "SHA-256", "value": item.sha256}
    return [item.id, digest, *(version.swhid for version in item.versions[-1:] if version.swhid)]


def _topics(item: AnnotatedArticle, authority: Authority, iris: Iris) -> list[Node]:
    if not item.settled.topics_entry:
        return []
    return [topic_thing(topic, authority, iris) for topic in dict.fromkeys(use.topic for use in item.settled.topics)]


def _claim(claim: Anchored[Claim], item: AnnotatedArticle, authority: Authority, iris: Iris) -> Node:
    return said(
        {
            "@type": "Claim",
            "@id": iris.article(item.id, f"#m-{claim.stem}"),
            "text": item.article.text[claim.start : claim.end],
            "appearance": {"@id": iris.article(item.id)},
            "author": _voices(claim.annotation.speakers, authority, iris),
            "provider": _voices(claim.annotation.via, authority, iris),
        }
    )


def _voices(actors: tuple[str, ...], authority: Authority, iris: Iris) -> list[Node]:
    return [{"@id": iris.entry("actors", actor)} for actor in voices(actors, authority)]
