"""Pages of what awaits, of who wrote, of what was withdrawn and of what has moved."""

import re
from collections import Counter

import pytest
import yaml
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.cli import main
from hashiya.messages import catalogue
from hashiya.pipeline import Run

CLAIM = "annotations/articles/first-article/claim-01.yml"
NOTE = "annotations/articles/first-article/note-01.yml"


def built(root):
    pipeline.build(Run(root, jobs=1))
    return lambda address: (root / "build" / "site" / "archive" / address / "index.html").read_text("utf-8")


def main_of(page):
    """What a page says itself, without the theme."""
    return re.sub(r"<[^>]+>", " ", page[page.index('id="h-main"') :].partition("<footer")[0])


# ---- withdrawn -------------------------------------------------------------------------------------------------


def test_a_withdrawn_note_keeps_its_place_and_its_id_and_loses_its_words(small):
    before = built(small)("first-article")
    pipeline.withdraw(Run(small, jobs=1), ("first-article/note-01",), "محرر")
    after = built(small)("first-article")
    for place in ('id="n-note-01"', 'id="m-note-01"', 'href="#n-note-01"'):
        assert place in before
        assert place in after
    assert "حاشية تتقاطع" in before
    assert "حاشية تتقاطع" not in after
    assert "سحبها صاحبها: <bdi>محرر</bdi>" in after
    data = yaml.safe_load((small / "docs/archive/first-article.md").read_text("utf-8").split("---")[1])
    assert data["notes"] == []
    assert [(one["id"], one["state"]) for one in data["withdrawn"]] == [("note-01", "withdrawn")]


def test_a_withdrawn_claim_gives_nothing_to_lists_and_relations_to_it_are_told(small):
    words = "أن القوات ستنسحب"
    page = built(small)
    assert words in main_of(page("actors/salim-al-hadi")) or words in main_of(page("questions/when"))
    pipeline.withdraw(Run(small, jobs=1), ("first-article/claim-01",), "محرر")
    page = built(small)
    for address in ("actors/salim-al-hadi", "questions/when", "todo/unreviewed", "contributors"):
        assert "first-article/#m-claim-01" not in page(address)
        assert "first-article/#n-claim-01" not in page(address)
    (problem,) = pipeline.check(Run(small, jobs=1)).problems
    assert (problem.code, problem.level) == ("H422", "warning")


def test_a_withdrawn_note_whose_words_are_gone_is_no_problem_and_keeps_its_id(small):
    pipeline.withdraw(Run(small, jobs=1), ("first-article/note-01",), "محرر")
    note = small / NOTE
    note.write_text(note.read_text("utf-8").replace("بحلول سبتمبر 2025، بعد أشهر", "كلمات ليست هناك أبدًا"), "utf-8")
    assert pipeline.check(Run(small, jobs=1)).problems == ()
    page = built(small)("first-article")
    assert page.count('id="n-note-01"') == 1
    assert 'id="m-note-01"' not in page


# ---- moved -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site_url", ["", "https://example.org/news/"])
def test_an_old_address_leads_on_without_a_script(small, site_url):
    settings = small / "mkdocs.yml"
    if site_url:
        settings.write_text(settings.read_text("utf-8") + f"site_url: {site_url}\n", "utf-8")
    pipeline.rename(Run(small, jobs=1), "topics/talks", "topics/two")
    pipeline.rename(Run(small, jobs=1), "topics/two", "topics/three")
    read = built(small)
    for old in ("talks", "two"):
        page = read(f"topics/{old}")
        head, _, body = page.partition("</head>")
        assert '<meta http-equiv="refresh" content="0; url=../../topics/three/">' in head
        assert '<meta name="robots" content="noindex">' in head
        assert head.count('rel="canonical"') + head.count("rel=canonical") == 1
        there = f"{site_url}archive/topics/three/" if site_url else "../../topics/three/"
        assert f'<link rel="canonical" href="{there}">' in head
        assert 'href="../../topics/three/"' in body
        assert "Content-Security-Policy" in head
    assert 'href="../topics/talks/"' not in read("topics")
    if site_url:
        sitemap = (small / "build/site/sitemap.xml").read_text("utf-8")
        assert "topics/three/" in sitemap
        assert "topics/talks/" not in sitemap


