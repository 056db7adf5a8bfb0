"""Pull requests are checked with the least rights, and what they change is named whatever files are called."""

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.checks import beyond_data
from hashiya.cli import main
from hashiya.pipeline import Run
from tests.conftest import ROOT

STARTER = ROOT / "scripts" / "hashiya" / "starter" / ".github"
OWN = ROOT / ".github"
FLOWS = sorted([*(STARTER / "workflows").iterdir(), *(OWN / "workflows").iterdir()])
INSTALL = "        run: pip install --requirement requirements.txt\n"
INSTALL_HERE = """\
        run: |
          pip install --require-hashes --requirement requirements.lock
          pip install --no-deps --no-build-isolation --editable .
"""
CLAIM = "annotations/articles/first-article/claim-01.yml"


# ---- workflows -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_workflows_use_pinned_actions_and_the_least_rights(path):
    text = path.read_text("utf-8")
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {}
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for job in flow["jobs"].values():
        rights = set(job["permissions"].items())
        assert rights <= {("contents", "read")} or path.name == "publish.yml"
        for step in job["steps"]:
            name, _, commit = step.get("uses", f"@{'0' * 40}").partition("@")
            assert len(commit) == 40
            assert "${{" not in step.get("run", "")
            if name == "actions/checkout":
                assert step["with"]["persist-credentials"] is False


def test_only_the_main_branch_is_published():
    flow = yaml.safe_load((STARTER / "workflows" / "publish.yml").read_text("utf-8"))
    assert flow[True] == {"push": {"branches": ["main"]}}  # YAML 1.1 takes the key `on` for yes


@pytest.mark.parametrize("name", ["workflows/check.yml", "workflows/publish.yml", "CODEOWNERS"])
def test_this_archive_has_the_files_of_a_new_one_but_for_how_the_program_is_installed(name):
    made = (STARTER / name).read_text("utf-8").replace(INSTALL, INSTALL_HERE)
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        (OWN / name).write_text(made, "utf-8")
    assert (OWN / name).read_text("utf-8") == made, "make golden"


def test_every_command_that_a_workflow_runs_is_one_of_ours():
    for path in FLOWS:
        for line in path.read_text("utf-8").splitlines():
            words = line.partition(" #")[0].split() if "run:" in line or line.startswith("          ") else []
            for before, command in itertools.pairwise(words):
                assert before != "hashiya" or command in main.commands, line


# ---- what a change touches -------------------------------------------------------------------------------------

HARMLESS = [
    CLAIM,
    "annotations/actors/usa.yml",
    "seeds/first-article.txt",
    "seeds/page.html",
    "docs/about.md",
    "docs/assets/picture.png",
    "README.md",
]
MORE = [
    ".github/workflows/check.yml",
    ".gitattributes",
    "annotations/.gitattributes",
    "annotations/articles/first-article/.gitattributes",
    "annotations/schema/actor.schema.json",
    "annotations/articles/x.py",
    "annotations/note.yml",
    "seeds/.hidden/x.txt",
    "mkdocs.yml",
    "scripts/hashiya/cli.py",
    "docs/index.html",
    "docs/assets/logo.svg",
    "docs/raw.md",
    "Makefile",
    "requirements.txt",
    "new\nline::error::x",
    "ملف",
]


def text_of(path):
    return "<script>" if path == "docs/raw.md" else "# صفحة\n\n2 < 3"


@pytest.mark.parametrize("path", MORE)
def test_a_change_to_data_that_does_more_is_named(path):
    assert beyond_data([CLAIM, path], text_of) == [path]


@pytest.mark.parametrize("path", HARMLESS)
def test_what_only_holds_words_is_not_named(path):
    assert beyond_data([CLAIM, path], text_of) == []


def test_a_change_of_the_program_alone_is_no_change_to_data():
    assert beyond_data(MORE, text_of) == []


def git(*arguments, cwd):
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    return subprocess.run(["git", *own, *arguments], cwd=cwd, check=True, capture_output=True).stdout


def test_hostile_file_names_begin_no_command_of_the_runner(small):
    git("init", "--quiet", ".", cwd=small)
    git("add", ".", cwd=small)
    git("commit", "--quiet", "-m", "x", cwd=small)
    (small / CLAIM).write_text((small / CLAIM).read_text("utf-8") + "reviewed_by: سعد\n", "utf-8")
    hostile = ["a\n::error file=x::y", "$(touch owned)", "a,b:c%0A.py", "`id`; rm -rf x"]
    for name in hostile:
        (small / name).write_text("x")
    Path(os.fsdecode(os.fsencode(small) + b"/\xff\xfe.sh")).write_text("x")
    (small / "docs" / "index.md").write_text("<b>x</b>")
    git("add", ".", cwd=small)
    names = git("diff", "-z", "--cached", "--name-only", "--no-renames", "HEAD", cwd=small)
    command = [sys.executable, "-m", "hashiya", "touched"]
    told = subprocess.run(command, input=names, cwd=small, check=True, capture_output=True).stdout.decode()
    lines = told.splitlines()
    assert len(lines) == len(hostile) + 2
    assert all(line.startswith("::warning file=") for line in lines)
    assert "::warning file=a%2Cb%3Ac%250A.py,title=hashiya::" in told
    assert "::warning file=docs/index.md,title=hashiya::" in told
    assert not (small / "owned").exists()


def test_the_pages_that_a_change_changes_are_listed(small, tmp_path):
    pipeline.build(Run(small, jobs=1))
    old = tmp_path / "old"
    shutil.copytree(small / "build" / "site", old)
    pipeline.rename(Run(small, jobs=1), "topics/talks", "topics/negotiations")
    pipeline.build(Run(small, jobs=1))
    asked = CliRunner().invoke
    told = asked(main, ["changed", str(old), str(small / "build" / "site")]).output
    assert "added) `archive/topics/negotiations/`" in told
    assert "changed) `archive/topics/talks/`" in told
    assert "archive/sources/" not in told
    everything = asked(main, ["changed", str(tmp_path / "none"), str(old)]).output
    assert everything.count("(added) `") == len(list(old.rglob("*.html")))
    assert asked(main, ["changed", str(old), str(tmp_path / "none")]).exit_code == 1
