"""What the page of an actor, source, topic or question says of what it is about."""

from __future__ import annotations

from hashiya.authority import Authority
from hashiya.linked.iris import FROM_ENTRY, Iris
from hashiya.linked.skos import CONTEXT as SKOS
from hashiya.linked.skos import concept
from hashiya.linked.things import CONTEXT as SCHEMA_ORG
from hashiya.linked.things import Node, actor_thing, question_thing, source_thing


def entry_page(folder: str, entry_id: str, authority: Authority) -> Node:
    """The thing itself, in terms of schema.org, a topic in those of SKOS; nothing where there is no such entry."""
    iris = Iris(authority.settings, FROM_ENTRY)
    if folder == "topics":
        topic = authority.topic(entry_id)
        return {"@context": SKOS, **concept(entry_id, topic, iris)} if topic else {}
    thing = _thing(folder, entry_id, authority, iris)
    return {"@context": SCHEMA_ORG, **thing} if thing else {}


def _thing(folder: str, entry_id: str, authority: Authority, iris: Iris) -> Node:
    if folder == "actors":
        return actor_thing(entry_id, authority, iris) if authority.actor(entry_id) else {}
    if folder == "sources":
        return source_thing(entry_id, authority, iris)
    question = authority.question(entry_id) if folder == "questions" else None
    return question_thing(entry_id, question, iris) if question else {}
