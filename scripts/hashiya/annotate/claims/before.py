"""Speakers that stand before the word of saying: «الوزير أكد أن», «كان الوزير قد أعلن», «الوزير، الذي أكد أن»."""

from __future__ import annotations

from functools import lru_cache

from hashiya.annotate.claims.content import announces
from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.subject import Words, is_head, speaker_words
from hashiya.annotate.claims.words import affixes, cues, nouns, those

_FARTHEST = 30
_NEAR = 8
_FEW = 2


def words_before(passage: Passage, at: int, first: int, title: bool) -> tuple[Words | None, int]:
    """The speaker before a word of saying, and the word with which the clause of both begins.

    Args:
        first: the first word of the sentence.
        title: True in a headline, where any first words may be the subject.
    """
    before = passage.tokens[at - 1] if at > first else ""
    if before in those("had"):
        return _was(passage, at - 1, first)
    if before in those("relatives"):
        return _antecedent(passage, at - 1, first), at - 1
    cue = cues().get(passage.tokens[at])
    if not before or before in ("و", "ف") or (cue and cue.joined):
        return None, at
    for begin in _clause_starts(passage, at, first):
        span = _whole(passage, begin, at, title)
        if span:
            return span, begin
    return _thing_said(passage, at, first)


@lru_cache
def _was_forms() -> frozenset[str]:
    return frozenset(conjunction + verb for verb in those("was") for conjunction in ("", "و", "ف"))


def _was(passage: Passage, at: int, first: int) -> tuple[Words | None, int]:
    """«من جانبه، كان الوزير قد أعلن»: the subject stands between كان and قد."""
    for here in range(at - 1, max(first, at - _FARTHEST) - 1, -1):
        if passage.tokens[here] in _was_forms():
            return (speaker_words(passage, here + 1, at) if here + 1 < at else None), here
    return None, at


def _antecedent(passage: Passage, at: int, first: int) -> Words | None:
    """The phrase that a relative clause describes: from its name or head on, back to the nearest comma or particle."""
    for here in range(at - 1, max(first, at - _NEAR) - 1, -1):
        if here in passage.named and passage.named[here][0] == at:
            return here, at
        if _is_speaker(passage, here) and (here == first or not _is_speaker(passage, here - 1)):
            return (here, at) if _agrees(passage, here, at) else None
        if passage.comma(here):
            return None
    return None


def _agrees(passage: Passage, here: int, at: int) -> bool:
    """«السلطة الذي قال»: the clause describes another word, further away."""
    feminine = passage.tokens[here].endswith("ة")
    return (
        here in passage.named
        or passage.tokens[at].endswith(affixes("relative_feminine")) == feminine
        or passage.tokens[at].endswith(affixes("relative_plural"))
    )


def _clause_starts(passage: Passage, at: int, first: int) -> list[int]:
    """Where the clause may begin: behind the last comma or «لكن», else with the sentence."""
    found = []
    for here in range(at - 1, max(first, at - _FARTHEST), -1):
        if passage.tokens[here - 1] in those("before_subject"):
            found.append(here)
            break
        if passage.comma(here) or passage.colon(here):
            found.append(here)
    return [*found[:3], first] if first >= at - _FARTHEST else found[:3]


def _whole(passage: Passage, begin: int, at: int, title: bool) -> Words | None:
    """The words from the beginning of the clause to the verb, where they are one phrase for somebody."""
    if begin >= at or not (_is_speaker(passage, begin) or (title and _may_act(passage, begin))):
        return None
    span = speaker_words(passage, begin, at)
    if not span or span[0] != begin:
        return None
    rest = range(span[1], at)
    return span if not rest or passage.comma(span[1]) or passage.gap(span[1]) != " " else None


def _may_act(passage: Passage, at: int) -> bool:
    """False for a noun of happening («إيقاف شاب اتهم …»), with which no speaker begins."""
    return is_head(passage, at) and not announces(passage.tokens[at])


def _thing_said(passage: Passage, at: int, first: int) -> tuple[Words | None, int]:
    """«تقارير غربية تفيد بأن», «تدوينة للسفارة أعربت فيها عن»: what is written or said, or somebody unnamed."""
    for here in range(at - 1, max(first, at - _NEAR) - 1, -1):
        token = passage.tokens[here]
        if token in nouns("documents") and not (here > first and _is_speaker(passage, here - 1)):
            span = speaker_words(passage, here, at)
            return (span, here) if span and at - span[1] <= _FEW else (None, at)
        if passage.comma(here) or token in those("relatives"):
            break
    return None, at


def _is_speaker(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    bare = token[1:] if token[:1] == "و" and token not in nouns("roles") else token
    if at in passage.named:
        return passage.named[at][1].proclitic in ("", "و", "ف")
    return any(bare in nouns(kind) for kind in ("roles", "unnamed", "bodies", "documents", "media")) or bare in those(
        "ranks"
    )
