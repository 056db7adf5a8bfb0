"""The folder edition in a real browser, opened from a disk with the network off; and pages on paper."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Browser, Page

from hashiya.pipeline import RefusedError, Run, build_folder, print_page
from tests.form.test_form import filled, made, offered
from tests.test_search_page import results, until

ARTICLE = "archive/001_01b29d86cdfaf4b0/index.html"


@pytest.fixture(scope="module")
def address(site, tmp_path_factory):
    """Where the edition lies: in a folder with Arabic letters, spaces and signs in its name."""
    made, _ = build_folder(Run(site.parent.parent, jobs=1))
    place = tmp_path_factory.mktemp("disk") / "أرشيف بلا شبكة #1 100%"
    shutil.copytree(made, place)
    return place.as_uri()


def opened(browser: Browser, address: str, width: int = 1440, **options: object) -> tuple[Page, list[str]]:
    """A page without a network, and whatever it complained of or asked for beyond the disk."""
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else complaints.append(r.url))
    page.on("requestfailed", lambda r: complaints.append(r.url))
    page.goto(address)
    return page, complaints


def test_reading_leads_from_file_to_file_and_back(browser, address):
    page, complaints = opened(browser, f"{address}/index.html")
    page.locator(".md-tabs a[href*='questions']").click()
    page.wait_for_url("**/archive/questions/index.html")
    page.locator("#h-main a[href$='/index.html']").first.click()
    page.wait_for_url("**/archive/questions/*/index.html")
    page.locator("#h-main a[href*='index.html#m-']").first.click()
    page.wait_for_url("**/archive/*/index.html#m-*")
    assert page.evaluate("document.querySelector(':target').textContent.length > 0")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Hashiya', 'العراق'))")
    for _ in range(3):
        page.go_back()
        # A page that is left before it has all its pictures gives up asking for them.
        page.wait_for_load_state("networkidle")
    page.wait_for_url(f"{address}/index.html")
    assert complaints == []


def test_every_link_of_every_page_leads_to_a_file(browser, address, site):
    place = site.parent / "folder"
    page, _ = opened(browser, f"{address}/index.html")
    for path in ("index.html", ARTICLE, "archive/index.html", "archive/search/index.html", "about/index.html"):
        page.goto(f"{address}/{path}")
        links = page.evaluate(
            "[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), document.baseURI).href.split(/[?#]/)[0])"
        )
        own = {link[len(address) + 1 :] for link in links if link.startswith("file:")}
        assert own
        assert [link for link in own if not (place / link).is_file()] == []


def test_the_box_finds_and_its_result_lands_on_the_passage_with_its_words_marked(browser, address):
    page, complaints = opened(browser, f"{address}/about/index.html")
    page.keyboard.press("/")
    page.keyboard.type("بعثة التحالف")
    page.wait_for_selector('[role="option"] mark')
    found = page.eval_on_selector_all('[role="option"]', "all => all.map(option => option.dataset.href)")
    for _ in range(1 + next(n for n, href in enumerate(found) if "#" in href)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html?h=*#*")
    until(page, "CSS.highlights.get('h-found')?.size > 0")
    assert page.evaluate("document.querySelector(location.hash)?.textContent.length > 0")
    assert complaints == []


def test_the_page_of_results_has_an_address_of_its_own_and_can_be_narrowed(browser, address):
    page, complaints = opened(browser, f"{address}/archive/search/index.html?q=القوات")
    every = results(page)
    page.locator('[data-h-facet="kind"] input[value="question"]').check()
    page.wait_for_url("**/index.html?*kind=question*")
    until(page, "n => document.querySelectorAll('[data-h-hits] > li').length < n", arg=len(every))
    page.go_back()
    until(page, "n => document.querySelectorAll('[data-h-hits] > li').length === n", arg=len(every))
    page.locator("[data-h-hits] a").first.click()
    page.wait_for_url("**/index.html?h=*")
    until(page, "CSS.highlights.get('h-found')?.size > 0")
    assert complaints == []


def test_what_the_reader_chose_and_the_keys_are_there_from_page_to_page(browser, address):
    page, complaints = opened(browser, f"{address}/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    page.locator(".md-header label[for^=__palette]:visible").click()
    page.locator(".h-larger").click()
    page.keyboard.press("r")
    page.keyboard.press("n")
    page.wait_for_url("**/000_0f7b61de8f334f8c/index.html")
    assert page.evaluate("document.documentElement.dataset.hSize") == "3"
    assert not page.locator(".md-header").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.keyboard.press("j")
    page.wait_for_url("**/index.html#n-*")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="مفاتيح الصفحة").is_visible()
    page.get_by_role("button", name="أغلق").click()
    # A page on a disk whose archive has no published address has nothing to share.
    assert page.locator(".h-share").count() == 0
    assert complaints == []


def test_the_annotation_form_makes_its_file(browser, address):
    page, complaints = opened(browser, f"{address}/{ARTICLE}")
    page.wait_for_selector(".h-add")
    offered(page, 11, 0, 20)
    filled(page, note="ملاحظة من قرص")
    path, content = made(page)
    assert path.startswith("annotations/articles/001_01b29d86cdfaf4b0/")
    assert re.search(r"^quote: ", content, re.M)
    assert "ملاحظة من قرص" in content
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "path", [ARTICLE, "archive/actors/abbasi/index.html", "archive/questions/us-troops-in-iraq/index.html"]
)
def test_a_page_complains_of_nothing_with_or_without_scripts(browser, address, path, width):
    for scripts in (True, False):
        page, complaints = opened(browser, f"{address}/{path}", width, java_script_enabled=scripts)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1
        assert complaints == []
        page.context.close()


def test_paper_shows_text_notes_and_citation_and_nothing_to_press(browser, served):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served}/{ARTICLE}".removesuffix("index.html"))
    page.emulate_media(media="print", color_scheme="dark")
    for shown in ("[id^=p1-]", ".h-note-body >> nth=0", ".h-cites >> nth=0", "#date .h-evidence >> nth=0"):
        assert page.locator(shown).is_visible(), shown
    for hidden in (
        ".md-header",
        ".md-tabs",
        ".md-footer",
        ".h-tools",
        "#annotate",
        ".h-back >> nth=0",
        ".h-ref--line >> nth=0",
    ):
        assert not page.locator(hidden).is_visible(), hidden
    text, notes, cited = (
        page.locator(where).bounding_box()
        for where in (".h-row--paragraph .h-line >> nth=-1", ".h-margin >> nth=0", ".h-cites >> nth=0")
    )
    assert text["y"] < notes["y"] < cited["y"]
    page.context.close()


def test_a_page_is_printed_alike_each_time_and_names_no_place_on_this_machine(site, chromium, monkeypatch):
    monkeypatch.setenv("HASHIYA_CHROMIUM", chromium)
    run = Run(site.parent.parent, jobs=1)
    first = print_page(run, "001_01b29d86cdfaf4b0").read_bytes()
    assert first.startswith(b"%PDF-")
    assert b"file:" not in first
    assert print_page(run, "001_01b29d86cdfaf4b0").read_bytes() == first


@pytest.mark.parametrize(("page", "chromium_at", "code"), [("../x", "/bin/true", "H973"), ("no-such", "/bin/true", "H973"), ("001_01b29d86cdfaf4b0", "/bin/true", "H972"), ("001_01b29d86cdfaf4b0", "", "H971")])  # fmt: skip
def test_what_cannot_be_printed_is_said_plainly(site, monkeypatch, page, chromium_at, code):
    monkeypatch.setattr("hashiya.publish.find_chromium", lambda: chromium_at)
    with pytest.raises(RefusedError) as error:
        print_page(Run(site.parent.parent, jobs=1), page)
    assert [problem.code for problem in error.value.problems] == [code]
