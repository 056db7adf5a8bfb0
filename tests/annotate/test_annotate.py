"""Everything that two readers found in the five articles stands in the archive, on its words."""

from collections import Counter

import pytest
from tests.conftest import ROOT

from hashiya.annotate import Lexica, annotate
from hashiya.model import Claim, Metadata, state_of
from hashiya.read import read_archive

NUMBERS = ["000", "001", "002", "003", "004"]


def kebab(name: str) -> str:
    return name.replace("_", "-")


def claim_id(claim: str, gold: dict) -> str:
    """The id in the archive of a claim that the readers call 000-1."""
    article = next(item["id"] for item in gold["seeds"] if item["id"].startswith(claim[:3]))
    return f"{article.removesuffix('.txt')}/claim-{int(claim[4:]):02d}"


@pytest.fixture(scope="module")
def archive():
    found, problems = read_archive(ROOT)
    assert problems == []
    return found


@pytest.fixture(params=NUMBERS)
def pair(request, gold, real, archive):
    """What the readers found in an article, and the article as the archive holds it."""
    expected = next(item for item in gold["seeds"] if item["id"].startswith(request.param))
    material, article = real(request.param)
    return expected, annotate(article, material, Lexica.of(archive))


def test_each_claim_stands_on_its_words_with_its_speakers(pair):
    expected, ours = pair
    placed = {claim.id: claim for claim in ours.claims}
    for claim in expected["claims"]:
        own = placed[f"{ours.id}/claim-{int(claim['id'][4:]):02d}"]
        assert (own.start, own.end) == (claim["start"], claim["end"])
        assert list(own.annotation.speakers) == [kebab(s) for s in claim["speakers"]]
        assert list(own.annotation.via) == [kebab(s) for s in claim.get("via", [])]
        assert own.annotation.form == claim["form"].replace(",", " ").replace(";", " ").split()[0]
        assert [d.text for d in own.annotation.dates] == [str(d) for d in claim["dates"]]


def test_title_publisher_chain_and_date_are_as_read(pair):
    expected, ours = pair
    assert ours.settled.headline == expected["title"]
    assert ours.date.text == str(expected["date"]["edtf"])
    assert ours.settled.date.best.text == str(expected["date"]["best"] or "")
    unknown = expected["publisher"]["certainty"] == "unknown"
    assert (ours.publisher == "unknown") == unknown
    assert len(ours.settled.date_witnesses) >= 3
    assert all(witness.start >= 0 for witness in ours.settled.date_witnesses if witness.quote)


def test_topics_are_as_read(pair, gold):
    expected, ours = pair
    assert {use.topic for use in ours.settled.topics} >= {
        t["id"] for t in gold["topics"] if expected["id"] in t["articles"]
    }


def test_margin_notes_are_on_their_words(pair, gold):
    expected, ours = pair
    wanted = [(n["start"], n["end"], n["note"]) for n in gold["notes"] if n["article"] == expected["id"]]
    assert set(wanted) <= {(n.start, n.end, n.annotation.note) for n in ours.notes}


def test_nothing_is_an_orphan(pair):
    _, ours = pair
    assert ours.orphans == ()


def test_nothing_is_called_reviewed_that_nobody_reviewed(real):
    for number in NUMBERS:
        material, _ = real(number)
        own = [entry.value for entry in material.annotations if entry.value.author == "محررو الأرشيف"]
        assert own
        assert all(state_of(value) == "entered" for value in own if not value.reviewed_by)


def test_baghdad_stands_for_iraq_where_the_readers_say_so(pair):
    expected, ours = pair
    wanted = {
        (m["start"], m["end"]) for a in expected["actors"] for m in a["mentions"] if m.get("stands_for") == "iraq"
    }
    assert {(n.start, n.end) for n in ours.mentions if n.stands_for == "iraq"} >= wanted


def test_questions_relations_and_actors_are_all_there(gold, archive):
    assert set(archive.questions) >= {q["id"] for q in gold["questions"]}
    assert set(archive.actors) >= {kebab(a["id"]) for a in gold["actors"]}
    assert set(archive.topics) >= {t["id"] for t in gold["topics"]}
    own = Counter(r.value.kind for r in archive.relations if not r.value.question)
    assert own >= Counter(r["type"] for r in gold["relations"])
    of_answers = Counter((r.value.question, r.value.kind) for r in archive.relations if r.value.question)
    assert of_answers >= Counter((q["id"], r["type"]) for q in gold["questions"] for r in q["relations"])


def test_each_question_has_the_readers_answers(gold, real):
    given = {}
    for number in NUMBERS:
        material, _ = real(number)
        for entry in material.annotations:
            if isinstance(entry.value, Claim):
                given[entry.id] = entry.value.answers
            assert isinstance(entry.value, Metadata) or entry.value.quote
    for question in gold["questions"]:
        for answer in question["answers"]:
            for claim in answer["claims"]:
                own = [
                    a
                    for a in given[claim_id(claim, gold)]
                    if a.question == question["id"] and a.value == str(answer["value"])
                ]
                assert len(own) == 1, (question["id"], claim)
                assert (own[0].as_of.text, own[0].status) == (str(answer["as_of"]), answer["status"])
                assert own[0].bound == answer.get("op", "")
