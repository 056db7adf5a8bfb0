"""The dateline before the first words of a text: from where and through whom it came, «بغداد – رويترز:»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hashiya.arabic import fold_line, fold_phrase
from hashiya.knowledge import bare, listed, loaded, media
from hashiya.parse.shape import date_words, is_outlet

_LONGEST = 100
_MOST_WORDS = 3
_MOST_PLACES = 2
# «وفا – بوعده – ...» begins a sentence.
_SHORTEST_ALONE = 5
_MARKS = "\u200e\u200f\u061c"
_SIGN = re.compile(
    rf"(?P<closing>(?<!\d):+|:+(?!\d)|(?:[/|_]|[-‐‑–—―−]+|ـ+)(?=[\s{_MARKS}]))"
    r"|(?P<opening>[(«\"“\[])|(?<!\d)/|/(?!\d)|[،,|)»”\]]|[-‐‑–—―−]+"
)


class _Part(NamedTuple):
    """What stands between two signs: the name of an outlet, a date, or a place.

    Attributes:
        place: how many words of a place there are; an outlet and a date have none.
        is_sure: True for what names an outlet without a date beside it to say so; `alone`, also with nothing before it.
    """

    is_outlet: bool
    place: int = 0
    is_sure: bool = False
    alone: bool = False


def dateline(words: str) -> int:
    """How many code points a dateline has at the beginning of a paragraph, its last sign included; 0 without one.

    It names an outlet or agency, or says that the outlet itself reports («خاص»), beside places and dates; a name alone
    is one before a dash or stroke. Names that are common words count in quotation marks, in brackets or beside a date.
    """
    parts: list[_Part] = []
    at, end, quoted = 0, 0, False
    for sign in _SIGN.finditer(words[: _LONGEST + 1]):
        if text := words[at : sign.start()].strip(f" \u00a0{_MARKS}"):
            part = _part(text, quoted=quoted)
            if part is None or (end and not _goes_on(part, parts)):
                break
            parts.append(part)
        at, quoted = sign.end(), bool(sign["opening"])
        if sign["closing"] and _is_dateline(parts, sign[0]):
            end = at
    return end


def _part(text: str, *, quoted: bool) -> _Part | None:
    """None for what no dateline holds: a verb of saying, a word like «في», a sentence."""
    if fold_line(text) in listed("page-lines", "own_report"):
        return _Part(is_outlet=True, is_sure=True)
    name = _called(text)
    if is_outlet(name):
        sure = quoted or name != text or _is_plain(name)
        alone = sure and (quoted or len(name) >= _SHORTEST_ALONE)
        return _Part(is_outlet=True, is_sure=sure, alone=alone)
    place = _undated(text)
    fits = len(place) <= _MOST_WORDS and not any(map(_is_no_place, place))
    return _Part(is_outlet=False, place=len(place)) if fits else None


def _is_dateline(parts: list[_Part], sign: str) -> bool:
    outlets = [part for part in parts if part.is_outlet]
    if not outlets or sum(part.place > 0 for part in parts) > _MOST_PLACES:
        return False
    if parts[0].is_outlet:
        return parts[0].alone and (len(parts) > 1 or not sign.startswith(":"))
    dated = any(not part.is_outlet and not part.place for part in parts)
    return dated or any(part.is_sure for part in outlets)


def _goes_on(part: _Part, parts: list[_Part]) -> bool:
    """True where a part belongs to a dateline that could end before it: one word for a place where none was named."""
    return not part.place or (part.place == 1 and not any(other.place for other in parts))


def _called(text: str) -> str:
    """A name without the word for an outlet before it: «وكالة رويترز»."""
    first, _, rest = text.partition(" ")
    return rest.strip() if rest and fold_phrase(first) in media() and not is_outlet(text) else text


def _is_plain(name: str) -> bool:
    folded = fold_phrase(name)
    return folded in _agencies() or (" " in folded and folded not in listed("common-words", "outlets"))


@lru_cache
def _agencies() -> frozenset[str]:
    known = loaded("outlets")["outlets"].values()
    names = frozenset(fold_phrase(name) for kind, _, _, names in known if kind == "agency" for name in names)
    return names | listed("page-lines", "agencies")


def _is_no_place(word: str) -> bool:
    return not word.isalpha() or word in media() or word in listed("roles", "follows") or bare(word, _said())


@lru_cache
def _said() -> frozenset[str]:
    return listed("roles", "speech") | listed("attribution", "citing") | listed("reporting", "attribution")


def _undated(text: str) -> list[str]:
    """The folded words without the date that ends them: «تونس 12 يناير»."""
    words = fold_line(text).split()
    beside = date_words() | (listed("page-lines", "beside_dates") if any(map(str.isdigit, text)) else frozenset())
    while words and (words[-1][0].isdigit() or words[-1] in beside):
        words.pop()
    return words
