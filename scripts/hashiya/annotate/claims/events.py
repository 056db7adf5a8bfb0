"""The words of saying of a sentence with what each announces, from left to right; nothing is resolved here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hashiya.annotate.claims.content import Content, find_content
from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.quotes import Quote
from hashiya.annotate.claims.subject import Words
from hashiya.annotate.claims.words import Cue, affixes, cues, nouns, phrases, those

_SCARE = 4
_FAR = 15
_OBJECT = 7
_SAID_IN = Cue("", "verb", "", frozenset(("that", "quote")))


class Event(NamedTuple):
    """One word of saying with its content.

    Attributes:
        at: its word.
        subject: the words among which the speaker stands, behind the verb.
        relayed: «نقلت … عن …»: the words of whoever passed it on.
        whose: `after` the verb stands the speaker, `carried` an earlier one speaks.
    """

    at: int
    cue: Cue
    content: Content
    subject: Words
    rule: str
    relayed: Words | None = None
    whose: str = "after"


class Told(NamedTuple):
    """A quotation of some length that no word of saying before it announces."""

    at: int
    quote: Quote


class Source(NamedTuple):
    """Words that attribute: `at` is the first, `who` where the voice may begin, `verb` the word to be shown."""

    at: int
    who: int
    rule: str


Found = Event | Told | Source


def scan(passage: Passage, first: int, behind: int) -> Iterator[Found]:
    """What a sentence says by whom, as far as single words tell, in order."""
    here, points = first, passage.points
    for at in points[bisect_left(points, first) : bisect_left(points, behind)]:
        if at < here:
            continue
        found, here = _at(passage, at, first, behind)
        if found:
            yield found


def _at(passage: Passage, here: int, first: int, behind: int) -> tuple[Found | None, int]:
    """What begins at a word, and where to go on."""
    quote = passage.quotations.get(here)
    if quote and quote.closing >= 0 and (end := passage.quote_end(quote)) - here >= _SCARE:
        return Told(here, quote), end
    token = passage.tokens[here]
    if token in phrases("attribution_what") and (source := _what(passage, here, behind)):
        return source, source.who
    if token in phrases("attribution") and (source := _source(passage, here, behind)):
        return source, source.who
    if (token in cues() or token in those("stands_in")) and (event := _event(passage, here, first, behind)):
        inner = event.content.quote
        return event, passage.quote_end(inner) if inner else event.content.at
    return None, here + 1


def _phrase(passage: Passage, at: int, behind: int, name: str) -> int:
    """How many words the longest phrase of a list has that begins at a word; 0 for none."""
    for parts in phrases(name)[passage.tokens[at]]:
        if at + len(parts) <= behind and tuple(passage.tokens[at : at + len(parts)]) == parts:
            return len(parts)
    return 0


def _what(passage: Passage, at: int, behind: int) -> Source | None:
    """«وفق ما أكده …», «كما جاء في …»: the words before a verb of saying that has no content of its own."""
    here = at + _phrase(passage, at, behind, "attribution_what")
    if here == at or here >= behind:
        return None
    cue = cues().get(passage.tokens[here])
    in_text = passage.tokens[here] in those("stands_in") and not those("stands_in_by").isdisjoint(
        passage.tokens[here + 1 : here + 2]
    )
    if in_text:
        return Source(at, here + 2, "as-written-in")
    if not cue or cue.kind in ("participle", "noun") or find_content(passage, here, cue, behind):
        return None
    confirmed = passage.tokens[here - 2] in those("this")
    if confirmed and cue.lemma in those("denials"):
        return None
    return Source(at, here + 1, "confirmed" if confirmed else "as-said")


def _source(passage: Passage, at: int, behind: int) -> Source | None:
    length = _phrase(passage, at, behind, "attribution")
    return Source(at, at + length, "attribution") if length and at + length < behind else None


def _event(passage: Passage, at: int, first: int, behind: int) -> Event | None:
    token = passage.tokens[at]
    if token in those("stands_in"):
        return _stands_in(passage, at, behind)
    cue = cues()[token]
    if at in passage.named or _is_unsaid(passage, at, first, cue):
        return None
    if cue.kind == "relay":
        return _relay(passage, at, cue, behind)
    content = find_content(passage, at, cue, behind) if _opens(passage, at, first, cue) else None
    if not content or not _fits(passage, at, cue, content):
        return None
    whose = "carried" if cue.kind in ("participle", "noun") else "after"
    for here in range(at + 1, content.before - 2):
        if passage.tokens[here] in those("passed_on") and passage.tokens[here + 1] in those("from_somebody"):
            told = (here + 2, content.before)
            return Event(at, cue, content, told, "relay", (at + 1, here) if here > at + 1 else None)
    return Event(at, cue, content, (at + 1, content.before), f"{cue.kind}-{content.way}", whose=whose)


def _is_unsaid(passage: Passage, at: int, first: int, cue: Cue) -> bool:
    """«لم يعلن أن», «من المنتظر أن يعلن», «يذكر أن»."""
    before = passage.tokens[at - 1] if at > first else ""
    if before in those("writer") or _is_first_person(passage, at, cue):
        return True
    if before in those("unsaid") and (before not in those("subjunctive") or not cue.past):
        return True
    if before in those("before_nouns") and cue.kind == "verb":
        return True
    following = passage.tokens[at + 1 : at + 2]
    bare = passage.tokens[at].removeprefix("و") if cue.joined else passage.tokens[at]
    own = bare in those("own_voice") and (at == first or passage.comma(at) or before in ("و", "ف"))
    return own and not (those("that") | those("own_voice_then")).isdisjoint(following)


def _is_first_person(passage: Passage, at: int, cue: Cue) -> bool:
    """«أعتقد أن»: with a hamza, and with no subject behind it, the writer's own voice."""
    if cue.lemma not in those("first_person") or cue.kind != "verb" or cue.gender != "m" or not cue.past:
        return False
    start = passage.spans[at][0] + (1 if cue.joined else 0)
    return passage.text[start] == "أ" and not those("that").isdisjoint(passage.tokens[at + 1 : at + 2])


