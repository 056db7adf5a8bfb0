"""The timeline: when articles appeared and of what days they speak, for all time, for a year, for a month.

Every article stands in the period that holds all days it may be of; where no single one does, it is a stretch of time.
Nothing is put into a period by guess, and what has no date is counted apart. The lists are those of `dates`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from hashiya.edtf import UNKNOWN_UNIT, Edtf, parse_edtf, unit_of
from hashiya.indexes.calendar import ADDRESS as DATES
from hashiya.indexes.calendar import VAGUE_CLAIMS
from hashiya.indexes.dates import name_of
from hashiya.indexes.kind import Kind, complete, nothing
from hashiya.indexes.view import View
from hashiya.model import ArticleRef, Index, Label, Link, Period, Stretch, Timeline

ADDRESS = "timeline"
# The whole archive is shown by months up to so many of them, else by years, of which the last are shown.
MOST_MONTHS = 36
MOST_YEARS = 60
# Claims may speak of any time: years further from all articles are counted, not drawn.
YEARS_AROUND = 15
# Longer stretches do not say from when to when the archive reaches.
LONGEST_TELLING = timedelta(days=731)
MOST_STRETCHES = 12
# Up to so many articles on a page are shown one by one.
FEW = 30
Step = Literal["year", "month", "day"]


class _Span(NamedTuple):
    """Days on one of which an article appeared, or of which claims speak."""

    first: date
    last: date
    ref: ArticleRef | None
    claims: int
    certain: bool

    @property
    def unit(self) -> str:
        return _unit(self.first, self.last)

    @property
    def ends(self) -> list[date]:
        """The days that it begins and ends with, where it is not open there."""
        return [end for end in _closed(self.first, self.last) if end]


@dataclass(frozen=True)
class _Times:
    """All that has a date, by the page of the timeline that shows it: a unit, or nothing for the whole archive."""

    spans: Sequence[_Span]
    undated: tuple[int, int]

    @classmethod
    def of(cls, view: View) -> _Times:
        cards = [card for card in view.cards if card.ref.date.precision != "unknown"]
        dated = ((card.ref, *_ends(card.ref.date)) for card in cards)
        spans = [_Span(first, last, ref, 0, ref.is_day_certain) for ref, first, last in dated]
        silent = 0
        for (address, slot), (count, _) in sorted(view.counts.items()):
            unit = address.removeprefix(DATES)
            if unit == address or slot not in ("claims", VAGUE_CLAIMS):
                continue
            if unit == UNKNOWN_UNIT:
                silent += count
            else:
                spans.append(_Span(*_days(unit), None, count, slot == "claims"))
        return cls(spans, (len(view.cards) - len(cards), silent))

    @cached_property
    def by_page(self) -> Mapping[str, list[_Span]]:
        """The spans of every page: those within its time, and those that begin or end in it."""
        found: dict[str, list[_Span]] = defaultdict(list)
        for span in self.spans:
            for page in _pages(span):
                found[page].append(span)
        worth = (page for page, spans in found.items() if any(_is_part(span, page) for span in spans))
        return {page: found[page] for page in sorted(worth)}

    def around(self, page: str) -> int:
        """How many articles may be of a page's time, though they are not on it."""
        first, last = _days(page)
        over = len(self._ends[0]) - bisect_left(self._ends[1], first)
        over -= len(self._ends[0]) - bisect_right(self._ends[0], last)
        return over - sum(1 for span in self.by_page[page] if span.ref)

    @cached_property
    def _ends(self) -> tuple[list[date], list[date]]:
        articles = [span for span in self.spans if span.ref]
        return sorted(span.first for span in articles), sorted(span.last for span in articles)


def _heads(view: View) -> Iterator[Index]:
    """The whole archive, then each year and month in which anything has its place."""
    times = _Times.of(view)
    yield _head("", _whole(times), ())
    for level in (0, 1):
        units = [unit for unit in times.by_page if unit.count("/") == level]
        neighbours = {unit: (before, after) for (before, unit), (_, after) in pairwise(pairwise(["", *units, ""]))}
        for unit in units:
            yield _head(unit, _of_unit(times, unit), neighbours[unit])


