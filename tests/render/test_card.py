"""What a page is shown with where its address is shared: whole addresses, its own words, a picture; nothing that disturbs."""

import re
import struct
from pathlib import Path

import lxml.html
import pytest
from tests.card import HEIGHT, PICTURE, WIDTH
from tests.cite.zotero import DISTURBING, embedded
from tests.conftest import ARCHIVES, copy_archive
from tests.test_tombstones import run

from hashiya import pipeline
from hashiya.pipeline import Run
from hashiya.read import read_settings

ROOT = "https://archive.example/hashiya/"
NEEDED = {
    "og:type",
    "og:title",
    "og:description",
    "og:url",
    "og:locale",
    "og:image",
    "og:image:width",
    "og:image:height",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A small archive with an address and a picture of its own, an unknown paper, a tombstone and a page that leads on."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("card") / "archive")
    settings = root / "mkdocs.yml"
    own = f"site_url: {ROOT}\nextra: {{hashiya: {{layout: '1', card: assets/own.png}}}}\n"
    settings.write_text(re.sub(r"(?ms)^(site_url|extra):.*?(?=^\S|\Z)", "", settings.read_text("utf-8")) + own, "utf-8")
    (root / "docs/assets").mkdir(exist_ok=True)
    (root / "docs/assets/own.png").write_bytes(png(800, 418))
    (root / "seeds/unknown-paper.txt").write_text('عنوان «مقتبس» & "آخر"\n\nنص لا يُعرف ناشره.\n', "utf-8")
    (root / "seeds/was-here.txt").write_text("عنوان مرفوع\n\nنص مرفوع.\n", "utf-8")
    assert run(root, "ledger", "--update").exit_code == 0
    assert run(root, "tombstone", "was-here", "--reason", "سبب", "--by", "محرر", "--date", "2026-11-28").exit_code == 0
    pipeline.rename(Run(root, jobs=1), "actors/salim-al-hadi", "actors/salim")
    pipeline.build(Run(root, jobs=1))
    return root


@pytest.fixture(scope="module")
def built(root) -> Path:
    return root / "build" / "site"


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0" + bytes(4)


def page(built: Path, address: str) -> str:
    return (built / address / "index.html").read_text("utf-8")


def card(text: str) -> dict[str, str]:
    metas = lxml.html.fromstring(text).find("head").iter("meta")
    return {m.get("property") or m.get("name"): m.get("content") for m in metas if m.get("property") or m.get("name")}


def test_every_page_has_a_card_with_whole_addresses(built):
    seen = 0
    for path in built.rglob("index.html"):
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' in text or "h-tombstone" in text:
            continue
        found, address = card(text), path.parent.relative_to(built).as_posix()
        assert found.keys() >= NEEDED, path
        assert found["og:url"] == lxml.html.fromstring(text).find('head/link[@rel="canonical"]').get("href")
        assert found["og:url"] == (ROOT if address == "." else f"{ROOT}{address}/")
        assert found["og:image"].startswith(ROOT)
        assert all(found[name].strip() for name in NEEDED)
        assert found["twitter:card"] == "summary_large_image"
        seen += 1
    assert seen > 20


def test_a_card_tells_the_headline_the_outlet_and_the_date(built):
    found = card(page(built, "archive/first-article"))
    assert (found["og:type"], found["og:title"]) == ("article", embedded(page(built, "archive/first-article"))["title"])
    assert re.search(r"\w · .*2025", found["og:description"])
    assert card(page(built, "archive/unknown-paper"))["og:title"] == 'عنوان «مقتبس» & "آخر"'
    assert card(page(built, "archive"))["og:type"] == "website"


def test_zotero_still_takes_an_article_for_a_newspaper_article_and_no_site_for_its_paper(built):
    for name in ("first-article", "unknown-paper"):
        text = page(built, f"archive/{name}")
        found, without = embedded(text), embedded(re.sub(r"<meta property=[^>]*>", "", text))
        assert found == without
        assert found["itemType"] == "newspaperArticle"
        assert [key for key in card(text) if key.lower().startswith(DISTURBING)] == []
    assert "publicationTitle" not in found
    assert embedded(page(built, "archive/first-article"))["publicationTitle"]


def test_a_page_that_leads_on_and_a_tombstone_have_none(built):
    for address in ("archive/actors/salim-al-hadi", "archive/was-here"):
        assert not re.search("og:|twitter:", page(built, address))


def test_an_archive_may_bring_a_picture_of_its_own(built):
    found = card(page(built, "archive/first-article"))
    assert found["og:image"] == f"{ROOT}assets/own.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("800", "418")
    assert (built / "assets/own.png").is_file()


@pytest.mark.parametrize(
    "path", ["assets/none.png", "../mkdocs.yml", "assets/text.png", "archive/x.png", "/etc/passwd"]
)
def test_what_is_no_picture_below_the_docs_folder_is_refused(small, path):
    (small / "docs/assets").mkdir(exist_ok=True)
    (small / "docs/assets/text.png").write_text("no picture", "utf-8")
    (small / "mkdocs.yml").write_text(f"site_name: x\nextra: {{hashiya: {{card: {path}}}}}\n", "utf-8")
    _, problems = read_settings(small)
    assert [(problem.code, problem.details["what"][:18]) for problem in problems] == [("H601", "extra.hashiya.card")]


def test_the_picture_of_the_package_is_as_large_as_it_says_and_light():
    content = PICTURE.read_bytes()
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    assert len(content) <= 60_000


def test_without_an_address_no_page_has_a_card(site):
    for address in (".", "about", "archive", "archive/001_01b29d86cdfaf4b0"):
        assert "og:" not in page(site, address)