def _opens(passage: Passage, at: int, first: int, cue: Cue) -> bool:
    """False where a participle is a predicate, and where a word that means other things as well opens no clause."""
    before = passage.tokens[at - 1] if at > first else ""
    if cue.kind == "participle":
        return at != first and before not in those("before_predicate")
    if not cue.start:
        return True
    opens = at == first or cue.joined or passage.comma(at) or passage.colon(at) or before in those("opening")
    return opens or at - 1 in (behind - 1 for _, behind, _ in passage.names_within(max(first, at - 4), at))


def _fits(passage: Passage, at: int, cue: Cue, content: Content) -> bool:
    if cue.kind == "noun":
        return content.at == at + 1 or (content.at == at + 2 and content.way == "quote")
    if cue.kind == "participle":
        return _fits_participle(passage, at, content)
    return not (cue.bound and content.way in ("noun", "that"))


def _fits_participle(passage: Passage, at: int, content: Content) -> bool:
    direct = content.at - at <= 2
    if content.way == "noun" and content.at - at > _OBJECT:
        return False
    return direct or passage.tokens[at][-1] == "ا" or passage.comma(at)


def _relay(passage: Passage, at: int, cue: Cue, behind: int) -> Event | None:
    """«نقلت وكالة … عن مصادر أن …», «نقلت عنه الوكالة قوله إن …»."""
    for here in range(at + 1, min(behind, at + _FAR)):
        token = passage.tokens[here]
        if token in cue.takes and here + 1 < behind:
            return _relayed(passage, at, here, cue, behind)
        if any(token == word + end for word in cue.takes for end in affixes("relay")):
            content = _told_by(passage, here, behind)
            rest = (here + 1, content.before) if content else (here, here)
            return Event(at, cue, content, (here, here), "relay-carried", rest, "carried") if content else None
        if token in those("that"):
            return None
    return None


def _relayed(passage: Passage, at: int, here: int, cue: Cue, behind: int) -> Event | None:
    content = _told_by(passage, here, behind)
    if not content or (content.way == "noun"):
        return None
    return Event(at, cue, content, (here + 1, content.before), "relay", (at + 1, here))


def _told_by(passage: Passage, here: int, behind: int) -> Content | None:
    """The content behind «عن مصدر»: with أن, in quotation marks, or behind «قوله»."""
    for at in range(here + 1, min(behind, here + 2 * _FAR)):
        cue = cues().get(passage.tokens[at])
        if cue and cue.kind == "noun":
            content = find_content(passage, at, cue, behind)
            return content and Content(content.way, content.at, at, content.quote)
        if passage.tokens[at] in those("that") or passage.colon(at) or passage.quotations.get(at):
            content = find_content(passage, at - 1, _SAID_IN, behind)
            if content:
                return content
        elif cue and passage.comma(at):
            return None
    return None


def _stands_in(passage: Passage, at: int, behind: int) -> Event | None:
    """«جاء في بيان أن …»."""
    if those("stands_in_by").isdisjoint(passage.tokens[at + 1 : at + 2]) or at + 2 >= behind:
        return None
    if passage.tokens[at + 2] not in nouns("documents") and at + 2 not in passage.named:
        return None
    content = find_content(passage, at + 1, _SAID_IN, behind)
    return Event(at, _SAID_IN, content, (at + 2, content.before), "stands-in") if content else None
