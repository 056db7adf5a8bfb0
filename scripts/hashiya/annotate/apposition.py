"""The office that stands behind a name: «فلان، وزير الدفاع العراقي، قال».

It is read only where nobody else can be meant: it begins with a word of an office right behind a comma, ends at a
comma, a word of saying or the end of the clause, and neither holds a name of a person nor stands before one.
"""

from __future__ import annotations

import unicodedata
from itertools import chain

from hashiya.annotate.context import Hit, closed
from hashiya.annotate.lexicon import Lexicon
from hashiya.arabic import ARTICLE, Tokens
from hashiya.knowledge import bare, listed

NONE = (-1, -1)
_LEAST, _LONGEST = 2, 9
_COMMAS = ("،", ",")
_SPACES = " \u00a0\u202f"
_QUOTES = "\"“”«»’'"
_CLAUSE_ENDS = frozenset(".؛;:؟?!…()[]–—\n")
# Words of an office that begin so are rare: «رئيس الوزراء يزور».
_PRESENT = "ي"
# «اختير فلان، رئيسا للكتلة» tells what he becomes.
_ACCUSATIVE = "ا"


def apposition(hit: Hit, lexicon: Lexicon) -> tuple[int, int]:
    """The span in its line of the office behind a name; (-1, -1) where there is none, or it may be somebody else's."""
    cut, first = hit.tokens, hit.last + 1
    if first >= len(cut.spans) or _gap(cut, hit.last).strip(_SPACES + _QUOTES) not in _COMMAS:
        return NONE
    if not _begins(cut, first) or _has_object(cut, hit.first):
        return NONE
    last = _last(cut, first, lexicon)
    if last - first + 1 < _LEAST or (last + 1 < len(cut.spans) and _names_person(cut, last + 1, lexicon)):
        return NONE
    start = cut.spans[first][0]
    return start, closed(cut.text, start, cut.spans[last][1])


def _begins(cut: Tokens, at: int) -> bool:
    """True for a word of an office; «وإلى» is none, though it is folded like «والي»."""
    printed = unicodedata.normalize("NFC", cut.text[slice(*cut.spans[at])])
    return is_office(cut.folded[at]) and not cut.folded[at].endswith(_ACCUSATIVE) and "إ" not in printed


def is_office(word: str) -> bool:
    """True for a folded word of an office, with the article or without."""
    offices = listed("roles", "offices")
    return word in offices or word.removeprefix(ARTICLE) in offices


def _gap(cut: Tokens, at: int) -> str:
    """What stands between a word and the next one, or the end of the line."""
    end = cut.spans[at + 1][0] if at + 1 < len(cut.spans) else len(cut.text)
    return cut.text[cut.spans[at][1] : end]


def _has_object(cut: Tokens, first: int) -> bool:
    """True where a verb before the name takes a person: whoever follows «استقبل فلان،» may be the one received."""
    for at in range(first - 1, -1, -1):
        if not _CLAUSE_ENDS.isdisjoint(_gap(cut, at)):
            return False
        if bare(cut.folded[at], listed("roles", "meets")):
            return True
    return False


def _last(cut: Tokens, first: int, lexicon: Lexicon) -> int:
    """The last word of an office that begins with a word; -1 where it names a person or does not come to an end."""
    for at in range(first, min(first + _LONGEST, len(cut.spans))):
        word = cut.folded[at]
        if at > first and (word in listed("roles", "turns") or bare(word, listed("roles", "speech"))):
            return at - 1
        if at > first and (_leads_away(cut, at) or _is_verb(word) or _names_person(cut, at, lexicon)):
            return -1
        gap = _gap(cut, at).strip(_SPACES + _QUOTES)
        if at + 1 == len(cut.spans) or gap:
            return at if at + 1 == len(cut.spans) or gap[0] in _COMMAS or gap[0] in _CLAUSE_ENDS else -1
    return -1


def _leads_away(cut: Tokens, at: int) -> bool:
    """True for words that go on with the sentence; «مستشار في وزارة الدفاع» goes on with the office."""
    if cut.folded[at] not in listed("roles", "follows"):
        return False
    following = cut.folded[at + 1] if at + 1 < len(cut.spans) else ""
    return following.removeprefix(ARTICLE) not in listed("common-words", "bodies")


def _is_verb(word: str) -> bool:
    return word.startswith(_PRESENT) and len(word) > 3


def _names_person(cut: Tokens, at: int, lexicon: Lexicon) -> bool:
    """True where a given name or a person that the archive knows begins; «رئيس الوزراء» names an office."""
    word = cut.folded[at]
    if bare(word, listed("given-names", "given")) or bare(word, listed("roles", "openings")):
        return True
    node = lexicon.names.after.get(word)
    for following in range(at + 1, len(cut.spans) + 1):
        if node is None:
            return False
        if not is_office(word) and any(each.type == "person" for each in chain(node.forms, *node.shorts.values())):
            return True
        node = node.after.get(cut.folded[following]) if following < len(cut.spans) else None
    return False
