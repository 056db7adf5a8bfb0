"""Two articles side by side: the passages that both have, what is different in them, and what each calls whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hashiya.alignment import Alike, Run, alike, common, shared_runs
from hashiya.arabic import ARTICLE, fold_phrase, tokens, whole_words
from hashiya.model import AnnotatedArticle, Beside, Comparison, Cut, Line, Naming, Quoted

# Passages, and code points of one, that are shown at most: a comparison quotes, the articles are a link away.
MOST_PASSAGES = 40
MOST_LETTERS = 700
CONTEXT = 60
MOST_NAMINGS = 30
MOST_FORMS = 6
# Actors and topics of both that their head names.
MOST_SHARED = 6
MOST_LINES = 3_000
_TEXT = ("heading", "paragraph")


@dataclass(frozen=True)
class _Passage:
    """A line of an article with its words: their spans in it, and folded."""

    line: Line
    text: str
    spans: Sequence[tuple[int, int]]
    words: Sequence[str]


def beside(one: AnnotatedArticle, other: AnnotatedArticle) -> Comparison:
    """What the words of two articles say of one another."""
    first, second = _Side.of(one), _Side.of(other)
    pairs = alike(first.words, second.words)
    for pair in pairs:
        for run in common(first.words[pair.one], second.words[pair.other]):
            first.take(pair.one, run.one, run.length)
            second.take(pair.other, run.other, run.length)
    runs = shared_runs(first.left("one"), second.left("other"))
    for place, there, run in runs:
        first.take(place, run.one, run.length)
        second.take(there, run.other, run.length)
    rows = [(pair.one, -1, _paired(first, second, pair)) for pair in pairs]
    rows += [(at, run.one, _run(first.passages[at], second.passages[there], run)) for at, there, run in runs]
    rows.sort(key=lambda row: row[:2])
    words = min(sum(map(len, side.words)) for side in (first, second))
    percent = round(100 * sum(map(len, first.taken)) / words) if words else 0
    shown = tuple(row for _, _, row in rows[:MOST_PASSAGES])
    actors, topics = (_in_both(forms(one), forms(other)) for forms in (_actors, _topics))
    both = (actors[:MOST_SHARED], len(actors), topics[:MOST_SHARED], len(topics))
    return Comparison(shown, len(rows) - len(shown), percent, tuple(_namings(one, other)), *both)


@dataclass(frozen=True)
class _Side:
    """The passages of one article, and by passage the places of the words that the other article has, too."""

    passages: Sequence[_Passage]
    words: Sequence[Sequence[str]]
    taken: Sequence[set[int]]

    @classmethod
    def of(cls, item: AnnotatedArticle) -> _Side:
        found = list(_passages(item))
        return cls(found, [p.words for p in found], [set() for _ in found])

    def take(self, passage: int, at: int, length: int) -> None:
        self.taken[passage].update(range(at, at + length))

    def left(self, name: str) -> list[list[str]]:
        """The words with none where the other article has one: what stands there is in no text."""
        return [
            [f"\n{name}" if at in taken else word for at, word in enumerate(words)]
            for words, taken in zip(self.words, self.taken, strict=True)
        ]

    def differing(self, passage: int) -> set[int]:
        return set(range(len(self.words[passage]))) - self.taken[passage]


def _passages(item: AnnotatedArticle) -> Iterator[_Passage]:
    for line in item.article.lines[:MOST_LINES]:
        if line.kind in _TEXT:
            text = item.article.words_of(line)
            read = tokens(text)
            yield _Passage(line, text, read.spans, read.folded)


def _paired(first: _Side, second: _Side, pair: Alike) -> Beside:
    """Two passages that are alike, with what is different in them."""
    one, other = first.passages[pair.one], second.passages[pair.other]
    if one.text == other.text:
        return Beside("same", _quoted(one, ()), _quoted(other, ()))
    if pair.likeness == 1:
        printed = [[p.text[start:end] for start, end in p.spans] for p in (one, other)]
        differing = {at for at, (mine, yours) in enumerate(zip(*printed, strict=True)) if mine != yours}
        return Beside("spelling", _quoted(one, differing), _quoted(other, differing))
    mine, yours = first.differing(pair.one), second.differing(pair.other)
    return Beside("alike", _quoted(one, mine), _quoted(other, yours))


def _run(one: _Passage, other: _Passage, run: Run) -> Beside:
    return Beside("run", _in_context(one, run.one, run.length), _in_context(other, run.other, run.length))


def _quoted(passage: _Passage, marked: Collection[int]) -> Quoted:
    """The beginning of a passage, with the words at some places marked."""
    end = len(passage.text)
    if end > MOST_LETTERS:
        end = max((stop for _, stop in passage.spans if stop <= MOST_LETTERS), default=MOST_LETTERS)
    cuts = _cuts(passage.text, 0, end, _joined(passage, marked))
    return Quoted(passage.line.id, tuple(cuts), more=end < len(passage.text))


def _in_context(passage: _Passage, at: int, length: int) -> Quoted:
    """Words in a row, marked, with some of what stands around them."""
    first, last = passage.spans[at][0], passage.spans[at + length - 1][1]
    begin = next((start for start, _ in passage.spans if start >= first - CONTEXT), first)
    stop = min(last, first + MOST_LETTERS)
    _, stop = whole_words(passage.text, first, stop)
    end = stop if stop < last else max((end for _, end in passage.spans if end <= last + CONTEXT), default=last)
    begin = 0 if first <= CONTEXT else begin
    end = len(passage.text) if len(passage.text) - end <= 2 else end
    cuts = _cuts(passage.text, begin, end, [(first, stop)])
    return Quoted(passage.line.id, tuple(cuts), begun=begin > 0, more=end < len(passage.text))


def _joined(passage: _Passage, marked: Collection[int]) -> Iterator[tuple[int, int]]:
    """The spans of the marked words; those of neighbours as one."""
    begun: tuple[int, int] | None = None
    last = -2
    for at in sorted(marked):
        start, end = passage.spans[at]
        if begun and at == last + 1:
            begun = (begun[0], end)
        else:
            if begun:
                yield begun
            begun = (start, end)
        last = at
    if begun:
        yield begun


def _cuts(text: str, begin: int, end: int, marked: Iterable[tuple[int, int]]) -> Iterator[Cut]:
    """The text of a span, in pieces that together are it."""
    at = begin
    for start, stop in marked:
        if start >= end:
            break
        if at < start:
            yield Cut(text[at:start])
        at = min(stop, end)
        yield Cut(text[start:at], marked=True)
    if at < end:
        yield Cut(text[at:end])


def _in_both(mine: _Forms, yours: _Forms) -> tuple[str, ...]:
    """The ids that both have: first those that even the one that has them less often has most often."""
    often = {
        key: min(sum(n for _, _, n in mine[key]), sum(n for _, _, n in yours[key]))
        for key in mine.keys() & yours.keys()
    }
    return tuple(sorted(often, key=lambda key: (-often[key], key)))


def _namings(one: AnnotatedArticle, other: AnnotatedArticle) -> Iterator[Naming]:
    """Actors and topics of both that they do not call the same; those that are named most come first."""
    for kind, forms in (("actor", _actors), ("topic", _topics)):
        mine, yours = forms(one), forms(other)
        both = [key for key in mine if key in yours and _folded(mine[key]) != _folded(yours[key])]
        both.sort(key=lambda key: (-sum(n for _, _, n in (*mine[key], *yours[key])), key))
        for key in both[:MOST_NAMINGS]:
            yield Naming("actor" if kind == "actor" else "topic", key, mine[key][:MOST_FORMS], yours[key][:MOST_FORMS])


_Forms = dict[str, tuple[tuple[str, str, int], ...]]


def _actors(item: AnnotatedArticle) -> _Forms:
    """By whom is meant, for whom one stands: the forms as printed."""
    return _forms((n.stands_for or n.actor, n.form, n.fragment) for n in item.mentions if n.kind != "nisba")


def _topics(item: AnnotatedArticle) -> _Forms:
    text = item.article.text
    return _forms((use.topic, text[use.start : use.end], use.fragment) for use in item.settled.topics)


def _forms(named: Iterable[tuple[str, str, str]]) -> _Forms:
    counts: dict[str, Counter[str]] = {}
    places: dict[tuple[str, str], str] = {}
    for key, form, fragment in named:
        counts.setdefault(key, Counter())[form] += 1
        places.setdefault((key, form), fragment)
    return {
        key: tuple((form, places[key, form], n) for form, n in sorted(found.items(), key=lambda f: (-f[1], f[0])))
        for key, found in counts.items()
    }


def _folded(forms: Iterable[tuple[str, str, int]]) -> set[str]:
    """Forms as they are compared: the article, and what «ل» leaves of it, make no other name."""
    return {fold_phrase(form).removeprefix(ARTICLE).removeprefix(ARTICLE[1:]) for form, _, _ in forms}
