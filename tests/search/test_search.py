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

from hashiya.search import FORMAT, Document, Told
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


def test_what_counts_less_stands_behind_others_with_the_same_words() -> None:
    help_page = Document("page/ids", "page", "ids/", "مكافحة الفساد", weight=0.4)
    about = Document("an-actor", "actor", "actors/a/", "هيئة مكافحة الفساد والنزاهة")
    answer = ask(index([help_page, about]), ("مكافحة الفساد", {}))[0]
    assert ids(answer) == ["an-actor", "page/ids"]


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


def test_a_phrase_of_frequent_words_is_found_behind_many_texts_that_hold_them_apart() -> None:
    apart = [
        Document(f"z-{number}", "article", "", "وزير الصحة", (("p1", "زارت المدرسة الوزير. وفي الصحة كلام."),))
        for number in range(300)
    ]
    held = Document("a-held", "article", "", "خبر", (("p1", "قال وزير المدرسة إن " + "كلاما آخر " * 80),))
    answer = ask(index([*apart, held]), ('"وزير المدرسة"', {}))[0]
    assert ids(answer)[:1] == ["a-held"]


def test_a_total_that_was_not_counted_out_is_said_to_be_estimated() -> None:
    many = [Document(f"z-{number}", "article", "", f"مكافحة الفساد {number}") for number in range(100)]
    first = ask(index(many), ('"مكافحة الفساد"', {}), ("مكافحة الفساد", {}))
    assert [answer["estimated"] for answer in first] == [True, False]
    assert find('"مكافحة الفساد"')["estimated"] is False


def test_filters_come_back_with_their_names_and_unknown_ones_as_they_are() -> None:
    assert find("مكافحة", filters={"source": ["alpha", "nobody"], "nothing": "x"})["filters"] == {
        "source": [{"id": "alpha", "label": "وكالة ألفا"}, {"id": "nobody", "label": "nobody"}],
        "nothing": [{"id": "x", "label": "x"}],
    }


def test_counts_alone_are_given_without_reading_a_text() -> None:
    answer = find("مكافحة", limit=0, facets=["source"])
    assert answer["hits"] == []
    assert answer["total"] == 3
    assert answer["facets"]["source"]
    assert not [path for path in answer["loads"] if path.startswith("documents/")]


def test_an_offset_behind_the_end_gives_no_hits_and_the_same_total() -> None:
    answer = find("مكافحة", offset=10**12)
    assert (answer["hits"], answer["total"]) == ([], 3)


def test_of_an_endless_query_the_beginning_is_read() -> None:
    endless = " ".join(f"كلمة{number}ء" for number in range(2000))
    assert ids(find(f"مكافحة الفساد {endless}"))


def test_signs_without_words_find_nothing() -> None:
    assert find("؟!")["total"] == 0
    assert find("")["total"] == len(documents())


def test_a_spelling_that_is_found_all_the_same_is_offered_as_the_texts_have_it() -> None:
    assert [each["instead"] for each in find("البنتاجون")["suggestions"]] in ([], ["البنتاغون"])


@pytest.mark.parametrize("damage", [lambda content: content[: len(content) // 2], lambda _: b"", lambda _: b"<html>"])
@pytest.mark.parametrize("path", ["manifest.bin", "words/0.bin", "documents/0/0.bin"])
def test_a_damaged_file_is_named_and_nothing_hangs(path: str, damage: object) -> None:
    table = {
        each: damage(content) if each == path or each[:-5] == path[:-5] else content
        for each, content in files().items()
    }
    with pytest.raises(RefusedError, match="search index"):
        ask(table, ("مكافحة", {"limit": 50}), ("", {"limit": 50}))


def test_a_shard_whose_numbers_run_beyond_its_end_is_refused() -> None:
    stamp = gzip.decompress(files()["words/0.bin"])[:4]
    table = {
        path: stamp + b"\x01\x00\x01\xa8\xff\xff\xff\xff\x7f" if path.startswith("words/") else content
        for path, content in files().items()
    }
    with pytest.raises(RefusedError, match="damaged"):
        ask(table, "مكافحة")


def test_a_file_that_is_missing_is_named() -> None:
    table = {path: content for path, content in files().items() if not path.startswith("words/")}
    with pytest.raises(RefusedError, match=r"no file words/0\.bin"):
        ask(table, "مكافحة")


def test_a_small_index_is_also_one_file_that_holds_all_others() -> None:
    kept = run("keep.mjs", {path: base64.b64encode(content).decode() for path, content in files().items()})
    others = {path for path in files() if path not in ("manifest.bin", "whole.bin")}
    assert set(kept) == others
    assert all(base64.b64decode(kept[path]) == gzip.decompress(files()[path]) for path in others)


def test_a_reader_of_a_further_language_gets_names_and_dates_in_it_where_they_are_there() -> None:
    told = Told(
        "A new law", {"outlet": "Alpha Agency", "date": "5 January 2024"}, {"source": {"alpha": "Alpha Agency"}}
    )
    first, *others = documents()
    files = index([replace(first, further={"en": told}), *others], ("ar", "en"))
    options = {"facets": ["source", "topic"], "filters": {"source": ["alpha"]}}
    english, arabic, other = (ask(files, ("لمكافحة الارهاب", options), language=code)[0] for code in ("en", "ar", "fr"))
    assert [english["hits"][0][key] for key in ("name", "outlet", "date")] == [
        "A new law",
        "Alpha Agency",
        "5 January 2024",
    ]
    assert english["hits"][0]["title"] == arabic["hits"][0]["title"] == first.title
    assert "name" not in arabic["hits"][0]
    assert english["filters"]["source"] == [{"id": "alpha", "label": "Alpha Agency"}]
    assert arabic["filters"] == other["filters"] == {"source": [{"id": "alpha", "label": "وكالة ألفا"}]}
    labels = {value["label"] for value in english["facets"]["source"] + english["facets"]["topic"]}
    assert {"Alpha Agency", "أمن"} <= labels
