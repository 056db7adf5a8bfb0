"""What was published and is gone: its page stays without a word of it, its links answer, empty lists say so."""

import html
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.cli import main
from hashiya.pipeline import Run
from hashiya.read.ledger import read_ledger
from tests.conftest import ARCHIVES, copy_archive, serving
from tests.publish.test_switch import tree

REASON = "طلب الناشر إزالته."
WORDS = 6
DATED = """kind: metadata
date:
  edtf: {day}
  basis: metadata
  confidence: certain
author: محرر
created: 2025-03-01
"""
DATE = "annotations/articles/second-article/date.yml"


def run(root: Path, *words: str):
    return CliRunner().invoke(main, [words[0], "--root", str(root), *words[1:]])


@pytest.fixture(scope="module")
def buried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose first article was published and is gone, whose second one changed its day, built."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("buried") / "archive")
    (root / DATE).write_text(DATED.format(day="2025-02-01"), "utf-8")
    pipeline.rename(Run(root, jobs=1), "actors/salim-al-hadi", "actors/salim")
    assert run(root, "ledger", "--update").exit_code == 0
    pipeline.build(Run(root, jobs=1))
    (root / DATE).write_text(DATED.format(day="2025-02-03"), "utf-8")
    (root / "seeds/first-article.txt").unlink()
    assert [problem.code for problem in pipeline.check(Run(root, jobs=1)).problems] == ["H901"]
    command = ("tombstone", "first-article", "--reason", REASON, "--by", "محرر", "--date", "2026-11-28")
    assert run(root, *command).exit_code == 0
    pipeline.build(Run(root, jobs=1))
    return root


def plain(content: bytes) -> str:
    """The words of a page, however they are armoured."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", html.unescape(content.decode("utf-8", "replace")))).split())


def test_no_words_of_it_are_left_anywhere(buried):
    text = (ARCHIVES / "small/seeds/first-article.txt").read_text("utf-8")
    headline = read_ledger(buried, "first-article")[0].headline
    runs = set()
    for line in text.replace(headline, "").split("\n"):
        words = line.split()
        runs |= {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
    assert len(runs) > 20
    found = {**tree(buried / "build/site"), **tree(buried / "docs/archive")}
    assert found
    for path, content in found.items():
        words = plain(content)
        assert not [each for each in runs if each in words], path
    assert not [path for path in found if path.endswith("first-article.txt")]


def test_the_search_finds_nothing_of_it(buried, tmp_path):
    other = copy_archive(buried, tmp_path / "other")
    shutil.rmtree(other / "annotations/articles/first-article")
    (other / "annotations/relations/corroborates.yml").unlink()
    shutil.rmtree(other / "annotations/ledger")
    pipeline.build(Run(other, jobs=1))
    index = "build/site/archive/search/index"
    assert tree(buried / index) == tree(other / index)


def test_its_page_says_what_it_was_and_why_it_is_gone(buried):
    source = (buried / "build/site/archive/first-article/index.html").read_text("utf-8")
    known = read_ledger(buried, "first-article")[0]
    for words in (REASON, known.headline, known.versions[0].sha256, known.versions[0].swhid, "محرر"):
        assert html.escape(words) in source
    assert "28\u00a0تشرين الثاني/نوفمبر 2026" in source


def test_every_old_link_to_it_answers(buried):
    source = (buried / "build/site/archive/first-article/index.html").read_text("utf-8")
    known = read_ledger(buried, "first-article")[0]
    wanted = {passage.id for passage in known.passages} | {"title", "cite"}
    wanted |= {f"{prefix}-{stem}" for prefix in "nm" for stem in known.annotations}
    ids = re.findall(r'\sid="([^"]+)"', source)
    assert wanted <= set(ids)
    assert len(ids) == len(set(ids))


def test_its_notes_stay_and_nothing_complains(buried):
    notes = "annotations/articles/first-article/claim-01.yml"
    assert (buried / notes).exists()
    assert [problem.code for problem in pipeline.check(Run(buried, jobs=1)).problems] == []
    assert pipeline.verify(Run(buried, jobs=1)).problems == ()


def test_a_build_from_nothing_gives_the_same_bytes_even_where_the_seed_is_still_there(buried, tmp_path):
    other = copy_archive(buried, tmp_path / "other")
    shutil.copy(ARCHIVES / "small/seeds/first-article.txt", other / "seeds")
    pipeline.build(Run(other, jobs=1))
    assert pipeline.verify(Run(other, jobs=1)).problems == ()
    assert tree(other / "build/site") == tree(buried / "build/site")
    assert tree(other / "docs/archive") == tree(buried / "docs/archive")


def test_pages_of_days_that_emptied_stay_and_lead_to_the_new_day(buried):
    dates = buried / "build/site/archive/dates"
    moved = (dates / "2025/02/01/index.html").read_text("utf-8")
    assert "لم يعد هنا شيء" in moved
    assert 'href="../../../../dates/2025/02/03/"' in moved
    emptied = (dates / "2025/01/05/index.html").read_text("utf-8")
    assert "لم يعد هنا شيء" in emptied
    assert "first-article" not in emptied
    listed = (dates / "2025/index.html").read_text("utf-8")
    assert "dates/2025/01/" not in listed
    assert "dates/2025/02/" in listed
    for gone in ("2025/01", "2025/01/05"):
        assert (dates / gone / "index.html").exists()


def test_an_article_shown_again_is_as_it_was(buried, tmp_path):
    other = copy_archive(buried, tmp_path / "other")
    shutil.copy(ARCHIVES / "small/seeds/first-article.txt", other / "seeds")
    (other / "annotations/articles/first-article/tombstone.yml").unlink()
    assert run(other, "check").exit_code == 0


@pytest.mark.parametrize("article", ["first-article", "no-such-article"])
def test_what_cannot_be_buried_is_told_and_nothing_is_written(buried, tmp_path, article):
    other = copy_archive(buried, tmp_path / "other")
    before = tree(other)
    done = run(other, "tombstone", article, "--reason", "سبب", "--by", "محرر")
    assert done.exit_code == 1
    assert ("H825" if article == "first-article" else "H820") in done.output
    assert tree(other) == before


OFFERED = {
    "/archive/actors/Salim-al-hadi.html": ("moved", "archive/actors/salim"),
    "/archive/actors/salim-al-hadi.md": ("moved", "archive/actors/salim"),
    "/archive/SECOND-article": ("exact", "archive/second-article"),
    "/archive/second-article.md": ("exact", "archive/second-article"),
    "/archive/dates/٢٠٢٥/٠٢/٠٣/": ("exact", "archive/dates/2025/02/03"),
    "/archive/second-artcle/": ("near", "archive/second-article"),
    "/archive/sec/": ("near", "archive/second-article"),
    "/archive/first-articles/": ("near", "archive/first-article"),
    "/archive/nothing-like-that/": ("", ""),
    "/archive/javascript:alert(1)/": ("", ""),
    "/%E0%A4%A/": ("", ""),
}


@pytest.mark.parametrize("asked", OFFERED)
def test_the_page_of_what_is_not_there_offers_what_was_meant(buried, browser, asked):
    kind, address = OFFERED[asked]
    with serving(buried / "build/site") as host:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if "Content Security" in m.text else None)
        page.goto(host + asked + "#p1-a04b")
        page.wait_for_load_state("networkidle")
        shown = page.locator("[data-offer]:not([hidden])")
        assert complaints == []
        assert shown.count() == (1 if kind else 0)
        if kind:
            assert shown.get_attribute("data-offer") == kind
            assert shown.locator("a").first.get_attribute("href") == f"/{address}/#p1-a04b"
        page.close()
