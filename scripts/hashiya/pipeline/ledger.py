"""Records what is published: the archive is gathered, and what the ledger does not have yet is added to it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hashiya import indexes
from hashiya.indexes import View
from hashiya.ledger import ids_text, ledger_text, recorded, release_of, releases_text, unfit
from hashiya.model import Card, Problem, Release, Revision
from hashiya.pipeline.gather import Gathered, gather
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.read import (
    LEDGER_KINDS,
    MOVABLE,
    RELEASES,
    input_sums,
    ledger_path,
    ledger_words,
    read_ledger,
    read_seed,
    shown_names,
)
from hashiya.write import Memory, write_revisions

Named = tuple[str, str]


@dataclass(frozen=True)
class Recording:
    """What the ledger does not have yet.

    Attributes:
        revisions: its files that would change, or have changed.
        problems: what of it no longer fits the archive, as warnings.
        release: the one that is recorded with it, if any.
    """

    revisions: tuple[Revision, ...]
    problems: tuple[Problem, ...]
    release: Release | None = None


def ledger(run: Run, *, update: bool, release: Named | None = None) -> Recording:
    """Tell what the ledger does not have yet, and with `update` write it: all files or none.

    Args:
        release: the name and the day of a release that is recorded too.

    Raises:
        RefusedError: problems in the archive, a release of that name is another (H912), or the disk refuses.
    """
    with (
        told_as_problems(),
        tempfile.TemporaryDirectory(prefix="hashiya-") as folder,
        Memory(Path(folder, "memory.sqlite"), b"") as memory,
    ):
        gathered = gather(run, memory)
        if gathered.errors:
            raise RefusedError(gathered.problems)
        names = shown_names(run.root)
        work = partial(_of_article, run.root, memory, names)
        found = list(in_parallel(work, gathered.cards, run.jobs))
        made = _release(run.root, gathered, release) if release else None
        revisions = [revision for revision, _ in found if revision]
        revisions += [*_of_ids(run.root, gathered, memory), *_of_releases(run.root, gathered, made)]
        if update:
            write_revisions(run.root, revisions)
        problems = [problem for _, own in found for problem in own]
        return Recording(tuple(revisions), tuple(problems), made)


def _of_article(root: Path, memory: Memory, names: dict[str, str], card: Card) -> tuple[Revision | None, list[Problem]]:
    """What changes in the file of one article, and the passages whose words are no longer there."""
    path = ledger_path(f"articles/{card.id}")
    before = read_ledger(root, card.id)[0]
    lists = ((address, slot) for address, share in card.shares.items() for slot in share.counts)
    after = recorded(before, memory.article(card.id), lists)
    seed = read_seed(root, names[card.id])[0] if before else None
    lost = unfit(before, (*seed.older, seed.text)) if before and seed else ()
    problems = [Problem("H911", path, details={"id": one.id}, level="warning") for one in lost]
    if after == before:
        return None, problems
    return Revision(path, ledger_words(root, path), ledger_text(after)), problems


def _of_ids(root: Path, gathered: Gathered, memory: Memory) -> Iterator[Revision]:
    """What changes in the files of actors, sources, topics, questions, contributors."""
    archive = gathered.archive
    present = {kind: {*archive.of(kind), *(old for moved, old in archive.moved if moved == kind)} for kind in MOVABLE}
    view = View.of(archive, gathered.cards, memory.shares, gathered.reprints, gathered.graves)
    present["contributors"] = indexes.contributor_ids(view)
    for kind in LEDGER_KINDS:
        known = archive.published[kind]
        if present[kind] - {*known}:
            path = ledger_path(kind)
            yield Revision(path, ledger_words(root, path), ids_text({*known, *present[kind]}))


def _release(root: Path, gathered: Gathered, named: Named) -> Release:
    made = release_of(*named, len(gathered.cards), input_sums(root))
    known = next((one for one in gathered.archive.releases if one.name == made.name), made)
    if known != made:
        raise RefusedError([Problem("H912", RELEASES, details={"name": made.name})])
    return made


def _of_releases(root: Path, gathered: Gathered, made: Release | None) -> Iterator[Revision]:
    known = gathered.archive.releases
    if made and made not in known:
        yield Revision(RELEASES, ledger_words(root, RELEASES), releases_text((*known, made)))
