"""Dates: years, months and days, each with the articles published then and the claims that speak of then.

An article stands at the finest unit that holds all the days it may be of: a date known to lie between the 27th and
the 30th stands under its month, one known to lie in half a year under its year. Nothing is put on a day by guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hashiya.edtf import UNKNOWN_UNIT as UNKNOWN
from hashiya.edtf import Edtf, unit_of
from hashiya.indexes.view import View
from hashiya.model import (
    AnnotatedArticle,
    ArticleItem,
    Bilingual,
    ClaimItem,
    Index,
    Label,
    Link,
    LinkItem,
    Passage,
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
    tops = sorted({_years(unit) for unit in units})
    links = tuple(_link(unit, units) for unit in tops)
    yield Index("dates", label=Label("index.dates"), sections=(Section(None, links),))
    for page in sorted({part for unit in units for part in _with_coarser(unit)}):
        yield _page(page, units)


def _gather(view: View) -> dict[str, _Gathered]:
    units: dict[str, _Gathered] = defaultdict(_Gathered)
    for article in view.articles:
        item = ArticleItem(view.refs[article.id], _reason(view, article))
        units[unit_of(article.date)].articles.append(item)
        for claim in article.claims:
            for edtf in claim.annotation.dates:
                units[unit_of(edtf)].claims.append((edtf, view.claim(article, claim)))
    return units


def _reason(view: View, article: AnnotatedArticle) -> Passage | None:
    """The words of the article that its date rests on."""
    for witness in article.settled.date_witnesses:
        if witness.line_id:
            start = article.article.text.find(witness.quote)
            if start >= 0:
                return view.passage(article, start, start + len(witness.quote))
    return None


def _years(unit: str) -> str:
    return unit.partition("/")[0]


def _with_coarser(unit: str) -> Iterator[str]:
    parts = unit.split("/")
    for length in range(1, len(parts) + 1):
        yield "/".join(parts[:length])


def _below(unit: str, units: dict[str, _Gathered]) -> list[str]:
    return [other for other in units if other == unit or other.startswith(f"{unit}/")]


def _link(unit: str, units: dict[str, _Gathered]) -> LinkItem:
    inside = _below(unit, units)
    articles = sum(len(units[u].articles) for u in inside)
    claims = sum(len(units[u].claims) for u in inside)
    count = Label("count.articles-and-claims", {"articles": articles, "claims": claims})
    name = Label("index.undated") if unit == UNKNOWN else Label("@date", {"edtf": unit.replace("/", "-")})
    return LinkItem(Bilingual(Prose("")), Link(f"dates/{unit}"), count, label=name)


def _page(unit: str, units: dict[str, _Gathered]) -> Index:
    own = units.get(unit, _Gathered())
    finer = sorted({u for other in units if other.startswith(f"{unit}/") for u in _with_coarser(other)})
    children = [u for u in finer if u.count("/") == unit.count("/") + 1]
    sections = []
    if children:
        label = Label("date.months-in" if "/" not in unit else "date.days-in")
        sections.append(Section(label, tuple(_link(u, units) for u in children)))
    if own.articles:
        label = Label("date.articles" if unit.count("/") == 2 else "date.articles-unsure")
        sections.append(Section(label, tuple(own.articles)))
    if own.claims:
        ordered = sorted(own.claims, key=lambda found: found[0].text)
        sections.append(Section(Label("date.claims"), tuple(item for _, item in ordered)))
    name = Label("index.undated") if unit == UNKNOWN else Label("@date", {"edtf": unit.replace("/", "-")})
    up = [(Label("index.dates"), Link("dates"))]
    up += [
        (Label("@date", {"edtf": u.replace("/", "-")}), Link(f"dates/{u}")) for u in _with_coarser(unit) if u != unit
    ]
    return Index(f"dates/{unit}", label=name, sections=tuple(sections), up=tuple(up))
