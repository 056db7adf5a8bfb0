"""Which words between a word of saying and its content are the speaker, and through whom he spoke."""

from __future__ import annotations

from functools import lru_cache

from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.words import asides, cues, nouns, those
from hashiya.arabic import ARTICLE, ARTICLE_BEHIND_L
from hashiya.dates.words import days, numbered
from hashiya.dates.words import those as unsure_days

Words = tuple[int, int]
_LONGEST = 28
_SHORT_NAME = 4
_L = "ل"


@lru_cache
def date_words() -> frozenset[str]:
    """Single words of dates: months, weekdays, «اليوم»."""
    known = [*numbered("months"), *numbered("weekdays"), *days()]
    parts = {phrase[0] for phrase in known if len(phrase) == 1}
    return frozenset(parts - those("not_dates") - unsure_days("weekdays_unsure") | those("date_parts"))


def speaker_words(passage: Passage, first: int, behind: int) -> Words | None:
    """The words of the speaker among some words, without asides before and behind; None where there are none."""
    first = _behind_asides(passage, first, behind)
    if first >= behind or not is_head(passage, first):
        return None
    here = passage.named[first][0] if first in passage.named else first + 1
    while here < min(behind, first + _LONGEST) and not _ends(passage, here, behind):
        here = passage.named[here][0] if here in passage.named else here + 1
    return first, min(here, behind)


def without_object(passage: Passage, span: Words) -> Words:
    """«دعت نقابة الصحفيين وزير الداخلية إلى»: the words before the one who is addressed.

    That one begins with a name, a role or a body behind a word that governs nothing.
    """
    for at in range(span[0] + 1, span[1]):
        before, token = passage.tokens[at - 1], passage.tokens[at]
        governs = any(before in nouns(kind) for kind in ("roles", "bodies", "unnamed")) and not before.startswith(
            ARTICLE
        )
        begins = any(token in nouns(kind) for kind in ("roles", "bodies", "unnamed")) and not passage.comma(at)
        if begins and not governs and before not in those("no_head") and before not in those("before_own_body"):
            return span[0], at
    return span


def is_head(passage: Passage, at: int) -> bool:
    """False for what no speaker's name begins with."""
    token = passage.tokens[at]
    return at in passage.named or not (
        token in those("no_head") or token in those("that") or token in asides() or token.isdigit()
    )


def _behind_asides(passage: Passage, here: int, behind: int) -> int:
    while here < behind and here not in passage.named:
        token = passage.tokens[here]
        if token in date_words() or token.isdigit():
            here += 1
        elif token in asides() or token in those("no_head") or _is_place(token):
            here = _behind_comma(passage, here, behind)
        else:
            break
    return here


def _is_place(token: str) -> bool:
    """«بالمناسبة», «بمطار الحجيج»: where or when, with the particle ب."""
    return token.startswith("ب" + ARTICLE) or (token[0] == "ب" and token[1:] in those("occasions"))


def _behind_comma(passage: Passage, here: int, behind: int) -> int:
    """The word behind an aside, which a comma ends."""
    if here + 1 < behind and (passage.tokens[here] in those("one_word") or passage.tokens[here][-1:] in ("ه", "م")):
        return here + 1
    return next((at for at in range(here + 1, behind) if passage.comma(at)), behind)


def _ends(passage: Passage, here: int, behind: int) -> bool:
    token = passage.tokens[here]
    if passage.spans[here - 1][1] + 1 != passage.spans[here][0] or passage.text[passage.spans[here][0] - 1] != " ":
        gap = passage.gap(here)
        if "(" in gap or "[" in gap or (passage.comma(here) and not is_apposition(passage, here)):
            return True
    if here in passage.named and passage.named[here][1].start == passage.offset + passage.spans[here][0]:
        return False
    if token in asides() or token in those("relatives") or token in those("that") or token in date_words():
        return True
    if token in those("that_is"):
        return True
    if token in those("clause_negated") or (token[0] == "و" and token[1:] in those("clause_negated")):
        return True
    if token in those("of_side") and here + 1 < behind and passage.tokens[here + 1] in those("sides"):
        return True
    if token in those("in_occasion"):
        return here + 1 >= behind or _is_occasion(passage, here + 1)
    return is_outlet_told(passage, here) or (token in cues() and not passage.comma(here))


def _is_occasion(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    known = token in those("occasions") or token in nouns("documents") or token in nouns("media")
    return known or token in date_words() or token.isdigit()


def is_apposition(passage: Passage, here: int) -> bool:
    """True where words behind a comma name the same person once more: a name, a title, a role."""
    token = passage.tokens[here]
    if here in passage.named or token in those("ranks"):
        return not token.startswith(("و", "ف")) or here in passage.named
    if (
        token in asides()
        or token in those("no_head")
        or token in those("in_occasion")
        or token in cues()
        or token in date_words()
    ):
        return False
    return token not in those("relatives") and not token.isdigit() and token[:1] not in ("و", "ب", "ل", "ف")


def is_outlet_told(passage: Passage, at: int) -> bool:
    """True for «لوكالة …», «لرويترز», «لـ"العربي الجديد"»: through whom it came."""
    token = passage.tokens[at]
    quote = passage.quotations.get(at + 1) if token[0] == "ل" else None
    if quote and quote.closing >= 0 and passage.quote_end(quote) - at <= _SHORT_NAME:
        return True
    if token == _L:
        return at + 1 < len(passage) and (at + 1 in passage.quotations or _is_outlet(passage.tokens[at + 1]))
    if token.startswith(ARTICLE_BEHIND_L) and len(token) > _SHORT_NAME:
        return _is_outlet(ARTICLE + token[2:])
    return token[0] == "ل" and _is_outlet(token[1:])


def _is_outlet(token: str) -> bool:
    return token in those("outlets") or token in nouns("media")
