"""The documents cannot fall behind the code."""

import json
import re
import tomllib
from pathlib import Path

from click.testing import CliRunner

import hashiya
from hashiya.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_every_make_target_that_a_document_names_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "en").glob("*.md")]
    named = {target for page in pages for target in re.findall(r"`make ([a-z-]+)`", page.read_text("utf-8"))}
    assert {"build", "test"} <= set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE))
    assert named
    for target in named:
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), target


def test_the_readme_lists_every_command_and_its_options():
    listed = CliRunner().invoke(main, ["--help"]).output
    for command in main.commands:
        assert f"hashiya {command}" in README
        assert command in listed
    for option in ("--root", "--quiet", "--jobs"):
        assert option in CliRunner().invoke(main, ["build", "--help"]).output


def test_architecture_names_every_module_of_the_flow():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    for name in re.findall(r"[a-z_]+", " ".join(layers)):
        assert name == "__main__" or f"`{name}`" in ARCHITECTURE, name


def test_every_test_that_architecture_names_exists():
    for path in set(re.findall(r"`(tests/[a-z_/]+(?:\.py)?)`?", ARCHITECTURE)):
        assert (ROOT / path).exists(), path


def test_the_example_in_the_guide_is_a_good_annotation(tmp_path):
    from hashiya import pipeline
    from tests.conftest import copy_archive

    root = copy_archive(ROOT, tmp_path / "real")
    guide = (ROOT / "docs" / "annotate.md").read_text("utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(examples) == 2
    for number, example in enumerate(examples):
        path = root / "annotations" / "articles" / "001_01b29d86cdfaf4b0" / f"example-{number}.yml"
        path.write_text(example, "utf-8")
    assert pipeline.check(pipeline.Run(root, jobs=1)).problems == ()


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert hashiya.__version__ == project["version"]
    assert f"version: {project['version']}" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_wrong_calls_exit_with_2_and_problems_with_1(small):
    run = CliRunner().invoke
    assert run(main, ["check", "--root", str(small)]).exit_code == 0
    assert run(main, ["check", "--no-such-option"]).exit_code == 2
    assert run(main, ["check", "--root", str(small / "missing")]).exit_code == 2
    (small / "annotations" / "topics" / "talks.yml").write_text("label: x\n", "utf-8")
    found = run(main, ["check", "--root", str(small)])
    assert found.exit_code == 1
    assert "annotations/topics/talks.yml:1:8: H203" in found.output
    assert run(main, ["verify", "--root", str(small)]).exit_code == 1


def test_every_key_that_reading_prints_is_described():
    """`hashiya read --json` on a text and on a page: each key stands in the page that describes them."""
    described = (ROOT / "docs" / "reading.md").read_text("utf-8")
    page = "<html><title>t</title><h1>عنوان</h1><p>قال الوزير إن العمل بدأ.</p></html>"
    for name, text in (("a.txt", "عنوان\n\nقال الوزير إن العمل بدأ.\n"), ("a.html", page)):
        with CliRunner().isolated_filesystem():
            Path(name).write_text(text, "utf-8")
            printed = CliRunner().invoke(main, ["read", "--json", "--root", str(ROOT), name])
        for key, value in json.loads(printed.stdout).items():
            inner = value if isinstance(value, dict) else {}
            assert [k for k in (key, *inner) if f"`{k}`" not in described] == []


def test_a_new_archive_begins_with_the_same_page_on_links():
    for name in ("citing.md", "en/citing.md"):
        assert (ROOT / "scripts/hashiya/starter/docs" / name).read_bytes() == (ROOT / "docs" / name).read_bytes()