def test_pages_resolve_references_to_moved_ids_all_the_same(small):
    claim = (small / CLAIM).read_text("utf-8")
    pipeline.rename(Run(small, jobs=1), "actors/salim-al-hadi", "actors/hadi")
    (small / CLAIM).write_text(claim, "utf-8")
    read = built(small)
    assert "#m-claim-01" in read("actors/hadi")
    assert "claim-01.yml" in read("todo/moved")


# ---- what awaits, and who wrote ----------------------------------------------------------------------------------


def test_what_awaits_is_listed_on_pages_and_by_the_command_alike(small):
    (small / "annotations/questions/why.yml").write_text("text: {ar: لماذا؟}\nvalue_type: text\n", "utf-8")
    read = built(small)
    found = list(pipeline.todo(Run(small, jobs=1)))
    assert {"unreviewed", "relations", "questions"} <= {one.kind for one in found}
    links = dict(re.findall(r'href="\.\./todo/(\w+)/"><bdi>([^<]*)</bdi></a>', read("todo")))
    counts = Counter(one.kind for one in found)
    words = catalogue().text
    assert {kind: words(f"home.waiting.{kind}", n=n) for kind, n in counts.items()}.items() <= links.items()
    assert all(links[kind] == words(f"todo.{kind}") for kind in set(links) - set(counts))
    assert "لماذا؟" in main_of(read("todo/questions"))
    assert NOTE not in read("todo/unreviewed")
    assert CLAIM in read("todo/unreviewed")
    printed = CliRunner().invoke(main, ["todo", "--json", "--root", str(small)]).output
    assert len(printed.splitlines()) == len(found)


def test_everything_that_awaits_leads_to_a_place_that_is_there(small):
    read = built(small)
    for one in pipeline.todo(Run(small, jobs=1)):
        address, _, fragment = one.address.removeprefix("archive/").partition("#")
        page = read(address)
        assert not fragment or f'id="{fragment}"' in page, one


def test_files_are_linked_on_the_forge_where_there_is_one(small):
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "repo_url: https://github.com/o/r\n", "utf-8")
    assert f'href="https://github.com/o/r/blob/HEAD/{CLAIM}"' in built(small)("todo/unreviewed")


def test_a_contributor_has_one_page_however_unicode_writes_the_name(small):
    note = small / NOTE
    text = note.read_text("utf-8")
    note.write_text(text.replace("author: محرر", "author: أحمد"), "utf-8")
    (small / NOTE.replace("01", "02")).write_text(
        text.replace("author: محرر", "author: \u0627\u0654حمد").replace("reviewed_by: مراجع\n", ""), "utf-8"
    )
    read = built(small)
    index = read("contributors")
    pages = dict(re.findall(r'href="\.\./contributors/([0-9a-f]{12})/"><bdi>([^<]+)</bdi>', index))
    assert sorted(pages.values()) == ["أحمد", "محرر", "مراجع"]
    (own,) = [address for address, name in pages.items() if name == "أحمد"]
    page = read(f"contributors/{own}")
    assert "first-article/#n-note-01" in page
    assert "first-article/#n-note-02" in page
    assert pipeline.check(Run(small, jobs=1)).problems == ()


def test_names_that_differ_in_spelling_only_are_shown_apart_and_told(small):
    note = small / NOTE
    note.write_text(note.read_text("utf-8").replace("author: محرر", "author: محرّر"), "utf-8")
    assert [problem.code for problem in pipeline.check(Run(small, jobs=1)).problems] == ["H423"]
    assert len(re.findall(r"contributors/[0-9a-f]{12}/", built(small)("contributors"))) == 3
