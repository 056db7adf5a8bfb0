"""The whole archive as data comes back as it went in, and says of itself what is true."""

import csv
import json
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hashiya.exports import feed_files, tables
from hashiya.model import Column, Feed, FeedEntry, Settings, Table
from hashiya.publish import CsvFolder, Database
from hashiya.publish.finish import write_sitemap
from tests.conftest import ROOT

TEXTS = Table("texts", (Column("id"), Column("text")), ("id",), True, "")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
HOSTILE = ["=1+1", "+x", "@y", "a\r\nb\rc\nd", '"', '","', "\x00\x07", "]]>", "<b>&", "\u202eعكس", "عربي، نص"]


def from_csv(path: Path) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_any_text_comes_back_from_csv_and_sqlite(tmp_path_factory):
    @given(st.lists(WORDS))
    @settings(max_examples=30)
    def comes_back(words):
        folder = tmp_path_factory.mktemp("tables")
        rows = [(str(n), text) for n, text in enumerate([*HOSTILE, *words])]
        with CsvFolder(folder, [TEXTS]) as sheets, Database(folder / "db", [TEXTS]) as database:
            sheets.add("texts", rows)
            database.add("texts", rows)
        assert [tuple(row) for row in from_csv(folder / "texts.csv")[1:]] == rows
        assert sqlite3.connect(folder / "db").execute("SELECT * FROM texts ORDER BY rowid").fetchall() == rows

    comes_back()


@pytest.fixture(scope="module")
def data(site) -> Path:
    return site / "data"


def test_the_text_of_every_seed_stands_in_the_tables_verbatim(data):
    found = dict(from_csv(data / "texts.csv")[1:])
    assert found == dict(sqlite3.connect(data / "archive.sqlite").execute("SELECT article, text FROM texts"))
    for seed in (ROOT / "seeds").glob("*.txt"):
        assert found[seed.stem].encode() == seed.read_bytes()


def test_the_package_names_every_file_with_its_hash_size_and_columns(data):
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    named = {resource["path"]: resource for resource in package["resources"]}
    own = {"datapackage.json", "checksums.txt", "index.html"}
    assert set(named) == {path.name for path in data.iterdir() if path.is_file()} - own
    for path, resource in named.items():
        content = (data / path).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        if "schema" in resource:
            assert from_csv(data / path)[0] == [field["name"] for field in resource["schema"]["fields"]]
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]


def test_every_reference_leads_to_a_row_and_every_key_is_unique(data):
    database = sqlite3.connect(data / "archive.sqlite")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in tables():
        rows = from_csv(data / f"{table.name}.csv")
        keys = [tuple(row[rows[0].index(name)] for name in table.key) for row in rows[1:]]
        assert len(set(keys)) == len(keys) == len(database.execute(f"SELECT 1 FROM {table.name}").fetchall())  # noqa: S608


def test_lines_are_the_files_beside_the_pages_and_all_annotations(data):
    lines = (data / "articles.jsonl").read_text("utf-8").split("\n")[:-1]
    assert [json.loads(line)["id"] for line in lines] == sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
    annotations = [json.loads(line) for line in (data / "annotations.jsonl").read_text("utf-8").split("\n")[:-1]]
    assert len(annotations) == len(list((ROOT / "annotations/articles").glob("*/*.yml")))
    assert all((data.parent / path).is_file() for path in (data / "raw.txt").read_text("utf-8").split())


def test_feeds_carry_hostile_words_and_are_well_formed():
    words = "".join(HOSTILE).replace("\r", "")
    entries = (FeedEntry("archive/a/", words, "2025-01-01T00:00:00Z", words, words),)
    atom, lines = feed_files(Feed("archive/feed", "archive/", words, entries), Settings(words, "https://example.org/x"))
    shown = words.replace("\x00", "\ufffd").replace("\x07", "\ufffd")
    entry = etree.fromstring(atom.content).find("{*}entry")
    assert entry.find("{*}title").text == shown
    item = json.loads(lines.content)["items"][0]
    assert (item["title"], item["url"]) == (shown, "https://example.org/x/archive/a/")


@pytest.mark.parametrize(
    ("most", "names"), [(5, ["sitemap.xml"]), (2, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"])]
)
def test_a_sitemap_is_divided_where_it_is_long_and_robots_find_it(tmp_path, most, names):
    pages = {f"archive/a&{n}/": "2025-01-01T00:00:00Z" if n else "" for n in range(3)}
    write_sitemap(tmp_path, "https://example.org/", {**pages, "archive/search/": ""}, {"archive/search/"}, most)
    assert sorted(path.name for path in tmp_path.glob("*.xml")) == names
    roots = [etree.parse(str(path)).getroot() for path in tmp_path.glob("*.xml")]
    found = [url for root in roots if root.tag.endswith("urlset") for url in root]
    assert sorted(url.find("{*}loc").text for url in found) == [f"https://example.org/archive/a&{n}/" for n in range(3)]
    assert sum(url.find("{*}lastmod") is not None for url in found) == 2
    assert "Sitemap: https://example.org/sitemap.xml" in (tmp_path / "robots.txt").read_text("utf-8")
