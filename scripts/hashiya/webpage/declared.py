"""What a page declares of its article: title, day, outlet, author, address, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from hashiya.model import Declared
from hashiya.webpage.headline import LONGEST, Headline, alike, name_behind
from hashiya.webpage.jsonld import Thing, things
from hashiya.webpage.page import Page
from hashiya.webpage.published import Region, candidates
from hashiya.webpage.votes import folded_words
from hashiya.webpage.words import listed, those

_NAMING = ("property", "name", "itemprop", "http-equiv")
_MOST_OTHERS = 5
_MOST_TITLES = 20


@dataclass(frozen=True, slots=True)
class Head:
    """All that a page declares, unsorted: `metas` (name in lower case, content), things, addresses."""

    metas: list[tuple[str, str]]
    things: list[Thing]
    url: tuple[str, str]

    def first(self, names: Iterable[str]) -> tuple[str, str]:
        """(where it stands, content) of the first name that has one; empty where none has."""
        told: dict[str, str] = {}
        for name, content in self.metas:
            told.setdefault(name, content)
        return next(((f"meta {name}", told[name]) for name in names if told.get(name)), ("", ""))


def read_head(page: Page, url: str) -> Head:
    """Gather what a page declares.

    Args:
        url: where it was captured, if that is known.
    """
    metas = list(_metas(page))
    found = things(page)
    canonical = next(
        (e["href"] for e in page.elements if e.tag == "link" and "canonical" in e["rel"].lower().split() and e["href"]),
        "",
    )
    told = dict(reversed(metas))
    addresses = [("link canonical", canonical), *((f"meta {name}", told.get(name, "")) for name in listed("url"))]
    addresses = [(field, _absolute(url, address.strip())) for field, address in addresses if address.strip()]
    addresses = [(field, address) for field, address in addresses if address]
    deep = [(field, address) for field, address in addresses if urlsplit(address).path.strip("/")]
    best = next(iter(deep), ("given", url) if url else next(iter(addresses), ("", "")))
    return Head(metas, found, best)


def article_of(head: Head, titles: Iterable[str]) -> Thing | None:
    """The article that the page is, of all that it declares: the one with its address or its title, else the only one.

    Args:
        titles: how the page is called elsewhere: printed and declared titles.
    """
    told = [thing for thing in head.things if thing.types & those("articles")]
    words = [folded_words(title[:LONGEST]) for title in islice(titles, _MOST_TITLES) if title]

    def fits(thing: Thing) -> int:
        own = folded_words((thing.words("headline") or thing.words("name"))[:LONGEST])
        named = any(alike(own, other) or _begins(own, other) for other in words)
        return 2 * _same_address(head.url[1], thing) + named

    best = max(told, key=fits, default=None)
    if best and (fits(best) or len(told) == 1):
        return best
    return None


def title_candidates(page: Page, head: Head, article: Thing | None) -> Iterator[tuple[str, str]]:
    """(where it stands, words) of every title that is declared, in order of trust."""
    if article and (headline := article.words("headline")):
        yield "json-ld headline", headline
    told: set[str] = set()
    for name in listed("title"):
        for own, content in head.metas:
            if own == name and content not in told:
                told.add(content)
                yield f"meta {name}", content
    if text := title_of_head(page):
        yield "title", text
    for thing in head.things:
        if thing.types & those("pages") and (name := thing.words("headline") or thing.words("name")):
            yield "json-ld name", name


def title_of_head(page: Page) -> str:
    """The words of `<title>`, the first that stands in the head or outside of a drawing."""
    for line in page.lines:
        if page.tag_of(line) == "title":
            return line.text
    return ""


def names_of_outlet(head: Head) -> Iterator[str]:
    """How the outlet calls itself."""
    yield head.first(listed("source"))[1]
    for name in listed("source"):
        yield from (content for own, content in head.metas if own == name)
    for thing in head.things:
        yield thing.words("publisher")
        if thing.types & {"organization", "newsmediaorganization", "website"}:
            yield thing.words("name")
    yield from urlsplit(head.url[1]).netloc.removeprefix("www.").split(".")[:1]
    yield urlsplit(head.url[1]).netloc.removeprefix("www.")


def declared(page: Page, head: Head, article: Thing | None, title: Headline, region: Region) -> Declared:
    """Everything that a page declares, as it declares it."""
    others = [thing for thing in head.things if not thing.types & those("articles")]
    dates = candidates(page, region, article, others, head.metas)
    source = head.first(listed("source")[:2])
    if not source[1] and article and (publisher := article.words("publisher")):
        source = "json-ld publisher", publisher
    if not source[1]:
        source = next(
            (("json-ld publisher", t.words("publisher")) for t in head.things if t.words("publisher")),
            head.first(listed("source")),
        )
    if not source[1]:
        source = _behind_title(page, head, title)
    found = {
        "title": (title.field, title.text),
        "published": (dates[0].field, dates[0].value) if dates else ("", ""),
        "source": source,
        "author": _author(page, head, article),
        "url": head.url,
    }
    fields = {name: field for name, (field, value) in found.items() if value}
    if dates[1:]:
        fields["published_others"] = "; ".join(f"{d.field}: {d.value}" for d in dates[1 : _MOST_OTHERS + 1])
    return Declared(**{name: " ".join(value.split()) for name, (_, value) in found.items()}, fields=fields)


def _behind_title(page: Page, head: Head, title: Headline) -> tuple[str, str]:
    """The short name that stands behind the headline in a declared title, and nowhere but there."""
    for field, text in title_candidates(page, head, None):
        name = name_behind(text[: 2 * LONGEST], title.text)
        if name:
            return field, name
    return "", ""


def _author(page: Page, head: Head, article: Thing | None) -> tuple[str, str]:
    if article and (author := article.words("author")):
        return "json-ld author", author
    for name in listed("author"):
        field, content = head.first([name])
        if content and not content.startswith(("http://", "https://")):
            return field, content
    for element in page.elements:
        if "author" in element["itemprop"].lower().split() and element.text.strip():
            return "itemprop author", element.text.strip()
    return "", ""


def _metas(page: Page) -> Iterator[tuple[str, str]]:
    for element in page.elements:
        content = element["content"].strip()
        if content and (element.tag == "meta" or "property" in element.attributes):
            if (
                element.tag == "meta"
                and element["itemprop"]
                and element.parent >= 0
                and not _in_head(page, element.parent)
            ):
                continue
            for attribute in _NAMING:
                if name := element[attribute].strip().lower():
                    yield name, content


def _in_head(page: Page, number: int) -> bool:
    return page.elements[number].tag in ("head", "html")


def _begins(own: list[str], other: list[str]) -> bool:
    return len(own) > 2 and other[: len(own)] == own


def _absolute(base: str, address: str) -> str:
    try:
        joined = urljoin(base, address)
        return joined if urlsplit(joined).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _same_address(address: str, thing: Thing) -> bool:
    page = thing.fields.get("mainEntityOfPage")
    own = [thing.fields.get("url"), thing.fields.get("@id"), page, page.get("@id") if isinstance(page, dict) else ""]
    wanted = _bare(address)
    return bool(wanted) and any(isinstance(found, str) and _bare(found) == wanted for found in own)


def _bare(address: str) -> str:
    """An address for comparing: host and path, no query, no fragment; empty for a front page."""
    try:
        parts = urlsplit(unquote(address[:2000]))
        path = parts.path.strip("/").lower()
    except ValueError:
        return ""
    return f"{parts.netloc.removeprefix('www.').removeprefix('m.').lower()}/{path}" if path else ""
