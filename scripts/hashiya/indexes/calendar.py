"""The calendar: how much every unit of time holds, and what the pages of years, months and days show around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from hashiya.edtf import UNKNOWN_UNIT
from hashiya.indexes.view import View
from hashiya.model import Calendar, Counted, Link, Month, YearItem

ADDRESS = "dates/"
# The slot of claims that speak of a time without saying a day of it for certain; those that do are in `claims`.
VAGUE_CLAIMS = "vague"


@dataclass(frozen=True)
class Times:
    """The units of time, each with those right below it and what they hold together."""

    below: Mapping[str, list[str]]
    totals: Mapping[str, Counted]

    @classmethod
    def of(cls, view: View) -> Times:
        """What the articles of an archive give to all units."""
        totals: dict[str, Counted] = {}
        for (address, slot), (count, _) in view.counts.items():
            if address.startswith(ADDRESS):
                more = (count, 0) if slot == "articles" else (0, count)
                for unit in with_coarser(address.removeprefix(ADDRESS)):
                    before = totals.get(unit, Counted(unit))
                    totals[unit] = Counted(unit, before.articles + more[0], before.claims + more[1])
        below: dict[str, list[str]] = defaultdict(list)
        for unit in sorted(totals):
            below[unit.rpartition("/")[0]].append(unit)
        return cls(dict(below), totals)

    def years(self) -> Iterator[YearItem]:
        """Every year that holds anything, the newest first."""
        for year in reversed(self.below.get("", ())):
            if year != UNKNOWN_UNIT:
                months = self._months(year)
                articles = self.totals[year].articles - sum(month.articles for month in months)
                claims = self.totals[year].claims - sum(month.claims for month in months)
                yield YearItem(self.totals[year], months, Counted(year, articles, claims))

    def calendar(self, unit: str) -> Calendar:
        """What the page of a year, month or day shows of the calendar."""
        months = {0: self._months(unit), 1: (self.totals[unit],)}.get(unit.count("/"), ()) if unit[0].isdigit() else ()
        before, after = self._neighbours.get(unit, ("", ""))
        empty = (between(before, unit), between(unit, after))
        return Calendar(tuple(map(self._month, months)), (_link(before), _link(after)), empty)

    def _months(self, year: str) -> tuple[Counted, ...]:
        units = (f"{year}/{number:02d}" for number in range(1, 13))
        return tuple(self.totals.get(unit, Counted(unit)) for unit in units)

    def _month(self, month: Counted) -> Month:
        return Month(month, tuple(self.totals[day] for day in self.below.get(month.unit, ())))

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[str, str]]:
        """For each unit those of its kind before and after it, empty where there are none."""
        found = {}
        for level in range(3):
            units = sorted(unit for unit in self.totals if unit.count("/") == level and unit != UNKNOWN_UNIT)
            for (before, unit), (_, after) in pairwise(pairwise(["", *units, ""])):
                found[unit] = (before, after)
        return found


def with_coarser(unit: str) -> Iterator[str]:
    """A unit and those that hold it, the coarsest first."""
    parts = unit.split("/")
    for length in range(1, len(parts) + 1):
        yield "/".join(parts[:length])


def between(before: str, after: str) -> tuple[str, ...]:
    """The first and the last of the units that lie between two of one kind, one where it is the only one."""
    if not before or not after:
        return ()
    first, last = _stepped(before, 1), _stepped(after, -1)
    return () if first >= after else (first,) if first == last else (first, last)


def _stepped(unit: str, step: int) -> str:
    """The unit of the same kind right behind or right before one: never beyond those that have another after them."""
    parts = [int(part) for part in unit.split("/")]
    if len(parts) == 3:
        return (date(*parts) + timedelta(days=step)).isoformat().replace("-", "/")
    number = parts[0] * 12 + parts[1] - 1 + step if len(parts) == 2 else parts[0] + step
    return f"{number // 12:04d}/{number % 12 + 1:02d}" if len(parts) == 2 else f"{number:04d}"


def _link(unit: str) -> Link | None:
    return Link(f"{ADDRESS}{unit}") if unit else None
