"""Where a page says on which day it was published: all candidates, in order of trust. What they mean is not read here.

Never taken: when a page was changed, what comments, lists of other articles and copyright lines say, and values that
are no date (the first days of 1970 and of our era are what empty fields print).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from hashiya.webpage.boxes import Box, names_of
from hashiya.webpage.jsonld import Thing, type_name
from hashiya.webpage.page import NEAREST, Page
from hashiya.webpage.words import listed, names_in, those

LONGEST = 80
_MOST = 30
_FURTHEST_ZONE = timedelta(hours=14)
_ZONE_STEP = timedelta(minutes=30)
_BEFORE_TITLE = 12
_AFTER_TITLE = 40
_DIGIT = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_YEAR = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{4}}(?!{_DIGIT})")
_DAY = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{1,2}}(?!{_DIGIT})")
_EITHER_WAY = re.compile(rf"^\s*(?:0?[1-9]|1[012])[/.-](?:0?[1-9]|1[012])[/.-]{_DIGIT}{{4}}")
_COMPACT = re.compile(r"^\s*(?:(?:19|20)[0-9]{2}[01][0-9][0-3][0-9](?:[T0-9].*)?|1[0-9]{9}(?:[0-9]{3})?)\s*$")
_EMPTY = re.compile(r"^\s*(?:0000|0001|1969|1970-01-0|1900-01-0)|\{\{|%[a-z]", re.IGNORECASE)
_CHANGED = frozenset(("updated", "modified", "datemodified", "lastmodified", "update", "edited", "lastupdate"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that may be the day of publication, and where it stands."""

    value: str
    field: str


@dataclass(frozen=True, slots=True)
class Region:
    """Where the article stands: what elements are by their names, and the lines of its title and of its text."""

    boxes: list[Box]
    title: int
    first: int
    last: int


def candidates(
    page: Page, region: Region, article: Thing | None, others: Iterable[Thing], metas: Iterable[tuple[str, str]]
) -> list[Candidate]:
    """All values that may be the day of publication, full dates first, then in order of trust.

    Args:
        article: the article that the page declares itself to be.
        others: further things that it declares, none of them another article.
        metas: (name in lower case, content) of every declaration in the head.
    """
    found = [*_of_thing(article), *islice(_of_metas(metas), _MOST), *islice(_marked(page, region), _MOST)]
    others = list(others)
    found += [c for thing in others if thing.types & those("pages") for c in _of_thing(thing)]
    found += [*islice(_times(page, region), _MOST), *_in_scripts(page)]
    found += [c for thing in others if thing.types & those("films") for c in _of_thing(thing, "uploadDate")]
    unique = {candidate.value: candidate for candidate in reversed(found) if _is_date(candidate.value)}
    ordered = sorted(unique.values(), key=lambda candidate: found.index(candidate))
    return _local_first(sorted(ordered, key=lambda candidate: _vagueness(candidate.value)))


def _vagueness(value: str) -> int:
    """0 for a full date, 1 for one whose day and month may be exchanged, 2 for less."""
    if not is_full(value):
        return 2
    return 1 if _EITHER_WAY.match(value) else 0


def _local_first(found: list[Candidate]) -> list[Candidate]:
    """The same moment told in the outlet's own time comes before it in universal time, whose day may be another."""
    first = _moment(found[0].value) if found else None
    if first is None or first.utcoffset() is None or first.utcoffset():
        return found
    for candidate in found[1:]:
        other = _moment(candidate.value)
        if other is not None and _is_same_moment(first, other):
            return [candidate, *(rest for rest in found if rest is not candidate)]
    return found


def _is_same_moment(universal: datetime, other: datetime) -> bool:
    if other.utcoffset() is not None:
        return bool(other.utcoffset()) and abs(other - universal) < timedelta(minutes=1)
    apart = abs(other - universal.replace(tzinfo=None))
    return timedelta() < apart <= _FURTHEST_ZONE and apart % _ZONE_STEP == timedelta()


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def is_full(value: str) -> bool:
    """True for a value with a year and a day, as far as digits tell."""
    if _COMPACT.match(value):
        return True
    return bool(_YEAR.search(value) and _DAY.search(value))


