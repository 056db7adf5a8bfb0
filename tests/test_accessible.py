"""Every kind of page can be read by everybody: what axe-core knows of WCAG, by keyboard alone, enlarged, without motion.

Of each kind the page that holds most is asked (`tests/kinds.py`).
"""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.kinds import NOT_FOUND, heaviest

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# Light and dark differ in colours alone, so that in the dark only these are asked again.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
RUN = """(only) => axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}, ...only}).then(
  ({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
    `${id}: ${target.join(" ")} ${failureSummary}`)))"""


def visited(browser, served, pages: dict[str, str], width: int, **options: object):
    """Pages by kind in turn, with the kind and what it complains of."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for kind, address in pages.items():
        page.goto(served + address)
        if kind == NOT_FOUND:
            complaints.clear()
        yield kind, page, complaints
        complaints.clear()
    context.close()


def broken_rules(page: Page) -> list[str]:
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE)
    found = page.evaluate(RUN, {})
    page.emulate_media(color_scheme="dark")
    return found + page.evaluate(RUN, {"runOnly": OF_COLOUR})


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_any_kind_of_page_and_none_complains(browser, served, site, width):
    # The page's own policy lets no other script in.
    pages = visited(browser, served, heaviest(site), width, bypass_csp=True, reduced_motion="reduce")
    assert {kind: found for kind, page, said in pages if (found := broken_rules(page) + said)} == {}


MOVING = """() => {
  const still = (value) => value.split(",").every((one) => parseFloat(one) === 0);
  const kinds = new Map([...document.querySelectorAll("*")].map((one) => [`${one.tagName}.${one.getAttribute("class")}`, one]));
  const moving = ([, one]) => [null, "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    return !still(style.transitionDuration) || style.scrollBehavior === "smooth"
      || (style.animationName !== "none" && !still(style.animationDuration));
  });
  return [...kinds].filter(moving).map(([kind]) => kind);
}"""


def test_nothing_moves_where_the_reader_asked_for_rest_and_enlarged_fourfold_nothing_is_read_sideways(
    browser, served, site
):
    """1,280 px at 400 % are 320 (WCAG 1.4.10)."""
    found = {}
    for kind, page, said in visited(browser, served, heaviest(site), 320, reduced_motion="reduce"):
        found[kind] = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(MOVING), [*said]
    assert {kind: seen for kind, seen in found.items() if seen[0] > 320 or any(seen[1:])} == {}


FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), header = document.querySelector(".md-header");
  if (one === document.body) return null;
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
  // Boxes that are drawn by what stands beside or around them, and marks of pictures.
  const drawn = {".md-option": one.nextElementSibling, ".h-toggle input": one.parentElement, ".h-c-mark": one.querySelector(".h-c-touch, .h-t-touch")};
  const by = Object.entries(drawn).find(([which]) => one.matches(which));
  const style = getComputedStyle(by ? by[1] : one);
  const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"
    || (one.matches(".h-c-mark") && style.stroke !== "none");
  return {
    name: `${one.tagName}.${one.getAttribute("class")}#${one.id} ${one.textContent.trim().slice(0, 40)}`,
    seen: (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth),
    uncovered: header.contains(one) || !header.contains(top), marked };
}"""
STOPS = 40


def stops(page: Page, key: str) -> list[str]:
    """What takes the focus in turn, and what is wrong with it."""
    wrong = []
    for _ in range(STOPS):
        page.keyboard.press(key)
        found = page.evaluate(FOCUSED)
        if found and not found["seen"]:
            page.wait_for_timeout(100)
            found = page.evaluate(FOCUSED)
        if found is None:
            break
        wrong += [f"{found['name']}: {what}" for what in ("seen", "uncovered", "marked") if not found[what]]
    return wrong


@pytest.mark.parametrize(
    ("kind", "width"),
    [("archive/*", 1440), ("archive/*", 390), ("archive/questions/*", 1440), ("written", 390)],
)
def test_what_takes_the_focus_is_marked_and_seen_and_never_under_the_header(browser, served, site, kind, width):
    page = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(served + heaviest(site)[kind])
    assert stops(page, "Tab") == []
    page.goto(served + heaviest(site)[kind])
    page.wait_for_load_state("networkidle")
    assert stops(page, "Shift+Tab") == []
    page.context.close()


def test_the_menu_of_a_narrow_page_comes_into_view_when_the_keyboard_reaches_it(browser, served):
    page = browser.new_context(viewport={"width": 390, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(served)
    link = page.locator(".md-sidebar--primary a.md-nav__link").first
    x = "one => one.getBoundingClientRect().x"
    assert link.evaluate(x) >= 390
    for _ in range(20):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    assert link.evaluate("one => one === document.activeElement")
    assert link.evaluate(x) < 390
    page.context.close()
