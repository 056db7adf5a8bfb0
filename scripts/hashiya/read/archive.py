"""Reads seeds, annotations and settings."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from hashiya.model import (
    Actor,
    Annotation,
    Archive,
    Claim,
    Entry,
    Grave,
    Material,
    Mend,
    Mention,
    Metadata,
    Moved,
    Note,
    Problem,
    Question,
    Relation,
    Source,
    Tombstone,
    Topic,
)
from hashiya.read import disk, safe_yaml
from hashiya.read.contributed import Refused
from hashiya.read.decode import decode
from hashiya.read.ledger import ledger_path, published_articles, read_ledger, read_published, read_releases
from hashiya.read.meant import choice_meant
from hashiya.read.seeds import SEED_ID, read_seed, seed_files, seed_id, seed_names
from hashiya.read.settings import read_settings
from hashiya.read.slips import sharpen
from hashiya.schema import choices, key_called, resolved

V = TypeVar("V")
ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
MOVABLE = ("actors", "sources", "topics", "questions")
_FOLDERS = (*MOVABLE, "relations")
NOWHERE: Mapping[tuple[str, str], str] = {}
_EXPECTED = re.compile(rf"annotations/(({'|'.join(_FOLDERS)})/[^/]+\.yml|(schema|ledger)/.+)")
_SEED_FILE = re.compile(r"seeds/[^/]+\.(txt|html|yml)")
MOST_ANNOTATIONS = 5_000
KINDS: dict[str, type[Any]] = {
    "claim": Claim,
    "note": Note,
    "correction": Note,
    "context": Note,
    "translation": Note,
    "mention": Mention,
    "metadata": Metadata,
    "tombstone": Tombstone,
}
TOMBSTONE = "tombstone"


def read_archive(root: Path, *, resolve: bool = True) -> tuple[Archive, list[Problem]]:
    """Read what belongs to the archive as a whole.

    Args:
        resolve: True where references to what has moved are to lead where it is now; False to have them as written.
    """
    settings, problems = read_settings(root)
    moved: dict[tuple[str, str], Entry[Moved]] = {}
    actors, found = _folder(root, "actors", Actor, moved)
    problems += found
    sources, found = _folder(root, "sources", Source, moved)
    problems += found
    topics, found = _folder(root, "topics", Topic, moved)
    problems += found
    questions, found = _folder(root, "questions", Question, moved)
    problems += found
    relations, found = _folder(root, "relations", Relation)
    problems += found
    problems += _strays(root)
    published, found = read_published(root)
    problems += [*found, *_lost(root, published)]
    releases, found = read_releases(root)
    problems += found
    related = tuple(relations.values())
    archive = Archive(settings, actors, sources, topics, questions, related, moved, published, releases)
    return (_resolved(archive) if resolve else archive), problems


def _resolved(archive: Archive) -> Archive:
    moves = archive.moves
    if not moves:
        return archive
    folders: dict[str, Any] = {kind: {i: with_moves(e, moves) for i, e in archive.of(kind).items()} for kind in MOVABLE}
    return replace(archive, **folders, relations=tuple(with_moves(e, moves) for e in archive.relations))


def with_moves(entry: Entry[V], moves: Mapping[tuple[str, str], str]) -> Entry[V]:
    """An entry with the new ids of what has moved."""
    value, outdated = resolved(entry.value, moves) if moves else (entry.value, ())
    return replace(entry, value=value, outdated=outdated) if outdated else entry


def read_material(
    root: Path, name: str, moves: Mapping[tuple[str, str], str] = NOWHERE
) -> tuple[Material | None, list[Problem]]:
    """Read one seed and its annotations.

    Args:
        name: the seed's file name.
        moves: the new id of each (kind, id) that has moved.
    """
    seed, problems = read_seed(root, name)
    if seed is None:
        return None, problems
    entries, ids, found = read_annotations(root, seed.id)
    ledger, unread = read_ledger(root, seed.id)
    placed = tuple(with_moves(entry, moves) for entry in entries)
    return Material(seed, placed, ids, ledger), [*problems, *found, *unread]


def is_buried(root: Path, article_id: str) -> bool:
    """True where a tombstone stands for an article."""
    return os.path.lexists(f"{root}/{tombstone_path(article_id)}")


def shown_names(root: Path) -> dict[str, str]:
    """The file names of the newest captures of all articles that are shown, by their ids."""
    return {seed_id(name): name for name in seed_names(root) if not is_buried(root, seed_id(name))}


def tombstone_path(article_id: str) -> str:
    """The file that says why an article is no longer shown."""
    return f"annotations/articles/{article_id}/{TOMBSTONE}.yml"


def read_grave(root: Path, article_id: str) -> tuple[Grave | None, list[Problem]]:
    """What is known of an article that is no longer shown. Its texts and annotations are not read."""
    path = tombstone_path(article_id)
    entry, problems = _entry(root, path, f"{article_id}/{TOMBSTONE}", kind_of)
    ledger, found = read_ledger(root, article_id)
    names = disk.names(root, path.rpartition("/")[0], ".yml")
    stems = {*(ledger.annotations if ledger else ()), *(name.removesuffix(".yml") for name in names)} - {TOMBSTONE}
    ids = tuple(f"{article_id}/{stem}" for stem in sorted(stems))
    if entry and not isinstance(entry.value, Tombstone):
        return None, [*problems, _misplaced(entry), *found]
    return (Grave(article_id, entry, ledger, ids) if entry else None), [*problems, *found]


def buried_without_seed(root: Path, ids: Iterable[str]) -> tuple[str, ...]:
    """The articles that are no longer shown and whose captures are gone.

    Args:
        ids: of the articles whose captures are there.
    """
    others = sorted({*disk.folders(root, "annotations/articles")}.difference(ids))
    return tuple(name for name in others if SEED_ID.fullmatch(name) and is_buried(root, name))


def _misplaced(entry: Entry[Any]) -> Problem:
    """H908: a tombstone is the file `tombstone.yml` of its article, and that file is nothing else."""
    return Problem("H908", entry.path, *entry.places.get("kind", (1, 1)), {"kind": entry.value.kind})


def read_annotations(root: Path, article_id: str) -> tuple[list[Entry[Annotation]], tuple[str, ...], list[Problem]]:
    """H208, H518: annotations have names that can be ids, and are not more than can be looked through.

    Reads the annotations of an article as they are written, the ids of all its files, and what is wrong with them.
    """
    folder, problems = f"annotations/articles/{article_id}", []
    entries: list[Entry[Annotation]] = []
    ids: list[str] = []
    paths = disk.files_below(root, folder)
    if len(paths) > MOST_ANNOTATIONS:
        return [], (), [Problem("H518", folder, details={"limit": str(MOST_ANNOTATIONS)})]
    for path in paths:
        file = path.removeprefix(f"{folder}/")
        if "/" in file or not file.endswith(".yml"):
            problems.append(Problem("H510", path))
            continue
        if not ENTRY_ID.fullmatch(file.removesuffix(".yml")):
            problems.append(Problem("H208", path))
            continue
        ids.append(f"{article_id}/{file.removesuffix('.yml')}")
        entry, found = _annotation(root, f"{folder}/{file}", ids[-1])
        problems += found
        if entry and isinstance(entry.value, Tombstone):
            problems.append(_misplaced(entry))
        elif entry:
            entries.append(entry)
    return entries, tuple(ids), problems


def read_entry(root: Path, entry_id: str) -> tuple[Entry[Any] | None, list[Problem]]:
    """One annotation (`<article-id>/<file stem>`) or relation (`relations/<file stem>`) as it is written.

    Returns:
        None and no problem where there is none.
    """
    folder, _, stem = entry_id.partition("/")
    path = entry_path(entry_id)
    if not path or not (root / path).exists():
        return None, []
    if folder != "relations":
        return _annotation(root, path, entry_id)
    return _entry(root, path, stem, lambda _node, _path: Relation)


def entry_path(entry_id: str) -> str:
    """The file of an annotation or relation; empty where that cannot be an id."""
    folder, _, stem = entry_id.partition("/")
    if not ENTRY_ID.fullmatch(stem) or not (SEED_ID.fullmatch(folder) or folder == "relations"):
        return ""
    return f"annotations/{'' if folder == 'relations' else 'articles/'}{entry_id}.yml"


def read_words(root: Path, path: str) -> str:
    """The text of a contributed file, a byte order mark included.

    Raises:
        Unreadable: it cannot be read, or is not UTF-8 (H101).
    """
    try:
        return disk.read_bytes(root, path, safe_yaml.MAX_BYTES).decode("utf-8")
    except UnicodeDecodeError:
        raise disk.Unreadable(Problem("H101", path)) from None


def _annotation(root: Path, path: str, entry_id: str) -> tuple[Entry[Annotation] | None, list[Problem]]:
    return _entry(root, path, entry_id, kind_of)


def kind_of(node: safe_yaml.Mapping, path: str) -> type[Any] | Problem:
    """The class of an annotation after its key `kind`, or what is wrong with that."""
    kind = next((value for key, value in node.entries if key.text == "kind"), None)
    if kind is None:
        named = next((key for key, _ in node.entries if key_called(Note, key.text) == "kind"), None)
        if named:
            return Problem("H201", path, named.line, named.column, {"key": named.text, "hint": "kind"})
        return Problem("H202", path, node.line, node.column, {"key": "kind"})
    if not isinstance(kind, safe_yaml.Scalar):
        return Problem("H203", path, kind.line, kind.column, {"expected": "text"})
    if kind.text in KINDS:
        return KINDS[kind.text]
    meant = choice_meant(kind.text, tuple(KINDS), choices(Note, "kind"))
    details = {"value": kind.text, "allowed": meant or ", ".join(KINDS)}
    return Problem("H204", path, kind.line, kind.column, details, mends=(Mend("kind", meant),) if meant else ())


def _folder(
    root: Path, folder: str, kind: type[V], moved: dict[tuple[str, str], Entry[Moved]] | None = None
) -> tuple[dict[str, Entry[V]], list[Problem]]:
    """The entries of a folder by their ids; those that only say where they are now are put into `moved`."""
    entries: dict[str, Entry[V]] = {}
    problems: list[Problem] = []
    for name in disk.names(root, f"annotations/{folder}", ".yml"):
        path, stem = f"annotations/{folder}/{name}", name.removesuffix(".yml")
        if not ENTRY_ID.fullmatch(stem):
            problems.append(Problem("H208", path))
            continue
        entry, found = _entry(
            root, path, stem, lambda node, _: Moved if moved is not None and _has_moved(node) else kind
        )
        problems += found
        if entry and moved is not None and isinstance(entry.value, Moved):
            moved[folder, stem] = entry
        elif entry:
            entries[stem] = entry
    return entries, problems


def _has_moved(node: safe_yaml.Node) -> bool:
    return isinstance(node, safe_yaml.Mapping) and any(key.text == "moved_to" for key, _ in node.entries)


KindOf = Callable[[safe_yaml.Mapping, str], "type[Any] | Problem"]


def _entry(root: Path, path: str, entry_id: str, kind_of: KindOf) -> tuple[Entry[Any] | None, list[Problem]]:
    try:
        raw = disk.read_bytes(root, path, safe_yaml.MAX_BYTES)
    except disk.Unreadable as refused:
        return None, [refused.problem]
    return entry_of(raw, path, entry_id, kind_of)


def entry_of(raw: bytes, path: str, entry_id: str, kind_of: KindOf) -> tuple[Entry[Any] | None, list[Problem]]:
    """Read the bytes of one contributed file; what is wrong with it is told as the slip that it probably is.

    Args:
        kind_of: the class of the value after the file's keys, or what is wrong with them.
    """
    entry, problems = _decoded(raw, path, entry_id, kind_of)
    text = raw.decode("utf-8-sig", "replace") if problems else ""
    return entry, [sharpen(problem, text) for problem in problems]


def _decoded(raw: bytes, path: str, entry_id: str, kind_of: KindOf) -> tuple[Entry[Any] | None, list[Problem]]:
    try:
        node = safe_yaml.parse_yaml(raw, path)
    except Refused as refused:
        return None, [refused.problem]
    if not isinstance(node, safe_yaml.Mapping):
        return None, [Problem("H203", path, node.line, node.column, {"expected": "map"})]
    kind = kind_of(node, path)
    return (None, [kind]) if isinstance(kind, Problem) else decode(kind, node, entry_id, path)


def _lost(root: Path, published: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """H903: an actor, source, topic or question that was published is there, or its file says what it is now."""
    for kind in MOVABLE:
        there = {name.removesuffix(".yml") for name in disk.names(root, f"annotations/{kind}", ".yml")}
        for lost in sorted({*published[kind]} - there):
            yield Problem("H903", f"annotations/{kind}/{lost}.yml", details={"id": f"{kind}/{lost}"})


def _strays(root: Path) -> list[Problem]:
    """H901: an article that was published is there, or a tombstone says why it is not.

    H414, H510, H513, H514: every file among the inputs is read: it belongs to an article, and has its ending.

    Those in the folder of an article are told when the article is read.
    """
    names = seed_files(root)
    stems, files = {seed_id(name) for name in names}, {name.rpartition(".")[0] for name in names}
    problems = [Problem("H513", f"seeds/{n}", details={"twin": f"{n.rpartition('.')[0]}.txt"}) for n in _twins(names)]
    beside = (name for name in disk.names(root, "seeds", ".yml") if name.rpartition(".")[0] not in files)
    problems += [Problem("H514", f"seeds/{name}") for name in beside]
    published = set(published_articles(root))
    lost = sorted(i for i in published - stems if not is_buried(root, i))
    problems += [Problem("H901", ledger_path(f"articles/{i}"), details={"id": i}) for i in lost]
    for name in disk.folders(root, "annotations/articles"):
        if name not in stems and name not in published and not is_buried(root, name):
            near = difflib.get_close_matches(name, stems, 1, 0.8)
            details = {"id": name, "hint": near[0] if near else "—"}
            problems.append(Problem("H414", f"annotations/articles/{name}", details=details))
    others = [name for name in disk.folders(root, "annotations") if name != "articles"]
    below = [path for name in others for path in disk.files_below(root, f"annotations/{name}")]
    odd = [path for path in below if not _EXPECTED.fullmatch(path)]
    odd += [*disk.files(root, "annotations"), *disk.files(root, "annotations/articles")]
    odd += [path for path in disk.files_below(root, "seeds") if not _SEED_FILE.fullmatch(path)]
    return problems + [Problem("H510", path) for path in odd]


def _twins(names: tuple[str, ...]) -> list[str]:
    """The seeds that are one too many of their id and number: a page beside a text."""
    texts = {name for name in names if name.endswith(".txt")}
    return [name for name in names if not name.endswith(".txt") and f"{name.rpartition('.')[0]}.txt" in texts]
