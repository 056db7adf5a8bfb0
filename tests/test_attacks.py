"""No contributed or captured word runs as script, in any field, with and without the Content-Security-Policy."""

import re
import shutil
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.attacks import ATTACKS, SEEN
from tests.conftest import Quiet
from tests.hostile_archive import SIZE, write_archive

HARMLESS = (
    "كلام", "*كلام* **كلام**", "- كلام\n- كلام", "1. كلام\n2. كلام", "١. كلام\n٢. كلام", "> كلام", "كلام\\\nكلام", "7. كلام\n8. كلام",
    "[كلام](https://example.org/)", "https://example.org/", "<a@example.org>", "https://موقع.مصر/", "كلام \\* كلام", "[كلام](mailto:a@example.org)",
)  # fmt: skip
FURTHER = re.compile(r"-[1-9]/index|dates/2024/01/")
# Two articles side by side: what differs from pair to pair is words that stand on both articles' pages.
PAIRS = re.compile(r"/compare/.*-[1-9]/")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
OWN = {"", "127.0.0.1", "archive.example"}
# They name what a page is and whose terms it uses; nothing follows them.
IDENTIFIERS = {
    "link http://purl.org/dc/elements/1.1/ schema.DC",
    *(f"link https://schema.org/{kind} type" for kind in ("AboutPage", "NewsArticle")),
}
NAMES = """() => [...document.querySelectorAll('*')].flatMap(e => [e.localName, ...e.getAttributeNames().map(a => e.localName + ' ' + a)])"""
LINKS = """() => { const resolved = (written) => written === undefined ? undefined : new URL(written, document.baseURI).href;
    return [...document.querySelectorAll('[href],[src],[action],[data],[srcset],[poster]')].map(
    e => [e.localName, String(resolved(e.href?.baseVal) ?? e.href ?? e.src ?? e.action ?? ''), e.rel ?? ''].join(' ')); }"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The hostile site, the same without its policy, and a harmless site of the same fields: their folders."""
    folder = tmp_path_factory.mktemp("attacks")
    built = {}
    # A long line behind a short one, which is then a heading; four, so that each article has them all.
    lines = ("كلام كثير عن الخبر، وبعده كلام. " * 4, "خبر", "\x07", "words")
    words = {"harmless": (HARMLESS * SIZE, lines * len(ATTACKS[::4])), "hostile": (SEEN, ATTACKS)}
    for name, (seen, captured) in words.items():
        root = write_archive(folder / name, seen, [" ".join(text.splitlines()) for text in captured])
        pipeline.build(Run(root, jobs=2))
        built[name] = root / "build" / "site"
    bare = folder / "bare"
    shutil.copytree(built["hostile"], bare, copy_function=shutil.copyfile)
    for page in bare.rglob("*.html"):
        source, removed = POLICY.subn("", page.read_text("utf-8"), count=1)
        assert removed == 1
        page.write_text(source, "utf-8")
    return {**built, "without policy": bare}


