"""What a reader has in hand on an article's page, in a real browser: size, light, the text alone, ways on, sharing, keys."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hashiya.knowledge import loaded
from hashiya.publish.scripts import compact
from tests.test_browser import opened
from tests.test_search_page import until

ARTICLE = "/archive/001_01b29d86cdfaf4b0/"
FIRST, LAST = "/archive/002_c841022dd132c955/", "/archive/004_3bf5a12c46793145/"
ASSETS = Path(str(files("hashiya").joinpath("theme/assets/hashiya")))
MOST_BYTES = 6 * 1024
"""Gzipped, of the scripts for a reader who does nothing."""
PRESS = """([code, key, more]) => (document.activeElement ?? document.body).dispatchEvent(
  new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true, ...more }))"""
SHIFTS = """() => new Promise((done) => {
  const moved = (entry) => entry.sources.some(({ node }) => (node?.closest ? node : node?.parentElement)?.closest(".md-content"));
  const sum = (list) => list.getEntries().filter(moved).reduce((all, { value }) => all + value, 0);
  new PerformanceObserver((list) => done(sum(list))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 400);
})"""
# Where a mark has words of its own, no link's.
BARE = """const walker = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
  while (walker.nextNode().parentElement.closest("a") || walker.currentNode.data.trim().length < 2);
  const range = new Range(); range.selectNodeContents(walker.currentNode);
  const { left, top, width, height } = range.getClientRects()[0]; return [left + width / 2, top + height / 2];"""
SEEN = "(name) => [...document.querySelectorAll(name)].filter((e) => e.getClientRects().length).length"
HIDDEN = (
    ".md-header",
    ".md-tabs",
    ".md-footer",
    ".h-topics",
    ".h-note",
    ".h-ref",
    ".h-section",
    ".h-legend",
    ".h-foot",
)


def pressed(page: Page, code: str, key: str, **more: bool) -> None:
    """A key as an Arabic keyboard sends it: with its place and another letter."""
    page.evaluate(PRESS, [code, key, more])


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('.h-note')?.querySelector('.h-number').textContent ?? ''")


def size(page: Page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.querySelector('.h-text p.h-line')).fontSize)")


@pytest.fixture
def article(browser: Browser, served: str):
    page, complaints = opened(browser, served + ARTICLE)
    until(page, "document.querySelector('.h-smaller').ariaDisabled === 'false'")
    yield page
    assert complaints == []
    page.context.close()


def test_words_that_are_clicked_open_their_note_and_a_note_that_is_pointed_at_shows_all_its_words(browser, served):
    page, complaints = opened(browser, served + LAST)
    interrupted = page.locator(".h-text .h-mark[data-of]").first
    until(page, "document.querySelector('.h-smaller').ariaDisabled === 'false'")
    name = interrupted.get_attribute("data-of").removeprefix("m-")
    note = page.locator(f".h-note:has(#n-{name})")
    note.evaluate("(note) => { note.open = false }")
    page.mouse.click(*interrupted.evaluate("(mark) => { mark.scrollIntoView({ block: 'center' }); " + BARE + " }"))
    assert note.evaluate("(note) => note.open")
    note.locator("summary").hover()
    shown = page.locator("[data-h-shown]")
    assert {mark.get_attribute("data-of") or mark.get_attribute("id") for mark in shown.all()} == {f"m-{name}"}
    assert shown.count() > 1
    assert complaints == []
    page.context.close()


def test_the_size_of_letters_survives_going_on(article, served):
    before = size(article)
    article.get_by_role("button", name="كبّر الخط").click()
    article.get_by_role("button", name="كبّر الخط").click()
    chosen = size(article)
    assert chosen > before * 1.2
    for _ in range(3):
        article.keyboard.press("Enter")
    assert article.locator(".h-larger").get_attribute("aria-disabled") == "true"
    assert article.evaluate("document.activeElement.matches('.h-larger')")
    article.goto(served + LAST)
    assert size(article) > chosen
    article.goto(served + "/about/")
    assert article.evaluate("document.documentElement.dataset.hSize") == "5"


@pytest.mark.parametrize("width", [390, 1440])
def test_what_the_reader_chose_is_there_from_the_first_paint_on(browser, served, width):
    """Nothing of the page moves for it; the coming of the face, which moves lines, is kept away."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.route("**/*.woff2", lambda route: route.abort())
    context.add_init_script("localStorage.setItem('hashiya:size', '5'); sessionStorage.setItem('hashiya:reading', '1')")
    page = context.new_page()
    for address in (ARTICLE, LAST, "/about/"):
        page.goto(served + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.dataset.hSize") == "5"
        assert page.evaluate(SHIFTS) == 0
    context.close()


def test_light_follows_the_device_until_the_reader_chooses_and_the_choice_is_kept(article, served):
    switch, scheme = article.locator(".md-header label[for^=__palette]:visible"), "document.body.dataset.mdColorScheme"
    for system, expected in (("dark", "slate"), ("light", "default")):
        article.emulate_media(color_scheme=system)
        article.goto(served + FIRST)
        until(article, f"{scheme} === '{expected}'")
    switch.click()
    article.goto(served + LAST)
    assert article.evaluate(scheme) == "slate"
    article.emulate_media(color_scheme="dark")
    switch.click()
    article.goto(served + FIRST)
    assert article.evaluate(scheme) == "default"
    switch.click()
    until(article, f"{scheme} === 'slate'")


def test_where_the_device_refuses_to_keep_anything_the_page_works_all_the_same(browser, served):
    refused = "for (const name of ['setItem', 'getItem', 'removeItem']) Storage.prototype[name] = (key) => { if (/^hashiya:/.test(key)) throw new Error(name); return null; }"
    context = browser.new_context()
    context.add_init_script(refused)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served + ARTICLE)
    before = size(page)
    page.locator(".h-larger").click()
    assert size(page) > before
    page.keyboard.press("r")
    assert page.evaluate(SEEN, ".md-header") == 0
    assert errors == []
    context.close()


def test_the_text_alone_by_keyboard_and_back_with_the_focus_where_it_was(article):
    article.locator(".h-read").focus()
    article.keyboard.press("Enter")
    assert {name: article.evaluate(SEEN, name) for name in HIDDEN} == dict.fromkeys(HIDDEN, 0)
    assert (
        article.evaluate(SEEN, "#title")
        == article.evaluate(SEEN, ".h-date")
        == article.evaluate(SEEN, ".h-kicker")
        == 1
    )
    assert article.evaluate(SEEN, ".h-text p.h-line") > 10
    assert article.get_by_role("button", name="اخرج من وضع القراءة").is_visible()
    stops = set()
    for _ in range(12):
        article.keyboard.press("Tab")
        stops.add(article.evaluate("document.activeElement.className"))
    assert not any("h-name" in stop or "h-ref" in stop for stop in stops)
    article.locator(".h-read").focus()
    article.keyboard.press("Escape")
    assert article.evaluate("document.activeElement.matches('.h-read')")
    assert article.evaluate(SEEN, ".md-header") == 1
    assert article.evaluate(SEEN, ".h-note") > 3


def test_the_line_that_is_read_stays_where_it_is_and_the_focus_is_never_on_what_is_hidden(article):
    article.locator(".h-note summary").nth(4).focus()
    line = article.locator(".h-text p.h-line").nth(6)
    line.evaluate("(e) => e.scrollIntoView({ block: 'start' }) ?? scrollBy(0, -70)")
    before = line.bounding_box()["y"]
    article.keyboard.press("r")
    assert abs(line.bounding_box()["y"] - before) < 30
    assert article.evaluate("document.activeElement.getClientRects().length") == 1


def test_the_text_alone_lasts_for_the_tab_is_no_part_of_the_address_and_yields_to_a_link_to_a_note(article, served):
    article.keyboard.press("r")
    assert article.url == served + ARTICLE
    article.goto(served + LAST)
    assert article.evaluate(SEEN, ".md-header") == 0
    other = article.context.new_page()
    other.goto(served + ARTICLE)
    assert other.evaluate(SEEN, ".md-header") == 1
    article.goto(served + ARTICLE + "#n-note-01")
    until(article, "document.querySelector('.md-header').getClientRects().length > 0")
    assert article.locator("#n-note-01").is_visible()


def test_on_paper_the_text_alone_prints_as_always(article):
    shown = "[...document.querySelectorAll('.h-page *')].filter((e) => e.getClientRects().length).length"
    article.emulate_media(media="print")
    before = article.evaluate(shown)
    article.emulate_media(media="screen")
    article.keyboard.press("r")
    article.emulate_media(media="print")
    assert article.evaluate(shown) == before


@pytest.mark.parametrize(("share", "says"), [(False, "نُسخ عنوان الصفحة."), (True, "")])
def test_sharing_hands_the_page_on_or_copies_its_address_and_says_so(browser, served, share, says):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    script = "async (given) => { globalThis.given = given; }" if share else "undefined"
    context.add_init_script(f"navigator.share = {script}")
    page = context.new_page()
    page.goto(f"{served}{ARTICLE}?h=x#cite")
    page.get_by_role("button", name="شارك").click()
    until(page, f"document.querySelector('.h-said').textContent === {says!r}" if says else "globalThis.given")
    if share:
        assert page.evaluate("given") == {
            "title": "تفاهم عراقي- أمريكي لانسحاب “التحالف” من العراق",
            "url": served + ARTICLE,
        }
    else:
        assert page.evaluate("navigator.clipboard.readText()") == served + ARTICLE
        assert page.locator(".h-said").get_attribute("role") == "status"
    context.close()


def test_without_scripts_no_button_is_there_and_the_ways_on_are(browser, served):
    page, _ = opened(browser, served + ARTICLE, java_script_enabled=False)
    assert page.locator(".h-tool:visible, .h-keys-open:visible").count() == 0
    assert page.locator("#onward a.h-article").all_inner_texts() == [
        "انتهاء مهام قوات التحالف القتالية في العراق",
        "التحالف الدولي ضد تنظيم الدولة الإسلامية ينهي مهمته العسكرية في العراق بحلول 2025",
    ]
    page.goto(served + FIRST)
    assert page.locator("#onward nav").first.locator(".h-onward-before").count() == 0
    page.goto(served + LAST)
    assert page.locator("#onward nav").first.locator(".h-onward-after").count() == 0


def test_keys_by_their_place_lead_from_note_to_note_on_an_arabic_keyboard(article):
    for code, key, note in (("KeyJ", "ت", "1"), ("KeyJ", "ت", "2"), ("KeyJ", "ت", "3"), ("KeyK", "ن", "2")):
        pressed(article, code, key)
        until(
            article,
            "(n) => document.activeElement.closest('.h-note')?.querySelector('.h-number').textContent === n",
            note,
        )
    assert article.evaluate("document.activeElement.closest('.h-note').matches(':has(:target)')")


def test_keys_by_their_place_search_read_and_go_on_in_time(article, served):
    pressed(article, "Slash", "ظ")
    assert article.evaluate("document.activeElement.name") == "q"
    article.keyboard.press("Escape")
    article.evaluate("document.activeElement.blur()")
    pressed(article, "KeyR", "ق")
    assert article.evaluate(SEEN, ".md-header") == 0
    pressed(article, "KeyR", "ق")
    pressed(article, "KeyN", "ى")
    article.wait_for_url("**/000_0f7b61de8f334f8c/")
    pressed(article, "KeyP", "ح")
    article.wait_for_url(served + ARTICLE)


