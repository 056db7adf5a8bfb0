"""The hand-written pages in English say what the Arabic ones say, and their commands and links are good."""

import re
import shlex

import click
import pytest

from hashiya.cli import main
from tests.conftest import ROOT

DOCS, STARTER = ROOT / "docs", ROOT / "scripts" / "hashiya" / "starter" / "docs"
ENGLISH = DOCS / "en"
NAMES = sorted(path.name for path in ENGLISH.glob("*.md"))
PAGES = [path for folder in (DOCS, ENGLISH, STARTER, STARTER / "en") for path in sorted(folder.glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
HALF = re.compile(r'<div lang="en" dir="ltr" markdown>\n(.*)</div>', re.DOTALL)
SUMMARY = re.compile(r'<div lang="en" dir="ltr" markdown>\s+## In short.*</div>', re.DOTALL)
# What stands for something of the reader's own, and an example of it that is there.
PLACES = {"SITE": str(ROOT), "evidence.html": str(ROOT / "README.md"), "HASH": "0" * 64}
LINK = re.compile(r"\]\(([^)\s]+?)(?:#[^)\s]*)?\)")


def both(name: str) -> tuple[str, str]:
    """An Arabic page without the summary that it has in English, and the English page."""
    return SUMMARY.sub("", (DOCS / name).read_text("utf-8")), (ENGLISH / name).read_text("utf-8")


def prose(text: str) -> str:
    return BLOCK.sub("", text)


def blocks(text: str) -> list[tuple[str, str]]:
    """What stands in a page to be copied; comments behind commands are words of its language."""
    return [(kind, re.sub(r"\s+# .*", "", body) if kind == "sh" else body) for kind, body in BLOCK.findall(text)]


def commands(text: str) -> list[list[str]]:
    lines = [line for kind, body in BLOCK.findall(text) if kind == "sh" for line in body.splitlines()]
    lines += [code for code in CODE.findall(prose(text)) if not re.search("[…[]", code)]
    return [shlex.split(line, comments=line.count(" #") > 0) for line in lines if line.startswith("hashiya ")]


@pytest.mark.parametrize("folder", [DOCS, STARTER], ids=["archive", "starter"])
def test_every_page_is_there_in_both_languages(folder):
    """All but the page of rules, which has both on each line."""
    arabic = {path.name for path in folder.glob("*.md")} - {"rules.md"}
    assert arabic == {path.name for path in (folder / "en").glob("*.md")}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_to_be_copied_is_the_same_in_both(name):
    arabic, english = both(name)
    assert blocks(arabic) == blocks(english)
    named = {code for code in CODE.findall(prose(arabic)) if code.isascii()}
    assert named <= set(CODE.findall(prose(english)))


@pytest.mark.parametrize("name", NAMES)
def test_both_are_divided_alike_and_have_the_same_tables_and_marks(name):
    arabic, english = map(prose, both(name))
    for shape in (r"^(#+) ", r"^(\|) ", r"(<!-- \S+)", r"^!\[.*\]\(.*assets/(.*)\)"):
        assert re.findall(shape, arabic, re.MULTILINE) == re.findall(shape, english, re.MULTILINE), shape


@pytest.mark.parametrize("name", ["reading.md", "data.md"])
def test_what_an_arabic_page_says_in_english_stands_in_the_english_page(name):
    arabic, english = both(name)
    half = HALF.search(arabic)
    assert half
    assert half[1].strip().replace('"../assets/', '"../../assets/') in english


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_an_english_page_are_english(name):
    """Arabic stands in code, in quotation marks, or in an element that says so."""
    english = re.sub(r'<(\w+)[^>]* lang="(?:ar|fa)".*?</\1>|«[^»]*»', "", CODE.sub("", prose(both(name)[1])))
    assert len(re.findall(r"[A-Za-z]{2,}", english)) > 4 * len(re.findall(r"[\u0600-\u06ff]+", english))
    if name not in ("reading.md", "data.md"):
        assert re.findall(r"[\u0600-\u06ff]+", english) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_to_pages(page):
    root = ENGLISH if ENGLISH in page.parents else DOCS
    for link in LINK.findall(prose(page.read_text("utf-8"))):
        if "archive/" in link:
            assert re.fullmatch(r"archive/(?:[a-z-]+/)?index\.md", link), link
        elif not re.match(r"(?:https?|mailto):", link):
            target = (page.parent / link).resolve()
            assert target.is_file(), link
            assert target.is_relative_to(root) or root == ENGLISH, link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_on_a_page_can_be_called_so(page):
    """Parsed, not run; in a sentence a command may be named alone."""
    for _, name, *words in commands(page.read_text("utf-8")):
        given = [PLACES.get(word, word) for word in words]
        try:
            main.commands[name].make_context(name, given)
        except click.MissingParameter:
            assert given == [], page


def test_the_pages_hold_commands():
    found = [called[1] for page in PAGES for called in commands(page.read_text("utf-8"))]
    assert {"add", "build", "check", "cite", "ledger", "pack", "review", "verify"} <= set(found)
