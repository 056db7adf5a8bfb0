"""What two answers to one question say of one another, by rule.

A value allows a stretch of an axis: days for dates, numbers for quantities, 1 and 0 for yes and no. Words are never
compared. Rules are strict: whatever may both hold is no conflict, and a conflict is only ever proposed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hashiya.arabic import fold_line
from hashiya.edtf import parse_edtf
from hashiya.model import Answer, Why

Verdict = Literal["same", "compatible", "updated", "conflict", "apart"]
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?")
# «نحو 2500» is not belied by 2,600: an approximate number allows a tenth to either side.
_ABOUT = Decimal("0.1")


@dataclass(frozen=True)
class Range:
    """All that a value allows.

    Attributes:
        low, high: the ends, both allowed: days since the first of year 1 (day 1), or numbers; None where open.
        strict: True where the closed end itself is not allowed («أقل من 2000»).
        vague: True for what is uncertain or approximate: it never conflicts with anything outside.
    """

    low: Decimal | None
    high: Decimal | None
    strict: bool = False
    vague: bool = False

    def is_below(self, other: Range) -> bool:
        """True where every value allowed here is less than all allowed there."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.strict or other.strict))

    def is_within(self, other: Range) -> bool:
        """True where whatever is allowed here is allowed there."""
        return _at_least(self, other) and _at_most(self, other)


def range_of(answer: Answer, value_type: str) -> Range | None:
    """What an answer's value allows; None for words.

    Raises:
        ValueError: the value is not of that type.
    """
    if value_type == "date":
        return _of_date(answer)
    if value_type == "quantity":
        return _of_number(answer)
    if value_type == "yes-no":
        if answer.value not in ("yes", "no"):
            raise ValueError(answer.value)
        said = Decimal(answer.value == "yes")
        return Range(said, said)
    return None


def compare(one: Answer, other: Answer, value_type: str) -> Verdict:
    """How two answers to one question stand to one another; it is the same the other way round.

    Returns:
        `same` where they allow the same; `compatible` where both may hold; `updated` where they cannot, but were given
        for different times; `conflict` where they were given for one time, one scope and one status; `apart` where
        nothing can be said: words, other scopes, times that may or may not be the same.
    """
    first, second = range_of(one, value_type), range_of(other, value_type)
    if first is None or second is None or _circumstances(one) != _circumstances(other):
        return "apart"
    if first == second:
        return "same"
    if not (first.is_below(second) or second.is_below(first)):
        return "compatible"
    if first.vague or second.vague:
        return "apart"
    time, other_time = _days(one), _days(other)
    if time and time == other_time:
        return "conflict"
    return "updated" if _are_disjoint(one, other) else "apart"


def why_not(one: Answer, other: Answer, value_type: str) -> Why | Literal[""]:
    """Why two answers to one question do not contradict one another, by rule; it is the same the other way round.

    Returns:
        nothing where they do contradict one another, or where they are in words that are not the same.

    Raises:
        ValueError: a value is not of that type.
    """
    verdict = compare(one, other, value_type)
    if verdict == "same" or (value_type == "text" and _is_said_alike(one, other)):
        return "same"
    if value_type == "text" or verdict == "conflict":
        return ""
    if verdict != "apart":
        return "time" if verdict == "updated" else "bound"
    if _scope_and_unit(one) != _scope_and_unit(other):
        return "scope"
    if one.status != other.status:
        return "status"
    inexact = [found for found in (range_of(one, value_type), range_of(other, value_type)) if found and found.vague]
    return "vague" if inexact else "when"


def conflicts(given: Sequence[tuple[str, Answer]], value_type: str) -> Iterator[tuple[int, int]]:
    """The answers that strictly conflict, as pairs of their places in `given`, the lesser value first.

    Of each different value only the conflicts with the nearest lesser and the nearest greater one are named: work and
    result grow with the answers, not with their square, and no answer that has a conflict goes without.

    Args:
        given: answers with the id of their article. A time that is only known as an interval is the same time only
            within one article.
    """
    groups: dict[tuple[object, ...], dict[Range, int]] = defaultdict(dict)
    for place, (article, answer) in enumerate(given):
        found, days = range_of(answer, value_type), _days(answer)
        if found and days and not found.vague:
            one_text = article if answer.as_of.precision == "interval" else ""
            groups[days, one_text, _circumstances(answer)].setdefault(found, place)
    for group in groups.values():
        yield from _neighbours(group)


def _neighbours(group: dict[Range, int]) -> list[tuple[int, int]]:
    """Each range with the nearest one wholly below it, and with the nearest one wholly above."""
    ends = sorted((r.high, 0 if r.strict else 1, place) for r, place in group.items() if r.high is not None)
    starts = sorted((r.low, 1 if r.strict else 0, place) for r, place in group.items() if r.low is not None)
    found: dict[tuple[int, int], None] = {}
    for one, place in group.items():
        below = bisect_left(ends, (one.low, 2 if one.strict else 1, -1)) if one.low is not None else 0
        if below:
            found.setdefault((ends[below - 1][2], place))
        above = bisect_left(starts, (one.high, 0 if one.strict else 1, -1)) if one.high is not None else len(starts)
        if above < len(starts):
            found.setdefault((place, starts[above][2]))
    return list(found)


def _of_date(answer: Answer) -> Range:
    value = parse_edtf(answer.value)
    latest_only = answer.bound in ("by", "until") and value.latest
    low = None if latest_only or not value.earliest else Decimal(value.earliest.toordinal())
    high = Decimal(value.latest.toordinal()) if value.latest else None
    return Range(low, high, vague=value.uncertain or value.approximate)


def _of_number(answer: Answer) -> Range:
    if not _NUMBER.fullmatch(answer.value):
        raise ValueError(answer.value)
    value = Decimal(answer.value)
    if answer.bound == "<":
        return Range(None, value, strict=True)
    if answer.bound == ">":
        return Range(value, None, strict=True)
    margin = abs(value) * _ABOUT if answer.bound == "~" else Decimal(0)
    return Range(value - margin, value + margin)


def _circumstances(answer: Answer) -> tuple[str, str, str]:
    """What must be the same of two answers before their values are compared."""
    return answer.status, *_scope_and_unit(answer)


def _scope_and_unit(answer: Answer) -> tuple[str, str]:
    return fold_line(answer.scope.ar) if answer.scope else "", fold_line(answer.unit)


def _is_said_alike(one: Answer, other: Answer) -> bool:
    return (fold_line(one.value), _circumstances(one)) == (fold_line(other.value), _circumstances(other))


def _days(answer: Answer) -> tuple[date, date] | None:
    held = answer.as_of
    return (held.earliest, held.latest) if held.earliest and held.latest else None


def _are_disjoint(one: Answer, other: Answer) -> bool:
    (a, b), (c, d) = (one.as_of.earliest, one.as_of.latest), (other.as_of.earliest, other.as_of.latest)
    return bool((b and c and b < c) or (d and a and d < a))


def _at_least(one: Range, other: Range) -> bool:
    if other.low is None or one.low is None:
        return other.low is None
    return one.low > other.low or (one.low == other.low and (one.strict or not other.strict))


def _at_most(one: Range, other: Range) -> bool:
    if other.high is None or one.high is None:
        return other.high is None
    return one.high < other.high or (one.high == other.high and (one.strict or not other.strict))
