"""Where the passages of earlier texts stand now.

The passages of one capture are matched with the lines of the present text so that both keep their order; what that
leaves over (passages that were moved) is matched with the lines that are most like it. Exact words come first, then
folded ones, then likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from hashiya.model import Article, Line, Published
from hashiya.versions.chain import chain
from hashiya.versions.difference import Piece, difference
from hashiya.versions.likeness import MOST_COMPARED, Lines, Read, alike, read, within

How = Literal["moved", "changed", "divided", "joined", "removed", "gone"]
# Of a paragraph, of a caption, of a line that was not shown.
PASSAGE_ID = re.compile(r"[pc]([0-9]{1,9})-[0-9a-f]{4}|l([0-9]{1,9})")
# How many words at most make a pair of passages weigh more when the order is settled.
_HEAVIEST = 40
# Lines that are shown no more are taken where no other is as good.
_OF_REMOVED = 0.97
# A part of a divided passage has at least as many words.
_LEAST_OF_PART = 3
_SILENT = ("blank",)


@dataclass(frozen=True, slots=True)
class Landing:
    """What became of a passage.

    Attributes:
        how: `moved` where its words stand under another id; `removed` where they are in a line that is not shown.
        lines: where it stands now, in their order; a link to it lands on the first. None where it is gone.
        with_: the ids of the passages that were joined with it, its own included; else none.
        pieces: the difference to the present text; none where the words are the same, or gone.
    """

    passage: Published
    how: How
    lines: tuple[Line, ...] = ()
    with_: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def only_spelling(self) -> bool:
        """True where nothing but spelling and punctuation is another."""
        return bool(self.pieces) and all(piece.spelling or piece.kind == "kept" for piece in self.pieces)


@dataclass
class _Found:
    """The present lines, and the places among them that have been taken by earlier passages."""

    lines: Sequence[Line]
    read: Lines
    known: Mapping[int, frozenset[int]]
    taken: set[int] = field(default_factory=set)

    def weight(self, old: Read, place: int) -> float:
        return alike(old, self.read.read[place]) * (_OF_REMOVED if self.lines[place].kind == "removed" else 1.0)


def landings(
    article: Article, published: Iterable[Published], known: Mapping[int, Sequence[str]] | None = None
) -> tuple[Landing, ...]:
    """What became of each passage of earlier texts, in the order of captures and passages.

    Passages whose id is on the page, or is none of a passage, are left out; of one id the last capture counts.

    Args:
        known: for each capture the ids of the passages that it was published with, as far as that is known; lines with
            such an id are not taken for what became of other words.
    """
    lines = [line for line in article.lines if line.kind not in _SILENT]
    there = {line.id: place for place, line in enumerate(lines)}
    old = {p.id: p for p in sorted(published, key=lambda p: p.version) if PASSAGE_ID.fullmatch(p.id)}
    passages = sorted((p for p in old.values() if p.id not in there), key=_order)
    if not passages:
        return ()
    kept = {number: frozenset(there[i] for i in ids if i in there) for number, ids in (known or {}).items()}
    found = _Found(lines, Lines([article.words_of(line) for line in lines]), kept)
    groups = (([*group], key) for key, group in groupby(passages, lambda p: (p.version, p.id[0])))
    return tuple(landing for group, _ in groups for landing in _told(group, _placed(group, found), article, found))


def _order(passage: Published) -> tuple[int, int, int]:
    found = PASSAGE_ID.fullmatch(passage.id)
    return passage.version, "pcl".index(passage.id[0]), int(found[1] or found[2]) if found else 0


def _placed(passages: list[Published], found: _Found) -> dict[int, int]:
    """For each passage, by its place in the group, the place of the line that it stands in."""
    olds = [read(passage.text) for passage in passages]
    standing = found.known.get(passages[0].version, frozenset())
    near = [_order(passage)[2] - 1 for passage in passages]
    options = [_options(old, at, standing, found) for old, at in zip(olds, near, strict=True)]
    placed = chain(options, len(found.lines))
    used = {*placed.values(), *standing}
    for number in range(len(passages)):
        if number not in placed:
            choice = _left_over(olds[number], options[number], used, found, _around(number, placed, found))
            if choice is not None:
                placed[number] = choice
                used.add(choice)
    return placed


def _options(old: Read, near: int, standing: frozenset[int], found: _Found) -> dict[int, float]:
    """The lines that a passage may stand in, with their weights: of the same text, else the same words, else alike."""
    same = found.read.same(old, near)
    exact = [place for place in same if found.read.read[place].text == old.text]
    places = exact or same or [place for place in found.read.like(old, near) if place not in standing]
    heavy = min(_HEAVIEST, 1 + len(old.words))
    return {place: weight * heavy for place in places if (weight := found.weight(old, place))}


def _left_over(
    old: Read, options: Mapping[int, float], used: set[int], found: _Found, around: Iterable[int]
) -> int | None:
    """The line for a passage that the order left over; one that is taken only where it has all of its words."""
    whole = {
        place
        for place in options
        if place not in used or old.words == found.read.read[place].words or within(old, found.read.read[place])
    }
    near = {place: found.weight(old, place) for place in around if place not in used}
    best = max(whole, key=lambda place: (options[place], place not in used, -place), default=None)
    return best if best is not None else max((p for p in near if near[p]), key=lambda p: (near[p], -p), default=None)


def _around(number: int, placed: Mapping[int, int], found: _Found) -> range:
    """Some places between those of the nearest passages that have one."""
    before = next((placed[n] for n in range(number - 1, max(-1, number - MOST_COMPARED), -1) if n in placed), None)
    after = next((placed[n] for n in range(number + 1, number + MOST_COMPARED) if n in placed), None)
    if before is None and after is None:
        return range(max(0, number - MOST_COMPARED // 2), min(len(found.lines), number + MOST_COMPARED // 2))
    start = before + 1 if before is not None else max(0, (after or 0) - MOST_COMPARED)
    return range(start, min(len(found.lines) if after is None else after, start + MOST_COMPARED))


def _told(passages: list[Published], placed: Mapping[int, int], article: Article, found: _Found) -> Iterator[Landing]:
    sharing: dict[int, list[int]] = {}
    for number, place in placed.items():
        sharing.setdefault(place, []).append(number)
    used = {*placed.values(), *found.known.get(passages[0].version, ())}
    for number, passage in enumerate(passages):
        if number not in placed:
            yield Landing(passage, "gone")
            continue
        place = placed[number]
        parts = _parts(read(passage.text), place, used, found)
        together = [passages[other] for other in sorted(sharing[place])]
        yield _landing(passage, [found.lines[part] for part in parts], together, article)


def _parts(old: Read, place: int, used: set[int], found: _Found) -> list[int]:
    """The places of the lines that a passage was divided into; its own alone where it was not."""
    texts = found.read.read
    if old.words == texts[place].words:
        return [place]
    parts, best = [place], alike(old, texts[place])
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(texts) and at not in used and len(parts) <= MOST_COMPARED and _is_part(texts[at], old):
            more = sorted([*parts, at])
            likeness = alike(old, read(" ".join(texts[part].text for part in more)))
            if likeness <= best:
                break
            parts, best, at = more, likeness, at + step
    return parts


def _is_part(part: Read, whole: Read) -> bool:
    shared = len(part.pairs & whole.pairs)
    return len(part.words) >= _LEAST_OF_PART and shared >= 0.75 * len(part.pairs)


def _landing(passage: Published, lines: list[Line], together: list[Published], article: Article) -> Landing:
    now = "\n".join(article.words_of(line).strip() for line in lines)
    shown = lines[0].kind != "removed" or passage.id.startswith("l")
    if passage.text.strip() == now:
        return Landing(passage, "moved" if shown else "removed", tuple(lines))
    olds = list(dict.fromkeys(other.text.strip() for other in together))
    joined = len(olds) > 1
    how: How = "removed" if not shown else "divided" if len(lines) > 1 else "joined" if joined else "changed"
    before = "\n".join(olds) if joined else passage.text.strip()
    with_ = tuple(other.id for other in together) if joined else ()
    return Landing(passage, how, tuple(lines), with_, difference(before, now))
