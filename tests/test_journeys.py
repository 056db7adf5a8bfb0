"""What people come for, from the first page to the end: by keyboard alone, by touch, and without scripts."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from hashiya import pipeline
from hashiya.messages import catalogue
from hashiya.pipeline import Run
from tests.conftest import ROOT, copy_archive
from tests.form.test_form import SELECT, put, spans_of
from tests.test_browser import ARTICLE, opened

PHONE = {"width": 390, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}
WAYS = {
    "by keyboard on a wide light page": {"width": 1440, "color_scheme": "light"},
    "by touch on a narrow dark page": PHONE,
    "without scripts on a wide page": {"width": 1440, "java_script_enabled": False},
    "without scripts on a phone": {**PHONE, "java_script_enabled": False},
}
WITH_SCRIPTS = list(WAYS)[:2]
SEEN = """(element) => {
  const [box] = element.getClientRects(), header = document.querySelector(".md-header").getBoundingClientRect();
  return Boolean(box) && box.bottom > header.bottom - 1 && box.top < innerHeight;
}"""
FOCUSED = "(element) => element === document.activeElement"
MOST_STOPS = 120


class Person:
    """Somebody before a page, with a keyboard alone or with a finger alone."""

    def __init__(self, page: Page, keyboard: bool) -> None:
        self.page = page
        self.keyboard = keyboard

    def reaches(self, aim: Locator) -> None:
        """Goes on from where the focus is, with nothing but the key for the next stop."""
        for _ in range(MOST_STOPS):
            if aim.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {aim}")

    def follows(self, aim: Locator) -> None:
        if self.keyboard:
            self.reaches(aim)
            self.page.keyboard.press("Enter")
        else:
            aim.tap()

    def writes(self, aim: Locator, words: str) -> None:
        if self.keyboard:
            self.reaches(aim)
        else:
            aim.tap()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)


@pytest.fixture
def person(browser):
    """Opens a page in one of the ways; what it complains of fails the test."""
    people, complaints = [], []

    def begin(address: str, way: str) -> Person:
        options = dict(WAYS[way])
        if options.get("java_script_enabled", True):
            options["permissions"] = ["clipboard-read", "clipboard-write"]
        page, complained = opened(
            browser, address, options.pop("width"), **{"has_touch": "keyboard" not in way} | options
        )
        people.append(page)
        complaints.append(complained)
        return Person(page, "keyboard" in way)

    yield begin
    for page in people:
        page.context.close()
    assert not any(complaints)


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def arrived(page: Page, at: Locator) -> None:
    """The page is at its aim: that is what the address names, in view and not under the header."""
    page.wait_for_load_state()
    expect(at).to_be_visible()
    assert at.evaluate("(element) => element.matches(':target')")
    assert at.evaluate(SEEN)


@pytest.mark.parametrize("way", WAYS)
def test_a_reader_goes_from_home_by_the_main_question_to_a_passage_and_to_the_note_beside_it_and_back(
    person, served, way
):
    reader = person(served, way)
    page = reader.page
    reader.follows(page.locator(".h-story h2 a"))
    page.wait_for_url("**/archive/questions/*/")
    reader.follows(page.locator(".h-answers-table a[href*='#m-']").first)
    page.wait_for_url("**#m-*")
    mark = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    arrived(page, mark)
    line = page.locator(".h-line", has=mark)
    reader.follows(line.locator(f".h-ref[href='#n-{urlsplit(page.url).fragment.removeprefix('m-')}']"))
    note = page.locator(f"[id='n-{urlsplit(page.url).fragment.removeprefix('n-')}']")
    arrived(page, note)
    beside, text = note.bounding_box(), line.bounding_box()
    if WAYS[way]["width"] > 1000:
        assert beside["x"] + beside["width"] <= text["x"]
    else:
        assert beside["y"] >= text["y"] + text["height"]
    reader.follows(note.locator(".h-back"))
    arrived(page, mark)


@pytest.mark.parametrize("way", WITH_SCRIPTS)
def test_a_scholar_copies_the_citation_of_a_passage_and_its_link_leads_to_the_passage(person, served, way):
    scholar = person(served + ARTICLE, way)
    page = scholar.page
    line = page.locator(".h-row--paragraph .h-line").nth(1)
    scholar.follows(line.locator(".h-ref--line"))
    expect(page.locator(".h-said")).to_have_text(catalogue().text("passage.copied"))
    if scholar.keyboard:
        page.keyboard.press("c")
        expect(page.locator(".h-said")).to_have_text(catalogue().text("tools.said.cited"))
    else:
        page.locator("#cite .h-copy").first.tap()
        expect(page.locator(".h-copied")).not_to_be_empty()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited == page.locator("#cite [data-style]").first.text_content()
    assert "الفقرة 2" in cited
    page.goto(re.search(r"http\S+", cited)[0])
    arrived(page, line)
    assert line.evaluate("(element) => getComputedStyle(element).boxShadow") != "none"


@pytest.mark.parametrize("way", list(WAYS)[2:])
def test_without_scripts_a_scholar_finds_the_citation_on_the_page_and_the_link_of_the_passage_at_its_mark(
    person, served, way
):
    scholar = person(served + ARTICLE, way)
    page = scholar.page
    line = page.locator(".h-row--paragraph .h-line").nth(1)
    cited = page.locator("#cite [data-style]").first
    expect(cited).to_be_visible()
    assert ARTICLE in cited.inner_text()
    expect(page.locator(".h-cite-hand")).to_be_visible()
    scholar.follows(line.locator(".h-ref--line"))
    arrived(page, line)
    link = page.url
    page.goto(served)
    page.goto(link)
    arrived(page, line)
    assert line.evaluate("(element) => getComputedStyle(element).boxShadow") != "none"


@pytest.mark.parametrize("way", WITH_SCRIPTS)
def test_a_contributor_makes_of_selected_words_a_file_that_the_check_takes(person, served, tmp_path, way):
    root = copy_archive(ROOT, tmp_path / "archive")
    contributor = person(served + ARTICLE, way)
    page = contributor.page
    line = page.locator('[data-line="11"]')
    if contributor.keyboard:
        contributor.follows(line.locator(".h-add"))
        contributor.writes(page.locator("dialog textarea").first, "ونقلت وكالة")
    else:
        page.evaluate(SELECT, [11, 0, 11])
        contributor.follows(page.locator("[data-offer=offer]"))
    contributor.writes(page.locator("textarea[data-key=note]"), "ملاحظة: «نعم»")
    contributor.writes(page.locator("input[data-key=author]"), "ليلى")
    path = page.locator(".h-form-path").text_content()
    with page.expect_download() as waiting:
        contributor.follows(page.locator("button[type=submit]"))
    put(root, path, waiting.value.path().read_text("utf-8"))
    assert pipeline.check(Run(root, jobs=1)).problems == ()
    article = ARTICLE.split("/")[2]
    start, end = spans_of(root, article)[f"{article}/{path.rpartition('/')[2].removesuffix('.yml')}"]
    assert (root / "seeds" / f"{article}.txt").read_text("utf-8")[start:end] == "ونقلت وكالة"


@pytest.mark.parametrize("way", WAYS)
def test_who_reads_english_goes_from_a_question_by_the_record_to_the_arabic_article_and_back(person, served, way):
    reader = person(f"{served}/en/", way)
    page = reader.page
    reader.follows(page.locator(".h-story h2 a"))
    page.wait_for_url("**/en/archive/questions/*/")
    assert re.search("[A-Za-z]", page.locator("h1").inner_text())
    reader.follows(page.locator(".h-answer .h-article").first)
    page.wait_for_url(re.compile("/en/archive/[0-9][^/]*/$"))
    record = path_of(page)
    assert page.locator("html").get_attribute("lang") == "en"
    reader.follows(page.locator(".h-jump a"))
    page.wait_for_url(lambda url: urlsplit(url).path == record.removeprefix("/en"))
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    expect(page.locator(".h-row--paragraph .h-line").first).to_be_visible()
    reader.follows(page.locator("header a.h-language"))
    page.wait_for_url(lambda url: urlsplit(url).path == record)
