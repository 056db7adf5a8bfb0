"""Finds what a text prints of dates: days, months, years, weekdays, and words such as «اليوم».

A mention states only what is printed. Nothing is completed here: a day without a year stays without one.
Time grows with the text, and only words with which a date may begin are looked at closely.
All digits are read; a date that does not exist in its calendar is none.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from itertools import compress

from hashiya.arabic import tokens as tokens_of
from hashiya.arabic import tokens_by_line
from hashiya.dates.grammar import Words, mention_at
from hashiya.dates.mention import Mention, real
from hashiya.dates.numeric import numeric
from hashiya.dates.words import beginners, closers, surely, those

_CONTEXT = 6
_SENTENCE = 20
_LONGEST_STEM = 4
_LONGEST_JOIN = 24
_REACH = 6


def mentions(text: str) -> tuple[Mention, ...]:
    """All dates that a text prints, in order, none overlapping."""
    return read_mentions(text)[1]


def read_mentions(text: str) -> tuple[Words, tuple[Mention, ...]]:
    """The words of a text, and the dates among them."""
    read = Words(*tokens_by_line(text))
    spans, tokens = read.spans, read.tokens
    numbers, firsts = numeric(text), beginners()
    found, after, covered = list(numbers), 0, 0
    for at in compress(range(len(tokens)), map(firsts.__contains__, tokens)):
        if at < after or not _may_begin(tokens, at):
            continue
        start, end = spans[at]
        while covered < len(numbers) and numbers[covered].end <= start:
            covered += 1
        if covered < len(numbers) and numbers[covered].start < end:
            continue
        mention, length = mention_at(read, at)
        if mention and (covered == len(numbers) or mention.end <= numbers[covered].start):
            found.append(_in_context(read, at, mention))
        after = at + max(1, length)
    found.sort(key=lambda mention: mention.start)
    return read, tuple(_joined(text, found))


def _may_begin(tokens: list[str], at: int) -> bool:
    """A quick look at what follows: most words for numbers and parts begin no date."""
    if tokens[at] in surely():
        return True
    following = tokens[at + 1 : at + _REACH]
    return not closers().isdisjoint(following) or any(word[:1].isdecimal() for word in following[:2])


def _in_context(read: Words, at: int, mention: Mention) -> Mention:
    """The mention with what the words before it in its sentence say of its time."""
    if not (mention.year or mention.month or mention.weekday):
        return mention
    earlier = read.before(at, _SENTENCE)
    before, around = earlier[-_CONTEXT:], earlier + read.onward(at, _SENTENCE)
    due, again = not those("due").isdisjoint(before[-2:]), not those("same_day").isdisjoint(before)
    ahead = due or not those("plans").isdisjoint(before) or any(map(is_future, before))
    is_open = ahead or not (those("open").isdisjoint(before) and those("plans").isdisjoint(around))
    is_open = is_open or any(map(is_future, around))
    behind = not is_open and not those("behind").isdisjoint(around)
    if not (is_open or behind or again):
        return mention
    return mention._replace(ahead=ahead, open=is_open, behind=behind, due=due, again=again)


def is_future(word: str) -> bool:
    """True for a folded word that looks like a verb of the future: «سينتهي», «وستغادر»."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return len(bare) > _LONGEST_STEM and bare.startswith(_future_prefixes())


@lru_cache
def _future_prefixes() -> tuple[str, ...]:
    return tuple(those("future_prefixes"))


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """Neighbours that speak of one day as one: a weekday before a date in digits, a Hijri date and its Gregorian."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        one = _as_one(last, mention) if last and _is_beside(text, last, mention) else None
        if one:
            joined[-1] = one
        else:
            joined.append(mention)
    return joined


def _is_beside(text: str, last: Mention, mention: Mention) -> bool:
    """True where only white space, signs and linking words stand between."""
    if mention.start - last.end > _LONGEST_JOIN or "\n" in text[last.end : mention.start]:
        return False
    between = text[last.end : mention.start]
    tokens = tokens_of(between).folded
    return all(token in those("links") or token in those("eras_hijri") for token in tokens)


def _as_one(last: Mention, mention: Mention) -> Mention | None:
    if not last.month and not last.year and (last.weekday or last.shift is not None) and not last.sense:
        if mention.day and mention.month and not mention.weekday and mention.shift is None:
            return _with_head(last, mention)
        return None
    if last.calendar != mention.calendar and last.day and mention.day and last.month and mention.month:
        return _with_head(last, _paired(last, mention))
    return None


def _with_head(last: Mention, mention: Mention) -> Mention:
    """A date with the weekday and the words of time that stand before it."""
    weekday, shift = last.weekday or mention.weekday, mention.shift if last.shift is None else last.shift
    times = {name: getattr(last, name) for name in ("start", "ahead", "open", "behind", "again")}
    return mention._replace(weekday=weekday, shift=shift, **times)


def _paired(first: Mention, second: Mention) -> Mention:
    """The Gregorian date of a pair, and whether the Hijri one is of the same day; a year that only that has helps."""
    hijri, own = (first, second) if first.calendar == "hijri" else (second, first)
    shift = own.shift if own.shift is not None else hijri.shift
    own = own._replace(start=first.start, end=second.end, weekday=own.weekday or hijri.weekday, shift=shift)
    computed = hijri.date
    if not computed:
        return own
    near = [computed + timedelta(days=off) for off in (0, 1, -1)]
    if not own.year:
        same = next((day for day in near if (day.month, day.day) == (own.month, own.day)), None)
        own = own._replace(year=same.year) if same else own
    if not own.year:
        return own._replace(paired="")
    return own._replace(paired="agrees" if real(own) and own.date in near else "differs")
