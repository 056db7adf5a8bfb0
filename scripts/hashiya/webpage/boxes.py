"""Which parts of a page are boxes around the text, by what their elements are called."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from functools import lru_cache

from hashiya.webpage.page import Element, Page
from hashiya.webpage.words import names_in, those

_NAMING = ("class", "id", "role", "aria-label", "aria-labelledby", "data-testid", "data-e2e", "data-component")
_NEVER_TAGS = frozenset(
    ("nav", "footer", "select", "button", "textarea", "dialog", "menu", "title", "iframe", "object")
)
_SELDOM_TAGS = frozenset(("aside", "form", "address", "time", "summary"))
_NEVER_ROLES = frozenset(("navigation", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar"))
_FRAMED = frozenset(("table", "blockquote"))
_WHOLE_PAGE = frozenset(("html", "body", "main"))
# What holds this share of the page's text is the text, whatever it is called: themes call whole pages so.
_TOO_MUCH = 0.3


class Box(IntEnum):
    """What an element is by its name, the stronger the higher."""

    NONE = 0
    CAPTION = 1
    SELDOM = 2
    NEVER = 3


def boxes(page: Page, *shares: list[float]) -> list[Box]:
    """For each element what it is, or what the elements around it are.

    Args:
        shares: for each element which share of the page's text stands in it; another list may tell it of the text that
            was voted for.
    """
    alike: Counter[str] = Counter()
    for share in shares:
        sums: Counter[str] = Counter()
        for element, part in zip(page.elements, share, strict=True):
            sums[element["class"]] += part  # type: ignore[assignment]
        alike |= sums
    found: list[Box] = []
    for number, element in enumerate(page.elements):
        around = found[element.parent] if element.parent >= 0 else Box.NONE
        if around == Box.CAPTION and element.tag in _FRAMED:
            around = Box.NONE
        much = max(share[number] for share in shares)
        if element["class"] and element.tag not in _NEVER_TAGS:
            much = max(much, alike[element["class"]])
        found.append(max(Box.NONE if much >= _TOO_MUCH and not is_embedded(element) else kind_of(element), around))
    return found


def kind_of(element: Element) -> Box:
    """What an element is by its own name and attributes."""
    if element.tag in _WHOLE_PAGE or is_body(element):
        return Box.NONE
    names = names_of(element)
    is_bar = element.tag in _NEVER_TAGS or element["role"].lower() in _NEVER_ROLES
    if is_bar or is_embedded(element) or names & _never():
        return Box.NEVER
    if element.tag in _SELDOM_TAGS or names & those("seldom"):
        return Box.SELDOM
    framed = element.tag == "figure" and not names & those("framed_text")
    return Box.CAPTION if framed or element.tag == "figcaption" or names & those("captions") else Box.NONE


@lru_cache
def _never() -> frozenset[str]:
    return those("never") | those("readers") | those("other_articles")


def names_of(element: Element) -> frozenset[str]:
    """The names that its class, id and labels give an element."""
    found: frozenset[str] = frozenset()
    for attribute in _NAMING:
        if value := element.attributes.get(attribute):
            found |= names_in(value)
    return found


def is_embedded(element: Element) -> bool:
    """True for a post of another site that is shown within the text; it is no text of the article, however long."""
    if element.tag in those("embedded"):
        return True
    return bool(element["class"]) and not those("embedded").isdisjoint(element["class"][:1000].lower().split())


def is_body(element: Element) -> bool:
    """True for what is called the text of an article."""
    if element["itemprop"].lower() == "articlebody" or "articleBody" in element["property"]:
        return True
    bodies = those("bodies")
    return any(name.lower() in bodies for name in (*element["class"][:1000].split(), element["id"]))
