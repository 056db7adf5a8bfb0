"""Reprints across an archive: on the page of each, with whom it came from where the text says so."""

import shutil

import yaml

from hashiya import pipeline
from hashiya.pipeline import Run, gather
from hashiya.write import Memory
from tests.conftest import ROOT, copy_archive


def gathered(root):
    with Memory(None, b"") as memory:
        return gather(Run(root, jobs=1), memory)


def test_the_five_articles_are_not_reprints_of_one_another():
    assert gathered(ROOT).reprints == {}


def add_reprint(root):
    """A page that took 004's text from a paper, beside that paper's own page."""
    paragraphs = (ROOT / "seeds" / "004_3bf5a12c46793145.txt").read_text("utf-8").split("\n")[7:20]
    (root / "seeds" / "copied.txt").write_text("\n".join(["عنوان آخر للخبر", *paragraphs]), "utf-8")
    folder = root / "annotations" / "articles" / "copied"
    folder.mkdir()
    statement = {"publisher": "al-araby-al-jadeed", "confidence": "certain"}
    found = {"kind": "metadata", "source": statement, "author": "x", "created": "2026-01-01"}
    (folder / "metadata.yml").write_text(yaml.safe_dump(found, allow_unicode=True, default_style='"'), "utf-8")


def test_a_reprint_is_found_with_its_direction(tmp_path):
    root = copy_archive(ROOT, tmp_path / "real")
    add_reprint(root)
    found = gathered(root).reprints
    assert set(found) == {"004_3bf5a12c46793145", "copied"}
    (of_copy,), (of_original,) = found["copied"], found["004_3bf5a12c46793145"]
    assert (of_copy.article, of_copy.direction) == ("004_3bf5a12c46793145", "to")
    assert (of_original.article, of_original.direction) == ("copied", "from")
    assert of_copy.percent > 90


def test_a_page_says_who_else_printed_the_text_and_forgets_it_with_the_other(tmp_path):
    root = copy_archive(ROOT, tmp_path / "real")
    pipeline.build(Run(root, jobs=1))
    page = root / "build" / "site" / "archive" / "004_3bf5a12c46793145" / "index.html"
    before = page.read_bytes()
    add_reprint(root)
    pipeline.build(Run(root, jobs=1))
    assert 'id="s-reprints"' in page.read_text("utf-8")
    (root / "seeds" / "copied.txt").unlink()
    shutil.rmtree(root / "annotations" / "articles" / "copied")
    pipeline.build(Run(root, jobs=1))
    assert page.read_bytes() == before
