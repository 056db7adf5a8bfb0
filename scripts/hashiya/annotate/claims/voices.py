"""Whom the words of a speaker mean: the actor named there, or nobody the archive knows; and who spoke before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hashiya.annotate.claims.content import announces
from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.subject import Words, is_outlet_told, speaker_words
from hashiya.annotate.claims.words import Gender, affixes, nouns, those
from hashiya.arabic import ARTICLE, ARTICLE_BEHIND_L, fold_word
from hashiya.knowledge import listed
from hashiya.model import Named, Voice

Voices = tuple[Voice, ...]
_SHORT = 3
_FEW_BEFORE = 2


def voices(passage: Passage, span: Words) -> Voices:
    """The speakers that some words name: several where they are only names joined by و, else one."""
    first, behind = span
    named = passage.names_within(first, behind)
    if len(named) > 1 and _only_names(named, span):
        return tuple(_named_voice(passage, name) for _, _, name in named)
    start, end = _letters(passage, span, named)
    name = _own_name(passage, first, named)
    words = passage.text[start:end]
    return (Voice(words, passage.offset + start, passage.offset + end, name.actor if name else ""),)


def _only_names(named: list[tuple[int, int, Named]], span: Words) -> bool:
    here = span[0]
    for at, behind, name in named:
        if at != here or (at > span[0] and not name.proclitic.startswith("و")):
            return False
        here = behind
    return here == span[1]


def _named_voice(passage: Passage, name: Named) -> Voice:
    words = passage.text[name.start - passage.offset : name.end - passage.offset]
    return Voice(words, name.start, name.end, name.actor)


def _letters(passage: Passage, span: Words, named: list[tuple[int, int, Named]]) -> tuple[int, int]:
    """The span of the words in the line; a name may begin inside its first word and end behind its last."""
    first, behind = span
    start, end = passage.spans[first][0], passage.spans[behind - 1][1]
    if named and named[0][0] == first:
        start = max(start, named[0][2].start - passage.offset)
    if named and named[-1][1] == behind:
        end = max(end, named[-1][2].end - passage.offset)
    return start, passage.closed(start, max(start, end))


def _own_name(passage: Passage, first: int, named: list[tuple[int, int, Named]]) -> Named | None:
    """The name that the phrase as a whole stands for.

    It is the one with which the phrase begins; behind a role the one in apposition («وزير الدفاع العراقي سامر نجار»);
    behind what is written or said the body it comes from («بيان لوزارة الخارجية»). A ministry is not its spokesman.
    """
    if not named:
        return None
    if named[0][0] == first:
        return named[0][2]
    if passage.tokens[first] in nouns("documents") or passage.tokens[first] in nouns("media"):
        return named[0][2]
    return next((name for at, _, name in named if _in_apposition(passage, first, at, name)), None)


def _in_apposition(passage: Passage, first: int, at: int, name: Named) -> bool:
    """A name behind a complete phrase; what is governed by the word before it, and nisba adjectives, are not."""
    if name.proclitic or _is_nisba(name.form):
        return False
    before = passage.tokens[at - 1]
    complete = (
        before.startswith(ARTICLE)
        or before in those("ranks")
        or any(behind == at for _, behind, _ in passage.names_within(max(first, at - 8), at))
    )
    return complete or passage.comma(at)


def _is_nisba(form: str) -> bool:
    return " " not in form and form.endswith(affixes("relation"))


def via(passage: Passage, first: int, behind: int) -> Voices:
    """Outlets to which or on which somebody spoke: «لوكالة …», «على تويتر»."""
    tokens, named, media = passage.tokens, passage.named, nouns("media")
    for at in range(first, behind):
        if tokens[at][0] != "ل" and at not in named and tokens[at] not in media:
            continue
        span = _outlet(passage, at, behind)
        if span:
            return (_outlet_voice(passage, at, span),)
    return ()


def _outlet(passage: Passage, at: int, behind: int) -> Words | None:
    token = passage.tokens[at]
    if is_outlet_told(passage, at):
        last = at + 2 if token == "ل" and at + 1 in passage.quotations else at + 1  # noqa: S105
        return at, _phrase_end(passage, at, max(last, at + 1), behind)
    told = passage.named.get(at)
    occasion = at and (passage.tokens[at - 1] in nouns("documents") or passage.tokens[at - 1] in those("occasions"))
    if told and told[1].proclitic.endswith("ل") and occasion:
        return at, told[0]
    placed = at and passage.tokens[at - 1] in those("on_outlet") and token in nouns("media")
    return (at, _phrase_end(passage, at, at + 1, behind)) if placed or _is_told_in_statement(passage, at) else None


def _is_told_in_statement(passage: Passage, at: int) -> bool:
    """«في تصريح لموزاييك», «في تصريح هاتفي لموزاييك»: behind what is said to an outlet, an outlet nobody listed.

    Persons, bodies and listeners in general are none, and neither are words that say what was meant («توضيحا ل»).
    """
    token, statement = passage.tokens[at], at - 1
    if len(token) <= _SHORT or token[0] != "ل" or token in those("with_own_l") or at < _FEW_BEFORE:
        return False
    if passage.tokens[statement].endswith(affixes("relation")):
        statement -= 1
    if passage.tokens[statement] not in those("spoken") or passage.tokens[statement - 1] not in those("in_occasion"):
        return False
    bare = ARTICLE + token[2:] if token.startswith(ARTICLE_BEHIND_L) else token[1:]
    if bare in those("listeners") or bare in listed("given-names", "given") or announces(bare):
        return False
    return not any(bare in nouns(kind) for kind in ("roles", "unnamed", "bodies", "documents"))


def _phrase_end(passage: Passage, at: int, here: int, behind: int) -> int:
    if passage.tokens[at] == "ل" and at + 1 in passage.quotations:
        return min(behind, passage.quote_end(passage.quotations[at + 1]))
    if at in passage.named:
        return passage.named[at][0]
    found = speaker_words(passage, here, behind) if not passage.comma(here) and here < behind else None
    return found[1] if found and found[0] == here else here


def _outlet_voice(passage: Passage, at: int, span: Words) -> Voice:
    start, end = passage.spans[at][0], passage.spans[max(span[1], at + 1) - 1][1]
    named = passage.names_within(*span)
    if passage.tokens[at] == "ل" and at + 1 in passage.quotations:
        start, end = passage.quotations[at + 1].start, passage.quotations[at + 1].end
    elif is_outlet_told(passage, at) or _is_told_in_statement(passage, at):
        start += passage.text[start : passage.spans[at][1]].index("ل") + 1
    if named and named[0][0] == at:
        start = named[0][2].start - passage.offset
    actor, end = named[0][2].actor if named else "", passage.closed(start, end)
    return Voice(passage.text[start:end], passage.offset + start, passage.offset + end, actor)


@dataclass
class Heard:
    """Who spoke last, of each gender: for verbs without a subject; `direct` where the last words were quoted."""

    last: Voices = ()
    by_gender: dict[str, Voices] = field(default_factory=dict)
    via: Voices = ()
    direct: bool = False

    def note(self, spoke: Voices, gender: Gender) -> None:
        """Remember who spoke; without a finite verb the ending of the first word tells the gender."""
        if spoke:
            self.last = spoke
            head = fold_word(spoke[0].words).split()[:1]
            self.by_gender[gender or ("f" if head and head[0].endswith(affixes("feminine")) else "m")] = spoke

    def before(self, gender: Gender) -> Voices:
        """Whoever spoke last, of that gender where one did."""
        return self.by_gender.get(gender, self.last) if gender else self.last


def same_voice(passage: Passage, span: Words, heard: Heard) -> Voices | None:
    """«المصدر نفسه»: the words, with the actor that spoke before; «بعضهم» alone: whoever spoke before."""
    tokens = passage.tokens[span[0] : span[1]]
    if tokens[0] in those("pronouns"):
        return heard.last
    if not heard.last or not any(token in those("same") for token in _ends_of(tokens)):
        return None
    return tuple(
        Voice(v.words, v.start, v.end, heard.last[0].actor if not v.actor else v.actor) for v in voices(passage, span)
    )


def _ends_of(tokens: Sequence[str]) -> Iterator[str]:
    yield tokens[0]
    yield tokens[-1]
