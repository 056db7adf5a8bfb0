"""The article as JSON, as its schema and its description promise it."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hashiya.exports import article_json, reading
from hashiya.exports.article import SCHEMA_PATH
from hashiya.pipeline import Run, withdraw
from tests.annotated import articles, authority
from tests.conftest import ARCHIVES, ROOT, copy_archive

SCHEMA = json.loads((ROOT / "scripts/hashiya/theme" / SCHEMA_PATH).read_text("utf-8"))
BY = "author: محرر\ncreated: 2025-01\n"
CLAIM = "kind: claim\nquote: كلمات لم تعد هنا\nspeakers: [salim-al-hadi]\nform: direct\nstatus: orphaned\n"
PAGE = """<html><head><title>خبر</title><meta property="article:published_time" content="2025-01-05"></head>
<h1>خبر من الصفحة</h1><p>قال الوزير فؤاد الكاتب إن نحو 300 عامل سيبدؤون في 5 كانون الثاني 2025.</p></html>"""


@pytest.fixture(scope="module")
def items(tmp_path_factory):
    """The real articles; a small archive with all that can become of annotations, and a page of the web."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("exports") / "small")
    withdraw(Run(root, jobs=1), ("first-article/note-01",), "محرر")
    (root / "annotations/articles/first-article/gone.yml").write_text(CLAIM + BY, "utf-8")
    (root / "seeds/web-page.html").write_text(PAGE, "utf-8")
    (root / "seeds/bare.txt").write_text(
        "عنوان لا يسمي أحدا هنا\n\nوأوضح الدكتور سامي مرعي أن العلاج مجاني.\n", "utf-8"
    )
    return [(archive, item) for archive, found in (articles(ROOT), articles(root)) for item in found.values()]


def values(items):
    return [(item, article_json(item, authority(archive))) for archive, item in items]


def test_every_article_is_as_the_schema_says(items):
    Draft202012Validator.check_schema(SCHEMA)
    for _, value in values(items):
        Draft202012Validator(SCHEMA).validate(value)


def test_the_schema_has_nothing_that_no_article_has(items):
    """Each list of the schema is filled in one article at least, so that the test above has seen its items."""
    seen = {key for _, value in values(items) for key, found in value.items() if found}
    assert SCHEMA["properties"].keys() - seen == {"published"}
    proposed = [value["proposed"] for _, value in values(items)]
    assert any(one["claims"] for one in proposed)
    assert any(one["names"] for one in proposed)


def test_every_key_is_described():
    described = (ROOT / "docs" / "data.md").read_text("utf-8")
    kept_elsewhere = {"proposed_claim", "proposed_name", "voice"}
    parts = [SCHEMA, *(part for name, part in SCHEMA["$defs"].items() if name not in kept_elsewhere)]
    keys = {key for part in parts for key in part.get("properties", ())}
    assert len(keys) > 60
    assert [key for key in sorted(keys) if not re.search(rf"`{re.escape(key)}`", described)] == []


def test_every_span_is_of_the_text(items):
    for item, value in values(items):
        text, lines = item.article.text, {line["id"]: line for line in value["lines"]}
        for line in value["lines"]:
            assert text[line["start"] : line["end"]] == line["text"]
        for found in (*value["claims"], *value["notes"]):
            assert text[found["start"] : found["end"]] == found["quote"]
            assert lines[found["passage"]]["start"] <= found["start"] <= lines[found["passage"]]["end"]
        for found in value["topics"]:
            assert text[found["start"] : found["end"]] == found["words"]
        for actor in value["actors"]:
            for mention in actor["mentions"]:
                assert text[mention["start"] : mention["end"]].endswith(mention["form"])


def test_the_lines_are_the_whole_text_but_for_blank_ones(items):
    for item, value in values(items):
        kept = "".join(line["text"] for line in value["lines"])
        assert "".join(kept.split()) == "".join(item.article.text.split())


def test_it_says_what_the_reader_says(items):
    """One truth: lines, and what is proposed, are those of `hashiya read --json`."""
    for item, value in values(items):
        read = reading(item)
        own = [{key: line[key] for key in ("id", "line", "start", "end", "text")} for line in value["lines"]]
        told = [read["title_line"], *read["paragraphs"], *read["captions"], *read["removed"]]
        assert {line["id"]: line for line in own} == {
            line["id"]: {key: line[key] for key in ("id", "line", "start", "end", "text")} for line in told if line
        }
        assert all(claim in read["claims"] for claim in value["proposed"]["claims"])
        assert value["proposed"]["names"] == read["proposed_names"]


def test_nothing_that_the_scripts_propose_has_an_author(items):
    states = set()
    for _, value in values(items):
        for found in (value["source"], value["date"], *value["topics"]):
            states.add(found["state"])
            assert (found["author"] is None) is (found["state"] == "proposed")
    assert states == {"proposed", "entered"}


def test_of_what_was_taken_back_no_word_is_left(items):
    (value,) = [value for item, value in values(items) if item.id == "first-article"]
    assert [found["id"] for found in value["withdrawn"]] == ["note-01"]
    assert [found["id"] for found in value["set_aside"]] == ["gone"]
    assert "حاشية تتقاطع" not in json.dumps(value, ensure_ascii=False)


def test_the_file_stands_beside_the_page_and_leads_to_its_schema(site):
    for path in site.glob("archive/*/article.json"):
        value = json.loads(path.read_text("utf-8"))
        assert value["id"] == path.parent.name
        there = Path(path.parent, value["$schema"]).resolve()
        assert json.loads(there.read_text("utf-8")) == SCHEMA
        assert all(Path(path.parent, version["file"]).resolve().is_file() for version in value["versions"])
    assert len(list(site.glob("archive/*/article.json"))) == 5


def test_addresses_are_absolute_where_the_archive_has_one(items):
    archive, item = items[0]
    value = article_json(item, authority(archive, "https://archive.example/a"))
    assert value["url"] == f"https://archive.example/a/archive/{item.id}/"
    assert article_json(item, authority(archive), "../")["url"] == f"../archive/{item.id}/"
