"""On which day an article appeared, as its text and what is declared of it tell; unknown where they do not.

In order of trust: what the page or record declares; the day in its address; a line of the publishing system; a day
that the text calls its own; bounds, since a text knows what has happened. A witness whom the text contradicts is passed
over. A day is never invented: where a year is wanting, it is taken only if the weekday and what the text knows leave
one year; where the order of day and month stays open, the answer holds both days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hashiya.dates.address import dated_address
from hashiya.dates.beginnings import Elapsed, elapsed
from hashiya.dates.declared import Stated, stated
from hashiya.dates.known import ANNOUNCED_BEFORE, Known, known
from hashiya.dates.mention import Mention
from hashiya.dates.mentions import read_mentions
from hashiya.dates.own import OwnDay, own_days, own_weekday
from hashiya.dates.printed import Printed, printed_dates
from hashiya.dates.spans import between, narrowed
from hashiya.edtf import UNKNOWN, Edtf, parse_edtf
from hashiya.model import Clue, Confidence, Dating, Declared

# How long after its own day a text may still be put on line, and when the hour of UTC is another day in Arab lands.
LATEST_LATER = timedelta(days=3)
DAY = timedelta(days=1)
EVENING_UTC = 19
_LONG_AFTER = timedelta(days=400)
_DATELINE_LINES = 4
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """All that an article tells of its day, before it is weighed."""

    text: str
    spoken: tuple[Mention, ...]
    printed: tuple[Printed, ...]
    own: tuple[OwnDay, ...]
    weekday: int
    around: Known
    since: Elapsed | None

    def contradicts(self, day: date) -> bool:
        """True where the text knows what came long after, or its own day comes more than a day after."""
        if self.around.earliest and day < self.around.earliest - ANNOUNCED_BEFORE:
            return True
        return any(own.sure and day < own.day - DAY for own in self.own[:1])

    def agrees(self, day: date) -> bool:
        """True where a day of the text's own, or its own weekday, is that day."""
        return any(own.day == day for own in self.own[:1]) or bool(self.weekday and day.isoweekday() == self.weekday)


def published(
    text: str,
    body: Iterable[Span],
    page: Iterable[Span],
    declared: Declared = Declared(),  # noqa: B008
) -> Dating:
    """The day of publication.

    Args:
        text: the whole text.
        body: spans of the title and the paragraphs.
        page: spans of the lines that the publishing system prints around them.
        declared: what is said of the article outside its text.
    """
    lines = sorted(span for span in body if text[slice(*span)].strip())
    told = _told(text, lines, [span for span in page if text[slice(*span)].strip()], declared)
    for witness in (_from_metadata, _from_address):
        if found := witness(told, declared):
            return found
    return _from_page(told) or _from_own_day(told) or _from_bounds(told, declared)


def _told(text: str, body: list[Span], page: list[Span], declared: Declared) -> _Told:
    read, found = read_mentions(text)
    dates, own_lines = printed_dates(text, found, body, page)
    lines = iter([span for span in body if span not in own_lines])
    spoken, line = [], next(lines, None)
    for mention in found:
        while line and line[1] <= mention.start:
            line = next(lines, None)
        if line and line[0] <= mention.start:
            spoken.append(mention)
    witnessed = known(m for m in spoken if m.month or m.due or m.sense)
    ceiling, within = _ceiling(dates), _within(declared)
    if within and (narrow := narrowed(witnessed.earliest, witnessed.latest, within[0])):
        witnessed = replace(witnessed, earliest=narrow[0], latest=narrow[1])
    elif ceiling < date.max and (not witnessed.earliest or witnessed.earliest <= ceiling):
        witnessed = replace(witnessed, latest=min(witnessed.latest or ceiling, ceiling))
    own = own_days(text, spoken, body[:_DATELINE_LINES], witnessed)
    since = elapsed(read, spoken)
    return _Told(text, tuple(spoken), tuple(dates), tuple(own), own_weekday(spoken), known(spoken), since)


def _from_metadata(told: _Told, declared: Declared) -> Dating | None:
    said = stated(declared.published) if declared.published else None
    if not said:
        return None
    field = declared.fields.get("published", "published")
    clue = Clue(declared.published, field=field)
    return _from_stated(told, said, clue, "metadata", declared)


def _from_address(told: _Told, declared: Declared) -> Dating | None:
    found = dated_address(declared.url) if declared.url else None
    return _from_stated(told, found[0], Clue(found[1], field="url"), "url", declared) if found else None


