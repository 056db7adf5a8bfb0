"""Searching in a real browser: from the header of every page, on the page of results, and what a result leads to."""

import base64
import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.search.node import MODULE, index
from tests.search.test_search import documents

ARTICLE = "/archive/001_01b29d86cdfaf4b0/"
RESULTS = "/archive/search/"
ARABIC = re.compile("[ء-ي]")


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
    until(page, "n => document.querySelectorAll('[data-h-hits] > li').length < n", arg=len(every))
    page.go_back()
    until(page, "n => document.querySelectorAll('[data-h-hits] > li').length === n", arg=len(every))


def test_how_many_of_the_results_are_articles_is_said_beside_their_number(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات")
    results(page)
    facet = page.locator('[data-h-facet="kind"] label:has(input[value="article"]) .h-dim').inner_text()
    assert f"منها {facet} مقالات" in page.locator("[data-h-search] [data-h-status]").inner_text()
    page.locator('[data-h-facet="kind"] input[value="article"]').check()
    page.wait_for_url("**kind=article*")
    until(page, "n => document.querySelector('[data-h-search] [data-h-status]').textContent === n + ' نتائج'", facet)


@pytest.mark.parametrize(
    "query", ["القوات&kind=actor", "القوات&kind=claim&kind=topic", '"القوات الأمريكية"', "الأمريكية&exact=1"]
)
def test_of_articles_nothing_is_said_that_was_not_counted(browser, served, query):
    page, _ = opened(browser, f"{served}{RESULTS}?q={query}")
    assert results(page)
    assert "منها" not in page.locator("[data-h-search] [data-h-status]").inner_text()


def test_on_a_phone_what_was_found_is_said_below_what_narrows_and_leads_to_the_results(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات", 390)
    results(page)
    page.locator(".h-search__narrow > summary").click()
    page.locator('[data-h-facet="source"] input').first.check()
    page.wait_for_url("**source=*")
    status, show = page.locator("[data-h-search] [data-h-status]"), page.locator("[data-h-show]")
    until(page, "() => document.querySelector('[data-h-chosen] a')")
    assert show.inner_text() == status.inner_text() != ""
    assert show.bounding_box()["y"] + show.bounding_box()["height"] <= 900
    assert status.bounding_box()["y"] > 900
    show.click()
    assert 0 < status.bounding_box()["y"] < 860
    assert status.evaluate("e => e === document.activeElement")


def test_who_ticks_a_box_far_below_the_first_results_sees_those_that_are_left_and_the_box(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات")
    results(page)
    page.mouse.wheel(0, 900)
    until(page, "() => scrollY > 300")
    box = page.locator('[data-h-facet="source"] input').first
    box.check()
    page.wait_for_url("**source=*")
    until(page, "() => document.querySelector('[data-h-chosen] a')")
    for shown in (page.locator("[data-h-hits] h2").first, box):
        assert 60 < shown.bounding_box()["y"] < 860


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
    page.locator("[data-h-help] a").first.wait_for(state="visible")


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


def answered(page: Page, query: str) -> str:
    """What the page of results says of a query, once it says it."""
    page.locator("#h-search-query").fill(query)
    page.locator("#h-search-query").press("Enter")
    until(
        page,
        "q => document.title.startsWith(q) && /نتيج|نتائج|اتصال/.test(document.querySelector('[data-h-search] [data-h-status]').textContent)",
        query,
    )
    return page.locator("[data-h-search] [data-h-status]").inner_text()


def test_a_small_archive_is_searched_for_any_word_without_network_once_a_search_was_made(browser, served):
    page, complaints = opened(browser, f"{served}{RESULTS}?q=القوات")
    with page.expect_response("**/whole.bin*"):
        pass
    page.wait_for_timeout(300)
    page.context.set_offline(True)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(urlsplit(request.url).path))
    assert "لا نتائج" not in answered(page, "بغداد")
    assert results(page)
    page.locator('[data-h-facet="actor"] summary').click()
    page.wait_for_selector('[data-h-facet="actor"] li')
    page.locator('[role="combobox"]').fill("الجنود")
    page.wait_for_selector('[role="option"]')
    page.keyboard.press("Enter")
    until(page, "document.title.startsWith('الجنود')")
    assert results(page)
    # Chromium asks for the icon of a tab again when its address changes, whatever it has kept.
    assert set(failed) <= {"/assets/logo.svg"}
    assert len(complaints) <= len(failed)


def test_without_network_and_without_the_words_the_page_says_so(browser, served):
    context = browser.new_context()
    context.route("**/whole.bin*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{served}{RESULTS}?q=القوات")
    assert results(page)
    context.set_offline(True)
    assert "لا اتصال بالشبكة" in answered(page, "كركوك")
    context.set_offline(False)
    assert "لا اتصال" not in answered(page, "بغداد")


def test_actors_and_questions_are_counted_where_they_are_opened_and_narrow_by_name(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات")
    results(page)
    assert page.locator('[data-h-facet="actor"] li').count() == 0
    page.locator('[data-h-facet="actor"] summary').click()
    first = page.locator('[data-h-facet="actor"] label').first
    name = first.locator("bdi").inner_text()
    count = int(first.locator(".h-dim").inner_text())
    first.locator("input").check()
    page.wait_for_selector(f'[data-h-chosen] a:has-text("{name}")')
    until(page, "n => parseInt(document.querySelector('[data-h-search] [data-h-status]').textContent) === n", count)
    # The address alone gives the same, with the name, though nothing is opened.
    page, _ = opened(browser, page.url)
    page.wait_for_selector(f'[data-h-chosen] a:has-text("{name}")')
    until(page, "n => parseInt(document.querySelector('[data-h-search] [data-h-status]').textContent) === n", count)
    # Another query keeps what narrows it; the link takes it away.
    page.locator("#h-search-query").fill("القوات الأميركية")
    page.keyboard.press("Enter")
    page.wait_for_url("**actor=*")
    page.locator("[data-h-chosen] a").click()
    until(page, "!location.search.includes('actor=')")


def test_addresses_that_nobody_offered_are_answered(browser, served):
    page, complaints = opened(browser, f"{served}{RESULTS}?q=القوات&page=999&from=٢٠٢٤/٠٩&to=2024-09")
    assert len(results(page)) > 1
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات&actor=nobody-known")
    page.wait_for_selector('[data-h-chosen] a:has-text("nobody-known")')
    assert "لا نتائج" in page.locator("[data-h-search] [data-h-status]").inner_text()
    assert complaints == []


def test_the_list_as_ris_has_the_lines_that_reference_managers_read(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات&kind=article")
    every = results(page)
    page.wait_for_selector("[data-h-ris][href]")
    with page.expect_download() as download:
        page.locator("[data-h-ris]").click()
    content = download.value.path().read_bytes().decode("utf-8")
    records = [record.split("\r\n") for record in content.split("ER  - \r\n")[:-1]]
    assert "\n" not in content.replace("\r\n", "")
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - .+", line) for record in records for line in record[:-1])
    assert {record[0] for record in records} == {"TY  - NEWS"}
    assert {line[6:] for record in records for line in record if line.startswith("TI")} == set(every)


def test_keys_move_through_the_hits_and_leave_them(browser, served):
    page, _ = opened(browser, served + ARTICLE)
    box = page.locator('[role="combobox"]')
    box.fill("القوات")
    page.wait_for_selector('[role="option"]')
    box.press("ArrowUp")
    last = page.locator('[role="option"]').last.get_attribute("id")
    assert box.get_attribute("aria-activedescendant") == last
    box.press("Home")
    assert not box.get_attribute("aria-activedescendant")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    box.press("ArrowDown")
    page.wait_for_selector('[role="option"]')
    assert page.locator("[data-h-told]").inner_text()


def test_a_hit_of_an_unfinished_word_is_marked_where_it_leads(browser, served):
    page, _ = opened(browser, served + "/about/")
    page.keyboard.press("/")
    page.keyboard.type("البنتا")
    page.wait_for_selector('[role="option"] mark')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**h=*")
    until(page, "CSS.highlights.get('h-found')?.size > 0")


def test_in_english_hits_facets_and_counts_are_english_and_lead_to_english_pages_and_to_the_words(browser, served):
    page, complaints = opened(browser, f"{served}/en{RESULTS}?q=لانسحاب القوات")
    results(page)
    assert re.match(r"\d+ results", page.locator("[data-h-search] [data-h-status]").inner_text())
    labels = page.locator("[data-h-facet] label").all_inner_texts()
    assert len(labels) > 10
    assert not [
        label for label in [*labels, *page.locator(".h-search__about").all_inner_texts()] if ARABIC.search(label)
    ]
    for link in page.locator("[data-h-hits] > li > h2 a").all():
        assert link.get_attribute("href").startswith(f"{served}/en/archive/")
    arabic = page.locator("[data-h-hits] > li > h2", has=page.locator("mark"))
    assert {(each.get_attribute("lang"), each.get_attribute("dir")) for each in arabic.all()} <= {("ar", "auto")}
    page.locator('[role="combobox"]').fill("Pentagon")
    page.wait_for_selector('[role="option"]')
    targets = [each.get_attribute("data-href") for each in page.locator('[role="option"]').all()]
    assert all(target.startswith(f"{served}/en/archive/") for target in targets)
    page.keyboard.press("Escape")
    assert {each.evaluate("each => getComputedStyle(each).direction") for each in arabic.all()} <= {"rtl"}
    words = page.locator('[data-h-hits] a[hreflang="ar"]').first
    assert "in Arabic" in words.locator("..").inner_text()
    words.click()
    until(page, "CSS.highlights.get('h-found')?.size > 0")
    assert page.evaluate("location.pathname").startswith("/archive/0")
    assert complaints == []


def test_hits_of_one_article_stand_under_one_heading_and_open(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات")
    results(page)
    headings = [
        link.get_attribute("href").split("?")[0].split("#")[0] for link in page.locator("[data-h-hits] h2 a").all()
    ]
    assert len(headings) == len(set(headings))
    further = page.locator("[data-h-hits] details").first
    assert not further.locator("li").first.is_visible()
    further.locator("summary").click()
    assert further.locator("li").first.is_visible()
    assert further.locator("li").count() == int(re.search(r"\d+", further.locator("summary").inner_text())[0])


def test_where_nothing_is_found_no_empty_frame_stands_and_what_finds_something_is_offered(browser, served):
    page, _ = opened(browser, f"{served}{RESULTS}?q=القوات&year=1999&source=nobody")
    offered = page.locator("[data-h-try] a")
    offered.wait_for()
    for facet in page.locator("[data-h-facet]").all():
        assert not facet.is_visible() or facet.locator("input").count()
    offered.click()
    until(page, "document.querySelectorAll('[data-h-hits] > li').length > 1")
    assert "year" not in page.url


def test_nothing_on_the_page_moves_while_results_come(browser, served):
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(
        "globalThis.moved = 0; new PerformanceObserver((all) => all.getEntries().forEach(({ value }) => (moved += value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(f"{served}{RESULTS}?q=القوات")
    until(page, "document.querySelector('[data-h-search]').dataset.hReady !== undefined")
    page.wait_for_timeout(200)
    assert page.evaluate("moved") < 0.005


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


def test_an_index_shipped_as_classic_scripts_is_searched_from_a_file(browser, tmp_path):
    """Browsers refuse modules and fetch there: the module is joined into a script, the index is one of base64."""
    module = MODULE.read_text("utf-8")
    script = (
        f"globalThis.searching = (() => {{\n{re.sub('^export ', '', module, flags=re.M)}\nreturn createSearch;\n}})();"
    )
    files = {path: base64.b64encode(content).decode() for path, content in index(documents()).items()}
    loading = (
        "const search = searching({ load: async (path) => Uint8Array.from(atob(files[path]), (c) => c.charCodeAt(0)).buffer });"
        'search.search("لمكافحة الارهاب").then(({ hits }) => { document.title = hits[0].id; });'
    )
    page = tmp_path / "folder.html"
    scripts = (script, f"const files = {json.dumps(files)};", loading)
    page.write_text('<meta charset="utf-8">' + "".join(f"<script>{each}</script>" for each in scripts), "utf-8")
    opened_page, complaints = opened(browser, page.as_uri())
    until(opened_page, "document.title === 'a-terror'")
    assert complaints == []
