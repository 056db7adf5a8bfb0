"""A forge is known by its host or by name, and its pages for new and old files by their addresses."""

import pytest

from hashiya import pipeline
from hashiya.forge import LONGEST_ADDRESS, carries_content, edit_file, forge_of, new_file
from hashiya.pipeline import Run
from hashiya.read import read_archive

KNOWN = {
    ("https://github.com/o/r", ""): "github",
    ("https://gitlab.com/o/r", ""): "gitlab",
    ("https://codeberg.org/o/r", ""): "forgejo",
    ("https://git.example.org/o/r", ""): "",
    ("https://git.example.org/o/r", "gitea"): "gitea",
    ("https://git.example.org/o/r", "sourcehut"): "",
    ("https://github.com.example.org/o/r", ""): "",
    ("javascript:alert(1)", "github"): "",
    ("", "github"): "",
}


@pytest.mark.parametrize(("address", "named"), KNOWN)
def test_a_forge_is_known_by_its_host_or_by_name(address, named):
    assert forge_of(address, named) == KNOWN[address, named]


def test_only_some_forges_take_the_content_from_the_address():
    assert [carries_content(forge) for forge in ("github", "gitea", "forgejo", "gitlab", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_an_address_is_ascii_so_that_its_length_is_its_bytes():
    address = new_file("github", "https://github.com/o/r", "main", "a.yml", "قال 😀" * 100)
    assert address.isascii()
    assert 5 < (len(address) - 60) / 500 < 8
    assert LONGEST_ADDRESS == 8191


def test_files_are_edited_where_each_forge_edits_them():
    repo, path = "https://x.org/o/r", "annotations/actors/a b.yml"
    assert edit_file("github", repo, "main", path) == f"{repo}/edit/main/annotations/actors/a%20b.yml"
    assert edit_file("gitea", repo, "main", path) == f"{repo}/_edit/main/annotations/actors/a%20b.yml"
    assert edit_file("gitlab", repo, "main", path) == f"{repo}/-/edit/main/annotations/actors/a%20b.yml"
    assert edit_file("", repo, "main", path) == ""


SETTINGS = {
    "repo_url: https://github.com/o/r/": ("github", "main"),
    "repo_url: https://gitlab.com/o/r\nedit_uri: -/edit/trunk/docs/": ("gitlab", "trunk"),
    "repo_url: https://github.com/o/r\nedit_uri: blob/trunk/docs/": ("github", "main"),
    "repo_url: https://git.org/o/r\nextra: {hashiya: {forge: forgejo, branch: site}}": ("forgejo", "site"),
    "repo_url: https://git.org/o/r": ("", "main"),
}


@pytest.mark.parametrize("lines", SETTINGS)
def test_the_settings_name_the_forge_and_the_branch(small, lines):
    kept = [line for line in (small / "mkdocs.yml").read_text("utf-8").split("\n") if "site_name" in line]
    (small / "mkdocs.yml").write_text("\n".join([*kept, lines, ""]), "utf-8")
    settings = read_archive(small)[0].settings
    assert (settings.forge, settings.branch) == SETTINGS[lines]


def test_a_page_about_something_leads_to_where_its_file_is_mended(small):
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nrepo_url: https://github.com/o/r\n")
    pipeline.build(Run(small, jobs=1))
    page = (small / "build/site/archive/actors/salim-al-hadi/index.html").read_text("utf-8")
    assert 'href="https://github.com/o/r/edit/main/annotations/actors/salim-al-hadi.yml"' in page
    assert "/edit/main/" not in (small / "build/site/archive/actors/index.html").read_text("utf-8")