def _is_date(value: str) -> bool:
    return 4 <= len(value) <= LONGEST and any(letter.isdigit() for letter in value) and not _EMPTY.search(value)


def _of_thing(thing: Thing | None, *more: str) -> Iterator[Candidate]:
    if thing:
        kind = thing.fields.get("@type")
        for name in ("datePublished", *more, "dateCreated"):
            if value := thing.words(name):
                yield Candidate(value, f"json-ld {kind if isinstance(kind, str) else 'Article'}.{name}")


def _of_metas(metas: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    rank = {name: number for number, name in enumerate(listed("published"))}
    told = sorted((rank[name], order, name, value) for order, (name, value) in enumerate(metas) if name in rank)
    yield from (Candidate(value.strip(), f"meta {name}") for _, _, name, value in told)


def _marked(page: Page, region: Region) -> Iterator[Candidate]:
    """Microdata, RDFa and microformats: what is marked as the day of publication, nearest to the title first."""
    found, own = [], _around_title(page, region)
    for number, element in enumerate(page.elements):
        marks = names_in(f"{element['itemprop']} {element['property']}") if element.attributes else frozenset()
        by_class = "published" in names_in(element["class"]) and element.tag in ("time", "abbr", "span")
        if not by_class and not ({"datepublished", "datecreated"} & marks or "pubdate" in element.attributes):
            continue
        value = (element["content"] or element["datetime"] or element["title"] or element.text).strip()
        if value and not _of_others(page, number, own):
            field = f"{element.tag} {element['itemprop'] or element['property'] or element['class'][:40]}".strip()
            found.append((abs(element.line - max(region.title, 0)), number, Candidate(value, field)))
    yield from (candidate for _, _, candidate in sorted(found, key=lambda entry: entry[:2]))


def _of_others(page: Page, number: int, own: frozenset[int]) -> bool:
    """True for an element within a comment, a review or a list of other articles.

    Args:
        own: the elements around the title, which may be called anything.
    """
    others = those("readers") | those("other_articles")
    return any(
        type_name(page.elements[around]["itemtype"]) in those("others") or names_of(page.elements[around]) & others
        for around in page.around(number, NEAREST)
        if around not in own
    )


def _around_title(page: Page, region: Region) -> frozenset[int]:
    return frozenset(page.around(page.lines[region.title].element) if region.title >= 0 else ())


def _times(page: Page, region: Region) -> Iterator[Candidate]:
    """`<time>` between the title and the text, else shortly before the title, else right behind the text."""
    found, own = [], _around_title(page, region)
    title = region.title if region.title >= 0 else region.first
    for number, element in enumerate(page.elements):
        if element.tag != "time" or region.boxes[number] == Box.NEVER or _of_others(page, number, own):
            continue
        if names_in(element["class"]) & _CHANGED or "datemodified" in element["itemprop"].lower():
            continue
        if (place := _place(element.line, title, region)) < 3 and (
            value := (element["datetime"] or element.text).strip()
        ):
            found.append((place, number, Candidate(value, "time")))
    nearest = min((place for place, _, _ in found), default=0)
    yield from (candidate for place, _, candidate in found if place == nearest)


def _place(line: int, title: int, region: Region) -> int:
    """How near to the title a line is: 0 below it, 1 above it, 2 below the text, 3 elsewhere."""
    if title <= line <= min(max(region.first, title) + 1, title + _AFTER_TITLE):
        return 0
    if title - _BEFORE_TITLE <= line < title:
        return 1
    return 2 if region.last < line <= region.last + 4 else 3


def _in_scripts(page: Page) -> Iterator[Candidate]:
    """What scripts with the page's data name, if all name one day."""
    pattern = _script_pattern()
    found = [
        match[2] or match[3]
        for element in page.elements
        if element.tag == "script" and element.text and "ld+json" not in element["type"]
        for match in pattern.finditer(element.text[:3_000_000])
    ]
    if found and len({value[:10] for value in found}) == 1:
        yield Candidate(found[0], "script")


def _script_pattern() -> re.Pattern[str]:
    names = "|".join(listed("published_in_scripts"))
    return re.compile(rf"\\?[\"']({names})\\?[\"']\s*+:\s*+(?:\\?[\"']([^\"'\\]{{8,40}})\\?[\"']|([0-9]{{10,13}}))")
