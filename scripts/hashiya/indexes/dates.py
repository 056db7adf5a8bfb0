"""Dates: years, months and days, each with the articles published then and the claims that speak of then.

An article stands at the finest unit that holds all the days it may be of: a date known to lie between the 27th and
the 30th stands under its month, one known to lie in half a year under its year. Nothing is put on a day by guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hashiya.edtf import UNKNOWN_UNIT as UNKNOWN
from hashiya.edtf import unit_of, unit_spoken_of
from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import Bilingual, Card, ClaimItem, Index, Label, Link, LinkItem, Prose, Section

ADDRESS = "dates/"


def _share(shown: Shown) -> Given:
    article = shown.article
    yield f"{ADDRESS}{unit_of(article.date)}", "articles", shown.witnessed(article.settled.date_witnesses)
    for claim in article.claims:
        for edtf in claim.annotation.dates:
            yield f"{ADDRESS}{unit_spoken_of(edtf)}", "claims", shown.claim(claim, edtf.text)


@dataclass(frozen=True)
class _Tree:
    """The units of time, each with those right below it and what they hold together (articles, claims)."""

    below: dict[str, list[str]]
    totals: dict[str, tuple[int, int]]

    @classmethod
    def of(cls, view: View) -> _Tree:
        totals: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for (address, slot), (count, _) in view.counts.items():
            if address.startswith(ADDRESS):
                for coarser in _with_coarser(address.removeprefix(ADDRESS)):
                    articles, claims = totals[coarser]
                    more = (count, 0) if slot == "articles" else (0, count)
                    totals[coarser] = (articles + more[0], claims + more[1])
        below: dict[str, list[str]] = defaultdict(list)
        for unit in sorted(totals):
            below[unit.rpartition("/")[0]].append(unit)
        return cls(dict(below), dict(totals))


def _heads(view: View) -> Iterator[Index]:
    """The list of years, then a page per year, month and day that something belongs to."""
    tree = _Tree.of(view)
    empty = _emptied(view, tree)
    links = tuple(_link(unit, tree) for unit in tree.below.get("", ()))
    yield Index("dates", label=Label("index.dates"), sections=(Section(None, links),))
    for unit in sorted(tree.totals):
        yield _head(unit, tree)
    for unit, cards in sorted(empty.items()):
        yield replace(_head(unit, tree), sections=tuple(_moved_away(cards)))


def _emptied(view: View, tree: _Tree) -> dict[str, list[Card]]:
    """The units that were published and hold nothing now, each with the articles whose date was corrected since."""
    found: dict[str, list[Card]] = {}
    for address, cards in view.kept.items():
        if address.startswith(ADDRESS):
            unit = address.removeprefix(ADDRESS)
            for coarser in _with_coarser(unit):
                if coarser not in tree.totals:
                    found.setdefault(coarser, []).extend(cards if coarser == unit else ())
    return found


def _moved_away(cards: list[Card]) -> Iterator[Section]:
    """That nothing is there any more, and where the articles that were there are now."""
    yield Section(Label("ledger.empty"), (), note=Label("ledger.empty-date"))
    if cards:
        units = sorted({unit_of(card.ref.date) for card in cards})
        links = (LinkItem(Bilingual(Prose("")), Link(f"{ADDRESS}{unit}"), label=name_of(unit)) for unit in units)
        yield Section(Label("ledger.moved-date"), tuple(links))


def _head(unit: str, tree: _Tree) -> Index:
    children = tuple(_link(below, tree) for below in tree.below.get(unit, ()))
    label = Label("date.days-in" if unit.count("/") else "date.months-in")
    up = [(Label("index.dates"), Link("dates"))]
    up += [(name_of(above), Link(f"{ADDRESS}{above}")) for above in _with_coarser(unit) if above != unit]
    sections = (Section(label, children),) if children else ()
    return Index(f"{ADDRESS}{unit}", label=name_of(unit), sections=sections, up=tuple(up))


def _whole(_view: View, head: Index, shares: Shares) -> Index:
    articles = tuple(item for _, share in shares for item in share.slots.get("articles", ()))
    given = (item for _, share in shares for item in share.slots.get("claims", ()))
    claims = sorted((item for item in given if isinstance(item, ClaimItem)), key=lambda item: item.about)
    sections = list(head.sections)
    if articles:
        label = Label("date.articles" if head.address.count("/") == 3 else "date.articles-unsure")
        sections.append(Section(label, articles))
    if claims:
        sections.append(Section(Label("date.claims"), tuple(claims)))
    return replace(head, sections=tuple(sections))


def _with_coarser(unit: str) -> Iterator[str]:
    parts = unit.split("/")
    for length in range(1, len(parts) + 1):
        yield "/".join(parts[:length])


def _link(unit: str, tree: _Tree) -> LinkItem:
    articles, claims = tree.totals[unit]
    count = Label("count.articles-and-claims", {"articles": articles, "claims": claims})
    return LinkItem(Bilingual(Prose("")), Link(f"{ADDRESS}{unit}"), count, label=name_of(unit))


def name_of(unit: str) -> Label:
    """What a unit of time is called."""
    return Label("index.undated") if unit == UNKNOWN else Label("@date", {"edtf": unit.replace("/", "-")})


DATES = Kind(_share, _heads, _whole)
