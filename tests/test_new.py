"""A new archive from the installed package alone builds at once, and holds settings and content only."""

import os
import subprocess
import sys
import tomllib
import zipfile

import pytest
import yaml

from hashiya import __version__, pipeline
from hashiya.pipeline import RefusedError, Run
from tests.conftest import ROOT

HIDDEN = {
    ".gitattributes",
    ".gitignore",
    ".github/CODEOWNERS",
    ".github/workflows/check.yml",
    ".github/workflows/publish.yml",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out], cwd=ROOT, check=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_everything_that_git_tracks_of_the_package(wheel):
    tracked = subprocess.run(
        ["git", "ls-files", "scripts/hashiya"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wanted = {path.removeprefix("scripts/") for path in tracked.stdout.split("\n") if path}
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_an_archive_begun_from_the_wheel_in_an_empty_folder_builds(wheel, tmp_path):
    library = tmp_path / "library"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", library, wheel]
    subprocess.run(install, check=True)
    environment = {**os.environ, "PYTHONPATH": str(library)}
    where = [sys.executable, "-c", "import hashiya; print(hashiya.__file__)"]
    found = subprocess.run(where, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(library))
    for arguments in (
        ["new", "أرشيف جديد", "--name", 'الحي "القديم"'],
        ["build", "--root", "أرشيف جديد", "--jobs", "1"],
    ):
        subprocess.run([sys.executable, "-m", "hashiya", *arguments], env=environment, cwd=tmp_path, check=True)
    archive = tmp_path / "أرشيف جديد"
    assert {path for path in HIDDEN if (archive / path).is_file()} == HIDDEN
    assert "القديم" in (archive / "build" / "site" / "index.html").read_text("utf-8")
    assert pipeline.verify(Run(archive, jobs=1)).problems == ()


def test_it_pins_the_version_and_holds_no_code(tmp_path):
    pipeline.new(tmp_path / "x", "x", __version__)
    assert (tmp_path / "x" / "requirements.txt").read_text() == f"hashiya=={__version__}\n"
    assert list((tmp_path / "x").rglob("*.py")) == []
    assert not list(tmp_path.glob(".hashiya-*"))


def test_what_is_there_already_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("mine")
    with pytest.raises(RefusedError) as refused:
        pipeline.new(tmp_path / "mine", "x", __version__)
    assert [problem.code for problem in refused.value.problems] == ["H801"]
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "file"]


def test_an_archive_of_another_layout_is_told_how_to_move(small):
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + 'extra: {hashiya: {layout: "0"}}\n', "utf-8")
    assert [problem.code for problem in pipeline.check(Run(small, jobs=1)).problems] == ["H602"]


def test_this_archive_and_the_starter_agree_on_the_layout():
    own, starter = (
        yaml.load((path / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)["extra"]["hashiya"]["layout"]
        for path in (ROOT, ROOT / "scripts" / "hashiya" / "starter")
    )
    assert own == starter
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__
