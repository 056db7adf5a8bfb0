"""Pages are HTML: what a validator finds in hand-written and generated ones, as far as it is cheap to ask.

`make vnu` asks the validator of the W3C itself, which needs Java.
"""

from __future__ import annotations

import re
from itertools import pairwise

import html5lib
import pytest

from hashiya.publish.skin import mend
from tests.kinds import kind_of

TREE = html5lib.getTreeBuilder("etree")
# What their elements say to programs already (https://www.w3.org/TR/html-aria/).
OF_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.fixture(scope="module")
def pages(site):
    """Two pages of each kind, and all hand-written ones, with what was wrong in their letters."""
    real, kinds, found = site.resolve(), {}, {}
    for path in sorted(real.rglob("*.html")):
        kinds.setdefault(kind_of(path.relative_to(real).as_posix()), []).append(path)
    for kind, paths in kinds.items():
        for path in paths if kind.endswith("written") else sorted(paths, key=lambda path: -path.stat().st_size)[:2]:
            parser = html5lib.HTMLParser(TREE, namespaceHTMLElements=False)
            tree = parser.parse(path.read_text("utf-8"))
            found[path.relative_to(real).as_posix()] = tree, parser.errors
    return found


def test_the_parser_of_the_standard_finds_no_error(pages):
    assert {path: errors for path, (_, errors) in pages.items() if errors} == {}


def wrong(element) -> bool:
    """Attributes that do not belong together, of those that were once here."""
    tag, given = element.tag, element.attrib
    return (
        (tag == "input" and given.get("type") in ("checkbox", "radio") and "autocomplete" in given)
        or (tag == "input" and given.get("role") == "combobox" and given.get("type", "text") != "text")
        or (tag == "a" and "download" in given and "href" not in given)
        or (tag in OF_TABLES and "role" in given)
        or not re.fullmatch(r"-?[0-9]+", given.get("tabindex", "0"))
        or "style" in given
        or (tag == "figure" and any(e.tag == "figcaption" for e in element[1:-1]))
    )


def test_attributes_belong_to_their_elements(pages):
    found = {path: [(e.tag, e.attrib) for e in tree.iter() if wrong(e)] for path, (tree, _) in pages.items()}
    assert {path: elements for path, elements in found.items() if elements} == {}


def test_there_is_one_main_part_one_first_heading_and_no_level_left_out(pages):
    for path, (tree, _) in pages.items():
        levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        assert len([e for e in tree.iter() if e.tag == "main" or e.get("role") == "main"]) == 1, path


def test_parts_that_are_ways_have_names(pages):
    for path, (tree, _) in pages.items():
        ids = {e.get("id"): "".join(e.itertext()).strip() for e in tree.iter() if e.get("id")}
        for nav in tree.iter("nav"):
            assert nav.get("aria-label") or ids.get(nav.get("aria-labelledby")), (path, nav.attrib)


def test_what_the_theme_leaves_wrong_is_mended():
    assert mend("<table>\n<td>1</td></table>", "جدول") == (
        '<div class="h-scroll" role="group" tabindex="0" aria-label="جدول"><table class="h-plain">\n<td>1</td></table></div>'
    )
    assert mend('<td style="text-align: center;">', "") == '<td class="h-cell--center">'
    assert mend('<label for="x" tabindex="">', "") == '<label for="x">'
    title, toc = '<label class="md-nav__title" for="__toc">1</label>', '<input class="md-toggle" id="__toc">'
    assert mend(title, "") == '<span class="md-nav__title">1</span>'
    assert mend(title + toc, "") == title + toc
    box = '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
    assert mend(box, "") == '<input class="md-toggle" type="checkbox" id="__drawer">'
    assert mend("<input class=md-toggle id=__drawer autocomplete=off>", "") == "<input class=md-toggle id=__drawer>"
