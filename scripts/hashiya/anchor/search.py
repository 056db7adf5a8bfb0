"""Finds the words of a selector in a text that may have changed since, and says how sure it is.

Scores weigh the quotation, the words around it and its old place as Hypothes.is does: 50, 20, 20 and 2; what a selector
does not tell is left out. Source: https://web.hypothes.is/blog/fuzzy-anchoring/
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from hashiya.anchor.exact import Span, cuts, is_whole, match
from hashiya.anchor.selector import Selector, Text, loose
from hashiya.arabic import words

# A score from the first on is the words; from the second on it must be told; below, they are not there.
SILENT = 0.95
TOLD = 0.80
_TOLD_AT_MOST = 0.94
_NEAREST = 0.5
_LIKE = 0.7
_RIVALS = 0.02
_RIVALS_CHANGED = 0.1
_WEIGHTS = {"exact": 50, "prefix": 20, "suffix": 20, "start": 2}
_SHORT = 12
_SHORT_WORD = 4
_MOST_PLACES = 64
_MOST_CANDIDATES = 8
_MOST_EDGES = 12
_WORD_MORE = 24
_LONGEST_WITHOUT_A_WORD = 50_000
_LONGEST = 5_000
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a selector stand.

    Attributes:
        spans: one where it is settled; several where nothing tells which is meant; none where the words are not there.
        score: 1 for the same words, down to `TOLD` for words like them.
        nearest: where there are no spans, words that are most like them, the likest first.
    """

    spans: tuple[Span, ...]
    score: float = 1.0
    nearest: tuple[Span, ...] = ()


def find(selector: Selector, text: Text) -> Found:
    """The span of a selector: exact, exact after folding, else of the words that are most like it."""
    spans = match(selector, text) or _alike(selector, text)
    return Found(spans) if spans else _likely(selector, text)


def _alike(selector: Selector, text: Text) -> tuple[Span, ...]:
    """All spans whose words are the same but for spelling habits and signs, the words around them included."""
    exact, prefix, suffix = map(loose, (selector.exact, selector.prefix, selector.suffix))
    found, spans = text.loose, []
    start = found.text.find(exact) if exact else -1
    while start >= 0:
        end = start + len(exact)
        if _between(found.text, start, end, prefix, suffix) and (span := _original(text, start, end)):
            spans.append(span)
        start = found.text.find(exact, start + 1)
    return tuple(spans)


