"""Topics as concepts of SKOS (https://www.w3.org/TR/skos-reference/)."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.linked.iris import Iris
from hashiya.linked.things import Node, languages, said
from hashiya.model import Topic

_IN_LANGUAGES = ("prefLabel", "altLabel", "definition", "scopeNote", "note")
CONTEXT = {
    "@version": 1.1,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id",
    "type": "@type",
    **{key: {"@id": f"skos:{key}", "@container": "@language"} for key in _IN_LANGUAGES},
    **{key: {"@id": f"skos:{key}", "@type": "@id"} for key in ("inScheme", "topConceptOf", "hasTopConcept")},
    **{key: {"@id": f"skos:{key}", "@type": "@id"} for key in ("broader", "narrower")},
}


def concept(topic_id: str, topic: Topic, iris: Iris, narrower: tuple[str, ...] = ()) -> Node:
    """A topic.

    Args:
        narrower: the ids of the topics that name it as the broader one, where they are known.
    """
    scheme = scheme_of(iris)
    return said(
        {
            "type": "skos:Concept",
            "id": iris.entry("topics", topic_id),
            "prefLabel": languages(topic.label),
            "altLabel": {"ar": list(topic.alt)} if topic.alt else {},
            "definition": languages(topic.definition),
            "scopeNote": languages(topic.scope_note),
            "note": languages(topic.note),
            "inScheme": scheme,
            "broader": iris.entry("topics", topic.broader) if topic.broader else "",
            "topConceptOf": "" if topic.broader else scheme,
            "narrower": [iris.entry("topics", other) for other in narrower],
        }
    )


def concept_scheme(topics: Mapping[str, Topic], name: str, iris: Iris) -> Node:
    """All topics of the archive, in order of their ids.

    Args:
        name: of the archive.
    """
    below: dict[str, list[str]] = {}
    for topic_id, topic in sorted(topics.items()):
        below.setdefault(topic.broader or "", []).append(topic_id)
    scheme = {
        "type": "skos:ConceptScheme",
        "id": scheme_of(iris),
        "prefLabel": {"ar": name},
        "hasTopConcept": [iris.entry("topics", topic_id) for topic_id in below.get("", ())],
    }
    concepts = (
        concept(topic_id, topic, iris, tuple(below.get(topic_id, ()))) for topic_id, topic in sorted(topics.items())
    )
    return {"@context": CONTEXT, "@graph": [scheme, *concepts]}


def scheme_of(iris: Iris) -> str:
    """The archive's vocabulary: the page that lists all topics."""
    return f"{iris.archive}topics/"