class Watched:
    """A page of a served site, and everything that must not happen on it."""

    def __init__(self, browser: Browser, folder) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.home = f"http://127.0.0.1:{self.server.server_port}"
        self.happened: list[str] = []
        context = browser.new_context()
        for name in ("__ran", "alert", "confirm", "prompt"):
            context.expose_function(name, lambda *_, name=name: self.happened.append(f"{name} ran"))
        self.page: Page = context.new_page()
        self.page.on("dialog", lambda dialog: (self.happened.append(dialog.message), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.happened.append(str(error)))
        self.page.on("console", lambda m: self.happened.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on(
            "request",
            lambda r: self.happened.append(r.url) if not r.url.startswith((self.home, "data:", "blob:")) else None,
        )

    def close(self) -> None:
        self.page.context.close()
        self.server.shutdown()


def visited(browser: Browser, folder, *, all_pages: bool = False) -> tuple[set[str], set[str], list[str]]:
    """The names of elements and attributes, the addresses of links, and what happened: on one page of each kind or all."""
    watched, names, links = Watched(browser, folder), set(), set()
    skipped = PAIRS if all_pages else FURTHER
    paths = sorted(path for path in folder.rglob("index.html") if not skipped.search(str(path)))
    # Every attack is a contributor's name: hundreds of pages of one kind, of which some stand for all, and all stand in
    # the list of them.
    some = (p for n, p in enumerate(paths) if n % (12 if all_pages else 20) == 0 or "contributors" not in p.parts)
    for path in some:
        watched.page.goto(f"{watched.home}/{path.parent.relative_to(folder).as_posix()}/", wait_until="load")
        if watched.page.query_selector("[data-h-search]"):
            watched.page.wait_for_selector("[data-h-ready]")
        names.update(watched.page.evaluate(NAMES))
        links.update(watched.page.evaluate(LINKS))
        watched.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    happened = watched.happened
    watched.close()
    return names, links, happened


@pytest.fixture(scope="module")
def harmless(browser, sites):
    return visited(browser, sites["harmless"])[0]


@pytest.mark.parametrize("site", ["hostile", "without policy"])
def test_nothing_runs_nothing_is_fetched_and_no_page_has_what_templates_do_not_make(browser, sites, harmless, site):
    names, links, happened = visited(browser, sites[site], all_pages=site == "without policy")
    assert happened == []
    assert names - harmless == set()
    for tag, address, rel in (link.split(" ", 2) for link in links - IDENTIFIERS):
        assert urlsplit(address).scheme in ("http", "https", "mailto")
        assert urlsplit(address).hostname in OWN or (tag == "a" and "external" in rel) or address.startswith("mailto:")


SHOWN_BY_SEARCH = {"li", "a", "h2", "p", "mark", "span", "label", "input", "ul", "details", "summary"}


@pytest.mark.parametrize("site", ["hostile", "without policy"])
def test_what_the_search_shows_does_not_run(browser, sites, site):
    watched = Watched(browser, sites[site])
    page = watched.page
    shown = "(list) => [...document.querySelectorAll(`${list} *`)].map((e) => e.localName)"
    for query in ("script", "onerror", "__ran", "javascript", "<img src=x onerror=alert(1)>"):
        page.goto(watched.home)
        page.locator(".h-find__input").fill(query)
        page.wait_for_selector(".h-find__drop:not([hidden])", timeout=10_000)
        page.wait_for_timeout(300)
        assert set(page.evaluate(shown, "[data-h-list]")) <= SHOWN_BY_SEARCH
        page.locator(".h-find__input").press("Enter")
        page.wait_for_selector(".h-search__status:not(:empty)", timeout=10_000)
        if query == "script":
            page.wait_for_selector("[data-h-hits] li", timeout=20_000)
        page.wait_for_timeout(600)
        assert set(page.evaluate(shown, "[data-h-hits]")) <= SHOWN_BY_SEARCH
    assert watched.happened == []
    watched.close()


def test_letters_that_turn_writing_turn_their_own_line_and_nothing_around_it(browser, sites):
    watched = Watched(browser, sites["hostile"])
    for address in ("article-0", "article-1", "article-2", "actors/actor-0", "actors/actor-1"):
        watched.page.goto(f"{watched.home}/archive/{address}/")
        kept = watched.page.evaluate(
            "() => [...document.querySelectorAll('[data-line], .h-passage, .h-article > bdi')].map(e => getComputedStyle(e).unicodeBidi)"
        )
        assert set(kept) == {"isolate"}
        loose = watched.page.evaluate(
            r"""() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), out = [];
                 for (let n; (n = walk.nextNode());)
                   if (/[\u202a-\u202e\u2066-\u2069]/.test(n.data) && !n.parentElement.closest('script,[data-line],.h-passage,bdi')) out.push(n.data);
                 return out; }"""
        )
        assert loose == []
    watched.close()
