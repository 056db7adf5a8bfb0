"""What people wrote, as W3C Web Annotations: tied to the words, with their authors, and nothing of what was taken back."""

import json
import shutil

import pytest
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, XSD

from hashiya import pipeline
from hashiya.linked import annotation_page
from hashiya.pipeline import Run
from tests.annotated import articles, authority
from tests.conftest import ARCHIVES, ROOT, copy_archive
from tests.linked.graphs import AS, BASE, OA, SCHEMA, graph

ENAB = "001_01b29d86cdfaf4b0"


@pytest.fixture(scope="module")
def real():
    return articles(ROOT)


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A small archive with a note taken back, a claim set aside, a note over two lines, and a page of the web."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("changed") / "small")
    notes = root / "annotations" / "articles"
    by = "author: محرر\ncreated: 2025-01\n"
    pipeline.withdraw(Run(root, jobs=1), ("first-article/note-01",), "محرر")
    gone = "kind: claim\nquote: كلمات لم تعد هنا\nspeakers: [salim-al-hadi]\nform: direct\nstatus: orphaned\n"
    (notes / "first-article" / "gone.yml").write_text(gone + by, "utf-8")
    two = "kind: translation\nquote: |\n  من المحادثات بين الجانبين.\n\n  وقال الهادي\nnote: Talks between the sides\n"
    (notes / "first-article" / "two.yml").write_text(two + by, "utf-8")
    page = (
        "<html><title>خبر</title><h1>خبر من الصفحة</h1><p>قال الوزير إن العمل بدأ في العاصمة اليوم بعد أشهر.</p></html>"
    )
    (root / "seeds" / "web-page.html").write_text(page, "utf-8")
    (notes / "web-page").mkdir()
    (notes / "web-page" / "n.yml").write_text(f"kind: note\nquote: العمل بدأ\nnote: حاشية\n{by}", "utf-8")
    yield articles(root)
    shutil.rmtree(root)


def by_stem(item, archive):
    items = annotation_page(item, authority(archive, BASE))["items"]
    return {node["id"].partition("#n-")[2]: node for node in items}


def selectors(target):
    found = target.get("selector", [])
    return {one["type"]: one for one in (found if isinstance(found, list) else [found])}


def all_of(*archives):
    for archive, items in archives:
        for item in items.values():
            yield from ((item, node) for node in annotation_page(item, authority(archive))["items"])


def test_the_file_beside_the_page_is_the_page_of_annotations(site, real):
    for article_id, item in real[1].items():
        written = json.loads((site / "archive" / article_id / "annotations.json").read_text("utf-8"))
        assert written == annotation_page(item, authority(real[0]))
        by_hand = {name.entry_id for name in item.mentions if name.entry_id}
        assert written["partOf"]["total"] == len(item.claims) + len(item.notes) + len(by_hand) > 0


def test_every_selector_selects_the_same_words(real, changed):
    """By quotation, by place in the paragraph, and by place in the file as captured."""
    seen = set()
    for item, node in all_of(real, changed):
        if node["schema:creativeWorkStatus"] in ("withdrawn", "orphaned"):
            continue
        page, *captures = node["target"]
        found = selectors(page)
        quoted = found["TextQuoteSelector"]
        around = quoted.get("prefix", "") + quoted["exact"] + quoted.get("suffix", "")
        assert around in item.article.text
        if "FragmentSelector" in found:
            line = next(one for one in item.article.lines if one.id == found["FragmentSelector"]["value"])
            place = found["FragmentSelector"]["refinedBy"]
            assert item.article.words_of(line)[place["start"] : place["end"]] == quoted["exact"]
            assert around in item.article.words_of(line)
        for capture in captures:
            place = capture["selector"]
            assert item.article.text[place["start"] : place["end"]] == quoted["exact"]
        seen.add((item.article.media_type, "FragmentSelector" in found, len(captures)))
    assert seen == {("text/plain", True, 1), ("text/plain", False, 1), ("text/html", True, 0)}


def test_places_are_code_points_of_the_captures_bytes(site):
    folder = site / "archive" / ENAB
    text = (folder / f"{ENAB}.txt").read_bytes().decode()
    for node in json.loads((folder / "annotations.json").read_text("utf-8"))["items"]:
        quoted, place = selectors(node["target"][0])["TextQuoteSelector"], node["target"][1]["selector"]
        assert text[place["start"] : place["end"]] == quoted["exact"]


