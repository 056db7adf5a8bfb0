"""Finds the actors' names in running text, by the forms that the actor files give.

Words are compared folded. A form may follow one or two proclitics (و ف, then ب ل ك; `لل` hides the article's alef);
the longest form that counts wins. Which forms count tells `context`: surnames only beside the full name, words that are
mostly common ones only in context, and no part of a longer name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, islice

from hashiya.annotate.context import (
    Hit,
    behind_title,
    closed,
    has_context,
    has_same_yaa,
    is_cut_too_short,
    is_somebody_else,
    names_a_nation,
)
from hashiya.annotate.lexicon import Lexicon, Opening, sign_between
from hashiya.annotate.titled import title_span
from hashiya.arabic import Tokens, fold_with_origin, tokens
from hashiya.model import Article, Form, Line, LineKind, Named, Part

__all__ = ["Lexicon", "find_names"]

_BETWEEN = frozenset("\"“”«»‘’'()،,/-–")
_PARTS: dict[LineKind, Part] = {"title": "title", "caption": "caption", "removed": "removed"}
_RANK = {"name": 2, "short": 1, "nisba": 0}


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the whole article tells of its names.

    Attributes:
        full: the actors whose full name stands in it, each with the place of the first, in order.
        others: surnames that it prints behind a given name that is none of theirs.
    """

    full: dict[str, int]
    others: frozenset[str]


def find_names(article: Article, lexicon: Lexicon) -> tuple[Named, ...]:
    """The names in all lines of an article, in order, none overlapping.

    A `short` form counts only where a `name` of the same actor stands in the same article, or behind a title.
    """
    places = [
        (line, hits)
        for line in article.lines
        if line.kind != "blank"
        for hits in _places(article, line, tokens(article.words_of(line)), lexicon)
    ]
    if not places:
        return ()
    egyptian = " فى " in article.text
    places = [(line, [hit for hit in hits if has_same_yaa(hit, egyptian)]) for line, hits in places]
    others = frozenset(hit.tokens.folded[hit.last] for _, hits in places for hit in hits if is_somebody_else(hit))
    full: dict[str, int] = {}
    for line, hit in _longest((line, [hit for hit in hits if _is_full(hit)]) for line, hits in places):
        if hit.planted.form.kind == "name":
            full.setdefault(hit.planted.actor, line.start + hit.start)
    whole = _Whole(full, others)
    counted = ((line, [own for hit in hits if (own := _counted(article, line, hit, whole))]) for line, hits in places)
    return tuple(_named(article, line, hit, lexicon) for line, hit in _longest(counted))


def _is_full(hit: Hit) -> bool:
    if hit.planted.form.kind == "short":
        return True
    return (hit.planted.guard == "free" or has_context(hit)) and not is_somebody_else(hit)


def _counted(article: Article, line: Line, hit: Hit, whole: _Whole) -> Hit | None:
    """The hit where it counts; of a short form, for the actor whom it means here."""
    if hit.planted.form.kind == "short":
        return _short(article, line, hit, whole)
    planted = hit.planted
    known = planted.guard == "word" and planted.actor in whole.full
    counts = planted.guard == "free" or known or has_context(hit)
    return hit if counts and not is_somebody_else(hit) else None


def _short(article: Article, line: Line, hit: Hit, whole: _Whole) -> Hit | None:
    """A surname is his whose full name was printed last before it, else first; behind a title if one alone has it."""
    fewer, more = sorted((whole.full, hit.rivals), key=len)
    own = (hit._replace(planted=each) for actor in fewer if actor in more for each in hit.rivals[actor])
    allowed = [each for each in own if _stands_in(each.planted.form, article, line) and not is_somebody_else(each)]
    if allowed:
        at = line.start + hit.start
        before = [each for each in allowed if whole.full[each.planted.actor] < at]
        if before:
            return max(before, key=lambda each: whole.full[each.planted.actor])
        return min(allowed, key=lambda each: whole.full[each.planted.actor])
    alone = len(hit.rivals) == 1 and hit.planted.type == "person" and hit.tokens.folded[hit.last] not in whole.others
    if alone and _stands_in(hit.planted.form, article, line) and behind_title(hit) and not names_a_nation(hit):
        return hit
    return None


def _places(article: Article, line: Line, found: Tokens, lexicon: Lexicon) -> Iterator[list[Hit]]:
    """For every word that begins a form, all forms that stand there."""
    folded, openings = found.folded, lexicon.openings
    for at in compress(range(len(folded)), map(lexicon.beginnings.__contains__, folded)):
        if hits := [hit for opening in openings[folded[at]] for hit in _forms_at(article, line, found, at, opening)]:
            yield hits


def _forms_at(article: Article, line: Line, found: Tokens, at: int, opening: Opening) -> Iterator[Hit]:
    """All forms that begin with a word, read as its opening says."""
    text, spans = found.text, found.spans
    start, last, node = spans[at][0], at, opening.node
    if opening.letters:
        start += fold_with_origin(text[slice(*spans[at])]).origin[opening.letters]
    while True:
        end = closed(text, start, spans[last][1]) if node.forms or node.shorts else 0
        for planted in node.forms:
            if _stands_in(planted.form, article, line):
                hit = Hit(planted, found, at, last, start, end, opening.proclitic, node.shorts)
                if not is_cut_too_short(hit):
                    yield hit
        for planted, *_ in islice(node.shorts.values(), 1):
            yield Hit(planted, found, at, last, start, end, opening.proclitic, node.shorts)
        last += 1
        if not node.after or last == len(spans) or not _joined(text, spans[last - 1], spans[last]):
            return
        following = node.after.get(sign_between(text[spans[last - 1][1] : spans[last][0]]) + found.folded[last])
        if not following:
            return
        node = following


def _stands_in(form: Form, article: Article, line: Line) -> bool:
    return (not form.within or _PARTS.get(line.kind, "body") in form.within) and (
        not form.articles or article.id in form.articles
    )


def _longest(places: Iterable[tuple[Line, list[Hit]]]) -> Iterator[tuple[Line, Hit]]:
    """The longest hit at each place, none overlapping the one before."""
    number, busy = 0, -1
    for line, hits in places:
        if line.number != number:
            number, busy = line.number, -1
        if hits and hits[0].first > busy:
            best = max(hits, key=_length)
            busy = best.last
            yield line, best


def _length(hit: Hit) -> tuple[int, int, bool, int]:
    form = hit.planted.form
    return hit.last, -len(hit.proclitic), bool(form.articles), _RANK[form.kind]


def _joined(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Words belong together over white space with at most one quotation mark, bracket, comma or hyphen in it."""
    if after[0] - before[1] == 1 and text[before[1]] in " .":
        return True
    between = text[before[1] : after[0]]
    marks = between.replace("\u00a0", " ").replace(" ", "")
    if marks == ".":
        return before[1] - before[0] == 1
    return len(between) <= 4 and (not marks or marks in _BETWEEN)


def _named(article: Article, line: Line, hit: Hit, lexicon: Lexicon) -> Named:
    start, end = line.start + hit.start, line.start + hit.end
    form = article.text[start:end]
    first, last = title_span(hit, lexicon)
    title = (line.start + first, line.start + last) if first >= 0 else (first, last)
    return Named(hit.planted.actor, start, end, line.id, form, hit.proclitic, kind=hit.planted.form.kind, title=title)
