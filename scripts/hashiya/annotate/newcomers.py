"""Proposes names of persons whom no actor file knows, by the words before them.

A name is two to four words behind a title («الدكتور»), an office («وزير الخارجية العراقي») or a word of saying. Its
first word is a given name, or behind a title with the article any word that a surname with the article follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from operator import or_

from hashiya.arabic import ARTICLE, Tokens, fold_phrase, is_surname, tokens, with_proclitics
from hashiya.knowledge import bare, listed, nationalities, titles
from hashiya.model import Article, Line, Named, ProposedName

_SPOKEN = ("title", "heading", "paragraph", "caption")
_MOST_WORDS = 4
_LONGEST_OFFICE = 7
_BEFORE_NAMES = frozenset(" ،:\"“«(’‘'\u00a0")
_WITHIN_OFFICES = (" ", "\u00a0", '"', ' "', '" ')


def propose_names(article: Article, names: tuple[Named, ...]) -> tuple[ProposedName, ...]:
    """The names of an article that look like persons' and are no known actor's, each at its first place.

    Args:
        names: the actors that the text names.
    """
    like_names = [one for line in article.lines if line.kind in _SPOKEN for one in _in_line(article, line)]
    if not like_names:
        return ()
    taken = sorted((name.start, name.end) for name in names)
    known = {fold_phrase(name.form) for name in names}
    found: dict[str, ProposedName] = {}
    for words, name in like_names:
        if words not in known and not _overlaps(taken, name.start, name.end):
            found.setdefault(words, name)
    return tuple(sorted(found.values(), key=lambda name: name.start))


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """True where one of some spans, in order and none overlapping another, shares a code point with a span."""
    at = bisect_left(taken, (end, end))
    return at > 0 and taken[at - 1][1] > start


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists that tell names from other words, folded."""

    begins: frozenset[str]
    definite_titles: frozenset[str]
    given: frozenset[str]
    openings: frozenset[str]
    particles: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    offices: frozenset[str]
    unsure: frozenset[str]
    others: frozenset[str]
    nationalities: frozenset[str]


@lru_cache
def _words() -> _Words:
    keys = ("openings", "particles", "ends", "speech", "offices")
    own = {key: listed("roles", key) for key in keys}
    beside = listed("roles", "follows") | listed("roles", "beside") | listed("common-words", "media")
    no_names = listed("roles", "unlike_names") | listed("common-words", "particles")
    given = listed("given-names", "given") - no_names
    definite = {title for title in titles() if title.startswith(ARTICLE)}
    return _Words(
        begins=given | own["openings"],
        definite_titles=frozenset(with_proclitics(definite)),
        given=given,
        titles=titles(),
        unsure=listed("common-words", "words"),
        others=beside | own["speech"] | own["offices"] | titles() | no_names,
        nationalities=nationalities(),
        **own,
    )


def _in_line(article: Article, line: Line) -> Iterator[tuple[str, ProposedName]]:
    cut, busy, known = tokens(article.words_of(line)), 0, _words()
    begins = list(map(known.begins.__contains__, cut.folded))
    titled = chain((False,), map(known.definite_titles.__contains__, cut.folded))
    for at in compress(range(len(begins)), map(or_, begins, titled)):
        if at > busy and _is_apart(cut, at) and (found := _name_at(cut, at, begins[at])):
            cue, last = found
            busy = last
            start, end = line.start + cut.spans[at][0], line.start + cut.spans[last][1]
            words = cut.text[cut.spans[cue][0] : cut.spans[at][0]].strip("".join(_BEFORE_NAMES))
            yield " ".join(cut.folded[at : last + 1]), ProposedName(article.text[start:end], start, end, words)


def _is_apart(cut: Tokens, at: int) -> bool:
    gap = cut.text[cut.spans[at - 1][1] : cut.spans[at][0]]
    return gap == " " or (len(gap) <= 4 and all(letter in _BEFORE_NAMES for letter in gap))


def _name_at(cut: Tokens, at: int, opens: bool) -> tuple[int, int] | None:
    """The first word of the cue, and the last word of a name that begins at a word."""
    known, before = _words(), cut.folded[at - 1]
    titled = bare(before, known.titles)
    if not opens and not _is_foreign(cut, at):
        return None
    cue = at - 1 if titled or bare(before, known.speech) else _office_before(cut, at)
    last = _last_word(cut, at) if cue is not None else at
    return (cue, last) if cue is not None and last > at else None


def _is_foreign(cut: Tokens, at: int) -> bool:
    """True for a word that no list knows, with a surname behind it."""
    word, after = cut.folded[at], cut.folded[at + 1 : at + 2]
    return (
        bool(after)
        and not word.startswith(ARTICLE)
        and _is_free(word)
        and _is_near(cut, at + 1)
        and _is_surname(after[0])
    )


def _is_surname(word: str) -> bool:
    return is_surname(word) and _is_free(word) and word not in _words().nationalities


def _is_free(word: str) -> bool:
    """False for words of other kinds, and for what begins like a verb."""
    if len(word) < 3 or not word.isalpha() or word[:1] in listed("page-lines", "verbal"):
        return False
    return not bare(word, _words().others)


def _is_near(cut: Tokens, at: int) -> bool:
    return cut.spans[at][0] - cut.spans[at - 1][1] == 1 and cut.text[cut.spans[at - 1][1]] == " "


def _office_before(cut: Tokens, at: int) -> int | None:
    """The first word of an office that ends right before a name: «وزير الخارجية العراقي»."""
    known = _words()
    for first in range(at - 1, max(-1, at - _LONGEST_OFFICE - 1), -1):
        word = cut.folded[first]
        if first < at - 1 and cut.text[cut.spans[first][1] : cut.spans[first + 1][0]] not in _WITHIN_OFFICES:
            return None
        if bare(word, known.offices):
            return first
        if word in known.given or word in listed("roles", "follows") or word in known.speech:
            return None
    return None


def _last_word(cut: Tokens, at: int) -> int:
    """The last word of a name: given names, particles and second halves go on, a surname ends it."""
    known, last, counted = _words(), at, 1
    whole = last
    while last + 1 < len(cut.folded) and counted < _MOST_WORDS and _is_near(cut, last + 1):
        before, word = cut.folded[last], cut.folded[last + 1]
        if word in known.ends or word in known.particles:
            last += 1
            whole = last if word in known.ends else whole
            continue
        bound, surname = before in known.particles or before in known.openings, _ends_name(word, counted)
        if not bound and word not in known.given and not surname:
            break
        last, counted = last + 1, counted + 1
        whole = last
        if not bound and word not in known.given:
            whole = last + 1 if cut.folded[last + 1 : last + 2] and cut.folded[last + 1] in known.ends else last
            break
    sure = cut.folded[at] not in known.unsure or whole > at + 1 or _is_name_word(cut.folded[whole])
    return whole if sure or bare(cut.folded[at - 1], known.titles) else at


def _is_name_word(word: str) -> bool:
    return word in _words().given or word.startswith(ARTICLE)


def _ends_name(word: str, counted: int) -> bool:
    return (
        _is_free(word)
        and word not in _words().nationalities
        and (counted < _MOST_WORDS - 1 or word.startswith(ARTICLE))
    )