def _from_stated(told: _Told, said: Stated, clue: Clue, basis: str, declared: Declared) -> Dating | None:
    """A day stated outside the text, unless the text contradicts it; None where it tells no day."""
    others = _other_days(told, declared) if basis == "metadata" else _other_days(told, Declared())
    days = [day for day in said.days if not _is_impossible(told, day)]
    borne = [day for day in days if day in others] or [day for day in days if told.agrees(day)]
    agreeing = borne[0] if len(borne) == 1 else None
    day = agreeing or (days[0] if days else None)
    if not day or (said.default and day not in others and not any(own.day == day for own in told.own[:1])):
        return None
    if said.open and len(days) > 1 and not agreeing:
        return Dating(between(min(days), max(days)), basis, "possible", (clue,), told.weekday, said.calendar)  # type: ignore[arg-type]
    evidence: tuple[Clue, ...] = (clue,)
    confidence: Confidence = "certain" if agreeing and said.calendar == "gregorian" else "probable"
    if local := _local_day(told, said, day, basis):
        day, evidence = local[0], (clue, local[1])
    elif told.own and told.own[0].sure and abs(told.own[0].day - day) > LATEST_LATER:
        confidence, evidence = "possible", (clue, _clue(told.text, told.own[0].mention))
    return Dating(_edtf(day), basis, confidence, evidence, day.isoweekday(), said.calendar)  # type: ignore[arg-type]


def _other_days(told: _Told, declared: Declared) -> set[date]:
    """The days that other witnesses tell."""
    address = dated_address(declared.url) if declared.url else None
    days = set(address[0].days) if address else set()
    return days | {day for p in told.printed for day in p.days if p.role != "changed"} | {own.day for own in told.own}


def _is_impossible(told: _Told, day: date) -> bool:
    """True where the text knows what came long after: metadata is wrong less often than a text is hard to read."""
    later = [m for m in told.spoken if m.date and not m.open and m.date > day + _LONG_AFTER]
    if any(m.behind for m in later) or len({m.date for m in later}) > 1:
        return True
    if any(own.sure and own.day > day + ANNOUNCED_BEFORE for own in told.own[:1]):
        return True
    return bool(told.around.named and told.around.earliest and told.around.earliest.year > day.year + 1)


def _local_day(told: _Told, said: Stated, day: date, basis: str) -> tuple[date, Clue] | None:
    """The next day where a time of the evening in UTC, or an address, is a day behind what the page itself prints."""
    if basis == "metadata" and said.utc_hour < EVENING_UTC:
        return None
    for p in told.printed:
        beside_title = not p.role and p.hour and p.place in ("near", "head")
        if p.days[0] == day + DAY and (p.role == "published" or beside_title) and p.fits is not False:
            return p.days[0], _clue(told.text, p.mention)
    for own in told.own[:1]:
        if own.day == day + DAY and own.sure:
            return own.day, _clue(told.text, own.mention)
    return None


def _from_page(told: _Told) -> Dating | None:
    """A line of the publishing system that tells one day: by its words, or bare beside the title."""
    usable = [p for p in told.printed if p.role != "changed" and p.fits is not False]
    said = [p for p in usable if p.role == "published"]
    for group in (
        [p for p in said if p.place in ("near", "head")],
        [p for p in said if p.place in ("above", "after")],
        [p for p in said if p.place == "below" and _is_named(told, p)],
        [p for p in usable if p.place == "near" and not p.role],
        [p for p in usable if p.place == "head" and not p.role and p.bare],
        [p for p in usable if p.place in ("after", "below") and not p.role and _is_named(told, p)],
        [p for p in usable if p.place == "above" and not p.role and any(o.day in p.days for o in told.own[:1])],
    ):
        if group and (found := _one_day(told, group)):
            return found
    return None


def _is_named(told: _Told, p: Printed) -> bool:
    return bool(told.weekday) and any(day.isoweekday() == told.weekday for day in p.days)


def _one_day(told: _Told, group: Sequence[Printed]) -> Dating | None:
    """The day that all dates of a group tell; None where they differ, or the text does not bear it out."""
    first = group[0]
    if len({p.days for p in group}) > 1:
        return None
    days = [day for day in first.days if not told.contradicts(day)]
    borne = [day for day in days if told.agrees(day)]
    if not days or (first.open and len(days) > 1 and not borne):
        return None
    day = borne[0] if len(borne) == 1 else days[0]
    ceiling = [p.days[0] for p in told.printed if p.role == "changed" and len(p.days) == 1]
    if ceiling and day > max(ceiling):
        return None
    if not first.role and not borne and _is_elsewhere(told, day):
        return None
    paired = first.mention.paired == "agrees"
    confidence: Confidence = "certain" if borne or first.fits or paired else "probable"
    calendar = first.mention.calendar
    if not first.role and not borne and told.own and abs(told.own[0].day - day) > DAY:
        clues = (_clue(told.text, first.mention), _clue(told.text, told.own[0].mention))
        return Dating(_edtf(day), "dateline", "possible", clues, day.isoweekday(), calendar)
    return Dating(_edtf(day), "dateline", confidence, (_clue(told.text, first.mention),), day.isoweekday(), calendar)


