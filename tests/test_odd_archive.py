"""Lists of an archive with odd names and somebody who is mentioned very often: they are short, and fit a phone."""

from __future__ import annotations

from tests.kinds import heaviest, kind_of
from tests.odd_archive import TEXTS
from tests.test_accessible import visited

MOST_BYTES = 300_000
VERBATIM = "archive/*"
ODD = {name: f"/archive/{name}/" for name in ("topics/odd-word", "topics/odd-long", "actors/odd-word", *TEXTS)}


def test_no_page_is_larger_than_300_kilobytes_but_those_that_hold_a_whole_text(odd_site):
    real = odd_site.resolve()
    sizes = {path.relative_to(real).as_posix(): path.stat().st_size for path in real.rglob("*.html")}
    assert len(sizes) > 70
    assert "archive/actors/often/page/2/index.html" in sizes
    large = {path: size for path, size in sizes.items() if size > MOST_BYTES and kind_of(path) != VERBATIM}
    assert large == {}


def test_no_page_is_read_sideways_on_a_phone_and_none_complains(browser, odd_site, odd_served):
    found = {}
    for kind, page, complaints in visited(browser, odd_served, heaviest(odd_site) | ODD, 390):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390 or complaints:
            found[kind] = width, [*complaints]
    assert found == {}
