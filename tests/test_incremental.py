"""A build after a change redoes what depends on it, and gives the bytes of a build from nothing."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from hashiya.write import Memory
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
SILENT = "عنب بلدي\n\nعنوان جديد\n\nأعلن التحالف الدولي اليوم 7 تشرين الأول 2026 سحب قواته من العراق.\n"
REAL = f"{ARTICLES}/001_01b29d86cdfaf4b0"
WITHDRAWN = "001_01b29d86cdfaf4b0/claim-02"
# What is changed in the archive of this project, and how many of its pages may at most be made anew in each language.
CHANGES = {
    "nothing": (lambda _: None, 0),
    "a note added": (write(f"{REAL}/note-x.yml", f"kind: note\nquote: |\n  الجمعة 6 من أيلول\nnote: حاشية\n{BY}"), 16),
    "a note changed": (replace(f"{REAL}/note-01.yml", "note:", "note: |\n  سطر.\n\n "), 8),
    "a note removed": (remove(f"{REAL}/note-01.yml"), 16),
    "a claim changed": (replace(f"{REAL}/claim-02.yml", "form: ", "form_note: كلام\nform: "), 12),
    "an actor's form added": (write("annotations/actors/zzz-new.yml", ACTOR), 40),
    "an actor renamed": (replace("annotations/actors/usa.yml", "ar: الولايات", "ar: اسم آخر، الولايات"), 120),
    "a name in English": (replace("annotations/topics/gaza-war.yml", "en: War", "en: Another war"), 30),
    "an article added": (write("seeds/zzz-new.txt", "عنوان جديد\n\nنص عن العراق والولايات المتحدة.\n"), 40),
    "a date changed": (remove(f"{ARTICLES}/002_c841022dd132c955/date.yml"), 120),
    "a topic renamed": (replace("annotations/topics/coalition-withdrawal.yml", "ar: انسحاب", "ar: تسمية أخرى"), 30),
    "a hand-written page": (write("docs/new.md", "# صفحة\n\n[مقال](archive/001_01b29d86cdfaf4b0.md)\n"), 210),
    "the site's name": (replace("mkdocs.yml", "site_name: ", "site_name: x"), 210),
    "an actor moved": (lambda root: pipeline.rename(Run(root, jobs=1), "actors/riyadh", "actors/ar-riyad"), 60),
    "a topic merged": (lambda root: pipeline.merge(Run(root, jobs=1), "topics/gaza-war", "topics/iraq-security"), 60),
    "a claim withdrawn": (lambda root: pipeline.withdraw(Run(root, jobs=1), (WITHDRAWN,), "محررو الأرشيف"), 60),
    "a claim reviewed": (lambda root: pipeline.review(Run(root, jobs=1), (WITHDRAWN,), "مراجع"), 60),
    "an answer changed": (replace(f"{REAL}/claim-01.yml", "value: ../2025-09", "value: ../2025-10"), 18),
    "an agency is an actor": (replace("annotations/sources/reuters.yml", "actor: reuters\n", ""), 12),
    "a source becomes a platform": (replace("annotations/sources/ina.yml", "type: agency", "type: platform"), 120),
    "an outlet falls silent": (write("seeds/zzz-silent.txt", SILENT), 40),
    "a relation removed": (lambda root: next(iter(sorted((root / "annotations/relations").iterdir()))).unlink(), 14),
}  # fmt: skip


# The cases that are tried with pages in English, too; the others only differ in what both trees are made of.
IN_ENGLISH = {
    *("an article added", "a name in English", "a hand-written page", "an answer changed"),
    *("an actor renamed", "a topic renamed", "a date changed", "a claim changed", "a topic merged"),
    *("the site's name", "a note removed"),
}


def everything(root):
    """The site and the generated pages below the docs folder."""
    return tree(root / "build" / "site"), tree(root / "docs" / "archive")


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_gives_the_bytes_of_a_build_from_nothing(tmp_path, case):
    change, most = CHANGES[case]
    root = copy_archive(ROOT, tmp_path / "one")
    if case not in IN_ENGLISH:
        replace("mkdocs.yml", "languages: [ar, en]", "languages: [ar]")(root)
    pipeline.build(Run(root, jobs=1))
    change(root)
    report = pipeline.build(Run(root, jobs=1))
    other = copy_archive(root, tmp_path / "other")
    pipeline.build(Run(other, jobs=1))
    assert everything(root) == everything(other)
    assert report.made <= most * (2 if case in IN_ENGLISH else 1)


def test_what_programs_read_follows_the_entries_that_it_names(small):
    """An actor's Wikidata id, an outlet's site: neither is a word on the article's page."""
    beside = small / "build" / "site" / "archive" / "first-article"
    pipeline.build(Run(small, jobs=1))
    assert b"Q42" not in (beside / "article.json").read_bytes()
    write("annotations/actors/salim-al-hadi.yml", ACTOR.replace("الوزير", "سالم الهادي") + "wikidata: Q42\n")(small)
    replace("annotations/sources/al-sahifa.yml", "paper.example", "other.example")(small)
    pipeline.build(Run(small, jobs=1))
    for name in ("article.json", "annotations.json", "index.html"):
        assert b"Q42" in (beside / name).read_bytes(), name
    assert b"other.example" in (beside / "index.html").read_bytes()
    other = copy_archive(small, small.parent / "other")
    pipeline.build(Run(other, jobs=1))
    assert everything(small) == everything(other)


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


