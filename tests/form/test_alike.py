"""One table of cases for both: the form in the browser and `hashiya` here write, find and refuse the same."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import category

import pytest
import yaml

from hashiya import checks
from hashiya.anchor import Selector, Text, match, selector_of
from hashiya.annotate import Lexica, annotate
from hashiya.arabic import fold, whole_words, words
from hashiya.compose import annotation_text, file_stem, file_text, keyed, listed
from hashiya.edtf import parse_edtf
from hashiya.exports.form import KINDS, described
from hashiya.forge import new_file
from hashiya.model import BOUNDS, Actor, Archive, Bilingual, Entry, Material, Question, Seed, Settings
from hashiya.parse import parse
from hashiya.read.archive import KINDS as FILES
from hashiya.read.decode import decode
from hashiya.read.safe_yaml import Refused, parse_yaml
from tests.form.node import answers

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "data" / "form-cases.yml").read_text("utf-8"))
TEXT = "عنوان الخبر\n\nقال الوزير إن الموعد نهائي. ثم قال إن هذا الموعد بعيد.\n"
QUESTIONS = {"when": "date", "how-many": "quantity", "is-it": "yes-no", "which": "text"}
ANSWER = {"question": "when", "value": "../2025-09", "bound": "by", "as_of": "2024-09-06", "status": "planned"}
GOOD: dict[str, dict[str, Any]] = {
    "note": {"kind": "note", "quote": "الوزير", "note": "ملاحظة", "author": "ليلى", "created": "2026-11-21"},
    "claim": {"kind": "claim", "quote": "الوزير", "speakers": ["salim"], "form": "direct", "answers": [ANSWER],
              "author": "ليلى", "created": "2026-11-21"},
    "actor": {"name": {"ar": "سليم", "en": "Salim"}, "type": "person", "forms": [{"form": "سليم"}]},
}  # fmt: skip


@pytest.mark.parametrize("case", CASES["describe"])
def test_words_get_the_selector_of_the_table(case):
    found = CASES["describe"][case]
    span = span_of(found)
    selector = selector_of(span, Text(found["text"]))
    (there,) = answers([{"ask": "describe", "text": found["text"], "span": span}])
    assert [selector.exact, selector.prefix, selector.suffix] == there
    assert [words for words in there if words] == found["selector"]


def span_of(case: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(case.get("at", 0) + 1):
        at = case["text"].index(case["words"], at + 1)
    return at, at + len(case["words"])


def test_a_selector_finds_the_spans_of_the_table():
    cases = CASES["match"]
    there = answers({"ask": "match", "prefix": "", **case} for case in cases.values())
    for (name, case), found in zip(cases.items(), there):
        here = match(Selector(case["exact"], case.get("prefix", ""), case.get("suffix", "")), Text(case["text"]))
        assert [list(span) for span in here] == found == case["spans"], name


def test_keys_are_written_as_in_the_table():
    there = answers({"ask": "keyed", **case} for case in CASES["keyed"].values())
    for (name, case), found in zip(CASES["keyed"].items(), there):
        assert keyed(case["key"], case["value"], case.get("indent", 0)) == found == case["text"], name


def test_files_are_named_as_in_the_table():
    there = answers({"ask": "stem", **case} for case in CASES["stem"].values())
    for (name, case), found in zip(CASES["stem"].items(), there):
        here = file_stem(case["kind"], case["name"], case["day"], case["content"])
        assert here == found, name
        assert case["stem"] in (None, here), name


def test_addresses_are_those_of_the_table():
    cases = CASES["new_file"]
    there = answers({"ask": "new_file", "branch": "main", **case} for case in cases.values())
    for (name, case), found in zip(cases.items(), there):
        here = new_file(case["forge"], case["repo"], case.get("branch", "main"), case["path"], case["content"])
        assert here == found == case["address"], name


def is_edtf(text: str) -> bool:
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def test_dates_are_those_of_the_table():
    texts = [(text, True) for text in CASES["edtf"]["valid"]] + [(text, False) for text in CASES["edtf"]["invalid"]]
    there = answers({"ask": "edtf", "text": str(text)} for text, _ in texts)
    for (text, wanted), found in zip(texts, there):
        assert is_edtf(str(text)) == found == wanted, text


def changed(case: dict[str, Any]) -> dict[str, Any]:
    value = {**GOOD[case["kind"]]}
    value |= {key: given for key, given in case.items() if key not in ("kind", "codes", "without", "answer")}
    if "answer" in case:
        value["answers"] = [{key: one for key, one in {**ANSWER, **case["answer"]}.items() if one is not None}]
    return {key: given for key, given in value.items() if key not in case.get("without", ())}


def said(value: dict[str, Any], kind: str) -> list[list[str]]:
    """The codes that the check gives to a file that holds a value, with the keys that they stand at."""
    record = FILES.get(kind, Actor)
    text = yaml.safe_dump(value, allow_unicode=False, sort_keys=False)
    try:
        entry, problems = decode(record, parse_yaml(text.encode(), "f.yml"), "first/f", "f.yml")
    except Refused as refused:
        key = next(key for key, one in value.items() if not str(one).isprintable())
        return [[refused.problem.code, key]]
    if entry is None:
        places = places_of(text)
        return sorted([p.code, places.get((p.line, p.column), p.details.get("key", ""))] for p in problems)
    seed = Seed("first", "seeds/first.txt", TEXT, "0" * 64)
    archive = archive_of()
    material = Material(seed, (entry,) if kind != "actor" else ())
    lexica = Lexica.of(archive)
    found = checks.check_article(annotate(parse(seed, ()), material, lexica), material, archive)
    if kind == "actor":
        found = checks.check_archive(replace(archive, actors={"first": entry}), [])
    at = {place: key for key, place in entry.places.items()}
    return sorted([p.code, at[p.line, p.column]] for p in found)


def places_of(text: str) -> dict[tuple[int, int], str]:
    node, found = parse_yaml(text.encode(), "f.yml"), {}

    def walk(one: Any, at: str) -> None:
        found.setdefault((one.line, one.column), at)
        for key, inner in getattr(one, "entries", ()):
            walk(inner, f"{at}.{key.text}".lstrip("."))
        for number, inner in enumerate(getattr(one, "items", ())):
            found[inner.line, inner.column] = ""
            walk(inner, f"{at}.{number}")

    walk(node, "")
    return found


def archive_of() -> Archive:
    name = Bilingual("سليم")
    questions = {i: Entry(i, "", Question(text=name, value_type=kind)) for i, kind in QUESTIONS.items()}
    return Archive(Settings(""), {"salim": Entry("salim", "", Actor(name=name, type="person"))}, {}, {}, questions, ())


def test_the_form_refuses_what_the_check_refuses():
    cases = CASES["rules"]
    there = answers(
        {"ask": "problems", "value": changed(case), "fields": described(KINDS[case["kind"]]), "text": TEXT,
         "actors": {"salim": "سليم"}, "questions": QUESTIONS, "bounds": BOUNDS}
        for case in cases.values()
    )  # fmt: skip
    for (name, case), found in zip(cases.items(), there):
        assert found == sorted(case["codes"]), name
        here = said(changed(case), case["kind"])
        assert [code for code, _ in here] == [code for code, _ in found], (name, here)
        assert all(
            key in (other, other.rpartition(".")[0], other.rpartition(".")[2], "")
            for (_, key), (_, other) in zip(here, found)
        ), (name, here)


PIECES = ["ابج", "اب", "أب", "ج", "اَب", "،", "\n", "و", "2025", "٢٠٢٥", "😀", "ال", "CNN", "\u200f", "ﷺ"]


def any_text(random: Random) -> str:
    return random.choice(["", " "]).join(random.choice(PIECES) for _ in range(random.randint(1, 25)))


def test_any_words_of_any_text_are_described_alike():
    """Many texts at once, for Node takes longer to start than to answer; a fixed seed makes them the same each time."""
    random, asked, here = Random(5), [], []  # noqa: S311
    for text in (any_text(random) for _ in range(600)):
        places = words(text)
        if places:
            first, last = sorted(random.choices(range(len(places)), k=2))
            span = whole_words(text, places[first][0], places[last][1])
            selector = selector_of(span, Text(text))
            found = match(selector, Text(text))
            here += [[selector.exact, selector.prefix, selector.suffix], [list(s) for s in found], fold(text)]
            asked += [{"ask": "describe", "text": text, "span": span},
                      {"ask": "match", "text": text, "exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix},
                      {"ask": "fold", "text": text}]  # fmt: skip
    assert len(asked) > 1000
    there = answers(asked)
    assert [pair for pair in zip(asked, there, here) if pair[1] != pair[2]] == []


def test_any_text_is_written_alike():
    random = Random(5)  # noqa: S311
    letters = [c for c in map(chr, range(0x11000)) if category(c) not in ("Cn", "Cs")]
    often = "ابج 12.-:#|>\"'[]{}&*!%@`,؟«»\n\t\u200f"
    pairs = [
        (random.choice(["note", "author"]), "".join(random.choice([random.choice(letters), random.choice(often)])
                                                    for _ in range(random.randint(0, 12))))
        for _ in range(2000)
    ]  # fmt: skip
    there = answers({"ask": "keyed", "key": key, "value": text} for key, text in pairs)
    assert [pair for pair in zip(pairs, there) if keyed(*pair[0]) != pair[1]] == []


def test_whole_files_are_written_alike():
    kinds = ("note", "claim", "actor")
    there = answers(
        {"ask": "file", "value": GOOD[kind], "fields": described(KINDS[kind]), "schema": "s"} for kind in kinds
    )
    for kind, found in zip(kinds, there):
        record = FILES.get(kind, Actor)
        entry, problems = decode(record, parse_yaml(found.encode(), "f.yml"), "f", "f.yml")
        assert problems == []
        assert file_text(entry.value, "s") == found
    assert annotation_text(decode(FILES["note"], parse_yaml(there[0].encode(), "f"), "f", "f")[0].value).startswith(
        "# yaml-"
    )
    assert answers([{"ask": "listed", "key": "via", "values": ["ا", "no"]}]) == [listed("via", ("ا", "no"))]