def test_a_key_copies_the_citation_as_it_is_seen(browser, served):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + ARTICLE)
    until(page, "document.querySelector('#cite .h-copy')")
    pressed(page, "KeyC", "ؤ")
    until(page, "document.querySelector('.h-said').textContent === 'نُسخ الاستشهاد بهذه الصفحة.'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#cite [data-style]").first.text_content()
    context.close()


@pytest.mark.parametrize("more", [{"ctrlKey": True}, {"altKey": True}, {"metaKey": True}, {"shiftKey": True}])
def test_a_key_with_a_modifier_does_nothing(article, more):
    pressed(article, "KeyR", "ق", **more)
    pressed(article, "KeyS", "س", **more)
    assert article.evaluate(SEEN, ".md-header") == 1
    assert article.evaluate("document.activeElement.name") != "q"


def test_a_key_does_nothing_while_the_reader_types(article):
    article.locator(".h-find__input").focus()
    article.keyboard.type("rjk?")
    assert article.locator(".h-find__input").input_value() == "rjk?"
    assert article.evaluate(SEEN, ".md-header") == 1
    article.evaluate("document.activeElement.blur()")
    article.locator(".h-add:visible").nth(3).click()
    article.wait_for_selector("dialog.h-form[open]")
    article.keyboard.press("r")
    pressed(article, "Slash", "؟", shiftKey=True)
    assert article.evaluate(SEEN, "#h-keys") == 0
    assert article.evaluate("!document.documentElement.hasAttribute('data-h-reading')")


