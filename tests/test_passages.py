"""Links to passages and to words in a real browser: they are copied whole, land, are marked, and outlive the text."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from hashiya import pipeline
from hashiya.messages import catalogue
from hashiya.model import Published
from hashiya.pipeline import Run
from hashiya.publish import read_back
from hashiya.render import pages
from tests.conftest import ARCHIVES, copy_archive, serving
from tests.test_browser import ARTICLE, opened

ID = "cited-article"
PAGE = f"/archive/{ID}/"
FILLER = [f"وهذه فقرة رقمها {n} كُتبت ليطول النص، وليس فيها من الخبر شيء يذكر غير رقمها {n}." for n in range(11, 31)]
TEXT = [
    "اتفاق نهائي على الموعد",
    *FILLER[:8],
    "أَعلَنَ الوَزيرُ سالم الهادي إلى الصحفيين، أَنَّ القُوّاتِ ستنسحبُ بنسبة 3.5% - على الأقل - في A&B، ثم عاد.",
    "الموعد نهائي. الموعد نهائي. قال الوزير إن الموعد نهائي وإن الجميع وافق عليه بعد محادثات دامت عامًا كاملًا في العاصمة.",
    "قبل العلامة\x07 وبعدها كلمات.",
    *FILLER[8:],
    "شارك الخبر",
]
GONE = "فقرة قديمة نشرها الأرشيف من نص Reuters عام 2019 ثم لم يبق منها في النسخة الجديدة حرف واحد"
HOSTILE = "\u202e</bdi></p><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} &lt; \x07"
CAPTURE = {
    "url": "https://news.example.org/world/1?a=1&b=2",
    "captured": "2025-01-02T03:04:05Z",
    "tool": "grabber 1.2",
    "record": "<urn:uuid:1>",
}
LINE = {text: 2 * number + 1 for number, text in enumerate(TEXT)}
CHANGED = TEXT[10].replace("عامًا كاملًا", "شهرين").replace("إن الموعد", "ان الموعد")
PUBLISHED = (
    Published("p90-aaaa", 1, TEXT[1]),
    Published("p91-aaaa", 1, CHANGED),
    Published("p92-aaaa", 1, f"{TEXT[12]} {TEXT[13]}"),
    Published("p93-aaaa", 1, TEXT[-1]),
    Published("p94-aaaa", 1, GONE),
    Published("p95-aaaa", 1, HOSTILE),
)
WORDS = """([line, words, last, until]) => {
  const place = (line, words, behind) => {
    const element = document.querySelector(`[data-line="${line}"]`), walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = element.textContent.lastIndexOf(words) + (behind ? words.length : 0);
    for (let node; (node = walk.nextNode()); left -= node.length) if (left < node.length + (behind ? 1 : 0)) return [node, left];
  };
  getSelection().setBaseAndExtent(...place(line, words, false), ...place(last, until, true));
}"""
MARKED = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height), drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const dots = drawing.getImageData(0, 0, picture.width, picture.height).data;
  let found = 0;
  for (let at = 0; at < dots.length; at += 4) found += dots[at] === 255 && dots[at + 1] === 211 && dots[at + 2] === 107;
  return found / (picture.width * picture.height);
}"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A small archive with an article that was published in other words before."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("changed"))
    raw = ("\n\n".join(TEXT) + "\n").encode()
    (root / "seeds" / f"{ID}.txt").write_bytes(raw)
    (root / "seeds" / f"{ID}.yml").write_text(json.dumps({"sha256": sha256(raw).hexdigest(), **CAPTURE}), "utf-8")
    given = pages.changes

    def changes(item):
        return given(replace(item, published=PUBLISHED) if item.id == ID else item)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "changes", changes)
        pipeline.build(Run(root, jobs=1))
    return root


@pytest.fixture(scope="module")
def address(changed):
    with serving(changed / "build" / "site") as at:
        yield at + PAGE


@pytest.fixture
def reading(browser):
    """Opens pages that may use the clipboard; what they complain of fails the test."""
    pages_, complaints = [], []

    def open_(at, width=1440, **options):
        page, complained = opened(browser, at, width, permissions=["clipboard-read", "clipboard-write"], **options)
        pages_.append(page)
        complaints.append(complained)
        return page

    yield open_
    for page in pages_:
        page.context.close()
    assert not any(complaints)


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_page_with_old_ids_and_differences_still_reads_back(changed):
    assert read_back(changed / "build" / "site", changed, ID) == []


def test_a_mark_is_a_link_that_copies_its_whole_address_and_says_so(reading, served):
    page = reading(served + ARTICLE)
    mark = page.locator("#p2-5686 .h-ref--line")
    assert mark.get_attribute("href") == "#p2-5686"
    mark.click()
    expect(page.locator(".h-said")).to_have_text(catalogue().text("passage.copied"))
    assert clipboard(page) == page.url == served + ARTICLE + "#p2-5686"


def test_a_mark_works_by_keyboard(reading, served):
    page = reading(served + ARTICLE)
    page.locator("#p3-f4db .h-ref--line").focus()
    shown = "getComputedStyle(document.activeElement, '::after').opacity"
    assert page.evaluate(shown) == "1"
    page.keyboard.press("Enter")
    expect(page.locator(".h-said")).to_have_text(catalogue().text("passage.copied"))
    assert clipboard(page).endswith("#p3-f4db")


def test_where_nothing_can_be_copied_that_is_said(reading, served):
    page = reading(served + ARTICLE)
    page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error()); document.execCommand = () => false"
    )
    page.locator("#p2-5686 .h-ref--line").click()
    expect(page.locator(".h-said")).to_have_text(catalogue().text("passage.not-copied"))


def test_a_published_archive_copies_its_own_address(reading, served):
    page = reading(served + ARTICLE)
    page.evaluate("document.querySelector('#versions').dataset.page = 'https://example.org/archive/x/'")
    page.locator("#p2-5686 .h-ref--line").click()
    expect(page.locator(".h-said")).not_to_be_empty()
    assert clipboard(page) == "https://example.org/archive/x/#p2-5686"


def test_a_mark_shows_on_its_passage_and_always_where_nothing_hovers(reading, served):
    shown = "() => Number(getComputedStyle(document.querySelector('#p2-5686 .h-ref--line'), '::after').opacity)"
    page = reading(served + ARTICLE)
    assert page.evaluate(shown) == 0
    page.locator("#p2-5686").hover(position={"x": 5, "y": 5})
    assert page.evaluate(shown) > 0
    touched = reading(served + ARTICLE, 390, has_touch=True, is_mobile=True)
    assert touched.evaluate(shown) > 0
    size = touched.locator("#p2-5686 .h-ref--line").bounding_box()
    assert min(size["width"], size["height"]) >= 24


def test_every_passage_and_caption_has_one_mark(reading, served):
    page = reading(served + ARTICLE)
    counts = page.locator(".h-text .h-row:not(.h-row--removed)").evaluate_all(
        "rows => rows.map(row => row.querySelectorAll('.h-ref--line').length)"
    )
    assert set(counts) == {1}


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_passage_of_a_link_is_marked_not_by_colour_alone_and_not_under_the_header(reading, served, scheme, scripts):
    page = reading(served + ARTICLE + "#p7-c760", 390, color_scheme=scheme, java_script_enabled=scripts)
    line = page.locator("#p7-c760")
    other = page.locator("#p8-a53a")
    look = "e => [getComputedStyle(e).boxShadow, getComputedStyle(e).backgroundColor]"
    bar, ground = line.evaluate(look)
    assert bar != other.evaluate(look)[0] == "none"
    assert ground != other.evaluate(look)[1]
    assert line.bounding_box()["y"] >= page.locator(".md-header").bounding_box()["height"]


LINKED = {
    "half words grow to whole ones": ("زيرُ سالم اله", None, "text=الوَزيرُ سالم الهادي"),
    "a name and hamza": ("سالم الهادي إلى الصحفيين", None, "text=سالم الهادي إلى الصحفيين"),
    "a comma, a dash, an ampersand": ("3.5% - على الأقل - في A&B، ثم", None, "text=3.5%25 %2D على الأقل %2D في A%26B، ثم"),
    "a part of a number": ("5% - على", None, "text=3.5%25 %2D على"),
    "the last of the same words": ("الموعد نهائي", None, "text=إن-,الموعد نهائي"),
    "a long selection": ("قال الوزير إن", "دامت عامًا كاملًا في العاصمة", "text=قال الوزير إن الموعد نهائي,دامت عامًا كاملًا في العاصمة"),
    "beside a character that HTML has none for": ("العلامة", "وبعدها", "text=العلامة\u2407 وبعدها"),
}  # fmt: skip


@pytest.mark.parametrize("case", LINKED)
def test_a_link_to_selected_words_marks_those_words(reading, address, case):
    words, until, wanted = LINKED[case]
    line = next(LINE[text] for text in TEXT if words in text)
    selection = [line, words, line, until or words]
    page = reading(address)
    page.evaluate(WORDS, selection)
    page.locator("[data-offer=link]").click()
    expect(page.locator(".h-said")).to_have_text(catalogue().text("form.link-copied"))
    link = clipboard(page)
    found = re.fullmatch(re.escape(address) + r"#(p\d+-[0-9a-f]{4}):~:(text=[!-~]+)", link)
    assert page.locator(f"#{found[1]}").get_attribute("data-line") == str(line)
    shown = found[2].replace("%25", "%2525").replace("%2D", "%252D").replace("%26", "%2526").replace("%2C", "%252C")
    assert unquote(shown) == wanted
    assert_words_marked(reading(link), selection)


def assert_words_marked(page, selection):
    """The browser went to the words, and painted them as those of the link."""
    expect(page.locator(".h-target")).to_have_count(1)
    page.evaluate(WORDS, selection)
    box = page.evaluate(
        "(() => { const b = getSelection().getRangeAt(0).getClientRects()[0]; return [b.x, b.y, b.width, b.height] })()"
    )
    page.evaluate("getSelection().removeAllRanges()")
    assert 0.3 * 900 < box[1] < 0.7 * 900
    picture = page.screenshot(clip=dict(zip(("x", "y", "width", "height"), box)))
    blank = page.context.new_page()
    assert blank.evaluate(MARKED, b64encode(picture).decode()) > 0.3


def test_a_selection_over_paragraphs_starts_at_the_first_and_ends_in_the_last(reading, address):
    page = reading(address)
    page.evaluate(WORDS, [LINE[TEXT[9]], "ثم عاد", LINE[TEXT[10]], "وإن الجميع وافق"])
    page.locator("[data-offer=link]").click()
    expect(page.locator(".h-said")).not_to_be_empty()
    link = clipboard(page)
    assert unquote(link).endswith(":~:text=ثم عاد.,الموعد نهائي وإن الجميع وافق"), unquote(link)
    assert page.locator(f"#{link.split('#')[1].split(':')[0]}").get_attribute("data-line") == str(LINE[TEXT[9]])
    assert_words_marked(reading(link), [LINE[TEXT[10]], "قال الوزير إن", LINE[TEXT[10]], "قال الوزير إن"])


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_link_lands_on_its_passage_and_shows_what_changed(reading, address, scripts):
    page = reading(address + "#p91-aaaa", java_script_enabled=scripts)
    line = page.locator(f'[data-line="{LINE[TEXT[10]]}"]')
    assert line.evaluate("e => e.textContent") == TEXT[10]
    assert line.evaluate("e => getComputedStyle(e).boxShadow") != "none"
    header = page.locator(".md-header").bounding_box()["height"]
    assert header <= line.bounding_box()["y"] < 300
    row = page.locator(".h-row", has=page.locator(f'[data-line="{LINE[TEXT[10]]}"]'))
    if not scripts:
        row.locator(".h-changed summary").click()
    assert row.locator("del bdi").all_inner_texts() == ["ان", "شهرين"]
    assert row.locator("ins bdi").all_inner_texts() == ["إن", "عامًا كاملًا"]
    assert row.locator(".h-spelling bdi").all_inner_texts() == ["ان", "إن"]
    assert row.locator("ins").last.is_visible()
    styles = row.locator("del, ins").evaluate_all("all => all.map(e => getComputedStyle(e).textDecorationLine)")
    assert set(styles) == {"line-through", "underline"}
    assert row.locator("del").last.inner_text().startswith(catalogue().text("changes.spoken.deleted"))


def test_an_old_link_to_the_same_words_tells_nothing(reading, address):
    page = reading(address + "#p90-aaaa")
    line = page.locator(f'[data-line="{LINE[TEXT[1]]}"]')
    assert "h-target" in line.get_attribute("class")
    assert page.locator(".h-row", has=line).locator(".h-changed").count() == 0


def test_an_old_link_to_a_divided_passage_lands_on_its_begin(reading, address):
    page = reading(address + "#p92-aaaa")
    assert "h-target" in page.locator(f'[data-line="{LINE[TEXT[12]]}"]').get_attribute("class")
    told = page.locator("#d-p92-aaaa")
    assert told.locator("summary").inner_text() == catalogue().text("changes.how.divided")
    assert told.evaluate("e => e.open")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_link_to_what_is_a_removed_line_now_shows_it(reading, address, scripts):
    page = reading(address + "#p93-aaaa", java_script_enabled=scripts)
    assert page.locator(f'[data-line="{LINE[TEXT[-1]]}"]').is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_an_old_link_to_what_is_gone_finds_its_words_at_the_end(reading, address, width):
    page = reading(address + "#p94-aaaa", width, java_script_enabled=False)
    gone = page.locator("#p94-aaaa")
    assert gone.locator("blockquote").inner_text() == GONE
    assert 0 <= gone.bounding_box()["y"] < 900
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_changed_is_counted_with_links(reading, address):
    page = reading(address + "#versions")
    items = page.locator(".h-since li").all_inner_texts()
    assert [re.findall(r"p\d+-aaaa", item) for item in items] == [
        ["p91-aaaa", "p92-aaaa"],
        ["p93-aaaa", "p94-aaaa", "p95-aaaa"],
        [],
    ]


def test_words_of_old_passages_are_text_alone(reading, address):
    page = reading(address)
    gone = page.locator("#p95-aaaa blockquote")
    assert gone.text_content().strip() == HOSTILE.replace("\x07", "\u2407")
    assert gone.locator("> p > bdi > *").evaluate_all("all => all.map(e => e.className)") == ["h-control"]


def test_how_a_text_was_captured_is_told_with_a_link_to_its_original(reading, address):
    page = reading(address)
    told = page.locator("#versions .h-facts")
    link = told.locator("a[data-originalurl]")
    assert link.get_attribute("href") == link.get_attribute("data-originalurl") == CAPTURE["url"]
    assert link.get_attribute("data-versiondate") == CAPTURE["captured"]
    assert link.get_attribute("data-versionurl") is None
    assert "external" in link.get_attribute("rel")
    assert [told.inner_text().count(CAPTURE[key]) for key in ("captured", "tool", "record")] == [1, 1, 1]


def test_what_is_not_known_of_a_capture_is_told_as_unknown(reading, served):
    page = reading(served + ARTICLE)
    assert page.locator("#versions dd").all_inner_texts()[:4] == [catalogue().text("changes.unknown")] * 4
