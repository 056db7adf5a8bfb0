"""What one article gives to all lists, and its card."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from hashiya.edtf import Edtf
from hashiya.indexes.answers import answer_cards
from hashiya.indexes.kind import Kind
from hashiya.indexes.shown import Shown, shortened
from hashiya.indexes.wording import wording_of
from hashiya.model import (
    AnnotatedArticle,
    AnswerItem,
    ArticleRef,
    Card,
    Entry,
    Item,
    PassageItem,
    Share,
    ShareCard,
    Trace,
)


def shares_of(article: AnnotatedArticle, kinds: tuple[Kind, ...]) -> tuple[Share, ...]:
    """What an article gives to the lists of these kinds, by address."""
    shown = Shown.of(article)
    found: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for address, slot, item in chain.from_iterable(kind.share(shown) for kind in kinds):
        found[address][slot].append(item)
    return tuple(
        Share(address, {slot: tuple(items) for slot, items in slots.items()}) for address, slots in found.items()
    )


def card_of(
    article: AnnotatedArticle,
    ref: ArticleRef,
    digest: bytes,
    shares: tuple[Share, ...],
    digests: Mapping[str, bytes],
    trace: Trace,
) -> Card:
    """The card of an article.

    Args:
        digest: of the article.
        digests: of its shares, by address.
    """
    text = article.article.text
    ends = {claim.id: (shortened(text[claim.start : claim.end]), f"m-{claim.stem}") for claim in article.claims}
    people = {name: (name, entry.path) for entry in reversed(article.entries) for name in named(entry)}
    ends |= {n.entry_id: (shortened(n.form), n.fragment) for n in article.mentions if n.entry_id}
    return Card(
        digest,
        ref,
        {share.address: _share_card(share, digests[share.address]) for share in shares},
        tuple(answer_cards(shares)),
        ends,
        tuple(article.annotation_ids),
        len(article.claims),
        len(article.notes),
        trace,
        people=tuple(people.values()),
        withdrawn=tuple(entry.id for entry in article.entries if getattr(entry.value, "status", "") == "withdrawn"),
        kept=article.kept,
        captured=max((_moment(version.captured) for version in article.versions), default=""),
        annotated=max((_beginning(entry.value.created) for entry in article.entries), default=""),
        wording=tuple(wording_of(article)),
    )


def _moment(stated: str) -> str:
    """A stated time in UTC to the second; empty where it is none that ISO 8601 has."""
    try:
        found = datetime.fromisoformat(stated)
        moment = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _beginning(stated: Edtf) -> str:
    return f"{stated.earliest.isoformat()}T00:00:00Z" if stated.earliest else ""


def named(entry: Entry[Any]) -> tuple[str, ...]:
    """Who wrote an entry, and who reviewed it if anybody has; names in NFC."""
    names = (unicodedata.normalize("NFC", name) for name in (entry.value.author, entry.value.reviewed_by) if name)
    return tuple(names)


def _share_card(share: Share, digest: bytes) -> ShareCard:
    counts = {slot: len(items) for slot, items in share.slots.items()}
    related = chain.from_iterable(map(_related, chain.from_iterable(share.slots.values())))
    return ShareCard(digest, counts, tuple(related))


def _related(item: Item) -> tuple[str, ...]:
    if isinstance(item, PassageItem):
        return (item.entry_id,) if item.entry_id else ()
    return item.claim_ids if isinstance(item, AnswerItem) else ()
