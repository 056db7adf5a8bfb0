"""Years told by a round span: «بعد ما يقرب من عقد على تأسيسه» and «تأسس عام 2014» were written about 2024."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hashiya.dates.grammar import Words
from hashiya.dates.mention import Mention
from hashiya.dates.words import Phrase, numbered, those, valued

_REACH = 7
Length = Literal["over", "about", "full"]
_LONGEST_SPAN = 120


@dataclass(frozen=True, slots=True)
class Elapsed:
    """About in which year a text was written.

    Attributes:
        length: «over» where more than the span had passed, «about» where nearly or about as much, else «full».
        begun: the mention of the year of the beginning.
        start, end: the words that tell the span.
    """

    year: int
    length: Length
    begun: Mention
    start: int
    end: int


def elapsed(read: Words, found: Sequence[Mention]) -> Elapsed | None:
    """The year that a span since a beginning gives, where the year of the same beginning is told; None without."""
    units = valued("decades").keys() | those("years_of")
    if units.isdisjoint(read.tokens) or those("after").isdisjoint(read.tokens):
        return None
    spans = [
        (at, years) for at, token in enumerate(read.tokens) if token in units and (years := _years(read, at, token))
    ]
    if not spans:
        return None
    begun = _begun(read, found)
    for at, years in spans:
        family = next((f for word in read.tokens[at + 1 : at + _REACH] if (f := _families().get(word))), 0)
        if mention := begun.get(family):
            return Elapsed(mention.year + years, _length(read.before(at, 4)), mention, *read.spans[at])
    return None


def _length(before: Sequence[str]) -> Length:
    if not those("over").isdisjoint(before):
        return "over"
    return "full" if those("about").isdisjoint(before) else "about"


def _years(read: Words, at: int, token: str) -> int:
    """The length of a span in years: «عقد», «10 سنوات»; 0 for what is none."""
    if token in valued("decades"):
        return int(valued("decades")[token]) if not those("after").isdisjoint(read.before(at, 6)) else 0
    if at and read.tokens[at - 1].isdecimal() and len(read.tokens[at - 1]) < 4:
        years = int(read.tokens[at - 1])
        return years if years <= _LONGEST_SPAN and not those("after").isdisjoint(read.before(at, 6)) else 0
    return 0


def _begun(read: Words, found: Sequence[Mention]) -> Mapping[int, Mention]:
    """For each kind of beginning the one year told right after it; none where two are."""
    years = {mention.start: mention for mention in found if mention.year and mention.calendar == "gregorian"}
    begun: dict[int, Mention] = {}
    doubtful: set[int] = set()
    for at, token in enumerate(read.tokens):
        family = _families().get(token)
        if not family:
            continue
        mention = next((years[start] for start, _ in read.spans[at + 1 : at + _REACH] if start in years), None)
        if mention and begun.setdefault(family, mention).year != mention.year:
            doubtful.add(family)
    return {family: mention for family, mention in begun.items() if family not in doubtful}


@lru_cache
def _families() -> Mapping[str, int]:
    known: Mapping[Phrase, int] = numbered("beginnings")
    return {phrase[0]: number for phrase, number in known.items()}
