"""Takes the pictures of the README: `make screenshots`."""

from __future__ import annotations

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = {"article.png": "/archive/001_01b29d86cdfaf4b0/"}
ROOT = Path(__file__).parent.parent


def main() -> None:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(ROOT / "build/site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = shutil.which("chromium") or sys.exit("The pictures need Chromium: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 1040})
        for name, address in PICTURES.items():
            page.goto(f"http://127.0.0.1:{server.server_port}{address}")
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(600)
            page.screenshot(path=ROOT / "docs" / "assets" / name)
    server.shutdown()


if __name__ == "__main__":
    main()
