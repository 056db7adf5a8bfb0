"""How the articles of a list lie in time: by months where these are few, else by years.

An article is counted in the period that holds all days it may be of; none is put into one by guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from hashiya.edtf import UNKNOWN_UNIT, parse_edtf, unit_of
from hashiya.model import ArticleRef, Link, Period, Spread

MOST_MONTHS, MOST_YEARS = 24, 40
# Fewer articles, or all of them in one period, are told in words as well as by a picture.
LEAST, LEAST_PERIODS = 4, 2


def spread(refs: Iterable[ArticleRef]) -> Spread | None:
    """The articles by month or year; None where they are too few to be drawn."""
    units = [unit_of(ref.date) for ref in refs]
    dated = [unit for unit in units if unit != UNKNOWN_UNIT]
    months = [unit[:7] for unit in dated if len(unit) >= 7]
    if len(dated) < LEAST or not months:
        return None
    first, last = min(map(_month, dated)), max(map(_month, dated))
    if last - first < MOST_MONTHS and len(months) * 2 > len(dated):
        names = [f"{at // 12:04d}/{at % 12 + 1:02d}" for at in range(first, last + 1)]
        return _spread("month", names, Counter(unit[:7] for unit in dated), len(units))
    years = range(max(first // 12, last // 12 - MOST_YEARS + 1), last // 12 + 1)
    return _spread("year", [f"{year:04d}" for year in years], Counter(unit[:4] for unit in dated), len(units))


def _month(unit: str) -> int:
    """A month as a number; of a year its first."""
    return int(unit[:4]) * 12 + int(unit[5:7] or 1) - 1


def _spread(step: Literal["month", "year"], names: Sequence[str], counts: Counter[str], total: int) -> Spread | None:
    if sum(1 for name in names if counts[name]) < LEAST_PERIODS:
        return None
    periods = tuple(_period(name, counts[name]) for name in names)
    before = sum(n for name, n in counts.items() if step == "year" and name < names[0])
    within = sum(period.articles for period in periods)
    return Spread(step, periods, before, total - within - before)


def _period(unit: str, articles: int) -> Period:
    found = parse_edtf(unit.replace("/", "-"))
    link = Link(f"dates/{unit}") if articles else None
    return Period(unit, found.earliest or date.min, found.latest or date.max, articles, link=link)
