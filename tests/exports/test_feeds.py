"""What is new can be followed: feeds that readers of feeds take, and sitemaps, with times from the inputs alone."""

import json
import re
import time
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import feedparser
import pytest
from lxml import etree

from hashiya import pipeline
from hashiya.exports import feed_files
from hashiya.model import Feed, FeedEntry, Settings
from hashiya.pipeline import Run
from hashiya.pipeline.feeds import _annotations
from hashiya.publish.finish import write_sitemap
from tests.conftest import copy_archive
from tests.exports.conftest import SITE_URL, write
from tests.publish.test_switch import tree

FEEDS = (
    "archive/feed",
    "archive/annotations",
    "archive/topics/withdrawal/feed",
    "archive/actors/salim-al-hadi/feed",
    "archive/questions/when/feed",
)
SETTINGS = Settings("موقع", site_url="https://a.example")
ENTRY = FeedEntry("archive/x/#n-1", "عنوان", "2024-01-01T00:00:00Z", "كلام", "كاتب")
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def files(entries):
    feed = Feed("archive/feed", "archive/", "صفحة", tuple(entries))
    return [file.content for file in feed_files(feed, SETTINGS)]


@pytest.mark.parametrize("path", FEEDS)
def test_each_feed_is_read_alike_in_both_formats(published, path):
    site = published / "build/site"
    atom = feedparser.parse((site / f"{path}.xml").read_bytes())
    told = json.loads((site / f"{path}.json").read_text("utf-8"))
    assert not atom.bozo
    assert atom.version == "atom10"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert (atom.feed.title, atom.feed.id) == (told["title"], f"{SITE_URL}{path}.xml")
    assert told["feed_url"] == f"{SITE_URL}{path}.json"
    assert atom.entries
    for entry, item in zip(atom.entries, told["items"], strict=True):
        assert (entry.id, entry.link, entry.title) == (item["id"], item["url"], item["title"])
        assert (entry.updated, entry.summary) == (item["date_modified"], item["content_text"])
        datetime.fromisoformat(entry.updated)
        assert entry.link.startswith(f"{SITE_URL}archive/")
    assert len({item["id"] for item in told["items"]}) == len(told["items"])
    order = [(item["date_modified"], item["id"]) for item in told["items"]]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("path", [path for path in FEEDS if path.endswith("feed")])
def test_each_page_with_a_feed_names_it_in_its_head_and_shows_it(published, path):
    page = (published / "build/site" / path).parent / "index.html"
    head, _, body = page.read_text("utf-8").partition("</head>")
    for kind in ("application/atom+xml", "application/feed+json"):
        found = re.search(f'<link rel="alternate " type="{re.escape(kind)}" title="[^"<>]+" href="([^"]+)">', head)
        assert found
        assert (page.parent / found[1]).is_file()
        assert (page.parent / found[1]).resolve().with_suffix("") == (published / "build/site" / path).resolve()
    assert re.search(r'<a [^>]*href="[^"]*feed\.xml"', body)


def test_times_come_from_captures_annotations_and_dates(published):
    told = json.loads((published / "build/site/archive/feed.json").read_text("utf-8"))
    times = {item["url"].split("/")[-2]: item["date_modified"] for item in told["items"]}
    assert times["hostile"] == "2026-02-02T22:30:00Z"
    assert times["first-article"] == "2025-01-06T00:00:00Z"
    assert times["silent"] == "1970-01-01T00:00:00Z"


def test_new_annotations_are_followed_and_withdrawn_ones_give_no_words(published):
    text = (published / "build/site/archive/annotations.xml").read_text("utf-8")
    ids = re.findall(r"<id>[^<]*/archive/([^<]+)</id>", text)
    assert "hostile/#n-note-1" in ids
    assert "hostile/#n-gone" not in ids
    assert "مسحوب" not in text


@pytest.mark.parametrize("letters", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "]]>", "<&>\"'", "\u202e"])
def test_words_that_no_feed_can_hold_are_shown_and_all_others_stay(letters):
    entry = replace(ENTRY, title=f"س{letters}ص", words=f"س{letters}ص", author=f"س{letters}ص")
    atom, told = files([entry])
    found = etree.fromstring(atom)
    words = [e.text for e in found.iterfind("{*}entry/{*}summary")] + [json.loads(told)["items"][0]["content_text"]]
    wanted = "س\ufffdص" if len(letters) == 1 and letters != "\u202e" else f"س{letters}ص"
    assert words == [wanted, wanted]
    assert feedparser.parse(atom).entries[0].title.endswith(wanted)


