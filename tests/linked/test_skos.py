"""Topics as a vocabulary of SKOS that any reader of linked data takes in."""

import json
import re

import pytest
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import SKOS

from hashiya.linked import Iris, concept_scheme
from tests.annotated import articles, authority
from tests.conftest import ARCHIVES, ROOT
from tests.linked.graphs import BASE, graph


@pytest.fixture(scope="module", params=["small", "real"])
def scheme(request):
    archive, _ = articles(ARCHIVES / "small" if request.param == "small" else ROOT)
    topics = {i: entry.value for i, entry in archive.topics.items()}
    iris = Iris(authority(archive, BASE).settings)
    return topics, graph(concept_scheme(topics, archive.settings.site_name, iris))


def iri(topic_id):
    return URIRef(f"{BASE}archive/topics/{topic_id}/")


def test_every_topic_is_a_concept_of_the_archives_scheme(scheme):
    topics, found = scheme
    assert set(found.subjects(RDF.type, SKOS.Concept)) == set(map(iri, topics))
    (whole,) = found.subjects(RDF.type, SKOS.ConceptScheme)
    assert whole == URIRef(f"{BASE}archive/topics/")
    for topic_id, topic in topics.items():
        assert (iri(topic_id), SKOS.inScheme, whole) in found
        assert Literal(topic.label.ar, lang="ar") in set(found.objects(iri(topic_id), SKOS.prefLabel))
        labels = {Literal(words, lang="ar") for words in topic.alt}
        assert set(found.objects(iri(topic_id), SKOS.altLabel)) == labels


def test_what_belongs_to_a_topic_is_its_scope_note(scheme):
    topics, found = scheme
    told = {
        (iri(i), Literal(words, lang=language))
        for i, topic in topics.items()
        if topic.scope_note
        for language, words in (("ar", topic.scope_note.ar), ("en", topic.scope_note.en))
        if words
    }
    assert set(found.subject_objects(SKOS.scopeNote)) == told


def test_broader_and_narrower_are_told_from_both_ends(scheme):
    topics, found = scheme
    up = {(iri(i), iri(topic.broader)) for i, topic in topics.items() if topic.broader}
    assert set(found.subject_objects(SKOS.broader)) == up
    assert {(above, below) for below, above in up} == set(found.subject_objects(SKOS.narrower))
    tops = {iri(i) for i, topic in topics.items() if not topic.broader}
    assert set(found.subjects(SKOS.topConceptOf)) == set(found.objects(None, SKOS.hasTopConcept)) == tops


def test_the_page_of_a_topic_says_the_same(site):
    html = (site / "archive/topics/gaza-war/index.html").read_text("utf-8")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    found = graph(json.loads(block), f"{BASE}archive/topics/gaza-war/")
    assert (iri("gaza-war"), RDF.type, SKOS.Concept) in found
    assert (iri("gaza-war"), SKOS.prefLabel, Literal("War in Gaza", lang="en")) in found
    assert (iri("gaza-war"), SKOS.inScheme, URIRef(f"{BASE}archive/topics/")) in found
