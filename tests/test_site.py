"""The published site, read as files: no other host, whole links, a policy on every page, front matter that scripts read."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from hashiya.edtf import parse_edtf
from tests.conftest import ROOT

LOADING = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("use", "href"),
           ("object", "data"), ("embed", "src"), ("video", "src"), ("audio", "src"), ("form", "action")}  # fmt: skip
RELATIONS_THAT_LOAD_NOTHING = {"canonical", "prev", "next", "license", "cite-as", "type", "collection", "item",
                               "describedby", "alternate", "schema.DC"}  # fmt: skip


class Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.nested_links = 0
        self._in_link = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.handlers += [name for name in given if name.startswith("on")]
        if tag == "a":
            self.nested_links += self._in_link
            self._in_link += 1
            self.links += [given["href"]] if "href" in given else []
        for name, value in given.items():
            if (tag, name) in LOADING and given.get("rel") not in RELATIONS_THAT_LOAD_NOTHING:
                self.loads.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._in_link -= tag == "a"


@pytest.fixture(scope="module")
def pages(site) -> dict[str, Page]:
    real = site.resolve()
    found = {p.relative_to(real).as_posix(): Page(p.read_text("utf-8")) for p in sorted(real.rglob("*.html"))}
    assert len(found) > 150
    return found


def test_nothing_is_loaded_from_another_host(pages, site):
    for path, page in pages.items():
        assert [value for value in page.loads if urlsplit(value).netloc] == [], path
    for sheet in site.resolve().rglob("*.css"):
        text = re.sub(r"sourceMappingURL=\S+", "", sheet.read_text("utf-8"))
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", text), sheet


def test_every_page_has_a_policy_without_exceptions(site):
    for path in site.resolve().rglob("*.html"):
        source = path.read_text("utf-8")
        policy = re.search(
            r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">', source
        )
        assert policy, path
        assert "unsafe" not in policy[1]
        inline = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
        assert len(re.findall("sha256-", policy[1])) == len(set(inline)), path


def test_no_page_names_one_that_firefox_loads_beforehand_against_the_policy(site):
    for path in site.resolve().rglob("*.html"):
        assert not re.search(r"<link rel=.?(next|prefetch)\b", path.read_text("utf-8")), path


def test_no_page_has_event_handlers_or_links_inside_links(pages):
    for path, page in pages.items():
        assert page.handlers == [], path
        assert page.nested_links == 0, path


def test_ids_are_unique_and_every_link_leads_somewhere(pages, site):
    real = site.resolve()
    for path, page in pages.items():
        assert len(set(page.ids)) == len(page.ids), path
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path == "404.html" or link in ("#", ""):
                assert parts.scheme in ("", "http", "https", "mailto"), link
                continue
            target = path
            if parts.path:
                resolved = (real / Path(path).parent / unquote(parts.path)).resolve()
                resolved = resolved / "index.html" if resolved.is_dir() else resolved
                assert resolved.is_file(), f"{path} -> {link}"
                target = resolved.relative_to(real).as_posix()
            if parts.fragment and not parts.fragment.startswith("__") and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, f"{path} -> {link}"


def test_every_page_runs_as_its_language_does_from_its_first_element(site):
    for path in site.resolve().rglob("*.html"):
        is_english = path.relative_to(site.resolve()).parts[0] == "en"
        wanted = ("en", "ltr") if is_english else ("ar", "rtl")
        found = re.search(r'<html lang="([a-z]+)"[^>]* dir="([a-z]+)"', path.read_text("utf-8"))
        assert found, path
        assert found.groups() == wanted, path


def test_every_entry_of_an_index_leads_to_a_passage(site):
    for kind in ("actors/coalition", "topics/gaza-war", "questions/coalition-mission-end", "dates/2025/09"):
        source = (site / "archive" / kind / "index.html").read_text("utf-8")
        entries = re.findall(r'<a class="h-passage" href="([^"]*)"', source)
        assert entries, kind
        assert all("#" in entry for entry in entries), kind


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.stem[:3])
def test_front_matter_says_what_a_scholars_script_needs(seed, site):
    page = site.parent.parent / "docs" / "archive" / f"{seed.stem}.md"
    found = yaml.safe_load(page.read_text("utf-8").split("---\n")[1])
    assert found["id"] == seed.stem
    assert found["headline"] in seed.read_text("utf-8")
    assert {"publisher", "confidence"} <= set(found["source"])
    assert parse_edtf(found["date"]["edtf"]).precision == found["date"]["precision"]
    assert all(claim["quote"] in seed.read_text("utf-8") for claim in found["claims"])
    assert {"actors", "topics", "notes"} <= set(found)
    assert len(found["sha256"]) == 64


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.stem[:3])
def test_the_raw_file_stands_beside_its_page_byte_for_byte(seed, site):
    assert (site / "archive" / seed.stem / seed.name).read_bytes() == seed.read_bytes()


def test_the_not_found_page_is_arabic_and_has_ways_in(site):
    source = (site / "404.html").read_text("utf-8")
    assert "لا صفحة بهذا العنوان" in source
    assert 'href="/archive/questions/"' in source
    assert "404 - Not found" not in source


def test_no_marker_of_a_fragment_is_left(site):
    for path in site.resolve().rglob("*.html"):
        assert "<!-- hashiya:" not in path.read_text("utf-8"), path
