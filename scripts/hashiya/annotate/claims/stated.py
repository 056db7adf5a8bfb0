"""Dates and quantities that the words of a claim state by themselves; nothing is completed from elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.words import phrases, those, values
from hashiya.arabic import ARTICLE, fold_word
from hashiya.dates import Mention, mentions
from hashiya.dates.words import numbered
from hashiya.edtf import Edtf, parse_edtf
from hashiya.model import Quantity

Bound = Literal["=", "~", "<", ">"]
Dated = tuple[int, int, Mention]
_NEAR = 3
_BEFORE_YEAR = 40
_JOINTS = ("-", "/", ".")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SEPARATORS = frozenset((",", ".", "٫", "٬", "،"))
_THOUSANDS = 3
_DIGITS = frozenset("0123456789")
_PARTICLES = ("و", "ب", "ل", "ف")


def stated(
    passage: Passage, words: tuple[int, int], letters: tuple[int, int]
) -> tuple[tuple[Edtf, ...], tuple[Quantity, ...]]:
    """The dates, as EDTF, and the quantities that a part of a line states, in order.

    A date is given where the words fix its year. «بحلول» leaves its beginning open.

    Args:
        words: the part, as its first word and the word behind it.
        letters: the part, as code points of the line.
    """
    text, tokens = passage.text, passage.tokens[words[0] : words[1]]
    if not _DIGIT.search(text, *letters) and _number_words().isdisjoint(tokens):
        return (), ()
    spans = passage.spans[words[0] : words[1]]
    found = tuple(_dated(text, *letters))
    dates = [date for _, date in sorted(_dates(text, spans, tokens, found), key=lambda item: item[0])]
    return tuple(dict.fromkeys(dates)), tuple(_quantities(text, spans, tokens, found))


@lru_cache
def _month_words() -> frozenset[str]:
    return frozenset(phrase[0] for name in ("months", "hijri_months") for phrase in numbered(name))


@lru_cache
def _number_words() -> frozenset[str]:
    plain = those("amounts") | frozenset(values("numerals")) | frozenset(values("duals"))
    return plain | {particle + word for word in plain for particle in _PARTICLES}


def _dated(text: str, first: int, behind: int) -> Iterator[Dated]:
    """The dates around the years that are printed; looking at the whole would take longer."""
    for year in _YEAR.finditer(text, first, behind):
        if year.start() < first:
            continue
        start = max(first, year.start() - _BEFORE_YEAR)
        while first < start and not text[start - 1].isspace():
            start -= 1
        first = year.end()
        if text[first : first + 1] in _JOINTS:
            first = min(behind, first + len("/12/31"))
        for mention in mentions(text[start:first]):
            yield mention.start + start, mention.end + start, mention


def _dates(
    words: str, spans: Sequence[tuple[int, int]], tokens: Sequence[str], found: Sequence[Dated]
) -> Iterator[tuple[int, Edtf]]:
    for start, end, mention in found:
        if mention.calendar != "gregorian" or not mention.year:
            continue
        at = max(0, bisect_right(spans, (start, len(words))) - 1)
        before = tokens[max(0, at - _NEAR) : at]
        own = fold_word(words[start:end]).split()
        season = _season([*before[-1:], *own], mention)
        day = f"{mention.year:04}" + (f"-{mention.month:02}" if mention.month else season)
        day += f"-{mention.day:02}" if mention.day and mention.month else ""
        yield start, _bounded(day, before, own)
    yield from _seasons(tokens, found, spans)


def _season(tokens: Sequence[str], mention: Mention) -> str:
    named = [values("seasons")[token] for token in tokens if token in values("seasons")]
    return f"-{named[0]}" if named and not mention.month else ""


def _seasons(
    tokens: Sequence[str], found: Sequence[Dated], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, Edtf]]:
    """«صيف 2020», which names no month."""
    if values("seasons").keys().isdisjoint(tokens):
        return
    taken = {start for start, _, _ in found}
    for at in range(1, len(tokens)):
        season, year = values("seasons").get(tokens[at - 1]), tokens[at]
        if season and len(year) == 4 and year.isdecimal() and spans[at][0] not in taken and "1900" <= year <= "2100":
            yield spans[at][0], parse_edtf(f"{year}-{season}")


def _bounded(day: str, before: Sequence[str], own: Sequence[str]) -> Edtf:
    """The date with an open beginning where the words before leave it open."""
    if not those("until") & set(before):
        return parse_edtf(day)
    ends = bool(those("ends_of") & {*before[-1:], *own[:1]})
    latest = parse_edtf(day).latest if ends else None
    return parse_edtf(f"../{latest.isoformat() if latest else day}")


def _quantities(
    words: str, spans: Sequence[tuple[int, int]], tokens: Sequence[str], found: Sequence[Dated]
) -> Iterator[Quantity]:
    dated = [(start, end) for start, end, mention in found if mention.year or mention.month]
    after, due, numbers = 0, 0, _number_words()
    for at in [n for n, token in enumerate(tokens) if token in numbers or token[-1] in _DIGITS]:
        while due < len(dated) and dated[due][1] <= spans[at][0]:
            due += 1
        if at < after or (due < len(dated) and dated[due][0] <= spans[at][0]):
            continue
        quantity, after = _quantity(words, spans, tokens, at)
        if quantity:
            yield quantity


def _quantity(
    words: str, spans: Sequence[tuple[int, int]], tokens: Sequence[str], at: int
) -> tuple[Quantity | None, int]:
    """The quantity that begins at a word, and where to go on."""
    token = _bare(tokens[at])
    if token in values("duals") and values("duals")[token]:
        return Quantity(value="2", bound=_bound(tokens, at), unit=values("duals")[token]), at + 1
    if token in those("amounts"):
        unit, after = _unit(words, spans, tokens, at + 1, definite=True)
        start, end = spans[at]
        start += tokens[at] != token
        return (Quantity(words=words[start:end], bound="~", unit=unit) if unit else None), after
    value, after = _number(words, spans, tokens, at)
    if not value or (at and tokens[at - 1] in those("labels")):
        return None, max(after, at + 1)
    if after < len(tokens) and words[spans[after - 1][1] : spans[after - 1][1] + 2].strip()[:1] in ("%", "٪"):
        return Quantity(value=value, bound=_bound(tokens, at), unit="%"), after
    unit, behind = _unit(words, spans, tokens, after)
    return (Quantity(value=value, bound=_bound(tokens, at), unit=unit) if unit else None), max(behind, at + 1)


def _bare(token: str) -> str:
    """Without the particles ب, ل, و before a numeral."""
    for numeral in (token, token[1:]):
        if numeral in values("numerals") or numeral in those("amounts") or numeral in values("duals"):
            return numeral
    return token


def _number(words: str, spans: Sequence[tuple[int, int]], tokens: Sequence[str], at: int) -> tuple[str, int]:
    token = _bare(tokens[at])
    digits = token.lstrip("".join(_PARTICLES[:3]))
    if digits.isdecimal() and digits.isascii():
        return _scaled(*_digits(words, spans, tokens, at, digits), tokens)
    if token in values("numerals"):
        return _scaled(str(values("numerals")[token]), at + 1, tokens)
    return "", at + 1


def _digits(
    words: str, spans: Sequence[tuple[int, int]], tokens: Sequence[str], at: int, digits: str
) -> tuple[str, int]:
    """A number with its decimals or groups of three."""
    after, value = at + 1, digits
    while after < len(tokens) and tokens[after].isdecimal():
        gap = words[spans[after - 1][1] : spans[after][0]]
        if gap not in _SEPARATORS:
            break
        grouped = len(tokens[after]) == _THOUSANDS and "." not in value
        value += tokens[after] if grouped else "." + tokens[after]
        after += 1
        if not grouped:
            break
    return value, after


def _scaled(value: str, after: int, tokens: Sequence[str]) -> tuple[str, int]:
    while after < len(tokens) and tokens[after] in values("scales") and len(value) < 15:
        whole, _, part = value.partition(".")
        scale = values("scales")[tokens[after]]
        value = str(int(whole) * scale + (int(part) * scale // 10 ** len(part) if part else 0))
        after += 1
        value, after = _rest(value, after, tokens)
    return value, after


def _rest(value: str, after: int, tokens: Sequence[str]) -> tuple[str, int]:
    """«3 ملايين و500 ألف», «162 ألف 548»: what is added to the thousands or millions."""
    added = tokens[after].removeprefix("و") if after < len(tokens) else ""
    if not (added.isdecimal() and added.isascii() and len(added) <= _THOUSANDS):
        return value, after
    scale = values("scales").get(tokens[after + 1], 0) if after + 1 < len(tokens) else 0
    if scale and scale * 1000 > int(value):
        return value, after
    return str(int(value) + int(added) * (scale or 1)), after + 1 + bool(scale)


def _unit(
    words: str, spans: Sequence[tuple[int, int]], tokens: Sequence[str], at: int, *, definite: bool = False
) -> tuple[str, int]:
    """The noun that is counted, as printed: close behind the number, no particle; with ال only where `definite`."""
    if at >= len(tokens) or words[spans[at - 1][1] : spans[at][0]].strip(" \u00a0"):
        if at <= len(tokens) and words[spans[at - 1][1] : spans[at - 1][1] + 1] in ("%", "٪"):
            return "%", at
        return "", at
    token = tokens[at]
    if token in those("percent") or (
        token in those("stands_in_by") and not those("percent").isdisjoint(tokens[at + 1 : at + 2])
    ):
        return "%", at + 1
    if (
        token in those("no_unit")
        or token in _month_words()
        or token[0].isdigit()
        or token.startswith(("و", "ب") if definite else (ARTICLE, "و", "ب"))
    ):
        return "", at
    return words[slice(*spans[at])], at + 1


def _bound(tokens: Sequence[str], at: int) -> Bound:
    """How the number is meant, after the words right before it."""
    if not at:
        return "="
    if not {tokens[at - 1], tokens[at - 1][1:]}.isdisjoint(_bound_ends()):
        return _bound_before(tokens, at)
    return "~" if {tokens[at - 1], tokens[at - 1][1:]} & those("about") else "="


@lru_cache
def _bound_ends() -> frozenset[str]:
    """The last words of the phrases that bound a number."""
    return frozenset(parts[-1] for name in ("more", "less") for each in phrases(name).values() for parts in each)


def _bound_before(tokens: Sequence[str], at: int) -> Bound:
    bounds: tuple[tuple[Bound, str], ...] = ((">", "more"), ("<", "less"))
    for bound, name in bounds:
        for width in (3, 2, 1):
            before = tokens[max(0, at - width) : at]
            if before and _is_phrase(before, name):
                negated = width == 1 and at > 1 and tokens[at - 2].removeprefix("و") in those("negations")
                return "<" if negated else bound
    return "~" if {tokens[at - 1], tokens[at - 1][1:]} & those("about") else "="


def _is_phrase(before: Sequence[str], name: str) -> bool:
    first = before[0]
    known = phrases(name)
    return any((start, *before[1:]) in known.get(start, ()) for start in (first, first[1:]) if start)
