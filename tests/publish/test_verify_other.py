"""A site from anywhere is compared with the archive's inputs, whatever its own checksums say."""

from __future__ import annotations

import hashlib
import shutil

import pytest
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.cli import main
from hashiya.pipeline import Run
from tests.conftest import ARCHIVES, copy_archive


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A built archive and nothing changed in it."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("verified") / "small")
    pipeline.build(Run(root, jobs=1))
    return root


@pytest.fixture
def downloaded(root, tmp_path):
    """Somebody's copy of the published site."""
    return shutil.copytree(root / "build" / "site", tmp_path / "downloaded")


def told(root, site, *more):
    """The problems of a site by their codes and files."""
    return {(p.code, p.path) for p in pipeline.verify(Run(root, jobs=1), site, *more).problems}


def sealed(site):
    """Give a changed site the checksums that fit it, as a forger would; the hash of those."""
    lines = sorted(
        (path.relative_to(site).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in site.rglob("*")
        if path.is_file() and path != site / "data" / "checksums.txt"
    )
    (site / "data" / "checksums.txt").write_text("".join(f"{digest}  {path}\n" for path, digest in lines), "utf-8")


def test_a_copy_of_what_the_inputs_give_is_the_same_and_nothing_is_written(root, downloaded):
    before = sorted(path for path in root.rglob("*"))
    result = CliRunner().invoke(main, ["verify", str(downloaded), "--root", str(root), "--jobs", "1"])
    assert (result.exit_code, sorted(path for path in root.rglob("*"))) == (0, before)


def test_changed_missing_and_extra_files_are_named_though_the_checksums_were_forged(root, downloaded):
    page = next(path for path in downloaded.glob("archive/*/index.html") if (path.parent / "index.html").exists())
    name = page.relative_to(downloaded).as_posix()
    page.write_text(page.read_text("utf-8").replace("</p>", " </p>", 1), "utf-8")
    (downloaded / "added.txt").write_text("x")
    (downloaded / "404.html").unlink()
    sealed(downloaded)
    found = told(root, downloaded)
    assert {("H961", name), ("H962", "added.txt"), ("H963", "404.html"), ("H961", "data/checksums.txt")} <= found


def test_the_changed_words_of_an_article_are_told(root, downloaded):
    seed = next((root / "seeds").glob("*.txt"))
    page = downloaded / "archive" / seed.stem / "index.html"
    word = max(seed.read_text("utf-8").splitlines()[-1].split(), key=len)
    assert word in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8").replace(word, word[::-1]), "utf-8")
    assert {code for code, _ in told(root, downloaded)} >= {"H961", "H702"}


def test_a_hash_from_elsewhere_tells_this_copy_from_any_other(root, downloaded):
    known = hashlib.sha256((downloaded / "data" / "checksums.txt").read_bytes()).hexdigest()
    assert told(root, downloaded, known.upper()) == set()
    assert told(root, downloaded, "0" * 64) == {("H960", "data/checksums.txt")}
    assert told(root, None, "0" * 64) == {("H960", "data/checksums.txt")}


def test_what_is_no_hash_and_no_site_is_refused_in_words(root, tmp_path):
    run = CliRunner().invoke
    assert run(main, ["verify", "--root", str(root), "--checksums-sha256", "abc"]).exit_code == 2
    assert told(root, tmp_path) == {("H706", str(tmp_path))}


def test_inputs_that_cannot_be_built_are_told_as_a_build_tells_them(tmp_path, downloaded):
    broken = copy_archive(ARCHIVES / "small", tmp_path / "broken")
    (broken / "annotations" / "actors" / "broken.yml").write_text("name: [", "utf-8")
    result = CliRunner().invoke(main, ["verify", str(downloaded), "--root", str(broken), "--jobs", "1"])
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
