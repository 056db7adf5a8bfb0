"""The annotation form in a real browser: what it makes passes the check unchanged, and only the reader sends it."""

import re
from random import Random
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from hashiya import pipeline
from hashiya.arabic import whole_words, words
from hashiya.messages import catalogue
from hashiya.model import Claim
from hashiya.pipeline import Run
from hashiya.read import read_archive, read_material, seed_text
from hashiya.write import Memory
from tests.conftest import ARCHIVES, ROOT, copy_archive, serving
from tests.test_browser import opened

ARTICLES = sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
MISSION = "/archive/001_01b29d86cdfaf4b0/"
SELECT = """([line, start, end]) => {
  const element = document.querySelector(`[data-line="${line}"]`);
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
  let at = 0, begun = false;
  for (let node; (node = walk.nextNode());) {
    const letters = Array.from(node.data), last = at + letters.length, unit = (n) => letters.slice(0, n - at).join("").length;
    if (!begun && start < last) { range.setStart(node, unit(start)); begun = true; }
    if (begun && end <= last) { range.setEnd(node, unit(end)); break; }
    at = last;
  }
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""
NO_NAVIGATION = """() => {
  window.opened = []; window.open = (...given) => { window.opened.push(given); return null; };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.protocol === "mailto:") window.mailed = this.href; else click.call(this);
  };
}"""


def with_forge(root):
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("# repo_url: https://github.com", "repo_url: https://github.com")
    config.write_text(text.replace("editors@hashiya.example", "editors@example.org"), "utf-8")
    return root


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The real archive with a forge and an address to write to, built."""
    root = with_forge(copy_archive(ROOT, tmp_path_factory.mktemp("forge")))
    pipeline.build(Run(root, jobs=1))
    return root


@pytest.fixture(scope="module")
def forge(archive):
    with serving(archive / "build" / "site") as address:
        yield address


@pytest.fixture
def page(browser, forge):
    page, complaints = opened(browser, forge + MISSION)
    page.wait_for_selector(".h-add")
    page.evaluate(NO_NAVIGATION)
    yield page
    page.context.close()
    assert complaints == []


def test_the_form_speaks_the_language_that_the_reader_came_with(browser, forge):
    page, complaints = opened(browser, f"{forge}{MISSION}?lang=en#annotate")
    page.wait_for_selector('.h-add[title="Add a note on this paragraph"]')
    page.locator(".h-add").nth(5).dispatch_event("click")
    page.locator(".h-form-main").click()
    form = page.locator("dialog.h-form")
    assert (form.get_attribute("lang"), form.get_attribute("dir")) == ("en", "ltr")
    expect(form.locator(".h-form-status")).to_have_text("2 things are left to do before you send it.")
    words = form.locator("label, legend, .h-form-hint, .h-form-error, button").all_inner_texts()
    assert not [each for each in words if re.search("[ء-ي]", each)]
    assert complaints == []


def offered(page: Page, line: int, start: int, end: int) -> None:
    page.evaluate(SELECT, [line, start, end])
    page.locator("[data-offer=offer]").click()
    # What is clicked while the form still moves is missed.
    moving = "(form) => Promise.all(form.getAnimations({ subtree: true }).map((one) => one.finished))"
    page.locator("dialog.h-form[open]").evaluate(moving)


def filled(page: Page, note: str = "ملاحظة: «نعم» # لا", author: str = "ليلى") -> None:
    page.locator("textarea[data-key=note]").fill(note)
    page.locator("input[data-key=author]").fill(author)


def made(page: Page) -> tuple[str, str]:
    return page.locator(".h-form-path").text_content(), page.locator(".h-form-yaml").text_content()