def _head(unit: str, timeline: Timeline, neighbours: Sequence[str]) -> Index:
    before, after = (Link(f"{ADDRESS}/{other}") if other else None for other in neighbours or ("", ""))
    up = [(Label("index.timeline"), Link(ADDRESS))] if unit else []
    if unit.count("/"):
        up.append((name_of(unit[:4]), Link(f"{ADDRESS}/{unit[:4]}")))
    label = name_of(unit) if unit else Label("index.timeline")
    address = f"{ADDRESS}/{unit}".rstrip("/")
    return Index(address, label=label, up=tuple(up), timeline=replace(timeline, neighbours=(before, after)))


def _whole(times: _Times) -> Timeline:
    """All time, by months where they are few, else by years."""
    telling = [span for span in times.spans if span.last - span.first <= LONGEST_TELLING] or times.spans
    months = {_unit_at(end, 7) for span in telling for end in span.ends}
    by_month = bool(months) and _months_between(min(months), max(months)) <= MOST_MONTHS
    units = _all_months(min(months), max(months)) if by_month else _years(telling)
    return replace(_timeline("month" if by_month else "year", units, times.spans, times), undated=times.undated)


def _of_unit(times: _Times, unit: str) -> Timeline:
    if unit.count("/"):
        days = range(1, _days(unit)[1].day + 1)
        timeline = _timeline("day", [f"{unit}/{day:02d}" for day in days], times.by_page[unit], times)
    else:
        timeline = _timeline("month", [f"{unit}/{month:02d}" for month in range(1, 13)], times.by_page[unit], times)
    return replace(timeline, around=times.around(unit))


def _timeline(step: Step, units: Sequence[str], spans: Sequence[_Span], times: _Times) -> Timeline:
    """The spans on a row of units: each in its period, or as a stretch, or counted before and behind all periods."""
    if not units:
        return Timeline(step, (), ())
    length = {"year": 4, "month": 7, "day": 10}[step]
    (first, _), (_, last) = _days(units[0]), _days(units[-1])
    few = sum(1 for span in spans if span.ref) <= FEW
    within: dict[str, list[_Span]] = defaultdict(list)
    longer: list[_Span] = []
    before: list[_Span] = []
    after: list[_Span] = []
    for span in spans:
        if span.last < first:
            before.append(span)
        elif span.first > last:
            after.append(span)
        elif _unit_at(span.first, length) == _unit_at(span.last, length):
            within[_unit_at(span.first, length)].append(span)
        else:
            longer.append(span)
    periods = tuple(_period(unit, within.get(unit, ()), times, few=few) for unit in units)
    stretches = tuple(_stretches(longer, first, last, _starts(units), few=few))
    return Timeline(step, periods, stretches, before=_counted(before), after=_counted(after))


def _period(unit: str, spans: Sequence[_Span], times: _Times, *, few: bool) -> Period:
    articles, claims = _counted(spans)
    own = ADDRESS + "/" if unit in times.by_page else DATES
    shown = tuple(span.ref for span in spans if span.ref) if few else ()
    doubtful = _counted([span for span in spans if not span.certain])
    return Period(unit, *_days(unit), articles, claims, *doubtful, shown, Link(f"{own}{unit}") if spans else None)


def _stretches(
    spans: Sequence[_Span], first: date, last: date, starts: Callable[[date], date], *, few: bool
) -> Iterator[Stretch]:
    """The spans that no period holds, those of the same days together, and where these are many, those of the same
    periods; if there are too many even so, the smallest ones in one."""
    groups = _grouped(spans, lambda span: (span.first, span.last))
    if len(groups) > MOST_STRETCHES:
        groups = _grouped(spans, lambda span: (starts(max(span.first, first)), starts(min(span.last, last))))
    ordered = sorted(groups, key=lambda group: (-len(group), -sum(span.claims for span in group), group[0][:2]))
    if len(ordered) > MOST_STRETCHES:
        ordered = [*ordered[: MOST_STRETCHES - 1], [span for group in ordered[MOST_STRETCHES - 1 :] for span in group]]
    for group in sorted(ordered, key=lambda group: (min(span.first for span in group), group[0].last)):
        yield _stretch(group, few=few)


