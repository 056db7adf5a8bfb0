"""Whom an article names beside each actor.

An article that names many actors has many pairs of them: each is set beside those that the article names most, at most
`MOST_BESIDE` of them, so that the pairs grow with the names and not with their square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from hashiya.model import ActorId, AnnotatedArticle, Card, CompanyItem, KinItem, Link, Share

MOST_BESIDE = 40
# Of all articles together, how many are told: the others share little with the one a page is about.
MOST_KIN = 30


def company(article: AnnotatedArticle) -> Iterator[tuple[str, CompanyItem]]:
    """For each actor that an article names, or that a name stands for, the others, with the lines that name both.

    Whoever is only meant where the other one's name stands is not beside that one.
    """
    numbers = {line.id: place for place, line in enumerate(article.article.lines)}
    lines: dict[str, int] = defaultdict(int)
    together: set[tuple[str, str]] = set()
    counts = Counter[str]()
    for name in article.mentions:
        for actor in {name.actor, name.stands_for} - {""}:
            lines[actor] |= 1 << numbers[name.line_id]
            counts[actor] += 1
        if name.stands_for:
            together |= {(name.actor, name.stands_for), (name.stands_for, name.actor)}
    ranked = sorted(counts, key=lambda actor: (-counts[actor], actor))[: MOST_BESIDE + 1]
    for actor, own in lines.items():
        others = [other for other in ranked if other != actor and (actor, other) not in together][:MOST_BESIDE]
        for other in others:
            shared = own & lines[other]
            first = article.article.lines[(shared & -shared).bit_length() - 1].id if shared else ""
            yield actor, CompanyItem(ActorId(other), shared.bit_count(), first)


def kin_of(shares: Iterable[tuple[Card, Share]]) -> list[KinItem]:
    """The actors beside one in all its articles, those of most articles first, then of most lines."""
    articles, paragraphs, links = Counter[str](), Counter[str](), dict[str, Link]()
    for card, share in shares:
        for item in share.slots.get("company", ()):
            if isinstance(item, CompanyItem):
                articles[item.actor] += 1
                paragraphs[item.actor] += item.paragraphs
                if item.fragment:
                    links[item.actor] = Link(card.id, item.fragment)
    ranked = sorted(articles, key=lambda actor: (-articles[actor], -paragraphs[actor], actor))[:MOST_KIN]
    return [KinItem("actor", actor, articles[actor], paragraphs[actor], links.get(actor)) for actor in ranked]
