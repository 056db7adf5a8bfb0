"""The site in a real browser: nothing overlaps or overflows, nothing is asked of another host, no script is missed."""

import re
from collections import Counter
from itertools import combinations, pairwise

import pytest
from playwright.sync_api import Browser, Page

from hashiya.render.chart.labels import width as reckoned

KINDS = {
    "home": "/",
    "article with a Latin caption": "/archive/000_0f7b61de8f334f8c/",
    "article of unknown publisher": "/archive/004_3bf5a12c46793145/",
    "articles": "/archive/",
    "actor": "/archive/actors/abbasi/",
    "actors": "/archive/actors/",
    "month": "/archive/dates/2025/09/",
    "topic": "/archive/topics/us-military-presence/",
    "topics": "/archive/topics/",
    "question": "/archive/questions/coalition-mission-end/",
    "question of a number": "/archive/questions/us-troops-in-iraq/",
    "question of yes or no": "/archive/questions/isis-still-active/",
    "source": "/archive/sources/enab-baladi/",
    "about": "/about/",
    "annotate": "/annotate/",
    "not found": "/no/such/page/",
    "search": "/archive/search/",
}
ARTICLE = "/archive/001_01b29d86cdfaf4b0/"


def opened(browser: Browser, address: str, width: int = 1440, **options: object) -> tuple[Page, list[str]]:
    """A page, and whatever it complained of or asked of another host."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    complaints: list[str] = []
    host = re.match(r"https?://[^/]*", address)[0]
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((host, "data:", "blob:")) else complaints.append(r.url))
    page.goto(address)
    return page, [] if "no/such" in address else complaints


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_and_complains_of_nothing(browser, served, kind, scheme, width):
    page, complaints = opened(browser, served + KINDS[kind], width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_enlarged_fourfold_is_read_without_moving_it_sideways(browser, served, kind):
    """1,280 px at 400 % are 320 (WCAG 1.4.10)."""
    page, _ = opened(browser, served + KINDS[kind], 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_the_face_is_our_own(browser, served):
    page, _ = opened(browser, served + ARTICLE)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Hashiya', 'العراق'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.h-line')).fontFamily").startswith("Hashiya")
    assert page.evaluate("getComputedStyle(document.querySelector('.h-line')).letterSpacing") in ("normal", "0px")


def test_the_latin_caption_reads_left_to_right(browser, served):
    page, _ = opened(browser, served + "/archive/000_0f7b61de8f334f8c/")
    caption = page.locator(".h-caption .h-line")
    assert caption.evaluate("e => getComputedStyle(e).direction") == "ltr"
    first, last = (
        caption.evaluate(
            """(e, word) => {
                 const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
                 for (let n; (n = walk.nextNode());) {
                   const at = n.data.indexOf(word);
                   if (at >= 0) { const r = document.createRange(); r.setStart(n, at); r.setEnd(n, at + 1);
                                  const b = r.getBoundingClientRect(); return [b.x, b.y]; } } }""",
            word,
        )
        for word in ("140807", "(Aug")
    )
    assert first[1] == pytest.approx(last[1], abs=4)
    assert first[0] < last[0]


QUESTION = "/archive/questions/coalition-mission-end/"


@pytest.mark.parametrize("width", [390, 1440])
def test_the_picture_of_a_question_is_there_once_and_its_letters_are_large_enough(browser, served, width):
    page, _ = opened(browser, served + QUESTION, width)
    (shown,) = [svg for svg in page.locator("svg.h-chart").all() if svg.is_visible()]
    sizes = shown.locator("text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    )
    assert min(sizes) >= 11
    boxes = shown.locator("text").evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
    around = shown.bounding_box()
    assert all(around["x"] - 1 <= box["left"] and box["right"] <= around["x"] + around["width"] + 1 for box in boxes)
    assert all(
        one["right"] <= other["left"] or other["right"] <= one["left"] or one["bottom"] - 4 <= other["top"]
        or other["bottom"] - 4 <= one["top"]
        for one, other in combinations(boxes, 2)
    )  # fmt: skip


def test_every_mark_has_its_number_and_the_narrow_table_has_it_too_without_moving_sideways(browser, served):
    page, _ = opened(browser, served + QUESTION, 390)
    numbers = page.locator(".h-chart--narrow .h-c-number").all_text_contents()
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    assert sorted(numbers) == [name for role, name in told if role == "rowheader"]
    roles = Counter(role for role, _ in told)
    assert (roles["table"], roles["columnheader"], roles["row"]) == (1, 8, len(numbers) + 1)
    assert roles["gridcell"] + roles["cell"] == 7 * len(numbers)
    assert len(numbers) == page.locator(".h-chart--narrow .h-c-mark").count()
    assert page.locator(".h-scroll").evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.locator("#s-accord .h-tie").first.is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_below_the_picture_each_number_has_who_says_it_and_leads_to_the_answer(browser, served, width):
    page, _ = opened(browser, served + QUESTION, width)
    named = page.locator(".h-chart-who li:visible")
    shown = page.locator(".h-chart:visible .h-c-number").all_text_contents()
    assert named.locator(".h-n").all_text_contents() == sorted(shown, key=int)
    speakers = page.locator(".h-answers-table td:nth-of-type(3)").all_text_contents()
    assert [words.split("·")[0].strip() for words in named.locator(".h-chart-name").all_inner_texts()] == speakers
    numbers = named.locator("a").evaluate_all(
        "all => all.map(e => document.getElementById(decodeURIComponent(e.hash.slice(1))).querySelector('.h-n').textContent)"
    )
    assert numbers == sorted(shown, key=int)
    page.context.close()


def test_words_beside_marks_are_not_wider_than_was_reckoned(browser, served):
    for question in ("coalition-mission-end", "us-troops-in-iraq", "last-coalition-forces-leave"):
        page, _ = opened(browser, f"{served}/archive/questions/{question}/")
        page.evaluate("document.fonts.ready")
        measured = page.locator(".h-chart--wide .h-c-label").evaluate_all(
            "all => all.map(e => [e.textContent, e.getComputedTextLength()])"
        )
        assert measured
        for words, length in measured:
            assert length <= reckoned(words), words


def test_a_mark_is_reached_by_keyboard_and_leads_to_its_words(browser, served):
    page, _ = opened(browser, served + QUESTION)
    page.locator(".h-chart--wide a").first.evaluate("e => e.focus()")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert "#m-" in focused
    assert page.evaluate("document.activeElement.querySelector('title').textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{focused.removeprefix('../../')}")
    assert page.evaluate("document.querySelector(':target')?.classList.contains('h-mark')")


def test_what_is_copied_is_the_text_alone(browser, served, site):
    page, _ = opened(browser, served + ARTICLE)
    paragraph = page.locator('[data-line="11"]')
    seed = (site / "archive/001_01b29d86cdfaf4b0/001_01b29d86cdfaf4b0.txt").read_text("utf-8").split("\n")
    assert paragraph.evaluate("e => e.textContent") == seed[10]
    assert (
        paragraph.evaluate("e => { const s = getSelection(); s.selectAllChildren(e); return s.toString(); }")
        == seed[10].rstrip()
    )


def test_notes_stand_beside_the_words_on_a_wide_page_and_below_on_a_narrow_one(browser, served):
    for width, beside in ((1440, True), (390, False)):
        page, _ = opened(browser, served + ARTICLE, width)
        row = page.locator(".h-row:has(.h-margin)").first
        text, margin = row.locator(".h-line").bounding_box(), row.locator(".h-margin").bounding_box()
        if beside:
            assert margin["x"] + margin["width"] <= text["x"]
        else:
            assert margin["y"] >= text["y"] + text["height"]
        page.context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_to_how_the_date_is_known_leaves_the_headline_in_sight_and_the_header_says_where_one_is(
    browser, served, width
):
    page, _ = opened(browser, f"{served}{ARTICLE}#date", width)
    page.wait_for_timeout(300)
    assert page.locator("#title").bounding_box()["y"] >= page.locator(".md-header").bounding_box()["height"] - 1
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(400)
    names = [name for name in page.locator(".md-header__topic").all() if name.is_visible()]
    seen = [name.inner_text() for name in names if name.evaluate("e => getComputedStyle(e).opacity === '1'")]
    assert seen == (["حاشية"] if width == 390 else [page.locator("#title").inner_text()])


def test_notes_never_overlap(browser, served):
    page, _ = opened(browser, served + "/archive/004_3bf5a12c46793145/")
    page.evaluate("document.querySelectorAll('.h-note').forEach(n => n.open = true)")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.h-note')].map(n => n.getBoundingClientRect()).map(b => [b.top, b.bottom])"
    )
    assert len(boxes) > 10
    assert all(bottom <= top + 0.5 for (_, bottom), (top, _) in pairwise(boxes))


@pytest.mark.parametrize("scripts", [True, False])
def test_removed_lines_are_shown_on_request_with_and_without_scripts(browser, served, scripts):
    page, _ = opened(browser, served + ARTICLE, java_script_enabled=scripts)
    removed = page.locator(".h-removed").first
    assert not removed.is_visible()
    page.locator(".h-show-removed").check()
    assert removed.is_visible()
    page.context.close()


def test_a_link_to_a_removed_line_shows_it(browser, served):
    page, _ = opened(browser, served + ARTICLE + "#l53")
    assert page.locator("#l53").is_visible()


def test_a_link_to_a_note_opens_it_and_a_number_leads_to_its_note(browser, served):
    page, _ = opened(browser, served + ARTICLE)
    page.locator('.h-ref[data-n="1"]').first.click()
    target = page.evaluate("location.hash")
    assert page.locator(target).is_visible()


def test_the_page_reads_without_scripts(browser, served):
    page, _ = opened(browser, served + ARTICLE, java_script_enabled=False)
    assert page.locator('[data-line="9"]').is_visible()
    assert page.locator(".h-note summary").first.is_visible()
    page.locator(".h-note summary").first.click()
    assert page.locator(".h-note-body").first.is_visible()
    assert page.locator("#cite").is_visible()


def test_no_word_of_the_interface_is_english(browser, served):
    """Latin letters stand only in names, of formats too, ids, addresses and what the source printed."""
    page, _ = opened(browser, served + ARTICLE)
    texts = page.evaluate(
        """() => { const out = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
             for (let n; (n = walk.nextNode());) {
               const e = n.parentElement;
               if (!e.closest('script,style,svg,[lang=en],[data-line],code,[dir=ltr],.h-en') && e.checkVisibility())
                 out.push(n.data); }
             return out; }"""
    )
    words = {word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)}
    names = {"SHA", "SWHID", "CC", "BY", "BibLaTeX", "BibTeX", "RIS", "CSL", "JSON", "Web", "Annotation"}
    assert words <= names