def test_the_memory_of_a_version_with_other_columns_is_forgotten(tmp_path):
    with Memory(tmp_path / "memory", b"old"):
        pass
    with sqlite3.connect(tmp_path / "memory") as older:
        older.executescript("DROP TABLE article; CREATE TABLE article (id TEXT PRIMARY KEY, inputs BLOB, card BLOB)")
    with Memory(tmp_path / "memory", b"new"):
        pass
    with sqlite3.connect(tmp_path / "memory") as now:
        assert len(now.execute("PRAGMA table_info(article)").fetchall()) > 3


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


@pytest.mark.parametrize(
    "touch", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")], ids=["gone", "other"]
)
def test_a_file_of_the_search_that_somebody_touched_is_made_anew(small, touch):
    pipeline.build(Run(small, jobs=1))
    before = everything(small)
    touch(next((small / "build/site/archive/search/index/words").iterdir()))
    pipeline.build(Run(small, jobs=1))
    assert everything(small) == before


def test_the_index_of_the_search_is_not_made_again_where_nothing_that_it_finds_has_changed(small, monkeypatch):
    pipeline.build(Run(small, jobs=1))
    before = everything(small)
    monkeypatch.setattr("hashiya.pipeline.find.build", lambda _: pytest.fail("made again"))
    pipeline.build(Run(small, jobs=1))
    assert everything(small) == before


def plant(database, where) -> None:
    with sqlite3.connect(database) as planted:
        planted.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (where, b"cos\nsystem\n(S'exit 99'\ntR."))
        planted.execute("UPDATE page SET made = ?", (b"cos\nsystem\n(S'exit 99'\ntR.",))


def test_a_memory_put_in_the_place_of_ours_is_not_believed(small, tmp_path):
    """As `git pull` would put one that somebody committed, below a folder that git ignores."""
    report = pipeline.build(Run(small, jobs=1))
    memory = small / "build" / "cache" / "memory.sqlite"
    shutil.copyfile(memory, tmp_path / "planted")
    plant(tmp_path / "planted", "site: names")
    (tmp_path / "planted").replace(memory)
    assert pipeline.build(Run(small, jobs=1)).made == report.pages


@pytest.mark.parametrize("pattern", ["engine/*/index.html", "fonts/text-bold*.woff2", "memory.sqlite"])
def test_a_cache_that_somebody_touched_is_not_believed(small, pattern):
    pipeline.build(Run(small, jobs=1))
    before = everything(small)
    path = next((small / "build" / "cache").glob(pattern))
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"a", b"b"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    pipeline.build(Run(small, jobs=1))
    assert everything(small) == before


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_memory_that_is_no_file_is_begun_anew(small, make):
    pipeline.build(Run(small, jobs=1))
    memory = small / "build" / "cache" / "memory.sqlite"
    memory.unlink()
    make(memory)
    pipeline.build(Run(small, jobs=1))
    assert pipeline.build(Run(small, jobs=1)).made == 0


def test_an_answers_relation_that_moves_to_another_claim_moves_on_the_page(small):
    answer = "answers:\n  - {question: when, value: %s, bound: until, as_of: %d, status: planned}\n"
    claim = "kind: claim\nquote: |\n  %s\nspeakers: [salim-al-hadi]\nform: direct\n" + BY
    for number in range(10):
        write(f"seeds/x-{number:02d}.txt", "عنوان\n\nكلمة أولى وكلمة ثانية.\n")(small)
        for stem, quote, value in (("one", "كلمة أولى", "../2025-09"), ("two", "كلمة ثانية", "../2025-10")):
            words = claim % quote + answer % (value, 1990 + number)
            write(f"{ARTICLES}/x-{number:02d}/{stem}.yml", words)(small)
    relation = "kind: corroborates\nquestion: when\nfrom: [x-00/%s]\nto: [x-09/one]\nreason: {ar: سبب}\n" + BY
    for stem in ("one", "two"):
        write("annotations/relations/r.yml", relation % stem)(small)
        pipeline.build(Run(small, jobs=1))
    other = copy_archive(small, small.parent / "other")
    pipeline.build(Run(other, jobs=1))
    assert everything(small) == everything(other)


def test_empty_folders_in_an_older_release_do_not_come_back(small):
    for words in ("# 1\n", "# 2\n", "# 3\n"):
        write("docs/index.md", words)(small)
        pipeline.build(Run(small, jobs=1))
        for release in (small / "build" / "releases").iterdir():
            (release / "planted" / "empty").mkdir(parents=True, exist_ok=True)
        page = small / "build" / "site" / "archive" / "first-article" / "index.html"
        page.unlink()
        page.mkdir()
    shutil.rmtree(page)
    pipeline.build(Run(small, jobs=1))
    assert not (small / "build" / "site" / "planted").exists()
    assert page.is_file()


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
