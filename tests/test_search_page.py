"""Searching in a real browser: from the header of every page, on the page of results, and what a result leads to."""

import json

import pytest
from playwright.sync_api import Browser, Page

ARTICLE = "/archive/001_01b29d86cdfaf4b0/"
RESULTS = "/archive/search/"


def opened(browser: Browser, address: str, width: int = 1440, **options: object) -> tuple[Page, list[str]]:
    page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


def until(page: Page, predicate: str, arg: object = None) -> None:
    """Wait until an expression holds; the page's policy lets Playwright's own way of waiting not run."""
    for _ in range(100):
        if page.evaluate(predicate, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(predicate)


def results(page: Page) -> list[str]:
    page.wait_for_selector("[data-h-hits] li")
    return page.locator("[data-h-hits] h2").all_inner_texts()


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_leads_to_the_box_and_typing_shows_hits_that_the_keyboard_opens(browser, served, key):
    page, complaints = opened(browser, served + "/about/")
    page.keyboard.press(key)
    page.keyboard.type("البنتاجو")
    page.wait_for_selector('[role="option"] mark')
    box = page.locator('[role="combobox"]')
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    target = chosen.get_attribute("data-href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert complaints == []


def test_enter_without_a_choice_leads_to_the_page_of_results_with_an_address_of_its_own(browser, served):
    page, _ = opened(browser, served + ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("لانسحاب القوّات")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{RESULTS}?q=*")
    assert results(page)


def test_a_result_leads_to_its_passage_whose_words_are_marked_there(browser, served):
    page, complaints = opened(browser, f"{served}{RESULTS}?q=لانسحاب القوات&kind=article")
    assert results(page)
    page.locator("[data-h-hits] a").first.click()
    until(page, "CSS.highlights.get('h-found')?.size > 0")
    assert page.evaluate("document.querySelector(location.hash)?.textContent.length > 0")
    assert complaints == []


def test_facets_narrow_the_results_and_stand_in_the_address(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات")
    every = results(page)
    page.locator('[data-h-facet="kind"] input[value="question"]').check()
    page.wait_for_url("**kind=question*")
    until(page, "n => document.querySelectorAll('[data-h-hits] li').length < n", arg=len(every))
    page.go_back()
    until(page, "n => document.querySelectorAll('[data-h-hits] li').length === n", arg=len(every))


def test_a_misspelled_word_is_put_right(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=البنتاجونن")
    assert results(page)
    link = page.locator("[data-h-search] [data-h-status] a")
    assert link.inner_text() == "البنتاجون"


def test_the_english_name_of_somebody_finds_arabic_articles(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=Pentagon&kind=article")
    assert results(page)


def test_nothing_found_says_so_and_shows_other_ways(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=زقزقزقزق")
    page.wait_for_selector("[data-h-status]:has-text('لا نتائج')")
    assert page.locator("[data-h-help] a").first.is_visible()


def test_a_query_is_shown_as_text_and_never_read_as_markup(browser, served):
    page, complaints = opened(
        browser, f'{served}{RESULTS}?q="><img src=x onerror=alert(1)>&source="><script>alert(1)</script>'
    )
    page.wait_for_selector("[data-h-status]:not(:empty)")
    assert page.locator("[data-h-search] img, [data-h-search] script").count() == 0
    assert complaints == []


def test_the_list_can_be_taken_along(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات&kind=article")
    every = results(page)
    with page.expect_download() as download:
        page.locator("[data-h-csl]").click()
    items = json.loads(download.value.path().read_text("utf-8"))
    assert {item["title"] for item in items} == set(every)
    assert all(item["URL"].startswith(served) for item in items)


def test_without_scripts_the_page_says_so_and_leads_to_the_indexes(browser, served):
    page, _ = opened(browser, served + RESULTS, java_script_enabled=False)
    assert page.locator(".h-unscripted").is_visible()
    assert not page.locator("[data-h-form]").is_visible()
    assert page.locator("[data-h-help] a").first.is_visible()
    page, _ = opened(browser, served + "/", java_script_enabled=False)
    assert page.locator(".h-find__link").is_visible()
    assert not page.locator(".h-find").is_visible()


def test_searching_goes_on_without_network_once_the_words_are_loaded(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات")
    every = results(page)
    page.context.set_offline(True)
    page.locator("#h-search-query").fill("القوات ")
    page.keyboard.press("Enter")
    until(page, "location.search.includes('%20') || location.search.includes('+')")
    assert results(page) == every


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_overflows(browser, served, width):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات", width)
    results(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator('[role="combobox"]').fill("القوات")
    page.wait_for_selector('[role="option"]')
    box = page.locator("[data-h-drop]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
