"""What an archivist changes in contributed files: reviews, withdrawals, ids. Only `annotations/` is written to."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from hashiya import checks, curate
from hashiya.model import Archive, Entry, Problem, Relation, Revision, Tombstone
from hashiya.pipeline.gather import examined
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.read import (
    ENTRY_ID,
    MOVABLE,
    is_buried,
    published_articles,
    read_annotations,
    read_archive,
    read_entry,
    read_words,
    seed_id,
    seed_names,
    shown_names,
    tombstone_path,
)
from hashiya.write import write_revisions

Change = Callable[[Entry[Any], str], str]


@dataclass(frozen=True)
class Moving:
    """What a move changes.

    Attributes:
        revisions: every file, in the order in which they are written.
        left: what a merged file says that the other cannot take, `key: value`; it stays in the old file as comments.
    """

    revisions: tuple[Revision, ...]
    left: tuple[str, ...] = ()


def review(run: Run, ids: tuple[str, ...], by: str, *, undo: bool = False) -> list[Revision]:
    """Note in the files of annotations and relations that a person has reviewed them, or take that back.

    Returns:
        What was changed, in order; `before` and `after` are alike where nothing had to be.

    Raises:
        RefusedError: any of them is unknown, has problems, is the person's own, or reviewed by another; then none is
            changed.
    """
    return _changed(run, ids, partial(curate.reviewed, by=by, undo=undo), sound=not undo)


def withdraw(run: Run, ids: tuple[str, ...], by: str, *, undo: bool = False) -> list[Revision]:
    """Note in the files of claims, notes and mentions that their author takes them back, or lets them stand again.

    Raises:
        RefusedError: any of them is unknown or another person's; then none is changed.
    """
    return _changed(run, ids, partial(curate.withdrawn, by=by, undo=undo), sound=False)


def tombstone(run: Run, article_id: str, value: Tombstone) -> Revision:
    """Write that an article is no longer shown, and why; neither its captures nor its annotations are touched.

    Raises:
        RefusedError: there is no such article and none was published (H820), a tombstone stands already (H825), or the
            disk refuses.
    """
    path = tombstone_path(article_id)
    with told_as_problems():
        known = {seed_id(name) for name in seed_names(run.root)} | {*published_articles(run.root)}
        if article_id not in known:
            near = difflib.get_close_matches(article_id, known, 1, 0.3) or ["—"]
            raise RefusedError([Problem("H820", article_id, details={"hint": near[0]})])
        if is_buried(run.root, article_id):
            raise RefusedError([Problem("H825", path, details={"id": article_id})])
        revision = Revision(path, None, curate.tombstone_text(value))
        write_revisions(run.root, [revision])
        return revision


def rename(run: Run, old: str, new: str, *, dry: bool = False) -> Moving:
    """Give an actor, source, topic or question another id, everywhere; the old one leads there.

    Args:
        old, new: with their kind: `actors/us-army`.
        dry: compute all, write nothing.

    Raises:
        RefusedError: the new id was used before, the old one is unknown, or a file cannot be read or changed.
    """
    return _move(run, old, new, dry, _renamed)


def merge(run: Run, one: str, into: str, *, dry: bool = False) -> Moving:
    """Make an actor, source, topic or question part of another one; its id leads there.

    Raises:
        RefusedError: one of them is unknown, they cannot be one, or a file cannot be read or changed.
    """
    return _move(run, one, into, dry, _merged)


def _changed(run: Run, ids: tuple[str, ...], change: Change, *, sound: bool) -> list[Revision]:
    with told_as_problems():
        found = [_entry(run.root, entry_id) for entry_id in dict.fromkeys(map(_plain_id, ids))]
        problems = [problem for entry, refused in found for problem in (refused if entry is None else [])]
        entries = [entry for entry, _ in found if entry]
        if sound and not problems:
            problems += _problems(run.root, entries)
        revisions = []
        for entry in entries if not problems else ():
            text = read_words(run.root, entry.path)
            try:
                revisions.append(Revision(entry.path, text, change(entry, text)))
            except curate.ChangeRefusedError as refused:
                problems.append(refused.problem)
        if problems:
            raise RefusedError(problems)
        write_revisions(run.root, [one for one in revisions if one.before != one.after])
        return revisions


def _plain_id(given: str) -> str:
    """An id, also where somebody gives the file's path for it."""
    return given.removeprefix("annotations/").removeprefix("articles/").removesuffix(".yml")


def _entry(root: Path, entry_id: str) -> tuple[Entry[Any] | None, list[Problem]]:
    entry, problems = read_entry(root, entry_id)
    if entry or problems:
        return (None if problems else entry), problems
    folder, _, _ = entry_id.partition("/")
    articles = {seed_id(name) for name in seed_names(root)}
    known = read_annotations(root, folder)[1] if folder in articles else tuple(articles)
    near = difflib.get_close_matches(entry_id if folder in articles else folder, known, 3, 0.5)
    return None, [Problem("H810", entry_id, details={"id": entry_id, "hint": ", ".join(near) or "—"})]


def _problems(root: Path, entries: list[Entry[Any]]) -> list[Problem]:
    """The errors in the files of some entries, and those that keep them from being read."""
    archive, problems = read_archive(root)
    names = {seed_id(name): name for name in seed_names(root)}
    known: set[str] = set()
    for article in sorted({article for entry in entries for article in _articles(entry)} & names.keys()):
        card, found = examined(root, archive, names[article])
        problems += found
        known |= {article, *(card.annotation_ids if card else ())}
    if any(isinstance(entry.value, Relation) for entry in entries):
        problems += checks.check_shared(archive, frozenset(known))
    paths = {entry.path for entry in entries}
    return [problem for problem in problems if problem.level == "error" and problem.path in paths]


