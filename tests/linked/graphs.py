"""JSON-LD as rdflib reads it, without the network: contexts are replaced by the terms of them that are used here."""

from __future__ import annotations

import json
from typing import Any

from rdflib import Graph, Namespace

BASE = "https://archive.example/a/"
SCHEMA = Namespace("http://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
_IRI = {"@type": "@id"}
_SCHEMA_ORG = {
    "@vocab": str(SCHEMA),
    **{key: {"@id": f"{SCHEMA}{key}", **_IRI} for key in ("url", "sameAs", "contentUrl", "archivedAt", "isBasedOn")},
    "inDefinedTermSet": {"@id": f"{SCHEMA}inDefinedTermSet", **_IRI},
}
_MOTIVATIONS = ("commenting", "describing", "editing", "identifying")
_TYPES = ("Annotation", "TextualBody", "SpecificResource", "FragmentSelector", "TextQuoteSelector")
_ANNOTATION = {
    "oa": str(OA),
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": str(AS),
    "schema": str(SCHEMA),
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in (*_TYPES, "TextPositionSelector", *_MOTIVATIONS)},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{name: {"@id": f"oa:has{name.title()}", **_IRI} for name in ("body", "target", "source", "selector")},
    "refinedBy": {"@id": "oa:refinedBy", **_IRI},
    "conformsTo": {"@id": "dcterms:conformsTo", **_IRI},
    "creator": {"@id": "dcterms:creator", **_IRI},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@container": "@list", **_IRI},
    "partOf": {"@id": "as:partOf", **_IRI},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix")},
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
    "name": "foaf:name",
    "label": "rdfs:label",
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}
CONTEXTS = {"https://schema.org": _SCHEMA_ORG, "http://www.w3.org/ns/anno.jsonld": _ANNOTATION}


def graph(document: dict[str, Any], base: str = BASE) -> Graph:
    """The document as a graph; a context that is named by its address must be one of those above."""
    context = document["@context"]
    local = {**document, "@context": CONTEXTS[context] if isinstance(context, str) else context}
    return Graph().parse(data=json.dumps(local), format="json-ld", base=base)
