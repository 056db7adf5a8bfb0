"""Dates: years, months and days, each with the articles published then and the claims that speak of then.

An article stands at the finest unit that holds all the days it may be of: a date known to lie between the 27th and
the 30th stands under its month, one known to lie in half a year under its year. Nothing is put on a day by guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.edtf import UNKNOWN_UNIT as UNKNOWN
from hashiya.edtf import unit_of, unit_spoken_of
from hashiya.indexes.calendar import ADDRESS, VAGUE_CLAIMS, Times, with_coarser
from hashiya.indexes.kind import Given, Kind, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.model import Bilingual, Card, ClaimItem, Index, Label, Link, LinkItem, Prose, Section


def _share(shown: Shown) -> Given:
    article = shown.article
    yield f"{ADDRESS}{unit_of(article.date)}", "articles", shown.witnessed(article.settled.date_witnesses)
    for claim in article.claims:
        for edtf in claim.annotation.dates:
            slot = "claims" if edtf.is_a_day else VAGUE_CLAIMS
            yield f"{ADDRESS}{unit_spoken_of(edtf)}", slot, shown.claim(claim, edtf.text)


def _heads(view: View) -> Iterator[Index]:
    """The list of years, then a page per year, month and day that something belongs to."""
    times = Times.of(view)
    empty = _emptied(view, times)
    yield Index("dates", label=Label("index.dates"), sections=tuple(_lists(times)))
    for unit in sorted(times.totals):
        yield replace(_head(unit), calendar=times.calendar(unit))
    for unit, cards in sorted(empty.items()):
        yield replace(_head(unit), sections=tuple(_moved_away(cards)))


def _lists(times: Times) -> Iterator[Section]:
    """The years with their months, and what no year holds."""
    years = tuple(times.years())
    unknown = times.totals.get(UNKNOWN)
    if years or not unknown:
        yield Section(None, years)
    if unknown:
        count = Label("count.articles-and-claims", {"articles": unknown.articles, "claims": unknown.claims})
        link = LinkItem(Bilingual(Prose("")), Link(f"{ADDRESS}{UNKNOWN}"), count, label=name_of(UNKNOWN))
        yield Section(None, (link,))


def _emptied(view: View, times: Times) -> dict[str, list[Card]]:
    """The units that were published and hold nothing now, each with the articles whose date was corrected since."""
    found: dict[str, list[Card]] = {}
    for address, cards in view.kept.items():
        if address.startswith(ADDRESS):
            unit = address.removeprefix(ADDRESS)
            for coarser in with_coarser(unit):
                if coarser not in times.totals:
                    found.setdefault(coarser, []).extend(cards if coarser == unit else ())
    return found


def _moved_away(cards: list[Card]) -> Iterator[Section]:
    """That nothing is there any more, and where the articles that were there are now."""
    yield Section(Label("ledger.empty"), (), note=Label("ledger.empty-date"))
    if cards:
        units = sorted({unit_of(card.ref.date) for card in cards})
        links = (LinkItem(Bilingual(Prose("")), Link(f"{ADDRESS}{unit}"), label=name_of(unit)) for unit in units)
        yield Section(Label("ledger.moved-date"), tuple(links))


def _head(unit: str) -> Index:
    up = [(Label("index.dates"), Link("dates"))]
    up += [(name_of(above), Link(f"{ADDRESS}{above}")) for above in with_coarser(unit) if above != unit]
    return Index(f"{ADDRESS}{unit}", label=name_of(unit), up=tuple(up))


def _whole(_view: View, head: Index, shares: Shares) -> Index:
    articles = tuple(item for _, share in shares for item in share.slots.get("articles", ()))
    given = (item for _, share in shares for slot in ("claims", VAGUE_CLAIMS) for item in share.slots.get(slot, ()))
    claims = sorted((item for item in given if isinstance(item, ClaimItem)), key=lambda item: item.about)
    sections = list(head.sections)
    if articles:
        label = Label("date.articles" if head.address.count("/") == 3 else "date.articles-unsure")
        sections.append(Section(label, articles, anchor="articles"))
    if claims:
        sections.append(Section(Label("date.claims"), tuple(claims), anchor="claims"))
    return replace(head, sections=tuple(sections))


def name_of(unit: str) -> Label:
    """What a unit of time is called."""
    return Label("index.undated") if unit == UNKNOWN else Label("@date", {"edtf": unit.replace("/", "-")})


DATES = Kind(_share, _heads, _whole)
