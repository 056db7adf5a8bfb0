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
        told: for the id of a line the old passages of which something is to be said there: all but those that only have
            another id. Passages that were joined are told once; one that was divided is told at its last part, since
            browsers that look for words of a later part must not come upon them in what is told before.
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
    told: dict[str, dict[tuple[int, tuple[str, ...]], Landing]] = {}
    for landing in found:
        if landing.lines:
            landed.setdefault(landing.lines[0].id, []).append(landing)
        if landing.lines and landing.how != "moved":
            key = landing.passage.version, landing.with_ or (landing.passage.id,)
            told.setdefault(landing.lines[-1].id, {}).setdefault(key, landing)
    return Changes(
        {line: tuple(ones) for line, ones in landed.items()},
        {line: tuple(ones.values()) for line, ones in told.items()},
        tuple(landing for landing in found if landing.how == "gone"),
        since(item.article, item.versions, found),
        {version.number: version for version in item.versions},
    )
