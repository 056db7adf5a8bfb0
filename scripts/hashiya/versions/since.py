"""What changed in a text as a whole since an earlier capture of it was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hashiya.model import Article, Line, Version
from hashiya.versions.landing import Landing

_SHOWN = ("title", "heading", "paragraph", "caption")


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a capture was published.

    Attributes:
        changed: the passages whose words are not the same, divided and joined ones too.
        removed: those that are gone, or stand in lines that are shown no more.
        moved: those whose words are the same under another id.
        added: the lines of the text where nothing of it stood; None where its passages are not known.
    """

    version: Version
    changed: tuple[Landing, ...]
    removed: tuple[Landing, ...]
    moved: tuple[Landing, ...]
    added: tuple[Line, ...] | None


def since(article: Article, versions: Sequence[Version], landed: Sequence[Landing]) -> tuple[Since, ...]:
    """For each capture of which a passage has changed its id, or whose passages are known, what changed since."""
    return tuple(
        _since(article, version, found)
        for version in versions
        if (found := _of(version, landed)) or (version.passages and version is not versions[-1])
    )


def _of(version: Version, landed: Sequence[Landing]) -> list[Landing]:
    """Of the passages of a capture what became of them; lines that were not shown are none."""
    known, number = frozenset(version.passages), version.number
    passages = [one for one in landed if not one.passage.id.startswith("l")]
    return [one for one in passages if one.passage.version == number or one.passage.id in known]


def _since(article: Article, version: Version, landed: list[Landing]) -> Since:
    removed = tuple(one for one in landed if one.how in ("gone", "removed"))
    moved = tuple(one for one in landed if one.how == "moved")
    changed = tuple(one for one in landed if one.how in ("changed", "divided", "joined"))
    there = {line.id for one in landed for line in one.lines} | {*version.passages, "title"}
    added = tuple(line for line in article.lines if line.kind in _SHOWN and line.id not in there)
    return Since(version, changed, removed, moved, added if version.passages else None)
