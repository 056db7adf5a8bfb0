"""What a first visit costs, and that nothing moves under the reader's eyes."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.kinds import heaviest

MOST_BYTES = 200_000
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