def put(root, path: str, content: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    assert not (root / path).exists()
    (root / path).write_text(content, "utf-8")


def spans_of(root, article: str) -> dict[str, tuple[int, int]]:
    with Memory(None, b"") as memory:
        pipeline.gather(Run(root, jobs=1), memory)
        found = memory.article(article)
    return {item.id: (item.start, item.end) for item in (*found.claims, *found.notes)}


@pytest.mark.parametrize("article", ARTICLES)
def test_any_words_of_an_article_make_a_note_that_lands_on_them(browser, forge, tmp_path, article):
    """Words of the title, of captions, across marks and names, of removed lines: in each line some, by a fixed seed."""
    root, text = copy_archive(ROOT, tmp_path / "a"), seed_text(ROOT, article)
    page, complaints = opened(browser, f"{forge}/archive/{article}/")
    page.wait_for_selector(".h-add")
    page.locator(".h-show-removed").check()
    page.evaluate(NO_NAVIGATION)
    random, wanted, refused, at = Random(article), {}, 0, 0  # noqa: S311
    lines = page.evaluate("[...document.querySelectorAll('[data-line]')].map((e) => Number(e.dataset.line))")
    for number, line in enumerate(text.split("\n"), 1):
        places = words(line)
        if number in lines and places:
            first, last = sorted(random.choices(range(len(places)), k=2))
            start, end = places[first][0], places[last][1]
            offered(page, number, start, end)
            filled(page)
            path, content = made(page)
            page.locator("button[type=submit]").click()
            if page.locator(".h-form-error:visible").count():
                assert page.locator(".h-form-error:visible").text_content() == catalogue().text("form.not-alone")
                refused += 1
                page.keyboard.press("Escape")
                continue
            put(root, path, content)
            wanted[f"{article}/{path.rpartition('/')[2].removesuffix('.yml')}"] = whole_words(
                text, at + start, at + end
            )
            page.keyboard.press("Escape")
        at += len(line) + 1
    assert len(wanted) >= 12
    assert refused <= 1
    found = pipeline.check(Run(root, jobs=1))
    assert found.problems == ()
    spans = spans_of(root, article)
    assert {key: spans[key] for key in wanted} == wanted
    assert complaints == []


def test_the_address_opens_with_path_and_content_decoded_back_exactly(page):
    offered(page, 11, 0, 40)
    filled(page, note="سطر & آخر = 100% +\n\n«ثالث» 😀 # ؟")
    path, content = made(page)
    page.locator("button[type=submit]").click()
    ((url, target, features),) = page.evaluate("window.opened")
    parts = urlsplit(url)
    assert (parts.netloc, parts.path) == ("github.com", "/owner/archive/new/main")
    assert parse_qs(parts.query, strict_parsing=True) == {"filename": [path], "value": [content]}
    assert (target, features) == ("_blank", "noopener,noreferrer")
    assert re.fullmatch(r"annotations/articles/001_01b29d86cdfaf4b0/[a-z0-9][a-z0-9_-]*\.yml", path)
    assert page.locator(".h-form-next li").count() == 6


def test_a_claim_with_its_answer_passes_the_check(page, tmp_path):
    root = copy_archive(ROOT, tmp_path / "a")
    offered(page, 11, 60, 120)
    page.locator("input[value=claim]").check(force=True)
    for name in ("reuters-sources", "pentagon"):
        page.locator("input[data-key=speakers]").fill(name)
        page.locator("input[data-key=speakers]").press("Enter")
    page.locator("button[aria-label*=pentagon]").click()
    page.locator("input[value=indirect]").check(force=True)
    page.locator("select[data-key=question]").select_option("last-coalition-forces-leave")
    page.locator("select[data-key=bound]").select_option("by")
    page.locator("input[data-key=value]").fill("2026")
    page.locator("input[value=planned]").check(force=True)
    page.locator("input[data-key=author]").fill("ليلى")
    path, content = made(page)
    put(root, path, content)
    assert pipeline.check(Run(root, jobs=1)).problems == ()
    material, _ = read_material(root, "001_01b29d86cdfaf4b0.txt")
    (claim,) = [e.value for e in material.annotations if e.path == path]
    assert isinstance(claim, Claim)
    assert claim.speakers == ("reuters-sources",)
    (answer,) = claim.answers
    assert (answer.value, answer.bound, answer.as_of.text, answer.status) == ("../2026", "by", "2024-09-06", "planned")


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("us-troops-in-iraq", " ٢٥٠٠ ", "2500"),
        ("us-troops-in-iraq", "۱۲٫۵", "12.5"),
        ("coalition-mission-end", "٢٠٢٥-٠٩", "2025-09"),
        ("first-withdrawal-places", "٣ قواعد", "٣ قواعد"),
    ],
)
def test_digits_of_an_arabic_keyboard_are_taken_but_words_stay(page, tmp_path, question, typed, value):
    root = copy_archive(ROOT, tmp_path / "a")
    offered(page, 11, 60, 120)
    page.locator("input[value=claim]").check(force=True)
    page.locator("input[data-key=speakers]").fill("reuters-sources")
    page.locator("input[data-key=speakers]").press("Enter")
    page.locator("input[value=indirect]").check(force=True)
    page.locator("select[data-key=question]").select_option(question)
    page.locator("input[data-key=value]").fill(typed)
    page.locator("input[data-key=as_of]").fill("٢٠٢٤-٠٩-٠٦")
    page.locator("input[value=planned]").check(force=True)
    page.locator("input[data-key=author]").fill("ليلى")
    path, content = made(page)
    put(root, path, content)
    assert pipeline.check(Run(root, jobs=1)).errors == 0
    material, _ = read_material(root, "001_01b29d86cdfaf4b0.txt")
    (claim,) = [e.value for e in material.annotations if e.path == path]
    assert [(answer.value, answer.as_of.text) for answer in claim.answers] == [(value, "2024-09-06")]


