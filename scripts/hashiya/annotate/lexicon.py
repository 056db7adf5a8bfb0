"""The forms of the actors' names as a tree by words, with the ways in which a printed word may begin one.

Time grows with the text, not with the number of forms: each printed word is looked up once, among all words with which
a form may begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from hashiya.arabic import ARTICLE, ARTICLE_BEHIND_L, fold_word, relative_forms, relative_stem, words
from hashiya.knowledge import listed
from hashiya.model import Actor, Bilingual, Entry, Form, Prose

_COMMAS = frozenset("،,/")
_LONGEST_FORM = 20
_CONJUNCTIONS = ("و", "ف")
_PARTICLES = ("ب", "ل", "ك")

Guard = Literal["free", "word", "outlet"]


class Planted(NamedTuple):
    """A form in the tree.

    Attributes:
        type: the actor's.
        guard: `word` where the form is mostly a common word, `outlet` where it is an outlet's only in context.
        own: the first words of all forms of the actor, folded.
        length: the number of its words.
    """

    actor: str
    form: Form
    type: str
    guard: Guard
    own: frozenset[str]
    length: int


@dataclass
class Node:
    """A place in the tree of forms.

    Attributes:
        after: what may follow.
        forms: the names and adjectives that are complete here.
        shorts: the short forms, by their actor: so many may share a surname that they are never gone through.
    """

    after: dict[str, Node] = field(default_factory=dict)
    forms: list[Planted] = field(default_factory=list)
    shorts: dict[str, list[Planted]] = field(default_factory=dict)


class Opening(NamedTuple):
    """A way to read a printed word: so many folded letters are skipped, which are a proclitic, the rest begins here."""

    letters: int
    proclitic: str
    node: Node


class _Openings(dict[str, tuple[Opening, ...]]):
    """The forms that a folded printed word begins, behind its proclitics or without any; those told are kept."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def __missing__(self, token: str) -> tuple[Opening, ...]:
        found = self[token] = tuple(self._open(token))
        return found

    def _open(self, token: str) -> Iterator[Opening]:
        for letters, proclitic, rest in _readings(token, self.root.after):
            if node := self.root.after.get(rest):
                yield Opening(letters, proclitic, node)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms of all actors, ready for matching.

    Attributes:
        beginnings: all folded words that may begin a form; most words of a text are none of them.
        openings: for each of these the forms that it begins.
    """

    beginnings: frozenset[str]
    openings: _Openings

    @property
    def names(self) -> Node:
        """The tree of forms."""
        return self.openings.root

    @classmethod
    def of(cls, actors: Mapping[str, Entry[Actor]], *, guarded: bool = True) -> Lexicon:
        """Build the tree of forms.

        Args:
            guarded: whether forms that are mostly common words count in context only.
        """
        root = Node()
        for actor_id, entry in sorted(actors.items()):
            own = frozenset(fold_word(first) for form in entry.value.forms for first in form.form.split()[:1])
            for form in entry.value.forms:
                for spelt in _spellings(form):
                    guard: Guard = _guard(form, spelt, entry.value.type) if guarded else "free"
                    _plant(root, spelt, Planted(actor_id, form, entry.value.type, guard, own, len(spelt)))
        return cls(_behind_proclitics(root.after), _Openings(root))

    @classmethod
    def of_names(cls, names: Mapping[str, Iterable[str]], *, guarded: bool = True) -> Lexicon:
        """Build the tree of plain names, by the ids of what they name."""
        nobody = Bilingual(Prose(""))
        entries = {
            i: Entry(i, "", Actor(name=nobody, type="organisation", forms=tuple(Form(form=name) for name in own)))
            for i, own in names.items()
        }
        return cls.of(entries, guarded=guarded)


def sign_between(between: str) -> str:
    """A comma divides names, and so does a full stop with no space behind it, unless the form itself has one."""
    return "." if between == "." else "" if _COMMAS.isdisjoint(between) else "،"


def _plant(root: Node, spelt: tuple[str, ...], planted: Planted) -> None:
    node = root
    for word in spelt:
        node = node.after.setdefault(word, Node())
    if planted.form.kind == "short":
        node.shorts.setdefault(planted.actor, []).append(planted)
        return
    same = (planted.actor, planted.form.kind, planted.form.within, planted.form.articles)
    if planted.form.kind != "nisba" or all(
        (other.actor, other.form.kind, other.form.within, other.form.articles) != same for other in node.forms
    ):
        node.forms.append(planted)


def _spellings(form: Form) -> list[tuple[str, ...]]:
    """The folded words of a form; of an adjective in all its inflections, derived from any one of them."""
    spans = words(form.form)
    if not spans or len(spans) > _LONGEST_FORM:
        return []
    between = ["", *(form.form[before[1] : after[0]] for before, after in pairwise(spans))]
    spelt = tuple(
        sign_between(gap) + fold_word(form.form[slice(*span)]) for gap, span in zip(between, spans, strict=True)
    )
    if form.kind != "nisba":
        return [spelt]
    return [spelt, *relative_forms([relative_stem(word) for word in spelt])]


def _guard(form: Form, spelt: tuple[str, ...], kind: str) -> Guard:
    phrase = " ".join(spelt)
    if form.kind == "nisba":
        return "word" if relative_stem(phrase) in listed("common-words", "adjectives") else "free"
    if kind == "organisation" and phrase in listed("common-words", "outlets"):
        return "outlet"
    if kind == "person" and phrase in listed("given-names", "given"):
        return "word"
    guarded = kind in ("person", "organisation", "state", "place") and phrase in listed("common-words", "words")
    return "word" if guarded else "free"


def _readings(token: str, known: Mapping[str, object]) -> Iterator[tuple[int, str, str]]:
    """The ways to read a folded word: how many letters are skipped, the proclitic that they are, what is left.

    A word that is known as it stands is not cut: كندا is not «like Nada».
    """
    whole = listed("common-words", "whole")
    yield 0, "", token
    if token in known or token in whole:
        return
    conjunction = token[:1] if token[:1] in _CONJUNCTIONS else ""
    if conjunction:
        yield 1, conjunction, token[1:]
        if token[1:] in known or token[1:] in whole:
            return
    for before in dict.fromkeys(("", conjunction)):
        rest, letters = token[len(before) :], len(before)
        if rest.startswith(ARTICLE_BEHIND_L) and len(rest) > 3:
            yield letters + 1, before + "ل", "ا" + rest[1:]
        elif rest[:1] in _PARTICLES and len(rest) > 2:
            yield letters + 1, before + rest[0], rest[1:]


def _behind_proclitics(known: Iterable[str]) -> frozenset[str]:
    """Some folded words and all that `_readings` may read as one of them."""
    found = set(known)
    found |= {particle + word for word in known for particle in _PARTICLES}
    found |= {ARTICLE_BEHIND_L + word[len(ARTICLE) :] for word in known if word.startswith(ARTICLE)}
    return frozenset(found | {conjunction + word for word in found for conjunction in _CONJUNCTIONS})
