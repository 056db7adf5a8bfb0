"""The citation box in a browser: what is copied is the plain text, for the page or for the passage that is open."""

import datetime
import html
import re

import pytest

from hashiya.cite import FORMATS, STYLES
from hashiya.pipeline import Manner, Run, cite
from tests.conftest import ROOT

ARTICLE = "001_01b29d86cdfaf4b0"
PASSAGE = "p3-f4db"
HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.fixture(scope="module")
def page(browser, served):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}/archive/{ARTICLE}/#{PASSAGE}")
    page.wait_for_selector("#cite .h-copy")
    yield page
    assert errors == []
    context.close()


def printed(page, style, passage):
    """As the command prints it on the day of the browser, at the address where the page is."""
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert datetime.date.fromisoformat(today)
    cited = f"{ARTICLE}#{passage}" if passage else ARTICLE
    text = cite(Run(ROOT, jobs=1), cited, Manner("style", style), today).rstrip("\n")
    return text.replace("/archive/", page.evaluate("location.origin") + "/archive/")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("passage", [PASSAGE, ""])
def test_the_box_says_what_the_command_prints(page, style, passage):
    page.locator("#cite select").select_option(passage)
    shown = page.locator(f'#cite [data-style="{style}"]').text_content()
    assert shown == printed(page, style, passage)


def test_what_is_copied_is_what_is_seen(page):
    page.evaluate("document.querySelectorAll('#cite details').forEach((box) => { box.open = true })")
    for style in STYLES:
        line = page.locator(f'#cite div:has(> [data-style="{style}"])')
        line.locator(".h-copy").click()
        page.wait_for_function("document.querySelector('.h-copied').textContent")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == line.locator("[data-style]").inner_text()
        assert not HIDDEN.search(copied)


def test_formats_are_copied_for_the_passage_that_is_chosen(page):
    page.locator("#cite select").select_option(PASSAGE)
    for button in page.locator("#cite .h-cite-files .h-copy").all():
        button.click()
        page.wait_for_function(
            f"navigator.clipboard.readText().then((text) => text.includes('hashiya-{ARTICLE}-{PASSAGE}'))"
        )
    assert page.locator("#cite .h-cite-files .h-copy").count() == len(FORMATS)


def test_controls_have_names_and_are_large_enough(page):
    for control in page.locator("#cite :is(button, select)").all():
        name = control.get_attribute("aria-label") or control.evaluate("(it) => it.labels?.[0]?.textContent")
        assert name.strip()
        box = control.bounding_box()
        assert box is None or min(box["width"], box["height"]) >= 24


def test_without_a_script_there_is_a_blank_and_how_to_add_a_passage(site):
    text = (site / "archive" / ARTICLE / "index.html").read_text("utf-8")
    box = text[text.index('id="cite"') :].partition("</section>")[0]
    words = html.unescape(re.sub("<[^>]*>", "", box))
    assert "(اطُّلع عليه في ________)" in words
    assert "«الفقرة …»" in words
    for name in ("citation.bib", "citation.bibtex.bib", "citation.ris", "citation.json"):
        assert f'href="{name}"' in box
        assert (site / "archive" / ARTICLE / name).is_file()


def test_no_year_of_the_build_is_in_what_is_built(site):
    year = str(datetime.datetime.now(tz=datetime.UTC).year)
    for path in (site / "archive" / ARTICLE).glob("citation.*"):
        assert year not in path.read_text("utf-8").replace(ARTICLE, "")


def test_lists_and_the_archive_are_cited_as_what_they_are(site):
    topics = (site / "archive" / "topics" / "index.html").read_text("utf-8")
    assert "«<bdi>الموضوعات</bdi>»، في أرشيف «<bdi>حاشية</bdi>»" in topics
    whole = (site / "archive" / "index.html").read_text("utf-8")
    assert "«<bdi>حاشية</bdi>»، <bdi" in whole
