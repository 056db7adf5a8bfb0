"""Lines that tell nothing of the article although they stand on its page: what is hidden, and the page's own clock."""

from __future__ import annotations

import re
from collections import Counter

from hashiya.webpage.boxes import names_of
from hashiya.webpage.page import NOWHERE, Element, Page
from hashiya.webpage.words import those

HIDDEN = "hidden"
CLOCK = "clock"
_HIDES = re.compile(r"(?:^|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
_PAGE_BARS = frozenset(("header", "nav"))
_OF_BARS = frozenset(("nav", "ul", "form", "img"))
_OF_ARTICLES = frozenset(("article", "main"))
_WHOLE = frozenset(("html", "body"))
# What hides as many letters is the rest of a text that is shown later, or the whole page until it is ready.
_MOST_HIDDEN = 200
_LONGEST_CLOCK = 75
_NUMBER = re.compile(r"\d++")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def apart(page: Page, title: int, body: list[bool]) -> dict[int, str]:
    """The lines that are hidden or print the page's own day: number of the line and `HIDDEN` or `CLOCK`.

    Args:
        title: the line of the title, -1 where there is none.
        body: for each line whether it is a part of the text.
    """
    own = {e for n, kept in enumerate(body) if kept or n == title for e in page.around(page.lines[n].element, 64)}
    hidden, clocks = _below(page, _hidden(page)), _below(page, _clocks(page) - own)
    found: dict[int, str] = {}
    for number, line in enumerate(page.lines):
        if number == title or line.element == NOWHERE or page.tag_of(line) == "title":
            continue
        if hidden[line.element]:
            found[number] = HIDDEN
        elif clocks[line.element] and not body[number] and _is_bare_day(line.text):
            found[number] = CLOCK
    return found


def _is_bare_day(text: str) -> bool:
    return len(text) <= _LONGEST_CLOCK and (bool(_YEAR.search(text)) or len(_NUMBER.findall(text)) > 1)


def _hidden(page: Page) -> set[int]:
    """The elements that hide little; those of one class, or of none in one place, count together."""
    marked = [n for n, e in enumerate(page.elements) if e.tag not in _WHOLE and _is_hidden(e)]
    if not marked:
        return set()
    letters = [0] * len(page.elements)
    for line in page.lines:
        letters[max(line.element, 0)] += len(line.text) * (line.linked < 0.5)
    for number in range(len(letters) - 1, 0, -1):
        letters[max(page.elements[number].parent, 0)] += letters[number]
    sums: Counter[object] = Counter()
    for number in marked:
        sums[_group(page.elements[number])] += letters[number]
    return {number for number in marked if sums[_group(page.elements[number])] < _MOST_HIDDEN}


def _group(element: Element) -> object:
    return element["class"] or element.parent


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attributes and element["hidden"].lower() != "until-found":
        return True
    return bool(element["style"]) and _HIDES.search(element["style"][:1000]) is not None


def _clocks(page: Page) -> set[int]:
    """Bars of the whole page, and boxes that are called a clock."""
    found: set[int] = set()
    in_article, bars = [False] * len(page.elements), set[int]()
    for number, element in enumerate(page.elements):
        parent = element.parent
        in_article[number] = element.tag in _OF_ARTICLES or (parent >= 0 and in_article[parent])
        if element.attributes and _is_called_clock(element):
            found.add(number)
        is_bar = element.tag in _PAGE_BARS or element["role"].lower() in ("banner", "navigation")
        if is_bar and not in_article[number]:
            bars.add(number)
    return found | {number for number in bars if _is_of_page(page, number)} | _with_parts(page, bars)


def _is_of_page(page: Page, number: int) -> bool:
    element = page.elements[number]
    return element.tag == "nav" or element.parent < 0 or page.elements[element.parent].tag in _WHOLE


def _with_parts(page: Page, bars: set[int]) -> set[int]:
    """The bars that hold a menu, a form or a picture; what holds but words may be the heading of an article."""
    nearest, found = [NOWHERE] * len(page.elements), set[int]()
    for number, element in enumerate(page.elements):
        around = nearest[element.parent] if element.parent >= 0 else NOWHERE
        nearest[number] = number if number in bars else around
        if element.tag in _OF_BARS and around >= 0:
            found.add(around)
    return found


def _is_called_clock(element: Element) -> bool:
    whole = {name.lower() for name in (*element["class"][:1000].split(), element["id"])}
    return bool(whole & those("clocks") or names_of(element) & (those("clocks") - {"today"}))


def _below(page: Page, roots: set[int]) -> list[bool]:
    found: list[bool] = []
    for number, element in enumerate(page.elements):
        found.append(number in roots or (element.parent >= 0 and found[element.parent]))
    return found