@pytest.mark.parametrize("opener", ["key", "button"])
def test_the_list_of_keys_is_a_dialog_that_names_them_all_and_gives_the_focus_back(article, opener):
    button = article.locator(".h-tools .h-keys-open")
    button.focus()
    pressed(article, "Slash", "؟", shiftKey=True) if opener == "key" else article.keyboard.press("Enter")
    dialog = article.get_by_role("dialog", name="مفاتيح الصفحة")
    listed = dialog.locator("kbd").all_inner_texts()
    for keys in loaded("keys").values():
        for key in (key for found in keys.values() for key in found):
            assert {key["latin"], key["arabic"]} <= set(listed)
    article.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert article.evaluate("document.activeElement.matches('.h-tools .h-keys-open')")


def test_keys_switched_off_stay_off_on_the_device_the_themes_too(article, served):
    article.locator(".h-tools .h-keys-open").click()
    article.get_by_role("checkbox", name="المفاتيح تعمل على هذا الجهاز").uncheck()
    article.keyboard.press("Escape")
    for address in (ARTICLE, "/about/"):
        article.goto(served + address)
        article.wait_for_load_state("networkidle")
        for key in "rjksnp.,/?f":
            article.keyboard.press(key)
        article.wait_for_timeout(200)
        assert article.url == served + address
        assert article.evaluate(SEEN, ".md-header") == 1
        assert article.evaluate("document.activeElement === document.body")
        assert article.evaluate(SEEN, "#h-keys") == 0
    article.locator(".h-foot-keys").click()
    assert not article.get_by_role("checkbox", name="المفاتيح تعمل على هذا الجهاز").is_checked()


@pytest.mark.parametrize("width", [390, 1440])
def test_what_is_to_be_pressed_is_large_enough(browser, served, width):
    page, _ = opened(browser, served + ARTICLE, width)
    sizes = page.locator(".h-tool:visible, .h-keys-open:visible").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect()).map((b) => Math.min(b.width, b.height))"
    )
    assert len(sizes) >= 5
    assert min(sizes) >= 24
    page.context.close()


def test_what_a_reader_who_does_nothing_loads_of_it_is_small():
    """`share.js` is there for the links to passages in any case."""
    names = re.findall(r"reader/(\w+(?:\.classic)?\.js)", (ASSETS.parents[1] / "main.html").read_text("utf-8"))
    names += ["page.js", "kept.js"]
    assert sorted(names) == ["first.classic.js", "kept.js", "keys.js", "page.js"]
    scripts = (compact((ASSETS / "reader" / name).read_text("utf-8")) for name in names)
    assert sum(len(gzip.compress(script.encode(), 9)) for script in scripts) <= MOST_BYTES
