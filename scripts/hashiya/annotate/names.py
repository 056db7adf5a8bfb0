"""Finds the actors' names in running text, by the forms that the actor files give.

Words are compared folded. A form may follow one or two proclitics (و ف, then ب ل ك; `لل` hides the article's alef);
the longest form wins. Time grows with the text, not with the number of forms: the forms are a tree by words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hashiya.arabic import fold_with_origin, fold_word, words
from hashiya.model import Actor, Article, Entry, Form, Line, LineKind, Named, Part

_QUOTES = frozenset("\"“”«»‘’'()")
_COMMAS = frozenset("،,/")
LONGEST_FORM = 20
_CLOSERS = {"(": ")", "“": "”", "«": "»", '"': '"'}
_PARTS: dict[LineKind, Part] = {"title": "title", "caption": "caption", "removed": "removed"}


@dataclass
class _Node:
    """A place in the tree of forms: what may follow, and the forms that are complete here."""

    after: dict[str, _Node] = field(default_factory=dict)
    forms: list[tuple[str, Form]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms of all actors, ready for matching."""

    root: _Node

    @classmethod
    def of(cls, actors: Mapping[str, Entry[Actor]]) -> Lexicon:
        """Build the tree of forms."""
        root = _Node()
        for actor_id, entry in sorted(actors.items()):
            for form in entry.value.forms:
                _plant(root, actor_id, form)
        return cls(root)


def _plant(root: _Node, actor_id: str, form: Form) -> None:
    spans = words(form.form)
    if not spans or len(spans) > LONGEST_FORM:
        return
    node = root
    for number, (start, end) in enumerate(spans):
        between = form.form[spans[number - 1][1] : start] if number else ""
        node = node.after.setdefault(_comma(between) + fold_word(form.form[start:end]), _Node())
    node.forms.append((actor_id, form))


def _comma(between: str) -> str:
    """A comma divides names, unless the form itself has one."""
    return "،" if _COMMAS & set(between) else ""


@dataclass(frozen=True, slots=True)
class _Hit:
    actor: str
    form: Form
    start: int
    end: int
    proclitic: str
    last_word: int


def find_names(article: Article, lexicon: Lexicon) -> tuple[Named, ...]:
    """The names in all lines of an article, in order, none overlapping.

    A `short` form counts only where a `name` of the same actor stands in the same article.
    """
    every = [(line, hit) for line in article.lines for hit in _in_line(article, line, lexicon, None)]
    full = frozenset(hit.actor for _, hit in every if hit.form.kind == "name")
    if any(hit.form.kind == "short" and hit.actor not in full for _, hit in every):
        every = [(line, hit) for line in article.lines for hit in _in_line(article, line, lexicon, full)]
    return tuple(_named(article, line, hit) for line, hit in every)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One line cut into words, with what decides which forms count in it."""

    article: Article
    line: Line
    lexicon: Lexicon
    full: frozenset[str] | None
    text: str
    spans: list[tuple[int, int]]
    tokens: list[str]

    @classmethod
    def of(cls, article: Article, line: Line, lexicon: Lexicon, full: frozenset[str] | None) -> _Reading:
        text = article.words_of(line)
        spans = words(text)
        return cls(article, line, lexicon, full, text, spans, [fold_word(text[start:end]) for start, end in spans])

    def allows(self, form: Form, actor: str) -> bool:
        return (
            (not form.within or _PARTS.get(self.line.kind, "body") in form.within)
            and (not form.articles or self.article.id in form.articles)
            and (form.kind != "short" or self.full is None or actor in self.full)
        )


def _in_line(article: Article, line: Line, lexicon: Lexicon, full: frozenset[str] | None) -> Iterator[_Hit]:
    reading = _Reading.of(article, line, lexicon, full)
    first_words, at = lexicon.root.after, 0
    while at < len(reading.spans):
        hits = [
            hit
            for letters, proclitic, token in _readings(reading.tokens[at])
            if token in first_words
            for hit in _forms_at(reading, at, token, letters, proclitic)
        ]
        if hits:
            best = max(hits, key=lambda hit: (hit.last_word, -len(hit.proclitic), bool(hit.form.articles)))
            yield best
            at = best.last_word
        at += 1


def _readings(token: str) -> Iterator[tuple[int, str, str]]:
    """The ways to read a folded word: how many letters are skipped, the proclitic that they are, what is left."""
    yield 0, "", token
    conjunctions = ("", token[:1]) if token[:1] in ("و", "ف") else ("",)
    for conjunction in conjunctions:
        rest, letters = token[len(conjunction) :], len(conjunction)
        if conjunction:
            yield 1, conjunction, rest
        if rest.startswith("لل") and len(rest) > 3:
            yield letters + 1, conjunction + "ل", "ا" + rest[1:]
        elif rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
            yield letters + 1, conjunction + rest[0], rest[1:]


def _forms_at(reading: _Reading, at: int, token: str, letters: int, proclitic: str) -> Iterator[_Hit]:
    """All forms that begin with a word, read as `token` behind so many folded letters of it."""
    text, spans = reading.text, reading.spans
    node, last, start = reading.lexicon.root.after.get(token), at, spans[at][0]
    start += fold_with_origin(text[slice(*spans[at])]).origin[letters]
    while node:
        for actor, form in node.forms:
            if reading.allows(form, actor) and _same_yaa(form, text[start : spans[last][1]], last == at):
                yield _Hit(actor, form, start, _closed(text, start, spans[last][1]), proclitic, last)
        last += 1
        if last == len(spans) or not _joined(text, spans[last - 1], spans[last]):
            return
        between = text[spans[last - 1][1] : spans[last][0]]
        node = node.after.get(_comma(between) + reading.tokens[last])


def _same_yaa(form: Form, printed: str, one_word: bool) -> bool:
    """In one-word forms ى is not ي: على is not علي."""
    return not one_word or ("ى" in form.form) == ("ى" in printed)


def _joined(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Words belong together over white space with at most one quotation mark, bracket, comma or hyphen in it."""
    between = text[before[1] : after[0]]
    marks = between.replace("\u00a0", " ").replace(" ", "")
    if marks == ".":
        return before[1] - before[0] == 1 and text[before[0]].isascii()
    return len(between) <= 4 and (not marks or marks in _QUOTES or marks in _COMMAS or marks in ("-", "–"))


def _closed(text: str, start: int, end: int) -> int:
    """The end of a name moved behind a bracket or quotation mark that it opens and does not close."""
    for opener, closer in _CLOSERS.items():
        inside = text[start:end]
        opened = inside.count(opener) % 2 if opener == closer else inside.count(opener) > inside.count(closer)
        if opened and text[end : end + 1] == closer:
            return end + 1
    return end


def _named(article: Article, line: Line, hit: _Hit) -> Named:
    start, end = line.start + hit.start, line.start + hit.end
    return Named(hit.actor, start, end, line.id, article.text[start:end], hit.proclitic)
