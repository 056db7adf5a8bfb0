"""What an article says that a person is: an office or a title right before the name, in its form, or right behind it.

Only words that the text prints are told, and only where nothing but a comma stands between them and the name, so that a
title is never given to one who is named elsewhere in the sentence.
"""

from __future__ import annotations

from hashiya.annotate.apposition import NONE, apposition, is_office
from hashiya.annotate.context import Hit
from hashiya.annotate.lexicon import Lexicon
from hashiya.arabic import ARTICLE, Tokens, fold_with_origin, tokens
from hashiya.knowledge import bare, listed, titles

_LONGEST = 7
_COMMAS = frozenset("،,")
_WITHIN = (" ", "\u00a0", '"', ' "', '" ')
_BEFORE_NAMES = frozenset(" ،:\"“«(’‘'\u00a0")
_ENDS = '،,:/–- \u00a0"“”«»('


def title_span(hit: Hit, lexicon: Lexicon) -> tuple[int, int]:
    """The span in its line of the words that say what the named person is; (-1, -1) where none do.

    A form may hold the title itself («رئيس الوزراء العراقي، محمد شياع السوداني»), or be nothing else («رئيس الوزراء»).
    An office behind the name tells more than a mere title before it («السيد فلان، وزير الدفاع»).
    """
    if hit.planted.type != "person" or hit.planted.form.kind == "nisba":
        return NONE
    cut = hit.tokens
    if hit.last > hit.first and _is_title(cut.folded[hit.first][len(hit.proclitic) :]):
        name = _name_within(hit, lexicon)
        if name < 0 and _has_given_name(cut, hit.first, hit.last):
            return NONE
        end = hit.end if name < 0 else _trimmed(cut.text, hit.start, cut.spans[name][0])
        is_mere = name > hit.first and not hit.proclitic and not any(map(is_office, cut.folded[hit.first : name]))
        return (_office_before(cut, hit.first, lexicon, hit.start) if is_mere else hit.start), end
    before = NONE if hit.proclitic else _before(cut, hit.first, lexicon)
    if before != NONE and any(is_office(word) for word in tokens(cut.text[slice(*before)]).folded):
        return before
    belongs = before == NONE and not hit.proclitic and hit.before and _office(cut, hit.first) >= 0
    behind = NONE if belongs else apposition(hit, lexicon)
    return before if behind == NONE else behind


def _is_title(word: str) -> bool:
    """True for titles, and for offices with the article or without."""
    return is_office(word) or word in titles()


def _name_within(hit: Hit, lexicon: Lexicon) -> int:
    """The first word of the longest name of the same actor that ends a form; -1 where none does."""
    for first in range(hit.first + 1, hit.last + 1):
        node = lexicon.names
        for word in hit.tokens.folded[first : hit.last + 1]:
            following = node.after.get(word)
            if not following:
                break
            node = following
        else:
            own = any(planted.actor == hit.planted.actor for planted in node.forms)
            if own or hit.planted.actor in node.shorts:
                return first
    return -1


def _has_given_name(cut: Tokens, first: int, last: int) -> bool:
    return any(cut.folded[at] in listed("given-names", "given") for at in range(first + 1, last + 1))


def _before(cut: Tokens, at: int, lexicon: Lexicon) -> tuple[int, int]:
    """The office that ends right before a word: «وزير الدفاع العراقي», «الرئيس».

    It must be definite: «مدير مكتب فلان» and «مستشار فلان» are others, who belong to the named one. So may be
    «مستشار رئيس الوزراء فلان»: whose title that is nobody can tell, so none is told.
    """
    if not at or not set(cut.text[cut.spans[at - 1][1] : cut.spans[at][0]]) <= _BEFORE_NAMES:
        return NONE
    first = _office(cut, at)
    if first < 0 or not _is_definite(cut.folded[at - 1], lexicon):
        return NONE
    while first > 0 and _joined(cut, first - 1) and (skipped := _letters(cut.folded[first - 1])) >= 0:
        if not cut.folded[first - 1][skipped:].startswith(ARTICLE):
            return NONE
        first -= 1
    start, end = cut.spans[first]
    if skipped := _letters(cut.folded[first]):
        start += fold_with_origin(cut.text[start:end]).origin[skipped]
    if not any(map(is_office, cut.folded[first:at])):
        start = _office_before(cut, first, lexicon, start)
    return start, _trimmed(cut.text, start, cut.spans[at][0])


def _office_before(cut: Tokens, first: int, lexicon: Lexicon, start: int) -> int:
    """Where the office begins that a comma divides from a title («رئيس الخلية، اللواء فلان»), else where that does."""
    is_divided = first and not _COMMAS.isdisjoint(cut.text[cut.spans[first - 1][1] : cut.spans[first][0]])
    found, end = _before(cut, first, lexicon) if is_divided and not _letters(cut.folded[first]) else NONE
    return found if any(map(is_office, tokens(cut.text[found:end]).folded)) else start


def _is_definite(word: str, lexicon: Lexicon) -> bool:
    """True for words with the article, behind a proclitic too, and for names of states and places."""
    node = lexicon.names.after.get(word)
    named = node is not None and any(planted.type in ("state", "place") for planted in node.forms)
    return named or ARTICLE in (word[:2], word[1:3] if word[:1] in ("و", "ف", "ب", "ك") else "")


def _office(cut: Tokens, at: int) -> int:
    """The nearest word of an office before a word, with nothing between that ends one; -1 where there is none."""
    for first in range(at - 1, max(-1, at - _LONGEST - 1), -1):
        if first < at - 1 and not _joined(cut, first):
            return -1
        word = cut.folded[first]
        if _letters(word) >= 0 and (first == at - 1 or word not in titles() - listed("roles", "offices")):
            return first
        stops = (listed("roles", "follows"), listed("roles", "speech"), listed("given-names", "given"))
        if any(word in known for known in stops):
            return -1
    return -1


def _letters(word: str) -> int:
    """How many folded letters before a word of an office are proclitics; -1 for other words, and behind لل."""
    if _is_title(word):
        return 0
    for skipped in (1, 2):
        if len(word) - skipped > 2 and _is_title(word[skipped:]) and bare(word, frozenset((word[skipped:],))):
            return skipped
    return -1


def _joined(cut: Tokens, at: int) -> bool:
    return cut.text[cut.spans[at][1] : cut.spans[at + 1][0]] in _WITHIN


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_ENDS))
