"""An article in terms of schema.org: what is known and nothing else, by names that hold wherever the site stands."""

import json
import re
from dataclasses import replace

import extruct
import pytest
from rdflib import RDF, Literal, URIRef
from rdflib.compare import isomorphic

from hashiya.edtf import parse_edtf
from hashiya.linked import annotation_page, news_article
from hashiya.model import Bilingual, DateStatement, Prose, SourceStatement, Version
from tests.annotated import articles, authority
from tests.conftest import ARCHIVES, ROOT
from tests.linked.graphs import BASE, SCHEMA, graph

ENAB = "001_01b29d86cdfaf4b0"


@pytest.fixture(scope="module")
def real():
    return articles(ROOT)


@pytest.fixture(scope="module")
def small_articles():
    return articles(ARCHIVES / "small")


def article_of(item, known):
    return news_article(item, known)["@graph"][0]


# ---- as third-party readers see it -----------------------------------------------------------------------------


def test_a_reader_of_pages_finds_the_article_and_its_claims(site, real):
    for article_id, item in real[1].items():
        html = (site / "archive" / article_id / "index.html").read_text("utf-8")
        (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
        article, *others = found["@graph"]
        assert (article["@type"], article["headline"]) == ("NewsArticle", item.settled.headline)
        claims = [node for node in others if node["@type"] == "Claim"]
        assert len(claims) == len(item.claims) > 0
        assert all(claim["text"] in item.article.text for claim in claims)
        assert "ClaimReview" not in html


def test_a_claim_is_joined_with_its_article_and_with_who_says_it(real):
    found = graph(news_article(real[1][ENAB], authority(real[0], BASE)))
    claim, page = URIRef(f"{BASE}archive/{ENAB}/#m-claim-02"), URIRef(f"{BASE}archive/{ENAB}/")
    assert (claim, RDF.type, SCHEMA.Claim) in found
    assert (claim, SCHEMA.appearance, page) in found
    assert (claim, SCHEMA.author, URIRef(f"{BASE}archive/actors/us-senior-official-001/")) in found
    assert (claim, SCHEMA.provider, URIRef(f"{BASE}archive/actors/reuters/")) in found
    usa = URIRef(f"{BASE}archive/actors/usa/")
    assert (page, SCHEMA.mentions, usa) in found
    assert (usa, SCHEMA.sameAs, URIRef("http://www.wikidata.org/entity/Q30")) in found


def test_the_articles_own_voice_is_nobodys(real):
    item = real[1][ENAB]
    background = {f"#m-{claim.stem}" for claim in item.claims if claim.annotation.form == "background"}
    nodes = news_article(item, authority(real[0]))["@graph"]
    own = [
        node for node in nodes if node["@id"].partition("/#")[2] and f"#{node['@id'].partition('#')[2]}" in background
    ]
    assert len(own) == len(background) > 0
    assert all("author" not in node for node in own)


def test_whoever_speaks_has_a_name(real, small_articles):
    for archive, items in (real, small_articles):
        for item in items.values():
            article, *others = news_article(item, authority(archive))["@graph"]
            named = {node["@id"] for node in (*article.get("mentions", ()), *others) if "name" in node}
            assert {one["@id"] for node in others for one in node.get("author", ())} <= named


@pytest.mark.parametrize("make", [news_article, annotation_page])
@pytest.mark.parametrize("beside", ["", "annotations.json"])
def test_names_without_an_address_of_the_site_are_the_same_where_the_document_stands(small_articles, make, beside):
    """JSON-LD resolves them against the page, or against the file beside it."""
    archive, items = small_articles
    for article_id, item in items.items():
        relative = graph(make(item, authority(archive)), f"{BASE}archive/{article_id}/{beside}")
        assert isomorphic(relative, graph(make(item, authority(archive, BASE))))


# ---- what is known ---------------------------------------------------------------------------------------------

DATES = [
    ("2024-09-06", "certain", "2024-09-06", "2024-09-06"),
    ("2024-09", "certain", "2024-09", "2024-09"),
    ("2024", "certain", "2024", "2024"),
    ("2024-09-06", "probable", "2024-09-06", "2024-09-06?"),
    ("2024-09-06", "possible", None, "2024-09-06?"),
    ("2024-09?", "certain", None, "2024-09?"),
    ("2024-09~", "probable", None, "2024-09~"),
    ("2024-09/2024-11", "certain", None, "2024-09/2024-11"),
    ("../2024-09", "probable", None, "../2024-09"),
    ("2024-21", "certain", None, "2024-21"),
    ("2024-09-06", "unknown", None, None),
    (None, "unknown", None, None),
]


@pytest.mark.parametrize(("edtf", "confidence", "published", "issued"), DATES)
def test_a_date_is_as_precise_and_as_sure_as_it_is_known(small_articles, edtf, confidence, published, issued):
    archive, items = small_articles
    date = DateStatement(edtf=parse_edtf(edtf), basis="text", confidence=confidence) if edtf else None
    item = items["first-article"]
    article = article_of(replace(item, settled=replace(item.settled, date=date)), authority(archive))
    assert article.get("datePublished") == published
    assert article.get("http://purl.org/dc/terms/issued", {}).get("@value") == issued


@pytest.mark.parametrize(("confidence", "told"), [("certain", True), ("probable", True), ("possible", False)])
def test_a_publisher_that_is_merely_possible_is_left_out(small_articles, confidence, told):
    archive, items = small_articles
    source = SourceStatement(publisher="al-sahifa", republished_from="al-sahifa", confidence=confidence)
    item = items["first-article"]
    article = article_of(replace(item, settled=replace(item.settled, source=source)), authority(archive, BASE))
    assert ("publisher" in article) is ("isBasedOn" in article) is told
    if told:
        assert article["publisher"]["@type"] == "NewsMediaOrganization"
        assert article["isBasedOn"]["publisher"]["@id"] == f"{BASE}archive/sources/al-sahifa/"


def test_an_unknown_publisher_and_proposed_topics_are_left_out(real):
    archive, items = real
    for item in items.values():
        bare = replace(item.settled, source=None, topics_entry=None)
        article = article_of(replace(item, settled=bare), authority(archive))
        assert item.settled.topics
        assert not {"publisher", "about"} & article.keys()


ADDRESSES = [
    ("https://paper.example/a?b=1", "https://paper.example/a?b=1"),
    ("https://جريدة.example/خبر", "https://xn--ogbfjh9j.example/%D8%AE%D8%A8%D8%B1"),
    ("https://paper.example/a b", None),
    ("javascript:alert(1)", None),
    ("//evil.example/x", None),
    ("https://paper.example/<script>", None),
]


@pytest.mark.parametrize(("given", "based"), ADDRESSES)
def test_the_original_address_is_an_iri_or_is_left_out(small_articles, given, based):
    archive, items = small_articles
    item = items["second-article"]
    captured = replace(item, versions=(replace(item.versions[-1], url=given),))
    assert article_of(captured, authority(archive)).get("isBasedOn") == based


def test_captures_are_named_with_their_hashes(small_articles):
    archive, items = small_articles
    older = Version(number=1, path="seeds/second-article.html", sha256="0" * 64, swhid="swh:1:cnt:" + "0" * 40)
    item = items["second-article"]
    article = article_of(replace(item, versions=(older, item.versions[-1])), authority(archive, BASE))
    names = [capture["contentUrl"].rpartition("/")[2] for capture in article["encoding"]]
    assert names == ["second-article.html.txt", "second-article.txt"]
    assert article["encoding"][1]["sha256"] == item.sha256
    assert item.versions[-1].swhid in article["identifier"]


def test_pages_say_what_they_are_about(site):
    def said(address):
        html = (site / "archive" / address / "index.html").read_text("utf-8")
        return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]

    (actor,) = said("actors/usa")
    assert (actor["@type"], actor["sameAs"]) == ("Country", "http://www.wikidata.org/entity/Q30")
    (source,) = said("sources/enab-baladi")
    assert (source["@type"], source["url"]) == ("NewsMediaOrganization", "https://www.enabbaladi.net/")
    (question,) = said("questions/us-troops-in-iraq")
    assert question["@type"] == "Question"
    for address in ("actors", "topics", "", "dates/2024"):
        assert said(address) == []


def test_a_source_that_is_an_actor_is_what_wikidata_calls_it(real):
    found = graph(news_article(real[1][ENAB], authority(real[0], BASE)))
    reuters = URIRef(f"{BASE}archive/sources/reuters/")
    assert (reuters, SCHEMA.sameAs, URIRef("http://www.wikidata.org/entity/Q130879")) in found
    assert (reuters, SCHEMA.name, Literal("رويترز")) in found


def test_words_of_two_languages_that_are_the_same_are_said_once(real):
    archive, items = real
    actor = archive.actors["keith"]
    assert actor.value.name == Bilingual(Prose("Margaret Keith"), Prose("Margaret Keith"))
    nodes = [node for item in items.values() for node in article_of(item, authority(archive))["mentions"]]
    (keith,) = [node for node in nodes if node["@id"].endswith("/keith/")]
    assert "alternateName" not in keith
