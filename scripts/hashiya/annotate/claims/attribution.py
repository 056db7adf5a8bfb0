"""Attribution beside a clause: «…، وفق المصادر», «بحسب ما أكده …», «وفقا لصحيفة …، فقد …»."""

from __future__ import annotations

from hashiya.annotate.claims.events import Source
from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.subject import Words, speaker_words
from hashiya.annotate.claims.words import affixes, nouns, those
from hashiya.arabic import ARTICLE, ARTICLE_BEHIND_L

_LONGEST_UNKNOWN = 7
_LONGEST = 40
_SHORTEST = 4


def who(passage: Passage, source: Source, behind: int) -> Words | None:
    """The words of whoever is named as the source; None where the words attribute nothing («وفق جدول زمني»)."""
    first = source.who
    if first >= behind or passage.comma(first):
        return None
    span = speaker_words(passage, first, _until(passage, first, behind))
    if not span or (span[0] != first and source.rule == "attribution"):
        return None
    heads = passage.tokens[first], bare_head(passage, first)
    if any(head in nouns(kind) for head in heads for kind in ("documents", "bodies", "media")):
        span = (
            first,
            next((at for at in range(first + 1, span[1]) if passage.tokens[at] in those("after_document")), span[1]),
        )
    return span if source.rule != "attribution" or _is_voice(passage, span, behind) else None


def _until(passage: Passage, first: int, behind: int) -> int:
    """The voice ends before «فإن», a verb of the future, or a comma, unless a name or title follows there."""
    tokens = passage.tokens
    behind = min(behind, first + _LONGEST)
    for at in range(first + 1, behind):
        if passage.comma(at) and not (
            at in passage.named or tokens[at] in nouns("roles") or tokens[at] in those("ranks")
        ):
            return at
        if tokens[at] in those("then_ends_voice") or (
            at > first + 1 and len(tokens[at]) > _SHORTEST and tokens[at].startswith(affixes("future"))
        ):
            return at
    return behind


def is_pronoun(passage: Passage, source: Source) -> bool:
    """True for «على حد قوله», «وفق تعبيره»: whoever spoke last."""
    return source.who < len(passage) and passage.tokens[source.who] in those("attribution_pronoun")


def bare_head(passage: Passage, at: int) -> str:
    """The first word without the particle ل: «وفقا للمسؤول»."""
    token = passage.tokens[at]
    if token.startswith(ARTICLE_BEHIND_L):
        return ARTICLE + token[2:]
    return token[1:] if token.startswith("ل") and not passage.named.get(at) else token


def _is_voice(passage: Passage, span: Words, behind: int) -> bool:
    first, last = span
    word, head = passage.tokens[first], bare_head(passage, first)
    if word in those("no_voice") or head in those("no_voice"):
        return False
    if head in those("weak_voice") and passage.gap(_before(passage, span)) == " ":
        return False
    if first in passage.named or word in those("same"):
        return True
    if any(h in nouns(kind) for h in (word, head) for kind in ("unnamed", "roles", "bodies", "media", "documents")):
        return True
    if head in those("outlets") or head in those("ranks"):
        return True
    closes = last == behind or passage.gap(last) != " "
    return closes and last - first <= _LONGEST_UNKNOWN and passage.comma(_before(passage, span)) and word != "ل"


def _before(passage: Passage, span: Words) -> int:
    """The word of attribution, before which a comma divides it from the clause."""
    at = span[0] - 1
    return at - 1 if at and passage.tokens[at] in those("attribution_last") else at
