"""Which articles are set side by side: few for each, however many answer one question.

Every article is compared with at most `NEAREST` of those that are earlier than it: first with the texts that it has
much in common with, the likest first; then with those that answer most questions that it answers, the nearest in time
first. The first few articles of a question are compared with several before them, all later ones with the one right
before, so that there is about one comparison an article where thousands answer. Looking back only, a new article adds
comparisons and takes none away from those before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hashiya.model import Card, Pair, Reprint

NEAREST = 3
# How many articles of a question are its first few.
EARLY = 8
# How many later articles the page of one leads to beside the earlier ones; how many a question's page does.
LATER_SHOWN = 3
OF_QUESTION_SHOWN = 6


@dataclass(frozen=True)
class Pairs:
    """The comparisons of an archive.

    Attributes:
        all: in order of the later article, then as chosen.
        of_article: by its id the comparisons that its page leads to.
        of_question: by its id the newest ones of articles that both answer it.
    """

    all: tuple[Pair, ...]
    of_article: Mapping[str, tuple[Pair, ...]]
    of_question: Mapping[str, tuple[Pair, ...]]


def pairs_of(cards: Sequence[Card], reprints: Mapping[str, tuple[Reprint, ...]], asked: Mapping[str, object]) -> Pairs:
    """The comparisons of all articles; time grows with articles and answers.

    Args:
        cards: in order of time.
        reprints: for each article the others with much of the same text.
        asked: the archive's questions by their ids.
    """
    found = tuple(_chosen(cards, reprints, asked))
    earlier: dict[str, list[Pair]] = defaultdict(list)
    later: dict[str, list[Pair]] = defaultdict(list)
    of_question: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        earlier[pair.other.id].append(pair)
        if len(later[pair.one.id]) < LATER_SHOWN:
            later[pair.one.id].append(pair)
    for pair in reversed(found):
        for question in pair.questions:
            if len(of_question[question]) < OF_QUESTION_SHOWN:
                of_question[question].append(pair)
    of_article = {i: (*earlier.get(i, ()), *later.get(i, ())) for i in earlier.keys() | later.keys()}
    return Pairs(found, of_article, {question: tuple(newest) for question, newest in of_question.items()})


def _chosen(
    cards: Sequence[Card], reprints: Mapping[str, tuple[Reprint, ...]], asked: Mapping[str, object]
) -> Iterator[Pair]:
    rank = {card.id: place for place, card in enumerate(cards)}
    questions = [{a.question for a in card.answers if a.question in asked} for card in cards]
    answering: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(questions):
        for question in own:
            answering[question].append(place)
    for place, card in enumerate(cards):
        percent = {rank[r.article]: r.percent for r in reprints.get(card.id, ()) if rank[r.article] < place}
        near = {before for question in questions[place] for before in _before(answering[question], place)}
        shared = {before: questions[place] & questions[before] for before in near | percent.keys()}
        ranked = sorted(shared, key=lambda before: (-percent.get(before, 0), -len(shared[before]), -before))
        for before in ranked[:NEAREST]:
            yield Pair(cards[before].ref, card.ref, tuple(sorted(shared[before])), percent.get(before, 0))


def _before(places: list[int], place: int) -> list[int]:
    at = bisect_left(places, place)
    return places[max(0, at - (NEAREST if at < EARLY else 1)) : at]
