"""What outlets call the same actors, and where they differ.

Of each article its card keeps the forms of the actors that it names most, so that all outlets can be compared without
reading any article again. Furniture, adjectives and texts taken from elsewhere as a whole are not an outlet's words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from hashiya.arabic import ARTICLE
from hashiya.model import UNKNOWN_SOURCE, AnnotatedArticle, Card, Link, Named, Word, Wording, WordingItem

# Of an article: the actors that it names most, and the forms of each; longer forms are left out.
MOST_ACTORS, MOST_FORMS, LONGEST_FORM = 12, 4, 80
# Fewer places say nothing of how an outlet writes; a smaller difference is none.
LEAST_PLACES, LEAST_DIFFERENCE = 2, 1 / 3
ROWS_SHOWN, WORDS_SHOWN, OUTLETS_SHOWN, OTHERS_NAMED = 12, 4, 6, 2

Forms = Mapping[str, Word]


def wording_of(article: AnnotatedArticle) -> Iterator[Wording]:
    """The forms in which an article prints the names of the actors that it names most, each with its first place."""
    kept = {line.id for line in article.article.lines if line.kind != "removed"}
    found: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for name in article.mentions:
        if name.kind != "nisba" and not name.stands_for and name.line_id in kept and len(name.form) <= LONGEST_FORM:
            found[name.actor][name.form].append(name)
    ranked = sorted(found.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    for actor, forms in ranked[:MOST_ACTORS]:
        for form, places in sorted(forms.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_FORMS]:
            yield Wording(actor, form, len(places), places[0].fragment)


class _Form(NamedTuple):
    """A form of all outlets together: in how many places and outlets, and the first of these with a place each."""

    total: int
    outlets: tuple[tuple[str, Link], ...]
    spread: int


def with_article(form: str) -> str:
    """The form that behind ل is printed without its alef (للقوات for القوات), if it is one."""
    return ARTICLE + form[1:] if form.startswith("ل") else form


@dataclass(frozen=True)
class Wordings:
    """What all outlets call the actors.

    Attributes:
        of_outlet: by outlet and actor the forms, each with how often and a first place.
    """

    of_outlet: Mapping[str, Mapping[str, Forms]]

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Wordings:
        """The words of all articles whose outlet is known and that were not taken from another one."""
        own = [c for c in cards if c.wording and c.ref.source != UNKNOWN_SOURCE and not c.trace.republished_from]
        every = {(each.actor, each.form) for card in own for each in card.wording}
        found: dict[str, dict[str, dict[str, Word]]] = defaultdict(lambda: defaultdict(dict))
        for card in own:
            for each in card.wording:
                forms = found[card.ref.source][each.actor]
                whole = with_article(each.form)
                form = whole if (each.actor, whole) in every else each.form
                known = forms.get(form) or Word(form, 0, Link(card.id, each.fragment))
                forms[form] = Word(form, known.count + each.places, known.link)
        return cls(found)

    def rows_of(self, outlet: str) -> tuple[WordingItem, ...]:
        """The actors that an outlet calls otherwise than all others do, those of most difference first."""
        own = self.of_outlet.get(outlet, {})
        ranked = [(self._weight(actor, forms), actor) for actor, forms in own.items()]
        ranked.sort(key=lambda found: (-found[0], found[1]))
        chosen = [actor for weight, actor in ranked[:ROWS_SHOWN] if weight]
        columns = ((a, (outlet, *_shown(own[a].values())), ("", *self._others(outlet, a))) for a in chosen)
        return tuple(WordingItem(actor, (mine, others)) for actor, mine, others in columns)

    @cached_property
    def rows(self) -> tuple[WordingItem, ...]:
        """The actors that outlets call most differently, with the outlets that name each most often."""
        weights: dict[str, float] = defaultdict(float)
        for actors in self.of_outlet.values():
            for actor, forms in actors.items():
                weights[actor] += self._weight(actor, forms)
        ranked = sorted(((weight, actor) for actor, weight in weights.items() if weight), key=lambda f: (-f[0], f[1]))
        return tuple(self._row(actor) for _, actor in ranked[:ROWS_SHOWN])

    @cached_property
    def _outlets(self) -> Mapping[str, Sequence[str]]:
        """By actor the outlets that name it, those that do most often first."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for outlet, actors in self.of_outlet.items():
            for actor, forms in actors.items():
                found[actor].append((-_places(forms.values()), outlet))
        return {actor: [outlet for _, outlet in sorted(places)] for actor, places in found.items()}

    @cached_property
    def _all(self) -> Mapping[str, Mapping[str, _Form]]:
        """By actor the forms of all outlets together."""
        found: dict[str, dict[str, _Form]] = defaultdict(dict)
        for outlet, actors in self.of_outlet.items():
            for actor, forms in actors.items():
                for form, word in forms.items():
                    known = found[actor].get(form, _Form(0, (), 0))
                    outlets = (*known.outlets, (outlet, word.link))[: OTHERS_NAMED + 1]
                    found[actor][form] = _Form(known.total + word.count, outlets, known.spread + 1)
        return found

    @cached_property
    def _totals(self) -> Mapping[str, int]:
        return {actor: sum(form.total for form in forms.values()) for actor, forms in self._all.items()}

    def _weight(self, actor: str, own: Forms) -> float:
        """How much an outlet's forms differ from all others', by the places that say so; 0 where that is nothing.

        The difference is the part of its places that has forms which others print less often (total variation).
        """
        mine = _places(own.values())
        others = self._totals[actor] - mine
        if min(mine, others) < LEAST_PLACES:
            return 0
        every = self._all[actor]
        alike = sum(min(word.count / mine, (every[form].total - word.count) / others) for form, word in own.items())
        return (1 - alike) * min(mine, others) if 1 - alike >= LEAST_DIFFERENCE else 0

    def _others(self, outlet: str, actor: str) -> tuple[tuple[Word, ...], int]:
        """The forms of all outlets but one, each with a place of another one, and some outlets that print it."""
        own = self.of_outlet[outlet][actor]
        left = []
        for form, every in self._all[actor].items():
            if count := every.total - (own[form].count if form in own else 0):
                others = [(other, link) for other, link in every.outlets if other != outlet][:OTHERS_NAMED]
                named = tuple(other for other, _ in others)
                left.append(Word(form, count, others[0][1], named, every.spread - (form in own) - len(named)))
        return _shown(left)

    def _row(self, actor: str) -> WordingItem:
        outlets = self._outlets[actor][:OUTLETS_SHOWN]
        return WordingItem(
            actor, tuple((outlet, *_shown(self.of_outlet[outlet][actor].values())) for outlet in outlets)
        )


def _places(words: Iterable[Word]) -> int:
    return sum(word.count for word in words)


def _ranked(words: Iterable[Word]) -> list[Word]:
    return sorted(words, key=lambda word: (-word.count, word.form))


def _shown(words: Iterable[Word]) -> tuple[tuple[Word, ...], int]:
    """The words of most places, and how many more there are."""
    ranked = _ranked(words)
    return tuple(ranked[:WORDS_SHOWN]), max(0, len(ranked) - WORDS_SHOWN)