def test_an_empty_feed_is_one_too():
    atom, told = files([])
    assert not feedparser.parse(atom).bozo
    assert json.loads(told)["items"] == []


def test_the_clock_changes_nothing_and_many_new_annotations_give_the_newest_fifty(published, tmp_path, monkeypatch):
    root = copy_archive(published, tmp_path / "later")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 366 * 86400)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(real()) + 366 * 86400))
    pipeline.build(Run(root, jobs=1))
    assert tree(root / "build/site") == tree(published / "build/site")
    note = "kind: note\nquote: وكلمة\nnote: x\nauthor: x\ncreated: 2027-01-01\n"
    for number in range(60):
        write(root / f"annotations/articles/silent/n-{number:02d}.yml", note)
    pipeline.build(Run(root, jobs=1))
    told = json.loads((root / "build/site/archive/annotations.json").read_text("utf-8"))
    assert [item["id"].rpartition("#")[2] for item in told["items"]] == [f"n-n-{n:02d}" for n in range(59, 9, -1)]
    other = copy_archive(root, tmp_path / "other")
    pipeline.build(Run(other, jobs=1))
    assert tree(root / "build/site") == tree(other / "build/site")


def test_articles_whose_newest_annotations_no_feed_shows_hide_no_others(monkeypatch):
    """As where fifty dates were settled later than every claim was written."""
    told = {f"a{n:02d}": () for n in range(60)} | {"b": (ENTRY,)}
    monkeypatch.setattr("hashiya.pipeline.feeds.annotation_entries", lambda card_id: iter(told[card_id]))
    cards = [
        SimpleNamespace(id=i, annotated=ENTRY.updated if shown else "2025-01-01T00:00:00Z") for i, shown in told.items()
    ]
    view = SimpleNamespace(cards=cards, archive=SimpleNamespace(settings=SETTINGS))
    assert _annotations(view, lambda card_id: card_id).entries == (ENTRY,)


def addresses(path):
    root = etree.parse(path).getroot()
    return root.tag.removeprefix(SITEMAPS), {
        found.findtext(f"{SITEMAPS}loc"): found.findtext(f"{SITEMAPS}lastmod") for found in root
    }


def test_the_sitemap_holds_all_pages_with_their_last_changes(published):
    kind, found = addresses(published / "build/site/sitemap.xml")
    assert kind == "urlset"
    assert found[f"{SITE_URL}archive/hostile/"] == "2026-02-02T22:30:00Z"
    assert found[f"{SITE_URL}archive/topics/withdrawal/"]
    assert found[f"{SITE_URL}archive/silent/"] is None
    assert found[f"{SITE_URL}by-hand/"] is None
    assert SITE_URL in found
    assert f"{SITE_URL}archive/search/" not in found
    site = published / "build/site"
    assert all((site / address.removeprefix(SITE_URL) / "index.html").is_file() for address in found)


def test_more_pages_than_a_sitemap_may_hold_stand_in_several(tmp_path):
    pages = {f"archive/{n}/": f"2024-01-0{n}T00:00:00Z" for n in range(1, 8)} | {"archive/0/": ""}
    write_sitemap(tmp_path, "https://a.example/x", pages, {"archive/7/"}, most=3)
    kind, parts = addresses(tmp_path / "sitemap.xml")
    assert kind == "sitemapindex"
    assert len(parts) == 3
    found = {}
    for part in parts:
        kind, some = addresses(tmp_path / part.removeprefix("https://a.example/x/"))
        assert kind == "urlset"
        assert len(some) <= 3
        found |= some
    assert len(found) == 7


def test_robots_that_were_written_by_hand_stay(tmp_path):
    (tmp_path / "robots.txt").write_text("by hand")
    write_sitemap(tmp_path, "https://a.example", {"archive/1/": ""})
    assert (tmp_path / "robots.txt").read_text() == "by hand"