def _stretch(group: Sequence[_Span], *, few: bool) -> Stretch:
    first, last = min(span.first for span in group), max(span.last for span in group)
    articles, claims = _counted(group)
    refs = tuple(span.ref for span in group if span.ref)
    same = all(span[:2] == group[0][:2] for span in group)
    units = {span.unit for span in group}
    listed = Link(f"{DATES}{units.pop()}") if len(units) == 1 else Link(DATES.rstrip("/"))
    link = Link(refs[0].id) if len(refs) == 1 and not claims else listed
    name = Label("@date", {"edtf": _edtf(first, last)}) if first != date.min or last != date.max else None
    return Stretch(first, last, articles, claims, link, name, refs if few else (), several=not same)


def _grouped(spans: Iterable[_Span], key: Callable[[_Span], tuple[date, date]]) -> list[list[_Span]]:
    """Articles and claims apart: they are drawn apart."""
    found: dict[tuple[bool, tuple[date, date]], list[_Span]] = defaultdict(list)
    for span in spans:
        found[span.ref is None, key(span)].append(span)
    return list(found.values())


def _counted(spans: Iterable[_Span]) -> tuple[int, int]:
    counts = Counter[str]()
    for span in spans:
        counts["articles"] += span.ref is not None
        counts["claims"] += span.claims
    return counts["articles"], counts["claims"]


def _pages(span: _Span) -> set[str]:
    """The year and the month in which a span begins, and in which it ends: it has its place on their pages."""
    pages = {_unit_at(end, length) for end in span.ends for length in (4, 7)}
    return {page for page in pages if not _covers(span, page)}


def _covers(span: _Span, page: str) -> bool:
    """True for what is longer than a page's time: the page could say nothing of it."""
    first, last = _days(page)
    return span.first <= first and span.last >= last and (span.first, span.last) != (first, last)


def _is_part(span: _Span, page: str) -> bool:
    """True for what has its place within a page's time, so that the page has something to show."""
    first, last = _days(page)
    return first <= span.first and span.last <= last and (span.first, span.last) != (first, last)


def _years(spans: Sequence[_Span]) -> list[str]:
    """At most so many years without gaps: those of articles, and those near them that claims speak of."""
    years = sorted({end.year for span in spans for end in span.ends})
    if not years:
        return []
    articles = [end.year for span in spans if span.ref for end in span.ends]
    last = min(years[-1], max(articles) + YEARS_AROUND) if articles else years[-1]
    first = max(years[0], min(articles) - YEARS_AROUND) if articles else years[0]
    first = max(first, last - MOST_YEARS + 1)
    return [f"{year:04d}" for year in range(first, last + 1)]


def _months_between(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _all_months(first: str, last: str) -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    months = range(start, start + _months_between(first, last))
    return [f"{month // 12:04d}/{month % 12 + 1:02d}" for month in months]


def _starts(units: Sequence[str]) -> Callable[[date], date]:
    """The first day of the period that holds a day."""
    starts = [_days(unit)[0] for unit in units]
    return lambda day: starts[max(0, bisect_right(starts, day) - 1)]


def _unit_at(day: date, length: int) -> str:
    return day.isoformat()[:length].replace("-", "/")


def _days(unit: str) -> tuple[date, date]:
    return _ends(parse_edtf(unit.replace("/", "-")))


def _ends(found: Edtf) -> tuple[date, date]:
    return found.earliest or date.min, found.latest or date.max


def _closed(first: date, last: date) -> tuple[date | None, date | None]:
    """The ends of a stretch, None where it is open: the first and the last day of all mean that in longer ones only."""
    is_long = first.year != last.year
    return None if is_long and first == date.min else first, None if is_long and last == date.max else last


def _unit(first: date, last: date) -> str:
    return unit_of(Edtf("", *_closed(first, last), "interval"))


def _edtf(first: date, last: date) -> str:
    """The stretch as EDTF, as short as it can be said."""
    unit = _unit(first, last)
    if unit != UNKNOWN_UNIT and _days(unit) == (first, last):
        return unit.replace("/", "-")
    start, end = (day.isoformat() if day else "" for day in _closed(first, last))
    whole = first.day == 1 and _days(_unit_at(last, 7))[1] == last and start and end
    return f"{start[:7]}/{end[:7]}" if whole else f"{start or '..'}/{end or '..'}"


TIMELINE = Kind(nothing, _heads, complete)
