"""Problems reach GitHub and other programs whole, at their places, and no word in them becomes a command."""

import json
import re
import shlex

import pytest
import yaml
from click.testing import CliRunner

from hashiya import reports
from hashiya.cli import main
from hashiya.model import Lines, Mend, Problem
from tests.conftest import ROOT

HOSTILE = "::error::x\n##[add-mask]y\r100%,a:b\u202e"
WRONG = Problem("H204", "a/b,c:d.yml", 3, 7, {"value": HOSTILE, "allowed": "note"}, mends=(Mend("kind", "note"),))


@pytest.fixture
def broken(small):
    folder = small / "annotations" / "articles" / "first-article"
    for number in range(12):
        (folder / f"x{number:02}.yml").write_text("kind: Note\nquote: سالم الهادي\nnote: x\n", "utf-8")
    return small


def check(root, form):
    return CliRunner().invoke(main, ["check", "--root", str(root), "--jobs", "1", "--format", form])


def test_an_annotation_of_github_is_one_line_whatever_it_says():
    (line,) = reports.github([WRONG])
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=a/b%2Cc%3Ad.yml,line=3,col=7,title=H204::")
    assert "100%25,a:b\ufffd" in line
    assert line.endswith("%0Akind: note")


def test_a_problem_of_a_whole_file_names_no_line():
    (line,) = reports.github([Problem("H503", "seeds/a.txt", level="warning")])
    assert line.startswith("::warning file=seeds/a.txt,title=H503::")


def test_github_hears_the_first_problem_of_every_file_first_and_errors_before_warnings():
    told = [
        Problem("H503", path, level=level)
        for path, level in (("a", "warning"), ("a", "error"), ("a", "error"), ("b", "error"))
    ]
    files = [re.findall(r"^::(\w+) file=(\w)", line)[0] for line in reports.github(told)]
    assert files == [("error", "a"), ("error", "b"), ("error", "a"), ("warning", "a")]


def test_what_github_leaves_out_is_counted(broken):
    lines = check(broken, "github").stdout.splitlines()
    assert len([line for line in lines if line.startswith("::error ")]) == 12
    assert re.search(r"^::notice .*10.* 2[: ]", lines[-1])


def test_the_summary_of_a_run_holds_all_problems_as_text(broken, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    check(broken, "github")
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.count("<pre ") == 12
    hostile = reports.github_summary(
        [Problem("H204", "<b>.yml", 1, 1, {"value": "</pre><script>\n\n# x", "allowed": "a"})]
    )
    assert hostile.count("<") == 2
    assert "\n# x" not in hostile


def test_json_is_one_versioned_object_with_everything_that_people_are_told(broken):
    ran = check(broken, "json")
    assert ran.exit_code == 1
    (line,) = ran.stdout.splitlines()
    found = json.loads(line)
    assert (found["version"], found["errors"], found["warnings"]) == (1, 12, 0)
    first = found["problems"][0]
    described = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert [key for key in (*found, *first) if f"`{key}`" not in described] == []
    assert first["path"] == "annotations/articles/first-article/x00.yml"
    assert first["mends"] == [{"at": "kind", "value": "note", "yaml": "kind: note\n"}]


def test_json_hides_nothing_that_cannot_be_seen():
    text = reports.as_json([WRONG])
    assert text.isprintable()
    assert HOSTILE in json.loads(text)["problems"][0]["ar"]
    lines = json.loads(reports.as_json([Problem("H110", "x", 1, 1, lines=(Lines(1, 2, "a\n"),))]))["problems"][0][
        "lines"
    ]
    assert lines == [{"first": 1, "last": 2, "text": "a\n"}]


def test_an_archive_without_problems_is_silent_for_programs(small):
    assert check(small, "github").output == ""
    assert json.loads(check(small, "json").output) == {"version": 1, "errors": 0, "warnings": 0, "problems": []}
    assert check(small, "json").exit_code == 0


def test_a_warning_is_told_and_refuses_nothing(small):
    path = small / "annotations" / "articles" / "first-article" / "note-01.yml"
    path.write_text(path.read_text("utf-8").replace("بحلول سبتمبر 2025", "«بحلول سبتمبر 2025»"), "utf-8")
    ran = check(small, "json")
    found = json.loads(ran.stdout)
    assert (found["errors"], found["warnings"], ran.exit_code) == (0, 1, 0)
    assert check(small, "github").stdout.startswith("::warning ")


def test_what_the_disk_refuses_is_told_in_the_same_form(small):
    (small / "annotations" / "topics").rename(small / "topics")
    (small / "annotations" / "topics").write_text("x", "utf-8")
    ran = check(small, "json")
    assert ran.exit_code == 1
    assert json.loads(ran.stdout)["errors"] >= 1


def test_no_line_for_people_is_a_command_of_a_workflow(small):
    path = small / "annotations" / "articles" / "first-article" / "x.yml"
    path.write_text('kind: "::stop-commands::x ##[error]"\n', "utf-8")
    ran = check(small, "text")
    assert ran.exit_code == 1
    for line in ran.output.splitlines():
        assert not line.strip().startswith("::")
        assert "##[" not in line


def test_the_hook_for_pre_commit_runs_the_check_on_what_belongs_to_an_archive(small, monkeypatch):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    assert program == "hashiya"
    monkeypatch.chdir(small)
    assert CliRunner().invoke(main, arguments).exit_code == 0
    for path in ("seeds/a.txt", "annotations/actors/a.yml", "docs/index.md", "mkdocs.yml"):
        assert re.search(hook["files"], path)
    for path in ("README.md", "scripts/mkdocs.yml", "tests/seeds/a.txt"):
        assert not re.search(hook["files"], path)
