"""Draws the picture that links to an archive are shown with, from `tests/data/card.html`: `make card`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
DRAWING = ROOT / "tests" / "data" / "card.html"
PICTURE = ROOT / "scripts" / "hashiya" / "theme" / "assets" / "hashiya" / "card.png"
WIDTH, HEIGHT = 1200, 630


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("The picture needs Chromium: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(DRAWING.as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