def test_the_form_is_no_second_head_and_foot_of_the_page(page):
    offered(page, 11, 0, 11)
    form = page.get_by_role("dialog", name="أضف حاشية")
    assert form.count() == 1
    assert form.get_by_role("banner").count() == form.get_by_role("contentinfo").count() == 0


def test_a_new_actor_is_proposed_with_the_form_seen(page, tmp_path):
    root = copy_archive(ROOT, tmp_path / "a")
    offered(page, 11, 0, 11)
    page.locator("input[value=actor]").check(force=True)
    page.locator("input[data-key=en]").fill("Léa D'Example")
    assert page.locator("input[data-key=id]").input_value() == "lea-dexample"
    page.locator("select[data-key=type]").select_option("organisation")
    path, content = made(page)
    assert path == "annotations/actors/lea-dexample.yml"
    put(root, path, content)
    assert pipeline.check(Run(root, jobs=1)).errors == 0
    actor = read_archive(root)[0].actors["lea-dexample"].value
    assert (actor.name.ar, actor.forms[0].form) == ("ونقلت وكالة", "ونقلت وكالة")


def test_what_is_missing_is_told_at_its_field_in_the_words_of_the_check(page):
    offered(page, 11, 0, 11)
    page.locator("button[type=submit]").click()
    assert page.evaluate("window.opened") == []
    errors = page.locator(".h-form-error:visible").all_text_contents()
    assert errors == ["الحقل «ملاحظتك» فارغ.", "الحقل «اسمك» فارغ."]
    focused = page.evaluate(
        "[document.activeElement.dataset.key, document.activeElement.getAttribute('aria-describedby')]"
    )
    assert focused[0] == "note"
    described = [page.locator(f"#{part}").text_content() for part in focused[1].split()]
    assert "الحقل «ملاحظتك» فارغ." in described
    filled(page)
    assert page.locator(".h-form-error:visible").count() == 0
    assert page.locator(".h-form-status").text_content() == ""


