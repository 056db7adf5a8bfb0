"""Takes the pictures of the README and of the guides: `make screenshots`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.conftest import copy_archive, serving

ROOT = Path(__file__).parent.parent
ARTICLE = "/archive/001_01b29d86cdfaf4b0/"
WORDS = "توصلنا إلى اتفاق"
SELECT = """(words) => {
  const line = [...document.querySelectorAll(".h-line[data-line]")].find((one) => one.textContent.includes(words));
  line.scrollIntoView({ block: "center" });
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
}"""


def _top(page: Page) -> None:
    """The page as it opens."""


def _selected(page: Page) -> None:
    page.evaluate(SELECT, WORDS)
    page.get_by_role("button", name="أضف حاشية على المحدَّد").wait_for()


def _form(page: Page) -> None:
    _selected(page)
    page.get_by_role("button", name="أضف حاشية على المحدَّد").click()
    page.get_by_label("ملاحظتك").fill("الاتفاق معلن عن لسان مسؤول لم يُسمَّ، ولا وثيقة بعد.")
    page.get_by_label("اسمك", exact=True).fill("ليلى")
    page.locator(".h-form-body").evaluate("(body) => body.scrollTo(0, 260)")


def _published(page: Page) -> None:
    page.locator("#m-note-03").evaluate("(mark) => mark.scrollIntoView({ block: 'center' })")


PICTURES: dict[str, tuple[str, int, Callable[[Page], None]]] = {
    "article.png": (ARTICLE, 1040, _top),
    "annotate-select.png": (ARTICLE, 620, _selected),
    "annotate-form.png": (ARTICLE, 900, _form),
    "annotate-published.png": (ARTICLE, 620, _published),
    "question.png": ("/archive/questions/coalition-mission-end/", 1090, _top),
}


def _site(folder: Path) -> Path:
    """The archive's site as it is where a forge is set."""
    root = copy_archive(ROOT, folder)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nrepo_url: https://github.com/owner/archive\n")
    pipeline.build(Run(root))
    return root / "build" / "site"


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("The pictures need Chromium: sudo apt-get install chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(_site(Path(folder) / "archive")) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (address, height, act) in PICTURES.items():
            page = browser.new_page(viewport={"width": 1280, "height": height})
            page.goto(site + address)
            page.evaluate("document.fonts.ready")
            act(page)
            page.wait_for_timeout(600)
            page.screenshot(path=ROOT / "docs" / "assets" / name)


if __name__ == "__main__":
    main()
