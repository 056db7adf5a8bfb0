"""What a first visit costs, and that nothing moves under the reader's eyes."""

from __future__ import annotations

import gzip
from pathlib import Path
from time import sleep
from urllib.parse import unquote, urlsplit

import pytest

from tests.kinds import heaviest

MOST_BYTES = 200_000
MOST_SHIFT = 0.05
"""Half of what is held to be good; what is left is the list of the search, which is filled by its script."""
SHOWN = ("home", "archive/*", "archive/questions/*", "archive/search", "archive/actors/*", "written")
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const what = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      sum += entry.value;
      what.push(...entry.sources.map(({node}) => `${node?.parentElement?.className} > ${node?.nodeName} ${node?.className ?? ""}`));
    }
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done([sum, what]), 300);
})"""


def sent(site: Path, url: str) -> int:
    """The bytes of a file as a host sends it; what is compressed already is not compressed again."""
    path = site / unquote(urlsplit(url).path).lstrip("/")
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(content) if path.suffix in (".woff2", ".png", ".gz") else len(gzip.compress(content, 6))


def asked(browser, address: str, **options: object) -> list[str]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, **options).new_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.context.close()
    return urls


@pytest.mark.parametrize(("kind", "most_requests"), [("archive/*", 28), ("home", 20)])
def test_a_first_visit_is_light_and_asks_little_and_no_other_host(browser, served, site, kind, most_requests):
    """At most 200 KB with fonts, as compressed by any host. Each request is a file with a reason of its own (the theme's
    styles and script, ours for the page's kind, two faces): a few more may come, twice as many may not."""
    urls = asked(browser, served + heaviest(site)[kind])
    assert [url for url in urls if not url.startswith(served)] == []
    assert len(urls) <= most_requests
    assert sum(sent(site.resolve(), url) for url in urls) <= MOST_BYTES


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_a_page_loads_and_when_its_letters_come_late(browser, served, site, width):
    """Layout shifts as browsers reckon them (https://web.dev/articles/cls)."""
    found, pages = {}, heaviest(site)
    for kind in SHOWN:
        page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
        page.route("**/*.woff2", lambda route: (sleep(0.2), route.continue_()))
        page.goto(served + pages[kind])
        page.evaluate("document.fonts.ready")
        found[kind] = page.evaluate(SHIFTS)
        page.context.close()
    assert {kind: shift for kind, shift in found.items() if shift[0] > MOST_SHIFT} == {}
