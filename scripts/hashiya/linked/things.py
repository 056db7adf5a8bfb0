"""Actors, sources, topics and questions as schema.org describes them (https://schema.org/, version 28)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hashiya.authority import Authority
from hashiya.linked.iris import Iris, web
from hashiya.model import UNKNOWN_SOURCE, Actor, Bilingual, Question

Node = dict[str, Any]
CONTEXT = "https://schema.org"
WIKIDATA = "http://www.wikidata.org/entity/"
# A state acts and is a place; an unnamed speaker may be several people, a role several in turn.
ACTOR_TYPES: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Country",
    "place": "Place",
    "document": "CreativeWork",
}
NEWSROOMS = frozenset(("news-site", "newspaper", "agency"))


def actor_thing(actor_id: str, authority: Authority, iris: Iris) -> Node:
    """An actor, with what Wikidata calls the same; of an id without a file, the id."""
    actor = authority.actor(actor_id)
    if not actor:
        return {"@type": "Thing", "@id": iris.entry("actors", actor_id), "name": actor_id}
    kind = ACTOR_TYPES.get(actor.type, "Thing")
    return said({"@type": kind, "@id": iris.entry("actors", actor_id), **named(actor.name), "sameAs": wikidata(actor)})


def voices(actors: Iterable[str], authority: Authority) -> list[str]:
    """Those who speak. The article's own voice is nobody's: who wrote it is often not known."""
    known = [(actor, authority.actor(actor)) for actor in actors]
    return [actor_id for actor_id, actor in known if not actor or actor.type != "narrator"]


def source_thing(source_id: str, authority: Authority, iris: Iris) -> Node:
    """An outlet or agency, with its own site; where it is an actor too, with what Wikidata calls the same."""
    source = authority.source(source_id)
    if not source or source_id == UNKNOWN_SOURCE:
        return {}
    kind = "NewsMediaOrganization" if source.type in NEWSROOMS else "Organization"
    actor = authority.actor(source.actor) if source.actor else None
    node = {"@type": kind, "@id": iris.entry("sources", source_id), **named(source.name), "url": web(source.site)}
    return said({**node, "sameAs": wikidata(actor)})


def topic_thing(topic_id: str, authority: Authority, iris: Iris) -> Node:
    """A topic as a term of the archive's vocabulary."""
    topic = authority.topic(topic_id)
    name = named(topic.label) if topic else {"name": topic_id}
    terms = f"{iris.archive}topics/"
    return {"@type": "DefinedTerm", "@id": iris.entry("topics", topic_id), **name, "inDefinedTermSet": terms}


def question_thing(question_id: str, question: Question, iris: Iris) -> Node:
    """A question that articles answer over time. Its answers stand with the claims that give them."""
    about = [{"@id": iris.entry("topics", topic)} for topic in question.topics]
    return said(
        {"@type": "Question", "@id": iris.entry("questions", question_id), **named(question.text), "about": about}
    )


def named(name: Bilingual) -> Node:
    """The Arabic name, and the English one where it is another."""
    return said({"name": name.ar, "alternateName": name.en if name.en != name.ar else ""})


def wikidata(actor: Actor | None) -> str:
    """The IRI by which Wikidata names an actor; empty where nobody gave it."""
    return f"{WIKIDATA}{actor.wikidata}" if actor and actor.wikidata else ""


def languages(words: Bilingual | None) -> dict[str, str]:
    """Words by language, as a language map of JSON-LD."""
    return said({"ar": words.ar, "en": words.en}) if words else {}


def said(fields: Mapping[str, Any]) -> Node:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value}
