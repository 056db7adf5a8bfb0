"""What an article's page says of its earlier texts: where their passages stand now, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hashiya.model import AnnotatedArticle, Version
from hashiya.versions import Landing, Since, landings, since


@dataclass(frozen=True, slots=True)
class Changes:
    """The earlier texts of an article.

    Attributes:
        landed: for the id of a line the old passages that links find there, in order.
        told: of those the ones of which something is to be said: all but those that only have another id; passages
            that were joined are told once.
        gone: the passages of which no words are left.
        since: for each earlier capture what changed.
    """

    landed: Mapping[str, tuple[Landing, ...]] = field(default_factory=dict)
    told: Mapping[str, tuple[Landing, ...]] = field(default_factory=dict)
    gone: tuple[Landing, ...] = ()
    since: tuple[Since, ...] = ()
    versions: Mapping[int, Version] = field(default_factory=dict)


def changes(item: AnnotatedArticle) -> Changes:
    """What the page of an article says of its earlier texts."""
    known = {version.number: version.passages for version in item.versions}
    found = landings(item.article, item.published, known)
    landed: dict[str, list[Landing]] = {}
    for landing in found:
        if landing.lines:
            landed.setdefault(landing.lines[0].id, []).append(landing)
    return Changes(
        {line: tuple(ones) for line, ones in landed.items()},
        {line: shown for line, ones in landed.items() if (shown := _told(ones))},
        tuple(landing for landing in found if landing.how == "gone"),
        since(item.article, item.versions, found),
        {version.number: version for version in item.versions},
    )


def _told(landed: list[Landing]) -> tuple[Landing, ...]:
    apart = {(one.passage.version, one.with_ or one.passage.id): one for one in landed if one.how != "moved"}
    return tuple(apart.values())
