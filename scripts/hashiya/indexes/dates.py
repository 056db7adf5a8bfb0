"""Dates: years, months and days, each with the articles published then and the claims that speak of then.

An article stands at the finest unit that holds all the days it may be of: a date known to lie between the 27th and
the 30th stands under its month, one known to lie in half a year under its year. Nothing is put on a day by guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hashiya.edtf import UNKNOWN_UNIT as UNKNOWN
from hashiya.edtf import Edtf, unit_of, unit_spoken_of
from hashiya.indexes.view import View
from hashiya.model import (
    ArticleItem,
    Bilingual,
    ClaimItem,
    Index,
    Label,
    Link,
    LinkItem,
    Prose,
    Section,
)


@dataclass
class _Gathered:
    """What belongs to one unit of time itself, not to a finer one."""

    articles: list[ArticleItem] = field(default_factory=list)
    claims: list[tuple[Edtf, ClaimItem]] = field(default_factory=list)


def dates(view: View) -> Iterator[Index]:
    """The list of years, then a page per year, month and day that something belongs to."""
    units = _gather(view)
    tree = _Tree.of(units)
    links = tuple(_link(unit, tree) for unit in tree.below[""])
    yield Index("dates", label=Label("index.dates"), sections=(Section(None, links),))
    for unit in sorted(tree.totals):
        yield _page(unit, units.get(unit, _Gathered()), tree)


@dataclass
class _Tree:
    """The units of time, each with those right below it and what they hold together (articles, claims)."""

    below: dict[str, list[str]]
    totals: dict[str, tuple[int, int]]

    @classmethod
    def of(cls, units: dict[str, _Gathered]) -> _Tree:
        totals: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for unit, own in units.items():
            for coarser in _with_coarser(unit):
                articles, claims = totals[coarser]
                totals[coarser] = (articles + len(own.articles), claims + len(own.claims))
        below: dict[str, list[str]] = defaultdict(list)
        for unit in sorted(totals):
            below[unit.rpartition("/")[0]].append(unit)
        return cls(below, dict(totals))


def _gather(view: View) -> dict[str, _Gathered]:
    units: dict[str, _Gathered] = defaultdict(_Gathered)
    for article in view.articles:
        item = ArticleItem(view.refs[article.id], view.witness(article, article.settled.date_witnesses))
        units[unit_of(article.date)].articles.append(item)
        for claim in article.claims:
            for edtf in claim.annotation.dates:
                units[unit_spoken_of(edtf)].claims.append((edtf, view.claim(article, claim)))
    return units


def _with_coarser(unit: str) -> Iterator[str]:
    parts = unit.split("/")
    for length in range(1, len(parts) + 1):
        yield "/".join(parts[:length])


def _link(unit: str, tree: _Tree) -> LinkItem:
    articles, claims = tree.totals[unit]
    count = Label("count.articles-and-claims", {"articles": articles, "claims": claims})
    return LinkItem(Bilingual(Prose("")), Link(f"dates/{unit}"), count, label=_name(unit))


def _name(unit: str) -> Label:
    return Label("index.undated") if unit == UNKNOWN else Label("@date", {"edtf": unit.replace("/", "-")})


def _page(unit: str, own: _Gathered, tree: _Tree) -> Index:
    depth = unit.count("/")
    sections = []
    if children := tuple(_link(below, tree) for below in tree.below[unit]):
        sections.append(Section(Label("date.days-in" if depth else "date.months-in"), children))
    if own.articles:
        sections.append(Section(Label("date.articles" if depth == 2 else "date.articles-unsure"), tuple(own.articles)))
    if own.claims:
        ordered = sorted(own.claims, key=lambda found: found[0].text)
        sections.append(Section(Label("date.claims"), tuple(item for _, item in ordered)))
    up = [(Label("index.dates"), Link("dates"))]
    up += [(_name(above), Link(f"dates/{above}")) for above in _with_coarser(unit) if above != unit]
    return Index(f"dates/{unit}", label=_name(unit), sections=tuple(sections), up=tuple(up))
