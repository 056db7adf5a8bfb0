"""A build after a change redoes what depends on it, and gives the bytes of a build from nothing."""

import shutil
import sqlite3

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.conftest import ROOT, copy_archive
from tests.publish.test_switch import tree

BY = "author: x\ncreated: 2025\n"
ACTOR = "name: {ar: فاعل جديد}\ntype: person\nforms:\n  - form: الوزير\n"


def write(path, words):
    def change(root):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, "utf-8")

    return change


def replace(path, old, new):
    def change(root):
        words = (root / path).read_text("utf-8")
        assert old in words
        (root / path).write_text(words.replace(old, new), "utf-8")

    return change


def remove(*paths):
    def change(root):
        for path in paths:
            shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()

    return change


ARTICLES = "annotations/articles"
REAL = f"{ARTICLES}/001_01b29d86cdfaf4b0"
# What is changed in the archive of this project, and how many of its pages may at most be made anew.
CHANGES = {
    "nothing": (lambda _: None, 0),
    "a note added": (write(f"{REAL}/note-x.yml", f"kind: note\nquote: |\n  الجمعة 6 من أيلول\nnote: حاشية\n{BY}"), 2),
    "a note changed": (replace(f"{REAL}/note-01.yml", "note:", "note: |\n  سطر.\n\n "), 1),
    "a note removed": (remove(f"{REAL}/note-01.yml"), 1),
    "a claim changed": (replace(f"{REAL}/claim-02.yml", "form: ", "form_note: كلام\nform: "), 12),
    "an actor's form added": (write("annotations/actors/zzz-new.yml", ACTOR), 40),
    "an actor renamed": (replace("annotations/actors/usa.yml", "ar: الولايات", "ar: اسم آخر، الولايات"), 120),
    "an article added": (write("seeds/zzz-new.txt", "عنوان جديد\n\nنص عن العراق والولايات المتحدة.\n"), 40),
    "a date changed": (remove(f"{ARTICLES}/002_c841022dd132c955/date.yml"), 120),
    "a topic renamed": (replace("annotations/topics/coalition-withdrawal.yml", "ar: ", "ar: تسمية أخرى "), 20),
    "a hand-written page": (write("docs/new.md", "# صفحة\n\n[مقال](archive/001_01b29d86cdfaf4b0.md)\n"), 160),
    "the site's name": (replace("mkdocs.yml", "site_name: ", "site_name: x"), 160),
    "a relation removed": (lambda root: next(iter(sorted((root / "annotations/relations").iterdir()))).unlink(), 12),
}  # fmt: skip


def everything(root):
    """The site and the generated pages below the docs folder."""
    return tree(root / "build" / "site"), tree(root / "docs" / "archive")


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_gives_the_bytes_of_a_build_from_nothing(tmp_path, case):
    change, most = CHANGES[case]
    root = copy_archive(ROOT, tmp_path / "one")
    pipeline.build(Run(root, jobs=1))
    change(root)
    report = pipeline.build(Run(root, jobs=1))
    other = copy_archive(root, tmp_path / "other")
    pipeline.build(Run(other, jobs=1))
    assert everything(root) == everything(other)
    assert report.made <= most


def test_many_changes_one_after_another_give_the_bytes_of_a_build_from_nothing(tmp_path):
    root = copy_archive(ROOT, tmp_path / "one")
    pipeline.build(Run(root, jobs=1))
    for case in ("a note added", "an actor renamed", "an article added", "a claim changed", "a topic renamed"):
        CHANGES[case][0](root)
        pipeline.build(Run(root, jobs=1))
    other = copy_archive(root, tmp_path / "other")
    pipeline.build(Run(other, jobs=1))
    assert everything(root) == everything(other)


def test_an_article_removed_is_gone_from_everything(small):
    pipeline.build(Run(small, jobs=1))
    remove("seeds/second-article.txt", f"{ARTICLES}/second-article", "annotations/relations/corroborates.yml")(small)
    pipeline.build(Run(small, jobs=1))
    site, pages = everything(small)
    other = copy_archive(small, small.parent / "other")
    pipeline.build(Run(other, jobs=1))
    assert (site, pages) == everything(other)
    assert not any(b"second-article" in content for content in (*site.values(), *pages.values()))


def test_another_version_of_the_program_makes_all_anew(small, monkeypatch):
    whole = pipeline.build(Run(small, jobs=1)).pages
    monkeypatch.setattr(pipeline, "program_digest", lambda: b"another")
    assert pipeline.build(Run(small, jobs=1)).made == whole
    assert pipeline.build(Run(small, jobs=1)).made == 0


@pytest.mark.parametrize("folder", ["build/site", "docs"])
def test_a_page_that_somebody_touched_is_made_anew(small, folder):
    pipeline.build(Run(small, jobs=1))
    before = everything(small)
    name = "archive/first-article/index.html" if folder == "build/site" else "archive/first-article.md"
    path = small / folder / name
    path.write_bytes(path.read_bytes().replace("المقال".encode(), "المقام".encode()) + b"\n")
    assert everything(small) != before
    pipeline.build(Run(small, jobs=1))
    assert everything(small) == before


def test_a_memory_that_came_with_a_copy_is_not_believed(small):
    pipeline.build(Run(small, jobs=1))
    planted = shutil.copytree(small, small.parent / "copy", symlinks=True)
    with sqlite3.connect(planted / "build" / "cache" / "memory.sqlite") as database:
        database.execute("UPDATE page SET made = ?", (b"cos\nsystem\n(S'touch /tmp/planted'\ntR.",))
    report = pipeline.build(Run(planted, jobs=1))
    assert report.made == report.pages
    assert everything(planted) == everything(small)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_broken_memory_is_begun_anew(small, content):
    pipeline.build(Run(small, jobs=1))
    before = everything(small)
    (small / "build" / "cache" / "memory.sqlite").write_bytes(content)
    pipeline.build(Run(small, jobs=1))
    assert everything(small) == before


def test_a_file_changed_back_and_forth_within_a_tick_is_seen(small):
    note = small / ARTICLES / "first-article" / "note-01.yml"
    words = note.read_text("utf-8")
    pipeline.build(Run(small, jobs=1))
    for number in range(5):
        note.write_text(words.replace("حاشية", f"حاشي{number}"), "utf-8")
        pipeline.build(Run(small, jobs=1))
        page = (small / "build" / "site" / "archive" / "first-article" / "index.html").read_text("utf-8")
        assert f"حاشي{number}" in page
