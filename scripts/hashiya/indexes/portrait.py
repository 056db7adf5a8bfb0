"""Who an actor is, at a glance: the office as printed last, and how much it says, and others through it and of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from hashiya.arabic import ARTICLE, fold_phrase
from hashiya.indexes.kind import Given, Shares
from hashiya.indexes.shown import Shown
from hashiya.indexes.view import View
from hashiya.knowledge import listed
from hashiya.model import Label, Link, Role, TitleItem

# What is said by an actor, through it, and of it: the parts of its page, in order.
VOICES = ("said", "relayed", "about")


def role_of(shares: Shares) -> Role | None:
    """The office that the newest dated article with one prints beside the name, the longest of it.

    A mere title («السيد») tells nobody who it is. Articles of unknown date are passed over, for nobody can tell
    whether theirs is the latest.
    """
    for card, share in reversed(shares):
        if card.ref.date.precision == "unknown":
            continue
        titles = [item.passage for item in share.slots.get("titles", ()) if isinstance(item, TitleItem)]
        offices = [passage for passage in titles if _tells_office(passage.words)]
        if offices:
            found = max(offices, key=lambda passage: len(passage.words))
            return Role(found.words, found.link, card.ref)
    return None


def _tells_office(words: str) -> bool:
    offices = listed("roles", "offices")
    return any(word in offices or word.removeprefix(ARTICLE) in offices for word in fold_phrase(words).split())


def voices(shown: Shown, address: str) -> Given:
    """For each actor the claims that it makes, that pass through it, and those of others that name it.

    The article's own voice is not one of these others.
    """
    names = shown.article.mentions
    starts = [name.start for name in names]
    for claim in shown.article.claims:
        value, said = claim.annotation, shown.claim(claim)
        for actor in value.speakers:
            yield f"{address}{actor}", "said", said
        for actor in value.via:
            yield f"{address}{actor}", "relayed", said
        if value.form != "background":
            within = names[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
            named = {actor for name in within for actor in (name.actor, name.stands_for) if actor}
            for other in sorted(named - {*value.speakers, *value.via}):
                yield f"{address}{other}", "about", said


def voice_of(view: View, address: str, places: Mapping[str, Link]) -> Iterator[tuple[Label, Link | None]]:
    """How much an actor says, how much passes through it, and how much others say of it, each with its place.

    Where nothing is said by it or through it, that is told at once.
    """
    counts = {slot: view.total(address, slot) for slot in VOICES}
    if not counts["said"] and not counts["relayed"]:
        yield Label("actor.silent"), None
    for slot, count in counts.items():
        if count:
            yield Label(f"actor.voice.{slot}", {"n": count}), places.get(slot)
