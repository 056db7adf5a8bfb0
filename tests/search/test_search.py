"""What readers find, however they write it, through the module that their browsers run."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from hashiya.search import FORMAT, Document
from tests.search.node import RefusedError, ask, index, run

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "queries.yml").read_text("utf-8"))


def document(record: dict) -> Document:
    paragraphs = tuple((f"p{number}", text) for number, text in enumerate(record.get("paragraphs", []), 1))
    plain = {
        "kind": record.get("kind", "article"),
        "url": f"archive/{record['id']}/",
        "day": str(record.get("day", "")),
        "also": tuple(record.get("also", [])),
        "shown": {"outlet": next(iter(record.get("facets", {}).get("source", {}).values()), "")},
    }
    return Document(
        record["id"], title=record["title"], paragraphs=paragraphs, facets=record.get("facets", {}), **plain
    )


@cache
def documents() -> list[Document]:
    return [document(record) for record in yaml.safe_load((HERE / "documents.yml").read_text("utf-8"))]


@cache
def files() -> dict[str, bytes]:
    return index(documents())


def find(query: str, **options: object) -> dict:
    return ask(files(), (query, options))[0]


def ids(answer: dict) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


@cache
def answers() -> dict[str, dict]:
    return dict(zip(CASES, ask(files(), *(case["query"] for case in CASES.values()))))


@pytest.mark.parametrize("promise", CASES)
def test_finds(promise: str) -> None:
    case, found = CASES[promise], ids(answers()[promise])
    assert found[:1] == [case["first"]]
    assert not set(found) & set(case.get("not", []))


def test_the_same_holds_in_an_archive_a_hundred_times_larger() -> None:
    others = [
        Document(
            f"z-{number}", "article", "", f"خبر {number} عن الطقس", (("p1", f"أمطار وريح في الناحية {number} مساء."),)
        )
        for number in range(100 * len(documents()))
    ]
    found = ask(index([*documents(), *others]), *(case["query"] for case in CASES.values()))
    first = {name: ids(answer)[:1] for name, answer in zip(CASES, found)}
    # Clitics are told by other words of the archive; in these few documents the words of three are not met often enough.
    wrong = {name for name, case in CASES.items() if first[name] != [case["first"]]}
    assert wrong <= {
        "a word without the clitic that the text has",
        "the same word with an ending",
        "a pronoun behind a feminine word",
    }


def test_marks_are_whole_written_words_of_title_and_snippet() -> None:
    hit = find("ارهاب قانون")["hits"][0]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["قانون", "الإرهاب"]
    assert [hit["title"][start:end] for start, end in hit["titleMarks"]] == ["قانون", "الإرهاب"]


def test_marks_keep_vowel_signs_and_tatweel_in_the_word() -> None:
    hit = find("تطويل")["hits"][0]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["وتـــطويل"]


def test_a_hit_names_the_paragraph_of_its_snippet_and_all_that_is_shown() -> None:
    hit = find("الدولة مليون دينار")["hits"][0]
    assert hit["paragraph"] == "p2"
    assert (hit["kind"], hit["url"], hit["day"], hit["outlet"]) == (
        "article",
        "archive/a-corruption/",
        "2024-02-10",
        "صحيفة بيتا",
    )
    assert hit["snippet"] in documents()[1].paragraphs[1][1]


def test_snippets_of_long_texts_are_cut_between_words() -> None:
    text = " ".join(f"كلمة{chr(0x628 + number % 20)}" for number in range(200)) + " المقصود " + "ختام " * 200
    hit = ask(index([Document("long", "article", "", "طويل", (("p1", text),))]), "المقصود")[0]["hits"][0]
    inside = hit["snippet"].removeprefix("… ").removesuffix(" …")
    assert len(inside) <= 200
    assert set(inside.split()) <= set(text.split())
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["المقصود"]


def test_hostile_text_comes_back_as_it_was_written() -> None:
    hit = find("معكوسة")["hits"][0]
    assert hit["title"] == "<b>عنوان</b> & «أقواس»"
    assert "<script>" in hit["snippet"]


def test_an_unknown_word_is_corrected_and_the_correction_is_offered() -> None:
    answer = find("تقرير الفصاد", limit=3)
    assert ids(answer)[0] == "a-corruption"
    answer = find("طستشفى المدينة")
    assert answer["suggestions"] == [{"query": "مستشفى المدينة", "word": "طستشفى", "instead": "مستشفى"}]


def test_a_known_word_is_not_corrected() -> None:
    assert find("مستشفى المدينة")["suggestions"] == []


def test_exact_spelling_finds_only_what_is_written_so() -> None:
    assert ids(find("الغاء", exact=True)) == []
    assert ids(find("إلغاء", exact=True)) == ["a-germany"]


def test_a_phrase_must_stand_together_and_in_order() -> None:
    assert find('"الفساد مكافحة"')["total"] == 0
    assert ids(find('"لمكافحة الإرهاب وغسل الأموال"')) == ["a-terror"]


def test_facets_and_days_narrow_what_is_found() -> None:
    assert set(ids(find("مكافحة", filters={"source": "beta"}))) == {"a-corruption", "a-fight-apart"}
    assert ids(find("مكافحة", filters={"source": ["alpha", "gamma"]})) == ["a-terror"]
    assert ids(find("مكافحة", filters={"from": "2024-02-11"})) == ["a-fight-apart"]
    assert ids(find("مكافحة", filters={"to": "2024-01"})) == ["a-terror"]
    assert ids(find("مكافحة", filters={"from": "2025"})) == []
    assert ids(find("مكافحة", filters={"source": "nobody"})) == []


def test_without_words_everything_within_the_filters_is_listed_newest_first() -> None:
    found = ids(find("", filters={"source": "gamma"}))
    assert found == ["a-ali", "a-school", "a-books", "a-milk", "a-undated"]
    assert ids(find("", filters={"source": "gamma", "from": "2024-06-02"})) == ["a-ali", "a-school"]


def test_kinds_are_found_and_told_apart() -> None:
    found = find("الجنود القاعدة", facets=["kind"])
    assert {hit["kind"] for hit in found["hits"]} == {"question", "claim"}
    assert found["facets"]["kind"] == [
        {"id": "claim", "label": "claim", "count": 1},
        {"id": "question", "label": "question", "count": 1},
    ]
    assert ids(find("الجنود", filters={"kind": "claim"})) == ["claim-soldiers"]


def test_the_counts_of_a_facet_do_not_depend_on_its_own_choice() -> None:
    free = find("مكافحة", facets=["source", "year"])["facets"]
    chosen = find("مكافحة", facets=["source"], filters={"source": "alpha"})["facets"]
    assert (
        free["source"]
        == chosen["source"]
        == [
            {"id": "beta", "label": "صحيفة بيتا", "count": 2},
            {"id": "alpha", "label": "وكالة ألفا", "count": 1},
        ]
    )
    assert free["year"] == [{"id": "2024", "label": "2024", "count": 3}]


def test_sorting_by_date_puts_the_newest_first() -> None:
    assert ids(find("مكافحة", sort="date")) == ["a-fight-apart", "a-corruption", "a-terror"]


def test_pages_follow_one_another_without_gap_or_repetition() -> None:
    everything = ids(find("الحكومة وزير في المدينة", limit=50))
    pages = [ids(find("الحكومة وزير في المدينة", limit=3, offset=offset)) for offset in range(0, len(everything), 3)]
    assert [each for page in pages for each in page] == everything
    assert len(set(everything)) == len(everything) == find("الحكومة وزير في المدينة")["total"]


def test_the_last_word_may_be_unfinished_while_it_is_typed() -> None:
    assert ids(find("مكافحة الفس", typing=True))[0] == "a-corruption"
    assert ids(find("البنتا", typing=True))[0] == "a-pentagon"


@pytest.mark.parametrize(
    "query", ["", "   ", '""', "«»", '"', "و", "؟", "\u202e", "<script>", "a" * 5000, "\ud83d", "ـــ"]
)
def test_queries_without_sense_find_nothing_and_break_nothing(query: str) -> None:
    answer = find(query)
    assert answer["suggestions"] == []
    assert answer["total"] >= len(answer["hits"]) >= 0


def test_an_empty_archive_answers() -> None:
    assert ask(index([]), "كتاب", ("", {"facets": ["source"]}))[0]["total"] == 0


def test_an_index_of_another_format_is_refused() -> None:
    manifest = json.loads(gzip.decompress(files()["manifest.bin"]))
    other = gzip.compress(json.dumps({**manifest, "format": FORMAT + 1}).encode())
    with pytest.raises(RefusedError, match=f"format {FORMAT + 1}: this module reads format {FORMAT}"):
        ask({**files(), "manifest.bin": other}, "كتاب")


def test_files_of_two_builds_are_not_mixed() -> None:
    others = index(documents()[:5])
    with pytest.raises(RefusedError, match="beside the manifest of"):
        ask({**others, "manifest.bin": files()["manifest.bin"]}, "مكافحة")


def test_a_page_that_was_open_while_the_site_was_renewed_reads_the_new_index() -> None:
    renewed = index([replace(each, title=f"{each.title} منقحة") for each in documents()])
    coded = [
        {path: base64.b64encode(content).decode() for path, content in table.items()} for table in (files(), renewed)
    ]
    task = {
        "files": coded[0],
        "renewed": coded[1],
        "calls": [["مكافحة", {"filters": {"from": "2024"}}], ["منقحة", {"facets": ["source"]}]],
    }
    answers = run("ask.mjs", task)
    assert answers[1]["hits"]


def test_files_that_the_server_has_unpacked_already_are_read_as_well() -> None:
    unpacked = {path: gzip.decompress(content) for path, content in files().items()}
    assert ids(ask(unpacked, "لبنان")[0])[0] == "a-lebanon"
