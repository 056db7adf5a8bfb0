"""A filled shell is the page that the engine would have built."""

import html
import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from urllib.parse import urljoin

import pytest

from hashiya import pipeline
from hashiya.messages import catalogue
from hashiya.model import Page
from hashiya.pipeline import Run
from hashiya.publish.shells import Shell, Shells, shell_sources
from hashiya.publish.skin import mend
from tests.conftest import ROOT, copy_archive


def engine_alone(root, out):
    """What the engine builds of the whole docs folder, generated pages included, without us."""
    config = {"INHERIT": str(root / "mkdocs.yml"), "docs_dir": str(root / "docs"), "site_dir": str(out),
              "theme": {"custom_dir": str(files("hashiya").joinpath("theme"))}, "not_in_nav": "*"}  # fmt: skip
    (root / "engine.yml").write_text(json.dumps(config))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", root / "engine.yml"]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def comparable(page: str, address: str) -> str:
    """A page without what is added afterwards: text as a browser reads it, addresses resolved, white space as one."""
    page = re.sub(r'(href|src)="([^":#]*)', lambda found: f'{found[1]}="{urljoin(f"/{address}", found[2])}', page)
    page = re.sub(r'"search": ?"[^"]*"', "", page)
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = re.sub(r'<script type="application/ld\+json">.*?</script>', "", page, flags=re.DOTALL)
    page = re.sub(r'<link rel="(cite-as|describedby|license|author|type|item|collection|alternate ?)"[^>]*>', "", page)
    page = re.sub(r'<link rel="schema.DC"[^>]*>|<meta name="(z:|citation_|DC\.)[^>]*>', "", page)
    page = re.sub(r'<link rel="(prev|next) "[^>]*>|<meta property="og:[^>]*>|<meta name="twitter:[^>]*>', "", page)
    page = re.sub(r'<div class="h-foot.*?</dialog>|<!-- hashiya:keys -->', "", page, flags=re.DOTALL)
    page = re.sub(r'<a class="[^"]*h-language[^>]*>[^<]*</a>|<!-- hashiya:languages -->', "", page)
    page = re.sub(r'(<html[^>]*) dir="rtl"', r"\1", page)
    page = re.sub(r'<form class="h-find.*?</form>|<!-- hashiya:search-box -->', "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html.unescape(page)))


@pytest.mark.parametrize("site_url", ["", "https://archive.example/hashiya/"])
def test_every_generated_page_is_what_the_engine_builds_of_its_markdown(tmp_path, site_url):
    root = copy_archive(ROOT, tmp_path / "real")
    if site_url:
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8") + f"site_url: {site_url}\n", "utf-8")
    pipeline.build(Run(root, jobs=1))
    engine_alone(root, tmp_path / "engine")
    ours = (root / "build" / "site" / "archive").resolve()
    theirs = tmp_path / "engine" / "archive"
    paths = sorted(path.relative_to(theirs) for path in theirs.rglob("*.html"))
    assert paths == sorted(path.relative_to(ours) for path in ours.rglob("*.html"))
    assert len(paths) > 140
    for path in paths:
        ours_page, theirs_page = ((tree / path).read_text("utf-8") for tree in (ours, theirs))
        address = f"archive/{path.parent.as_posix()}/"
        mended = mend(theirs_page, catalogue().text("nav.table"))
        assert comparable(ours_page, address) == comparable(mended, address), path


def test_words_that_look_like_marks_stay_words():
    shell = Shell.of("<title>hashiya-shell-title</title>|<div><h1>hashiya-shell-body</h1></div>", "archive/_shell.md")
    page = Page("archive/x.md", "", "hashiya-shell-description", "d", "<p>hashiya-shell-title /archive/_shell/</p>")
    assert shell.page(page) == "<title>hashiya-shell-description</title>|<p>hashiya-shell-title /archive/_shell/</p>"


def test_pages_share_a_shell_by_depth_unless_the_navigation_names_them():
    heads = {"archive/index.md": ("t", "d"), "archive/topics/index.md": ("t", "d")}
    sources = shell_sources(heads, ["", "topics", "topics/x"])
    shells = Shells({path: Shell((path,), b"") for path in sources})
    assert {path: shells.of(path).parts[0] for path in (
        "archive/index.md", "archive/a-b.md", "archive/topics/index.md", "archive/topics/x/index.md",
        "archive/topics/x/page/2/index.md",
    )} == {
        "archive/index.md": "archive/index.md",
        "archive/a-b.md": "archive/_shell.md",
        "archive/topics/index.md": "archive/topics/index.md",
        "archive/topics/x/index.md": "archive/_shell/_shell.md",
        "archive/topics/x/page/2/index.md": "archive/_shell/_shell/_shell/_shell.md",
    }  # fmt: skip


def test_an_archive_whose_navigation_names_none_of_our_pages_builds(small):
    (small / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material, language: ar, font: false}\n", "utf-8")
    pipeline.build(Run(small, jobs=1))
    assert (small / "build" / "site" / "archive" / "index.html").is_file()
    assert not list((small / "build" / "site").resolve().rglob("_shell*"))


def test_menu_entries_without_a_title_have_that_of_their_page(small):
    pipeline.build(Run(small, jobs=1))
    site = (small / "build" / "site").resolve()
    for page in site.rglob("*.html"):
        assert "hashiya-shell" not in page.read_text("utf-8"), page
    assert "المقالات" in (site / "index.html").read_text("utf-8")


def test_hand_written_pages_may_link_to_generated_ones_by_their_markdown(small):
    (small / "docs" / "more").mkdir()
    words = "# x\n\n[a](../archive/first-article.md#p1) [b](../archive/actors/index.md)\n"
    (small / "docs" / "more" / "page.md").write_text(words, "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build" / "site" / "more" / "page" / "index.html").read_text("utf-8")
    assert 'href="../../archive/first-article/#p1"' in page
    assert 'href="../../archive/actors/"' in page


def test_hand_written_pages_may_link_to_further_pages_of_a_list_and_by_reference(small):
    for number in range(90):
        (small / "seeds" / f"more-{number:02d}.txt").write_text(f"عنوان {number}\n\nنص.\n", "utf-8")
    words = "# x\n\n[a](archive/page/2/index.md) [b][b]\n\n[b]: archive/topics/talks/index.md\n"
    (small / "docs" / "page.md").write_text(words, "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build" / "site" / "page" / "index.html").read_text("utf-8")
    assert 'href="../archive/page/2/"' in page
    assert 'href="../archive/topics/talks/"' in page


def test_without_a_navigation_the_engine_makes_one_of_the_hand_written_pages(small):
    (small / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material, language: ar, font: false}\n", "utf-8")
    (small / "docs" / "other.md").write_text("# أخرى\n", "utf-8")
    pipeline.build(Run(small, jobs=1))
    assert 'href="other/"' in (small / "build" / "site" / "index.html").read_text("utf-8")
    assert assert_no_shell(small)


def assert_no_shell(root) -> bool:
    return not any("_shell" in page.read_text("utf-8") for page in (root / "build" / "site").resolve().rglob("*.html"))


@pytest.mark.parametrize("words", ["use_directory_urls: false", 'exclude_docs: "_*"'])
def test_settings_that_hide_the_shells_are_named(small, words):
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + words + "\n", "utf-8")
    with pytest.raises(pipeline.RefusedError) as refused:
        pipeline.build(Run(small, jobs=1))
    assert [problem.code for problem in refused.value.problems] == ["H701"]
