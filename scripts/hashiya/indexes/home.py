"""What the home page shows: the main question and how its answer changed, what is new, what awaits a person.

It is made with every build, so nothing of it grows with the archive: of long lists only what is shown is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from heapq import nsmallest
from itertools import chain, groupby

from hashiya.edtf import Edtf
from hashiya.indexes.kind import Given, Kind, complete
from hashiya.indexes.origins import outlet_of
from hashiya.indexes.present import main_question, passage_of, said
from hashiya.indexes.shown import Shown
from hashiya.indexes.todo import ADDRESS as TODO
from hashiya.indexes.todo import KINDS, waiting
from hashiya.indexes.topics import ACTING
from hashiya.indexes.view import View
from hashiya.model import (
    UNKNOWN_SOURCE,
    AnswerCard,
    ArticleRef,
    Card,
    Home,
    Index,
    Item,
    Label,
    Link,
    LinkItem,
    Metadata,
    Present,
    Story,
    TopicItem,
    Turn,
    WrittenItem,
)

ADDRESS, NEWEST = "home/newest", "newest"
QUESTIONS_SHOWN, NEWEST_SHOWN, WRITTEN_SHOWN, TURNS_SHOWN, TOPICS_SHOWN = 6, 5, 5, 6, 8
# Up to so many answers are drawn one by one, of more only those that differ from the one before.
MOST_DRAWN = 60
LONGEST_NOTE = 400
_WAYS = ("topics", "questions", "actors", "sources", "dates", "timeline", "compare", "contributors", "todo")


def _share(shown: Shown) -> Given:
    """The newest of what people wrote on words of the article."""
    written = ((entry, entry.value) for entry in shown.article.entries)
    standing = [(e, value) for e, value in written if not isinstance(value, Metadata) and not value.status]
    for entry, value in sorted(standing, key=lambda one: (-_day(one[1].created), one[0].id))[:WRITTEN_SHOWN]:
        yield ADDRESS, NEWEST, WrittenItem(entry.id, shown.entry(entry), value.note[:LONGEST_NOTE], value.created)


def _heads(_view: View) -> Iterator[Index]:
    """No list of its own: the home page is hand-written, and this is a part of it."""
    return iter(())


def home(view: View, lists: Mapping[str, Index]) -> Home:
    """The home page of an archive.

    Args:
        lists: all lists by their addresses, without the articles' shares.
    """
    questions = [item for item in _items(lists, "questions") if isinstance(item, Present) and item.answers]
    main = main_question(view, questions)
    others = [item for item in questions if item is not main]
    years = [(d.earliest.year, d.latest.year) for d in (c.ref.date for c in view.cards) if d.earliest and d.latest]
    return Home(
        _counts(view),
        f"{min(first for first, _ in years):04d}" if years else "",
        f"{max(last for _, last in years):04d}" if years else "",
        _story(view, main, lists) if main else None,
        tuple(others[:QUESTIONS_SHOWN]),
        len(others[QUESTIONS_SHOWN:]),
        tuple(_newest(view)),
        tuple(_written(view)),
        tuple(waiting(view, {kind: _items(lists, f"{TODO}{kind}") for kind in KINDS})),
        tuple(_ways(view, lists)),
    )


def _items(lists: Mapping[str, Index], address: str) -> tuple[Item, ...]:
    found = lists.get(address)
    return tuple(item for section in found.sections for item in section.items) if found else ()


def _counts(view: View) -> Mapping[str, int]:
    return {
        "articles": len(view.cards),
        "sources": len({card.ref.source for card in view.cards} - {UNKNOWN_SOURCE}),
        "claims": sum(card.claims for card in view.cards),
        "notes": sum(card.notes for card in view.cards),
    }


def _story(view: View, main: Present, lists: Mapping[str, Index]) -> Story | None:
    survey, given = lists[f"questions/{main.question}"].survey, view.given[main.question]
    if not survey:
        return None
    starts, turns = _turns(view, given)
    points = survey.points if len(given) <= MOST_DRAWN else tuple(survey.points[at] for at in starts[-MOST_DRAWN:])
    shown = turns[-TURNS_SHOWN:]
    return Story(main, replace(survey, points=points), tuple(shown), len(turns) - len(shown))


def _turns(view: View, given: Sequence[tuple[Card, AnswerCard]]) -> tuple[list[int], list[Turn]]:
    """Where among the answers one differs from that before it; and for each such place what is told of it."""
    numbers: dict[tuple[str, ...], int] = {}
    starts: list[int] = []
    turns: list[Turn] = []
    ordered = enumerate(given)
    for says, run in groupby(ordered, key=lambda one: said(one[1][1].answer)):
        same = list(run)
        at, (card, first) = same[0]
        outlets = len({outlet_of(one.ref) for _, (one, _) in same})
        number = numbers.setdefault(says, len(numbers) + 1)
        starts.append(at)
        people = tuple(speaker for speaker in first.speakers if not _is_narrator(view, speaker))
        turns.append(Turn(number, first.answer, card.ref, passage_of(card, first), people, outlets))
    return starts, turns


def _is_narrator(view: View, actor: str) -> bool:
    entry = view.archive.actors.get(actor)
    return bool(entry and entry.value.type == "narrator")


def _newest(view: View) -> Iterator[ArticleRef]:
    """The newest articles that have a date; where none has one, some."""
    dated = [card for card in view.cards if card.ref.date.latest]
    return (card.ref for card in reversed((dated or view.cards)[-NEWEST_SHOWN:]))


def _written(view: View) -> list[WrittenItem]:
    """The newest annotations: articles are looked at from the last annotated on, until none can have a newer one."""
    cards = sorted(view.sharing.get(ADDRESS, ()), key=lambda card: card.id)
    cards.sort(key=lambda card: card.annotated, reverse=True)
    found: list[WrittenItem] = []
    for at in range(0, len(cards), WRITTEN_SHOWN):
        some = [card.id for card in cards[at : at + WRITTEN_SHOWN]]
        if len(found) == WRITTEN_SHOWN and _newness(found[-1]) < (_moment(cards[at].annotated), some[0], ""):
            break
        items = (item for share in view.load(ADDRESS, some) for item in share.slots[NEWEST])
        given = (item for item in items if isinstance(item, WrittenItem))
        found = nsmallest(WRITTEN_SHOWN, chain(found, given), key=_newness)
    return found


def _newness(item: WrittenItem) -> tuple[int, str, str]:
    article, _, stem = item.id.partition("/")
    return -_day(item.created), article, stem


def _moment(annotated: str) -> int:
    return -date.fromisoformat(annotated[:10]).toordinal() if annotated else 0


def _day(created: Edtf) -> int:
    return created.earliest.toordinal() if created.earliest else 0


def _ways(view: View, lists: Mapping[str, Index]) -> Iterator[tuple[Label, Link, Label | None, tuple[LinkItem, ...]]]:
    archive = view.archive
    some = {"topics": tuple(_broadest(view, lists)), "actors": tuple(_foremost(view))}
    for way in _WAYS:
        held = archive.of(way) if way in ("topics", "actors", "sources", "questions") else None
        if held is None or held:
            count = Label(f"count.{way}", {"n": len(held)}) if held else None
            yield Label(f"index.{way}"), Link(way), count, some.get(way, ())


def _broadest(view: View, lists: Mapping[str, Index]) -> Iterator[LinkItem]:
    top = [item for item in _items(lists, "topics") if isinstance(item, TopicItem) and not item.depth]
    for item in sorted(top, key=lambda item: (-item.within, item.topic))[:TOPICS_SHOWN]:
        yield LinkItem(view.archive.topics[item.topic].value.label, Link(f"topics/{item.topic}"))


def _foremost(view: View) -> Iterator[LinkItem]:
    """Those who act and are named most."""
    acting = {i: e for i, e in view.archive.actors.items() if e.value.type in ACTING}
    places = {actor: view.total(f"actors/{actor}", "names") for actor in acting}
    for actor in sorted((a for a in places if places[a]), key=lambda a: (-places[a], a))[:TOPICS_SHOWN]:
        yield LinkItem(acting[actor].value.name, Link(f"actors/{actor}"))


HOME = Kind(_share, _heads, complete)
