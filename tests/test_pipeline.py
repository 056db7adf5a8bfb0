"""The same input gives the same bytes, whatever runs it; hostile input comes out as it went in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run, in_parallel, parallel
from tests.conftest import ROOT
from tests.publish.test_switch import tree

HOSTILE = [
    "{{ config.site_name }} {% raw %} {# x #}", '--8<-- "mkdocs.yml"', "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "</p></section></div><h1>x</h1>", "# heading", "* list **bold** `code` [a](b) ![c](d) :smile: ==mark==", "2025. كان عامًا",
    "\x00 \x07 \x1b \x7f \x85 \ufffe", "\u202eنص معكوس", "tab\there  two spaces \u00a0 end ", "&amp; &lt; &#60; &nbsp;", "—“”«»‘’…", "😀 🇮🇶",
    "<!-- hashiya:overview -->", "@base@", "\u2028فاصل\u2029", "e\u0301 é أ ا\u0654", "data-line=\"3\"", "\\ \\n \\* $x$", "x" * 5000,
]  # fmt: skip


def build(root: Path, **environment: str) -> dict[str, bytes]:
    jobs = environment.pop("JOBS", "1")
    command = [sys.executable, "-m", "hashiya", "build", "--root", str(root), "--quiet", "--jobs", jobs]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **environment})
    return tree(root / "build" / "site")


def test_the_same_input_gives_the_same_bytes(small, tmp_path):
    one = build(small, PYTHONHASHSEED="1", TZ="Asia/Baghdad", LC_ALL="C.UTF-8")
    other = build(small, PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="POSIX", SOURCE_DATE_EPOCH="1999999999")
    assert one == other
    moved = tmp_path / "مكان آخر" / "moved"
    moved.parent.mkdir()
    small.rename(moved)
    assert build(moved) == one


def test_several_processes_give_the_same_bytes_as_one(small, monkeypatch):
    for number in range(12):
        (small / "seeds" / f"more-{number:02d}.txt").write_text(f"عنوان {number}\n\nنص المقال رقم {number}.\n", "utf-8")
    pipeline.build(Run(small, jobs=1))
    whole = tree(small / "build" / "site")
    monkeypatch.setattr(parallel, "WORTH_PROCESSES", 2)
    monkeypatch.setattr(parallel, "CHUNK", 3)
    shutil.rmtree(small / "build" / "cache")
    pipeline.build(Run(small, jobs=3))
    assert tree(small / "build" / "site") == whole


def test_hostile_seeds_are_built_verbatim_with_everything_switched_on(small):
    extensions = "[abbr, admonition, attr_list, def_list, footnotes, md_in_html, smarty, tables, {toc: {permalink: true}}, " \
        "pymdownx.emoji, pymdownx.magiclink, pymdownx.mark, pymdownx.smartsymbols, pymdownx.superfences, pymdownx.snippets]"  # fmt: skip
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + f"markdown_extensions: {extensions}\n", "utf-8")
    for number, line in enumerate(HOSTILE):
        text = f"{line}\n\n{line}\n{line}\r\n{line}\r  {line}\n\n"
        (small / "seeds" / f"hostile-{number:02d}.txt").write_bytes(text.encode())
    pipeline.build(Run(small, jobs=1))
    assert pipeline.verify(Run(small, jobs=1)).problems == ()


def test_an_article_without_annotations_and_one_without_a_title_are_pages(small):
    (small / "seeds" / "bare.txt").write_text("كلمة", "utf-8")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build" / "site" / "archive" / "bare" / "index.html").read_text("utf-8")
    assert "تاريخ غير معروف" in page
    assert "ناشر غير معروف" in page


def test_an_archive_without_articles_is_a_site(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# x\n\n<!-- hashiya:overview -->\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material, language: ar, font: false}\n", "utf-8")
    pipeline.build(Run(tmp_path, jobs=1))
    assert "لا مقالات في هذا الأرشيف بعد" in (tmp_path / "build" / "site" / "index.html").read_text("utf-8")


def test_stale_pages_disappear(small):
    pipeline.build(Run(small, jobs=1))
    (small / "seeds" / "second-article.txt").unlink()
    for path in ("articles/second-article/claim-01.yml", "relations/corroborates.yml"):
        (small / "annotations" / path).unlink()
    (small / "annotations" / "articles" / "second-article").rmdir()
    pipeline.build(Run(small, jobs=1))
    assert not (small / "docs" / "archive" / "second-article.md").exists()
    assert not (small / "build" / "site" / "archive" / "second-article").exists()


def test_results_keep_their_order_in_several_processes():
    assert list(in_parallel(str, list(range(1000)), 2)) == [str(number) for number in range(1000)]


@pytest.mark.parametrize("name", ["Upper.txt", "actors.txt", "page.txt", "ab.txt", "مقال.txt", "a" * 70 + ".txt"])
def test_names_that_cannot_be_addresses_are_refused_by_name(small, name):
    (small / "seeds" / name).write_text("نص", "utf-8")
    problems = pipeline.check(Run(small, jobs=1)).problems
    assert [(p.code, p.path) for p in problems] == [("H501", f"seeds/{name}")]
