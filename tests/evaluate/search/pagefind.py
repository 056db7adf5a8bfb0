"""Pagefind over the same articles, asked in Chromium as a reader's browser would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import sync_playwright

from hashiya.search import Document
from tests.evaluate.search.systems import Answers, MissingError

_ASK = """async (queries) => {
  const pagefind = await import('/pagefind/pagefind.js');
  const found = [];
  for (const query of queries) {
    const results = (await pagefind.search(query)).results.slice(0, 10);
    found.push((await Promise.all(results.map((result) => result.data()))).map((each) => each.url.split('/').pop().replace('.html', '')));
  }
  return found;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def pagefind(documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """Pagefind with its own weights for titles; its binary comes with `pip install pagefind[bin]`."""
    if find_spec("pagefind") is None:
        raise MissingError("Pagefind: pip install 'pagefind[bin]'")
    with TemporaryDirectory() as folder:
        for each in documents:
            Path(folder, f"{each.id}.html").write_text(_page(each), "utf-8")
        subprocess.run([sys.executable, "-m", "pagefind", "--site", folder, "--quiet"], check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            return Answers(_asked(server.server_port, queries))
        finally:
            server.shutdown()


def _page(document: Document) -> str:
    text = "".join(f"<p>{escape(text)}</p>" for _, text in document.paragraphs)
    title = escape(document.title)
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main data-pagefind-body><h1>{title}</h1>{text}</main></body></html>"
    )


def _asked(port: int, queries: Sequence[str]) -> list[list[str]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        found: list[list[str]] = page.evaluate(_ASK, list(queries))
        browser.close()
    return found