def _between(whole: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    """True where a span of the loose text stands right behind the words of a prefix and right before a suffix."""
    start, end = start - (start > 0 and whole[start - 1] == " "), end + whole.startswith(" ", end)
    first, last = start - len(prefix), end + len(suffix)
    return (
        first >= 0
        and whole[first:start] == prefix
        and whole[end:last] == suffix
        and not (prefix and cuts(whole, first))
        and not (suffix and cuts(whole, last))
    )


def _likely(selector: Selector, text: Text) -> Found:
    exact = loose(selector.exact)
    if len(exact) > _LONGEST:
        return Found((), 0.0)
    scored = sorted(((_score(selector, text, *span), span) for span in _candidates(exact, text)), reverse=True)
    apart: list[tuple[float, Span]] = []
    for score, span in scored:
        if not any(span[0] < end and start < span[1] for _, (start, end) in apart):
            apart.append((score, span))
    best = apart[0][0] if apart else 0.0
    if best < TOLD:
        near = [_original(text, *span) for score, span in apart[:3] if score >= _NEAREST]
        return Found((), best, tuple(filter(None, near)))
    # Where words were exchanged, letters do not tell which place was meant (الربيع is more like الخريف than الشتاء).
    least = best - _RIVALS if best >= SILENT else max(TOLD, best - _RIVALS_CHANGED)
    rivals = [_original(text, *span) for score, span in apart if score >= least]
    return Found(tuple(sorted(filter(None, rivals))), best)


def _original(text: Text, start: int, end: int) -> Span | None:
    """The span in the text as captured; None where it would cut a word or a letter."""
    if not text.loose.is_letter_edge(start, end):
        return None
    span = text.loose.span(start, end)
    return span if is_whole(text.original, *span) else None


def _candidates(exact: str, text: Text) -> set[Span]:
    """Spans of the loose text that may be the quotation: where several of its words stand as far apart as in it."""
    step = max(8, len(exact) // 8)
    votes: Counter[int] = Counter()
    for start, end in words(exact):
        places = text.places.get(exact[start:end], ())
        if len(places) <= _MOST_PLACES:
            votes.update({(place - start) // step for place in places})
    slack = len(exact) // 4 + 16
    regions = [
        (at * step - slack, (at + 1) * step + len(exact) + slack)
        for at, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]
    ]
    if not regions and len(text.loose.text) <= _LONGEST_WITHOUT_A_WORD:
        regions = [(0, len(text.loose.text))]
    return set(filter(None, (_best_within(exact, text.loose.text, max(0, first), last) for first, last in regions)))


def _best_within(exact: str, whole: str, first: int, last: int) -> Span | None:
    """The span of whole words in a region that is most like the quotation."""
    region = whole[first:last]
    aligned = partial_ratio_alignment(exact, region) if exact and region else None
    if aligned is None:
        return None
    starts = [at for at in _edges(whole, first + aligned.dest_start) if not whole.startswith(" ", at)]
    ends = [at for at in _edges(whole, first + aligned.dest_end) if at and whole[at - 1] != " "]
    spans = [(start, end) for start in starts for end in ends if start < end]
    return max(spans, key=lambda span: (_likeness(exact, whole[slice(*span)]), span[0] - span[1], span), default=None)


def _edges(whole: str, at: int) -> list[int]:
    """The places around an offset that lie within no word, the nearest first."""
    places = range(max(0, at - 40), min(len(whole), at + 40) + 1)
    return sorted((p for p in places if not cuts(whole, p)), key=lambda place: (abs(place - at), place))[:_MOST_EDGES]


def _score(selector: Selector, text: Text, start: int, end: int) -> float:
    """How likely a span of the loose text is what the selector means, 0 to 1."""
    whole, exact = text.loose.text, loose(selector.exact)
    likeness = _likeness(exact, whole[start:end])
    if likeness < _LIKE:
        return likeness
    scores, unchanged = {"exact": likeness}, _same_matter(exact, whole[start:end])
    if prefix := loose(selector.prefix):
        before = whole[max(0, start - len(prefix) - _WORD_MORE) : start]
        scores["prefix"] = _context(_reversed(prefix), _reversed(before))
        unchanged &= _words(before)[-len(_words(prefix)) :] == _words(prefix)
    if suffix := loose(selector.suffix):
        behind = whole[end : end + len(suffix) + _WORD_MORE]
        scores["suffix"] = _context(suffix.split(), behind.split())
        unchanged &= _words(behind)[: len(_words(suffix))] == _words(suffix)
    if selector.start >= 0:
        scores["start"] = 1 - abs(text.loose.origin[start] - selector.start) / max(
            len(text.original), selector.start, 1
        )
    score = sum(_WEIGHTS[part] * value for part, value in scores.items()) / sum(_WEIGHTS[part] for part in scores)
    return score if unchanged else min(score, _TOLD_AT_MOST)


def _likeness(exact: str, found: str) -> float:
    """One less the edits per letter; in short quotations, where one letter makes another word, each counts twice."""
    distance = Levenshtein.distance(exact, found)
    weight = 2 if len(exact) < _SHORT else 1
    return max(0.0, 1 - weight * distance / max(len(exact), len(found), 1))


def _reversed(words: str) -> list[str]:
    return words.split()[::-1]


def _context(wanted: list[str], found: list[str]) -> float:
    """How alike the words around are, from the nearest to the furthest.

    The furthest word is the one that tells two places apart, since a selector has no more words than it needs: where
    it is missing there is no likeness. Nor is there a little of it, since any two phrases share letters.
    """
    at = len(wanted) - 1
    if not any(_same_word(wanted[at], word) for word in found[max(0, at - 1) : at + 2]):
        return 0.0
    likeness = Levenshtein.normalized_similarity(" ".join(wanted), " ".join(found[: len(wanted)]))
    return likeness if likeness >= _LIKE else 0.0


def _same_word(one: str, other: str) -> bool:
    """True for a word and for one with a letter mistyped, where that is unlikely to make another word or number."""
    if one == other or min(len(one), len(other)) < _SHORT_WORD or _NUMBER.search(one + other):
        return one == other
    return Levenshtein.distance(one, other) <= 1


def _same_matter(exact: str, found: str) -> bool:
    """False where a word or a number differs or stands elsewhere: few letters, another meaning (مليون, مليار)."""
    return _words(exact) == _words(found) and _NUMBER.findall(exact) == _NUMBER.findall(found)


def _words(text: str) -> list[str]:
    return [text[slice(*span)] for span in words(text)]