def _articles(entry: Entry[Any]) -> Iterator[str]:
    ends = (*entry.value.from_, *entry.value.to) if isinstance(entry.value, Relation) else (entry.id,)
    yield from (end.partition("/")[0] for end in ends)


Move = Callable[[Run, Archive, str, str, str], tuple[Revision | None, Revision | None, tuple[str, ...]]]


def _move(run: Run, old: str, new: str, dry: bool, move: Move) -> Moving:
    (kind, _, one), (other_kind, _, other) = old.partition("/"), new.partition("/")
    if kind not in MOVABLE or kind != other_kind or one == other:
        raise RefusedError([Problem("H818", old, details={"one": old, "other": new})])
    with told_as_problems():
        archive, problems = read_archive(run.root, resolve=False)
        annotations: list[Entry[Any]] = []
        # The files of articles that are no longer shown are nobody's business: they stay as they are.
        for article in shown_names(run.root):
            entries, _, found = read_annotations(run.root, article)
            annotations += entries
            problems += found
        # Where a file cannot be read nobody knows whom it names.
        if errors := [problem for problem in problems if problem.level == "error"]:
            raise RefusedError(errors)
        moving = _moving(run, archive, annotations, (kind, one, other), move)
        if not dry:
            write_revisions(run.root, moving.revisions)
        return moving


def _moving(
    run: Run, archive: Archive, annotations: list[Entry[Any]], names: tuple[str, str, str], move: Move
) -> Moving:
    """What changes: first the file that takes the content, then all that refer to it, last the old one."""
    kind, old, new = names
    first, last, left = move(run, archive, kind, old, new)
    texts = {first.path: first.after} if first else {}
    own = {f"annotations/{kind}/{old}.yml"}
    entries = [entry for folder in MOVABLE for entry in archive.of(folder).values() if entry.path not in own]
    entries += [*archive.relations, *annotations]

    def text_of(path: str) -> str:
        return texts[path] if path in texts else read_words(run.root, path)

    try:
        referring = {r.path: r for r in curate.redirected(entries, kind, old, new, text_of)}
    except curate.ChangeRefusedError as refused:
        raise RefusedError([refused.problem]) from None
    if first and first.path in referring:
        first = Revision(first.path, first.before, referring.pop(first.path).after)
    revisions = [one for one in (first, *referring.values(), last) if one and one.before != one.after]
    return Moving(tuple(revisions), left)


def _renamed(
    run: Run, archive: Archive, kind: str, old: str, new: str
) -> tuple[Revision | None, Revision | None, tuple[str, ...]]:
    entry, there = archive.of(kind).get(old), archive.of(kind).get(new)
    if _is_done(archive, kind, old, new):
        return None, None, ()
    if entry is None:
        raise _unknown(archive, kind, old)
    if not ENTRY_ID.fullmatch(new):
        raise RefusedError([Problem("H206", f"{kind}/{new}", details={"value": new})])
    text = read_words(run.root, entry.path)
    first, last = curate.renamed(entry, new, text)
    # A run that was killed has left the same file under both names.
    begun = there is not None and read_words(run.root, there.path) == text
    back = archive.moves.get((kind, new)) == old
    if (there and not begun) or ((kind, new) in archive.moved and not back) or (kind, new) == ("sources", "unknown"):
        raise RefusedError([Problem("H817", first.path, details={"id": f"{kind}/{new}"})])
    before = text if begun else read_words(run.root, first.path) if back else None
    return Revision(first.path, before, text), last, ()


def _merged(
    run: Run, archive: Archive, kind: str, old: str, new: str
) -> tuple[Revision | None, Revision | None, tuple[str, ...]]:
    one, into = archive.of(kind).get(old), archive.of(kind).get(new)
    if into is None:
        raise _unknown(archive, kind, new)
    if _is_done(archive, kind, old, new):
        return None, None, ()
    if one is None:
        raise _unknown(archive, kind, old)
    if why := _apart(archive, kind, one, into):
        raise RefusedError([Problem("H819", one.path, details={"one": old, "other": new, "why": why})])
    try:
        return curate.merged(one, into, partial(read_words, run.root))
    except curate.ChangeRefusedError as refused:
        raise RefusedError([refused.problem]) from None


def _apart(archive: Archive, kind: str, one: Entry[Any], into: Entry[Any]) -> str:
    """Why two cannot be one: answers of different types, or topics with others between them."""
    if kind == "questions" and one.value.value_type != into.value.value_type:
        return f"value_type: {one.value.value_type}, {into.value.value_type}"
    above, seen = (archive.topics[into.id].value.broader, {into.id}) if kind == "topics" else (None, set())
    while above and above not in seen and above in archive.topics:
        seen.add(above)
        if above == one.id and into.value.broader != one.id:
            return f"broader: {' < '.join((into.id, str(into.value.broader), one.id))}"
        above = archive.topics[above].value.broader
    return ""


def _is_done(archive: Archive, kind: str, old: str, new: str) -> bool:
    """True where the old file leads to the new one already: what is left are references."""
    return archive.moves.get((kind, old)) == new


def _unknown(archive: Archive, kind: str, wanted: str) -> RefusedError:
    near = difflib.get_close_matches(wanted, archive.of(kind), 3, 0.5)
    details = {"id": f"{kind}/{wanted}", "hint": ", ".join(f"{kind}/{one}" for one in near) or "—"}
    return RefusedError([Problem("H816", f"annotations/{kind}/{wanted}.yml", details=details)])