def test_a_reader_of_linked_data_finds_page_notes_words_and_people(real):
    found = graph(annotation_page(real[1][ENAB], authority(real[0], BASE)))
    page = URIRef(f"{BASE}archive/{ENAB}/annotations.json")
    assert (page, RDF.type, AS.OrderedCollectionPage) in found
    listed = list(Collection(found, found.value(page, AS.items)))
    assert set(listed) == set(found.subjects(RDF.type, OA.Annotation))
    note = URIRef(f"{BASE}archive/{ENAB}/#n-note-01")
    assert (note, OA.motivatedBy, OA.commenting) in found
    assert (note, DCTERMS.created, Literal("2026-11-21", datatype=XSD.date)) in found
    sources = {found.value(target, OA.hasSource) for target in found.objects(note, OA.hasTarget)}
    assert sources == {URIRef(f"{BASE}archive/{ENAB}/"), URIRef(f"{BASE}archive/{ENAB}/{ENAB}.txt")}
    claim = URIRef(f"{BASE}archive/{ENAB}/#m-claim-02")
    assert (URIRef(f"{BASE}archive/{ENAB}/#n-claim-02"), OA.hasBody, claim) in found
    assert (claim, SCHEMA.author, URIRef(f"{BASE}archive/actors/us-senior-official-001/")) in found
    assert found.value(found.value(page, AS.partOf), RDFS.label) == Literal(real[1][ENAB].settled.headline)


def test_every_term_is_one_of_the_model_or_of_schema_org(real, changed):
    """A term that the context does not know would be dropped without a word."""
    for archive, items in (real, changed):
        for item in items.values():
            document = annotation_page(item, authority(archive, BASE))
            assert not any("archive.example" in str(predicate) for _, predicate, _ in graph(document))
            assert unknown_terms(document) == set()


def unknown_terms(node):
    from tests.linked.graphs import CONTEXTS

    known = CONTEXTS["http://www.w3.org/ns/anno.jsonld"].keys() | {"@context", "@type", "@value"}
    if isinstance(node, list):
        return set().union(*map(unknown_terms, node))
    if not isinstance(node, dict):
        return set()
    own = {key for key in node if key not in known and key.partition(":")[0] not in ("schema", "dcterms")}
    return own.union(*map(unknown_terms, node.values()))


def test_answers_stand_with_the_claims_that_give_them(real):
    claim = by_stem(real[1][ENAB], real[0])["claim-01"]
    answers = [body for body in claim["body"] if body["type"] == "schema:Answer"]
    told = {
        answer["schema:parentItem"]["id"].rstrip("/").rpartition("/")[2]: answer["schema:text"] for answer in answers
    }
    assert told == {"coalition-mission-end": "../2025-09", "last-coalition-forces-leave": "../2026-12-31"}


def test_states_and_reviewers_are_told(changed):
    archive, items = changed
    first = by_stem(items["first-article"], archive)
    assert first["claim-01"]["schema:creativeWorkStatus"] == "entered"
    assert first["two"]["body"][0] == {
        "type": "TextualBody", "value": "Talks between the sides", "format": "text/markdown", "language": "en",
        "purpose": "describing",
    }  # fmt: skip
    assert first["two"]["schema:additionalType"] == "translation"
    assert first["two"]["dcterms:created"] == {"@type": "xsd:gYearMonth", "@value": "2025-01"}


def test_a_reviewed_note_names_both_people():
    archive, items = articles(ARCHIVES / "small")
    note = by_stem(items["first-article"], archive)["note-01"]
    assert note["schema:creativeWorkStatus"] == "reviewed"
    assert (note["creator"], note["schema:reviewedBy"]) == ({"name": "محرر"}, {"name": "مراجع"})


def test_of_what_was_taken_back_no_word_is_left(changed):
    archive, items = changed
    note = by_stem(items["first-article"], archive)["note-01"]
    assert note["schema:creativeWorkStatus"] == "withdrawn"
    assert "body" not in note
    assert [list(target) for target in note["target"]] == [["type", "source"]]
    assert "حاشية تتقاطع" not in json.dumps(note, ensure_ascii=False)


def test_what_was_set_aside_has_its_quotation_and_no_place(changed):
    archive, items = changed
    claim = by_stem(items["first-article"], archive)["gone"]
    assert claim["schema:creativeWorkStatus"] == "orphaned"
    assert claim["target"][0]["selector"] == {"type": "TextQuoteSelector", "exact": "كلمات لم تعد هنا"}
    assert claim["body"][0]["schema:author"][0]["id"] == f"{BASE}archive/actors/salim-al-hadi/"