def _is_elsewhere(told: _Told, day: date) -> bool:
    """True where the text's own day or weekday is neither that day nor up to three days before it."""
    near = [day - timedelta(days=off) for off in range(LATEST_LATER.days + 1)]
    if told.own:
        return told.own[0].sure and told.own[0].day not in near
    return bool(told.weekday) and told.weekday not in [each.isoweekday() for each in near[:2]]


def _from_own_day(told: _Told) -> Dating | None:
    days = {own.day for own in told.own if own.sure} or {own.day for own in told.own}
    if not days or (len(days) > 1 and max(days) - min(days) > DAY):
        return None
    own = next(own for own in told.own if own.day in days)
    if own.day > _ceiling(told.printed):
        return None
    evidence = [_clue(told.text, own.mention)] + ([_clue(told.text, own.witness)] if own.witness else [])
    calendar, weekday = own.mention.calendar, own.day.isoweekday()
    sure: Confidence = "certain" if own.sure and calendar == "gregorian" and not own.witness else "probable"
    basis = "text-and-weekday" if own.mention.weekday else "text"
    return Dating(_edtf(own.day), basis, sure, tuple(evidence), weekday, calendar)  # type: ignore[arg-type]


def _ceiling(printed: Sequence[Printed]) -> date:
    """The last day possible: of a change of the page, or of the clock above it."""
    late = [max(p.days) for p in printed if p.role == "changed" or (p.place == "above" and not p.role)]
    return min(late, default=date.max)


def _from_bounds(told: _Told, declared: Declared) -> Dating:
    around, evidence = told.around, []
    earliest, latest = around.earliest, around.latest
    for mention in (around.lower, around.upper):
        if mention and (clue := _clue(told.text, mention)) not in evidence:
            evidence.append(clue)
    ceiling = _ceiling(told.printed)
    if ceiling < date.max and (not earliest or earliest <= ceiling):
        latest = min(latest or ceiling, ceiling)
    stated_within = _within(declared)
    if stated_within and (narrow := narrowed(earliest, latest, stated_within[0])):
        earliest, latest = narrow
        evidence.insert(0, stated_within[1])
        basis = stated_within[2]
        return Dating(between(earliest, latest, around.month), basis, "probable", tuple(evidence), told.weekday)  # type: ignore[arg-type]
    return _about(told, earliest, latest, evidence)


def _about(told: _Told, earliest: date | None, latest: date | None, evidence: list[Clue]) -> Dating:
    since = told.since
    fits = since and (not earliest or since.year >= earliest.year) and (not latest or since.year <= latest.year)
    if since and fits:
        words = Clue(told.text[since.start : since.end], since.start, since.end)
        years = {"over": f"{since.year}/..", "about": f"{since.year}?", "full": f"{since.year}?/{since.year + 1}?"}
        return Dating(
            parse_edtf(years[since.length]), "bounds", "possible", (words, _clue(told.text, since.begun)), told.weekday
        )
    if not earliest and not latest:
        return Dating(UNKNOWN, "none", "unknown", (), told.weekday)
    edtf = between(earliest, latest, told.around.month)
    return Dating(edtf, "bounds", "possible", tuple(evidence), told.weekday)


def _within(declared: Declared) -> tuple[Edtf, Clue, str] | None:
    """The month or year that metadata or the address state where they state no day."""
    said = stated(declared.published) if declared.published else None
    if said and said.within:
        return said.within, Clue(declared.published, field=declared.fields.get("published", "published")), "metadata"
    address = dated_address(declared.url) if declared.url else None
    if address and address[0].within:
        return address[0].within, Clue(address[1], field="url"), "url"
    if said and said.default and said.days:
        year = parse_edtf(str(said.days[0].year))
        return year, Clue(declared.published, field=declared.fields.get("published", "published")), "metadata"
    return None


def _edtf(day: date) -> Edtf:
    return parse_edtf(day.isoformat())


def _clue(text: str, mention: Mention) -> Clue:
    return Clue(text[mention.start : mention.end], mention.start, mention.end)
