"""Where the content of a word of saying begins: behind أن or إن, in quotation marks, behind a colon, or as a noun."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.quotes import Quote
from hashiya.annotate.claims.words import Cue, affixes, asides, cues, nouns, those
from hashiya.arabic import ARTICLE, ARTICLE_BEHIND_L

Way = Literal["that", "quote", "colon", "noun"]
_FARTHEST = 45
_LONG_QUOTE = 5
_NEAR = 3
_HAMZA = "أ"
_FIFTH_FORM = 7  # «بالتدخل»: the preposition, the article and a verbal noun of the fifth form
_NOUNS = frozenset(("noun", "ب", "stressed"))


class Content(NamedTuple):
    """Where content begins.

    Attributes:
        at: its first word.
        quote: the quotation marks around it.
        before: the word behind the last one that may belong to the speaker.
    """

    way: Way
    at: int
    before: int
    quote: Quote | None = None


def find_content(passage: Passage, at: int, cue: Cue, behind: int) -> Content | None:
    """The content that a word of saying announces, if any.

    Args:
        at: the word behind which to look.
        behind: the word behind its sentence.
    """
    tokens, spans, quotations, named = passage.tokens, passage.spans, passage.quotations, passage.named
    that, others, takes, denied = those("that"), _other_words(), cue.takes, _denied_words()
    here, stop, takes_noun = at + 1, min(behind, at + _FARTHEST), not takes.isdisjoint(_NOUNS)
    while here < stop:
        token = tokens[here]
        is_that = token in that
        if here in quotations:
            quote = quotations[here]
            if "quote" in takes and _is_said(passage, at, here, quote):
                return Content("quote", here, here, quote)
            if not is_that:
                here = max(here + 1, passage.quote_end(quote))
                continue
        divided = spans[here - 1][1] + 1 != spans[here][0]
        if (
            is_that
            or divided
            or token in takes
            or (takes_noun and (token in denied or _sounds_announced(token, takes)))
        ):
            found = _begins(passage, at, here, cue, stop)
            if found:
                return found
        if is_that or (token in others and _is_other(passage, here)):
            return None
        here = named[here][0] if here in named and named[here][0] > here else here + 1
    return None


@lru_cache
def _denied_words() -> frozenset[str]:
    return those("denied") | those("what") | those("these") | those("praised")


@lru_cache
def _other_words() -> frozenset[str]:
    return frozenset(cues()) | those("clause_begins")


def _is_said(passage: Passage, at: int, here: int, quote: Quote) -> bool:
    """Short words in quotation marks are names or irony, unless a colon or the verb itself stands before them."""
    end = passage.quote_end(quote)
    length = end - here
    if ":" in passage.text[passage.spans[here - 1][1] : quote.start]:
        return True
    if here == at + 1 or passage.comma(here):
        return length >= _NEAR
    before = passage.tokens[here - 1]
    governed = before in those("prepositions") or before in asides() or before in those("before_quoted_name")
    return length >= _LONG_QUOTE and not governed and not those("that") & set(passage.tokens[end : end + _FARTHEST])


def _begins(passage: Passage, at: int, here: int, cue: Cue, stop: int) -> Content | None:
    token, takes = passage.tokens[here], cue.takes
    if token in those("that"):
        return _that(passage, at, here, cue)
    if "quote" in takes and passage.colon(here):
        return Content("colon", here, here)
    if token in takes and token in those("prepositions") and here + 1 < stop:
        return _behind_preposition(passage, here, stop)
    if "ب" in takes and token[0] == "ب" and len(token) > _NEAR and _is_with_b(passage, at, here, cue):
        return Content("noun", here, here)
    if "definite" in takes and "noun" in takes and _is_definite(passage, at, here, stop):
        return Content("noun", here, here)
    if "stressed" in takes and token in those("stressed") and here > at + 1 and _subject_is_over(passage, at, here):
        return Content("noun", here, here)
    if "noun" in takes and _is_denied(passage, at, here, cue):
        return Content("noun", here, here)
    if "noun" in takes and is_announced(passage, here, 0) and _subject_is_over(passage, at, here):
        clause = _clause_later(passage, here, stop) if "that" in takes and here > at + 1 else 0
        return _or_quote(passage, clause) if clause else Content("noun", here, here)
    return None


def _is_with_b(passage: Passage, at: int, here: int, cue: Cue) -> bool:
    """«بفتح», and where the verb takes it «بالإهمال» or any noun with the article («بالجهود»).

    Right behind a participle, which no subject follows, any noun («مشيدا بصبر الأهالي»).
    """
    token, takes = passage.tokens[here], cue.takes
    if here == at + 1 and cue.kind == "verb" and cue.lemma in those("passive_alone"):
        return False
    if not token.startswith("ب" + ARTICLE):
        plain = "any" in takes and cue.kind == "participle" and here == at + 1 and token not in those("that")
        return plain or is_announced(passage, here, 1)
    if token[1:] in those("occasions") or token[3:] in those("occasions") or token in those("not_charged"):
        return False
    fifth_form = token[3] == "ت" and len(token) == _FIFTH_FORM
    return "any" in takes or ("definite" in takes and (fifth_form or announces(token[3:])))


def _is_definite(passage: Passage, at: int, here: int, stop: int) -> bool:
    """«أعلن الوزير القبض على»: a noun of happening with the article, behind the subject, with its own preposition."""
    token, before = passage.tokens[here], passage.tokens[here - 1]
    if (
        not token.startswith(ARTICLE)
        or token in asides()
        or here == at + 1
        or here + 1 >= stop
        or not announces(token[2:])
    ):
        return False
    following = passage.tokens[here + 1]
    governs = following in those("prepositions") or (following[0] == "ب" and len(following) > _NEAR)
    return governs and (before.startswith((ARTICLE, "ب" + ARTICLE, ARTICLE_BEHIND_L)) or passage.comma(here))


def _is_denied(passage: Passage, at: int, here: int, cue: Cue) -> bool:
    """«الأخبار المتداولة عن …», «ما تم تداوله» behind a verb that denies, and behind its speaker."""
    if cue.lemma in those("praises"):
        return passage.tokens[here] in those("praised") and here > at + 1 and _subject_is_over(passage, at, here)
    if cue.lemma not in those("denials"):
        return False
    if passage.tokens[here] in those("what"):
        return not those("told").isdisjoint(passage.tokens[here + 1 : here + 2])
    at_noun = here + 1 if passage.tokens[here] in those("these") and here + 1 < len(passage) else here
    before = passage.tokens[here - 1]
    governed = here > at + 1 and (
        before in nouns("roles") or before in nouns("bodies") or before in those("before_governed")
    )
    governed = governed and not before.startswith(ARTICLE)
    return passage.tokens[at_noun] in those("denied") and not governed


def _clause_later(passage: Passage, here: int, stop: int) -> int:
    """أن behind what looks like an announced noun: «أعلن الوزير عقب اجتماع الهيئة أن …»; 0 where there is none."""
    for later in range(here + 2, stop):
        if passage.tokens[later] in those("that"):
            before = passage.tokens[later - 1]
            governed = (
                before in those("prepositions") or before in those("not_before_that") or before in those("announced")
            )
            return 0 if governed else later
        cue = cues().get(passage.tokens[later])
        says = cue and cue.kind != "noun" and not (cue.start and not cue.joined)
        if says or later in passage.quotations:
            return 0
    return 0


def _that(passage: Passage, at: int, here: int, cue: Cue) -> Content | None:
    before = passage.tokens[here - 1] if here - 1 > at else ""
    if before in those("not_before_that"):
        return None
    if before in those("prepositions") and not passage.comma(here):
        return Content("that", here - 1, here - 1) if "that" in cue.takes or before in cue.takes else None
    allowed = "that" in cue.takes or ("ب" in cue.takes and passage.tokens[here][0] == "ب")
    return _or_quote(passage, here) if allowed else None


def _or_quote(passage: Passage, here: int) -> Content:
    """What follows أن in quotation marks, if these hold the whole clause and no mere name."""
    quote = passage.quotations.get(here + 1)
    if quote and not passage.comma(here + 1) and _closes_clause(passage, quote, here + 1):
        return Content("quote", here + 1, here, quote)
    return Content("that", here, here)


def _closes_clause(passage: Passage, quote: Quote, here: int) -> bool:
    behind = passage.quote_end(quote)
    if behind - here < _NEAR + 1:
        return False
    if quote.closing < 0 or behind >= len(passage):
        return True
    gap = passage.text[quote.closing : passage.spans[behind][0]]
    return bool(gap.strip()) or passage.tokens[behind] in cues() or behind - here > 2 * _LONG_QUOTE


def _behind_preposition(passage: Passage, here: int, stop: int) -> Content | None:
    token, following = passage.tokens[here], passage.tokens[here + 1]
    if following in those("that"):
        return Content("that", here, here)
    if following in those("places") or following in those("occasions"):
        return None
    if token in those("from_somebody") and following in nouns("unnamed"):
        return None
    if token in those("of_speakers") and _same_later(passage, here, stop):
        return None
    return Content("noun", here + 1, here)


def _same_later(passage: Passage, here: int, stop: int) -> bool:
    """True where the preposition belongs to the speaker, and stands once more before the content.

    «حذر مسؤول من الوزارة من أن …», «عبرت النائبة عن الحزب عن قلقها».
    """
    if is_announced(passage, here + 1, 0):
        return False
    return any(
        passage.tokens[at] == passage.tokens[here]
        and (passage.tokens[at + 1] in those("that") or is_announced(passage, at + 1, 0))
        for at in range(here + 2, stop - 1)
    )


def _is_other(passage: Passage, here: int) -> bool:
    """True for another word of saying, with which another clause begins."""
    cue = cues().get(passage.tokens[here])
    if passage.tokens[here] in those("clause_begins"):
        return True
    if passage.tokens[here] in those("stands_in") and those("stands_in_by").isdisjoint(
        passage.tokens[here + 1 : here + 2]
    ):
        return False
    if not cue or cue.kind == "noun" or here in passage.named:
        return False
    if cue.kind == "participle":
        return passage.tokens[here][-1] == "ا"
    return not (cue.start and not cue.joined) and passage.tokens[here - 1] not in those("relatives")


def _subject_is_over(passage: Passage, at: int, here: int) -> bool:
    """True where a noun cannot be governed by the word before it: that one is the verb, definite, or ends a phrase."""
    if here == at + 1:
        return True
    before = passage.tokens[here - 1]
    if passage.tokens[here] in those("stressed") and before not in _heads():
        return True
    if passage.gap(here) != " " or before.startswith((ARTICLE, "و" + ARTICLE, ARTICLE_BEHIND_L)):
        return True
    if any(behind == here for _, behind, _ in passage.names_within(max(at + 1, here - 8), here)):
        return True
    if before in those("aside") or before.isdigit():
        return True
    return here - at > _NEAR and before not in _heads()


@lru_cache
def _heads() -> frozenset[str]:
    """Words that govern the noun behind them."""
    bodies = nouns("bodies") | nouns("roles") | nouns("documents")
    return bodies | asides() | those("prepositions") | those("before_governed")


def is_announced(passage: Passage, here: int, skipped: int) -> bool:
    """True for a noun of happening or being, as what news announce: «انتهاء», «تقليصه», «ضرورة».

    Args:
        skipped: how many letters before it are a particle.
    """
    token = passage.tokens[here]
    if token in those("not_announced") or not announces(token[skipped:]):
        return False
    return passage.text[passage.spans[here][0] + skipped] != _HAMZA or token[skipped:] in those("announced")


@lru_cache(maxsize=1 << 14)
def _sounds_announced(token: str, takes: frozenset[str]) -> bool:
    if announces(token) or (token[0] == "ب" and ("any" in takes or announces(token[1:]))):
        return True
    with_article = token.startswith((ARTICLE, "ب" + ARTICLE)) and not takes.isdisjoint(("definite", "any"))
    return with_article and (token[0] == "ب" or announces(token[2:]))


@lru_cache(maxsize=1 << 14)
def announces(token: str) -> bool:
    """True for a noun of happening or being, alone or with a pronoun."""
    return _is_happening(token) or any(
        (
            token.endswith(end)
            and _is_happening(token[: -len(end)].removesuffix("ت") + ("ة" if token[-len(end) - 1] == "ت" else ""))
        )
        or (token.endswith(end) and _is_happening(token[: -len(end)]))
        for end in affixes("pronouns")
        if len(token) > len(end) + 2
    )


def _is_happening(token: str) -> bool:
    if token in those("announced"):
        return True
    if token in those("not_announced") or token in nouns("bodies") or token.startswith(ARTICLE):
        return False
    return _has_pattern(token)


def _has_pattern(token: str) -> bool:
    """The regular verbal nouns of the derived verbs, written without vowels and hamza seats."""
    length, last_but_one = len(token), token[-2:-1]
    if token.startswith(affixes("tenth_form")) and length in (7, 8):
        return last_but_one == "ا" or (token.endswith("ة") and token[-3] == "ا")
    if token[:1] == "ا":
        if token.endswith("ة"):
            return length == 5 and token[2] == "ا"
        return length in (5, 6) and last_but_one == "ا" and token[2:3] != "ا"
    if token[:1] == "ت":
        return length == 5 and (last_but_one == "ي" or (token[2] == "ا" and not token.endswith(("ن", "ا", "ي", "ة"))))
    return token[:1] == "م" and length == 6 and token[2] == "ا" and token.endswith("ة")