def test_a_note_that_no_address_can_carry_is_copied_and_the_page_opened_empty(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    offered(page, 11, 0, 11)
    filled(page, note="كلمة " * 400)
    expect(page.locator(".h-form-meter")).to_contain_text("أطول")
    path, content = made(page)
    page.locator("button[type=submit]").click()
    expect(page.locator(".h-form-status")).to_contain_text("ألصقه")
    ((url, *_),) = page.evaluate("window.opened")
    assert len(url) < 8191
    assert parse_qs(urlsplit(url).query)["filename"] == [path]
    assert page.evaluate("navigator.clipboard.readText()") == content


def test_a_forge_that_takes_no_content_gets_it_by_the_clipboard(browser, forge):
    page, complaints = opened(browser, forge + MISSION)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def with_gitlab(route):
        body = route.fetch().text().replace('"kind":"github","carries":true', '"kind":"gitlab","carries":false')
        route.fulfill(body=body, content_type="text/javascript")

    page.route("**/annotate/data.js", with_gitlab)
    page.evaluate(NO_NAVIGATION)
    offered(page, 11, 0, 11)
    filled(page)
    path, content = made(page)
    assert page.locator(".h-form-meter").is_hidden()
    page.locator("button[type=submit]").click()
    expect(page.locator(".h-form-status")).to_contain_text("ألصقه")
    ((url, *_),) = page.evaluate("window.opened")
    assert urlsplit(url).path == "/owner/archive/-/new/main"
    assert parse_qs(urlsplit(url).query) == {"file_name": [path]}
    assert page.evaluate("navigator.clipboard.readText()") == content
    assert complaints == []
    page.context.close()


def test_a_selection_that_a_touch_takes_away_is_still_the_one_that_was_offered(page):
    page.evaluate(SELECT, [11, 0, 11])
    page.locator("[data-offer=offer]").dispatch_event("pointerdown")
    page.evaluate("getSelection().removeAllRanges()")
    page.wait_for_timeout(100)
    page.locator("[data-offer=offer]").dispatch_event("click")
    assert page.locator("dialog.h-form textarea").first.input_value() == "ونقلت وكالة"


def test_a_letter_carries_the_file_and_one_too_long_asks_to_paste_it(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    offered(page, 11, 0, 11)
    for note, whole in (("قصيرة", True), ("كلمة " * 200, False)):
        filled(page, note=note)
        path, content = made(page)
        page.get_by_text("أرسله بالبريد").click()
        expect(page.locator(".h-form-status")).to_contain_text("بريدك" if whole else "ألصقه")
        sent = page.evaluate("window.mailed")
        page.evaluate("window.mailed = null")
        assert len(sent) <= 2000
        assert sent.startswith("mailto:editors@example.org?subject=")
        body = unquote(sent).replace("\r\n", "\n")
        assert path in body
        assert (content in body) is whole


def test_without_a_forge_the_file_is_downloaded(browser, served):
    page, complaints = opened(browser, served + MISSION)
    page.wait_for_selector(".h-add")
    offered(page, 11, 0, 11)
    filled(page)
    path, content = made(page)
    assert page.locator(".h-form-meter").is_hidden()
    assert page.get_by_text("وأرسله إلى من يقوم على هذا الأرشيف").is_visible()
    with page.expect_download() as waiting:
        page.locator("button[type=submit]").click()
    assert waiting.value.suggested_filename == path.rpartition("/")[2]
    assert waiting.value.path().read_text("utf-8") == content
    assert page.get_by_text("أرسله بالبريد").count() == 0
    assert complaints == []
    page.context.close()


def test_with_the_keyboard_alone(page):
    page.evaluate("document.querySelector('[data-line=\"11\"]').querySelector('.h-ref--line').focus()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('h-add')")
    page.keyboard.press("Enter")
    assert page.locator("dialog.h-form").evaluate("e => e.open")
    seed = seed_text(ROOT, ARTICLES[1]).split("\n")[10]
    assert page.evaluate("document.activeElement.value") == seed.strip()
    page.keyboard.press("Control+A")
    page.keyboard.type("متعددة مطلعة")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("ملاحظة")
    page.keyboard.press("Tab")
    page.keyboard.type("ليلى")
    page.keyboard.press("Enter")
    assert page.evaluate("window.opened.length") == 1
    assert "quote: |\n  متعددة مطلعة\n" in made(page)[1]
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "!document.activeElement || document.activeElement === document.body || Boolean(document.activeElement.closest('dialog.h-form'))"
        )
        assert inside
    page.keyboard.press("Escape")
    assert not page.locator("dialog.h-form").evaluate("e => e.open")
    assert page.evaluate("document.activeElement.classList.contains('h-add')")
    page.keyboard.press("Enter")
    assert page.locator("textarea[data-key=note]").input_value() == "ملاحظة"


def test_a_selection_made_with_the_keyboard_is_taken_by_the_button_of_its_paragraph(page):
    page.evaluate(SELECT, [11, 0, 11])
    page.evaluate("document.querySelector('[data-line=\"11\"] .h-add').focus()")
    page.keyboard.press("Enter")
    assert page.locator("dialog.h-form textarea").first.input_value() == "ونقلت وكالة"


def test_on_a_phone_with_touch(browser, forge):
    page, complaints = opened(browser, forge + MISSION, 390, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.wait_for_selector(".h-add")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator('[data-line="11"] .h-add').tap()
    box = page.locator("dialog.h-form").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == pytest.approx(page.viewport_size["height"], abs=1)
    page.locator("input[value=claim]").tap(force=True)
    page.locator("select[data-key=question]").select_option("us-troops-in-iraq")
    assert (
        page.evaluate(
            "document.querySelector('.h-form-body').scrollWidth - document.querySelector('.h-form-body').clientWidth"
        )
        == 0
    )
    sizes = page.evaluate(
        """[...document.querySelectorAll('dialog.h-form :is(button, input, select, textarea, summary), .h-add')].filter((e) => e.checkVisibility())
             .map((e) => (e.closest('label.h-form-choice') ?? e).getBoundingClientRect()).map((b) => [b.width, b.height])"""
    )
    assert min(min(size) for size in sizes) >= 24
    page.locator("dialog.h-form .h-form-close").tap()
    page.evaluate(SELECT, [13, 0, 9])
    offer = page.locator("[data-offer=offer]")
    assert offer.evaluate("e => getComputedStyle(e.parentElement).position") == "fixed"
    offer.tap()
    assert page.locator("dialog.h-form").evaluate("e => e.open")
    assert complaints == []
    page.context.close()


# How something is selected; what the form speaks of then, None where it need only be offered, False where nothing is.
HELPERS = """const line = (n) => document.querySelector(`[data-line="${n}"]`);
  const text = (e) => document.createTreeWalker(e, NodeFilter.SHOW_TEXT).nextNode();
  const set = (from, start, to, end) => getSelection().setBaseAndExtent(from, start, to, end);"""
RANGES = {
    "half words": ("set(text(line(11)), 2, text(line(11)), 8)", "ونقلت وكالة", ["form.widened"]),
    "several paragraphs": ("set(text(line(11)), 6, text(line(13)), 5)", None, ["form.cut"]),
    "backwards": ("set(text(line(11)), 11, text(line(11)), 0)", "ونقلت وكالة", []),
    "into the notes": ("set(text(line(11)), 6, document.querySelector('.h-margin summary'), 0)", None, []),
    "a whole paragraph by three clicks": ("set(text(line(9)), 0, line(11), 0)", None, []),
    "nothing of the text": ("getSelection().selectAllChildren(document.querySelector('.h-standing'))", False, []),
    "spaces at the ends": ("set(text(line(11)), 5, text(line(11)), 12)", "وكالة", []),
    "a sign without a letter": ("set(text(line(11)), 5, text(line(11)), 6)", False, []),
}


@pytest.mark.parametrize("case", RANGES)
def test_any_selection_is_taken_or_not_offered(page, case):
    select, wanted, notices = RANGES[case]
    page.evaluate(SELECT, [9, 0, 7])
    expect(page.locator("[data-offer=offer]")).to_be_visible()
    page.evaluate(f"() => {{ {HELPERS} {select}; }}")
    if wanted is False:
        expect(page.locator("[data-offer=offer]")).to_be_hidden()
        return
    page.wait_for_timeout(100)
    page.locator("[data-offer=offer]").click()
    if wanted:
        assert page.locator("dialog.h-form textarea").first.input_value() == wanted
    told = " ".join(catalogue().text(notice) for notice in notices)
    assert page.locator(".h-form-notice").text_content() == told


def test_words_are_narrowed_in_the_form_and_a_place_is_chosen_where_they_stand_twice(page):
    seed = seed_text(ROOT, ARTICLES[1]).split("\n")
    number, line = next((n, line) for n, line in enumerate(seed, 1) if n > 8 and line.count("التحالف") == 2)
    page.locator(f'[data-line="{number}"] .h-add').click()
    page.locator("dialog.h-form textarea").first.fill("التحالف")
    places = page.locator("dialog.h-form select[aria-label]")
    assert places.locator("option").count() == 2
    before = made(page)[1]
    places.select_option("1")
    assert made(page)[1] != before
    page.locator("dialog.h-form textarea").first.fill("ليست في النص")
    assert page.locator(".h-form-notice").text_content() == catalogue().text("form.not-there")
    page.locator("button[type=submit]").click()
    assert page.evaluate("document.activeElement.dataset.key") == "words"
    assert line


def test_what_was_written_is_there_again_after_the_page_was_left_and_the_name_only_if_wanted(page, forge):
    offered(page, 11, 0, 11)
    filled(page, note="لم تكتمل", author="ليلى")
    page.keyboard.press("Escape")
    page.goto(forge + "/about/")
    assert page.evaluate("localStorage.getItem('hashiya:name')") is None
    page.goto(forge + MISSION)
    page.get_by_text(catalogue().text("form.resume")).click()
    assert page.locator("textarea[data-key=note]").input_value() == "لم تكتمل"
    assert page.locator("dialog.h-form textarea").first.input_value() == "ونقلت وكالة"
    page.locator(".h-form-choice input[type=checkbox]").check()
    page.get_by_text(catalogue().text("form.again")).click()
    assert page.locator("textarea[data-key=note]").input_value() == ""
    assert page.locator("input[data-key=author]").input_value() == "ليلى"
    page.locator(".h-form-choice input[type=checkbox]").uncheck()
    assert page.evaluate("localStorage.getItem('hashiya:name')") is None


def test_what_a_reader_writes_is_never_run(page):
    offered(page, 11, 0, 11)
    filled(page, note="<img src=x onerror=window.ran=1><script>window.ran=1</script>", author="<b>ليلى</b>")
    assert page.evaluate("window.ran") is None
    assert page.locator("dialog.h-form img, dialog script, dialog b").count() == 0


def test_the_line_holds_its_text_alone_with_the_button_in_it(page):
    seed = seed_text(ROOT, ARTICLES[1]).split("\n")
    texts = page.evaluate(
        "[...document.querySelectorAll('[data-line]')].map((e) => [Number(e.dataset.line), e.textContent])"
    )
    assert all(seed[number - 1] == text for number, text in texts)


def test_without_scripts_the_way_by_hand_is_explained(browser, forge):
    page, _ = opened(browser, forge + MISSION, java_script_enabled=False)
    assert page.locator("#annotate code").text_content() == "annotations/articles/001_01b29d86cdfaf4b0/"
    assert page.locator(".h-add").count() == 0
    page.context.close()


HOSTILE = "عنوان 😀 الخبر\r\n\r\nقال\u200f الوزير 😀 نعم\x07 ثم قال الوزير 😀 نعم.\r\n\r\nثم قال الوزير 😀 نعم هنا.\r\n"


def test_letters_beyond_the_basic_plane_pictures_and_repeated_words(browser, tmp_path):
    root = copy_archive(ARCHIVES / "small", tmp_path / "small")
    (root / "seeds" / "hostile.txt").write_bytes(HOSTILE.encode())
    pipeline.build(Run(root, jobs=1))
    wanted = {}
    with serving(root / "build" / "site") as address:
        page, complaints = opened(browser, address + "/archive/hostile/")
        page.wait_for_selector(".h-add")
        for line, start, end in ((1, 6, 13), (3, 0, 12), (3, 26, 38), (5, 3, 15)):
            begins = HOSTILE.split("\r\n")[line - 1][start:end]
            offered(page, line, start, end)
            filled(page)
            path, content = made(page)
            put(root, path, content)
            wanted[path] = (HOSTILE.index(HOSTILE.split("\r\n")[line - 1]) + start, begins)
            page.keyboard.press("Escape")
        page.evaluate(SELECT, [3, 15, 22])
        page.locator("[data-offer=offer]").click()
        filled(page)
        page.locator("button[type=submit]").click()
        assert "U+0007" in page.locator(".h-form-error:visible").first.text_content()
        page.context.close()
    assert complaints == []
    assert pipeline.check(Run(root, jobs=1)).problems == ()
    spans = spans_of(root, "hostile")
    for path, (start, begins) in wanted.items():
        found = spans["hostile/" + path.rpartition("/")[2].removesuffix(".yml")]
        assert found[0] == start, (path, begins)
