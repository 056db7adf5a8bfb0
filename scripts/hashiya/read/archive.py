"""Reads seeds, annotations and settings."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from hashiya.model import (
    SEED_ENDINGS,
    Actor,
    Annotation,
    Archive,
    Capture,
    Claim,
    Declared,
    Encoding,
    Entry,
    Material,
    MediaType,
    Mend,
    Mention,
    Metadata,
    Moved,
    Note,
    Problem,
    Question,
    Relation,
    Seed,
    Source,
    Topic,
    Version,
)
from hashiya.read import disk, safe_yaml
from hashiya.read.contributed import Refused
from hashiya.read.decode import decode
from hashiya.read.layer import UnknownEncodingError, read_layer, seed_of
from hashiya.read.meant import choice_meant
from hashiya.read.settings import read_settings
from hashiya.read.slips import sharpen
from hashiya.schema import choices, key_called, resolved

V = TypeVar("V")
SEED_ID = re.compile(r"[a-z0-9][a-z0-9_-]{2,63}")
ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
RESERVED = frozenset(
    {
        "actors",
        "sources",
        "topics",
        "dates",
        "questions",
        "relations",
        "contributors",
        "todo",
        "timeline",
        "compare",
        "search",
        "data",
        "index",
        "page",
    }
)
MOVABLE = ("actors", "sources", "topics", "questions")
_FOLDERS = (*MOVABLE, "relations")
NOWHERE: Mapping[tuple[str, str], str] = {}
_EXPECTED = re.compile(rf"annotations/(({'|'.join(_FOLDERS)})/[^/]+\.yml|(schema|ledger)/.+)")
_SEED_FILE = re.compile(r"seeds/[^/]+\.(txt|html|yml)")
_MEDIA: dict[str, MediaType] = {ending: media_type for media_type, ending in SEED_ENDINGS.items()}
MOST_ANNOTATIONS = 5_000
KINDS: dict[str, type[Any]] = {
    "claim": Claim,
    "note": Note,
    "correction": Note,
    "context": Note,
    "translation": Note,
    "mention": Mention,
    "metadata": Metadata,
}


def seed_names(root: Path) -> tuple[str, ...]:
    """The file names of the seeds, in order."""
    return tuple(name for name in disk.names(root, "seeds", "") if name.endswith(tuple(_MEDIA)))


def seed_id(name: str) -> str:
    """The id of the article whose seed has a file name."""
    return name.rpartition(".")[0]


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
    archive = Archive(settings, actors, sources, topics, questions, tuple(relations.values()), moved)
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
    return Material(seed, tuple(with_moves(entry, moves) for entry in entries), ids), problems + found


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
        if entry:
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


def seed_text(root: Path, article_id: str) -> str:
    """The text of a seed, of a web page its text layer, from its bytes and the file beside it.

    Raises:
        ValueError: there is no such seed, or it cannot be read.
    """
    name = next((f"{article_id}{ending}" for ending in _MEDIA if (root / f"seeds/{article_id}{ending}").exists()), "")
    seed, problems = read_seed(root, name) if name else (None, [])
    if seed is None:
        raise ValueError(problems[0].code if problems else article_id)
    return seed.text


def read_seed(root: Path, name: str) -> tuple[Seed | None, list[Problem]]:
    """Read one seed by its file's name, with what the file beside it says; None where it cannot be read."""
    path, stem = f"seeds/{name}", seed_id(name)
    if not SEED_ID.fullmatch(stem) or stem in RESERVED:
        return None, [Problem("H501", path)]
    try:
        raw = disk.read_bytes(root, path, disk.MAX_SEED_BYTES)
    except disk.Unreadable as refused:
        return None, [refused.problem]
    if not raw.strip(b"\0 \t\r\n"):
        return None, [Problem("H503", path)]
    capture, problems = _capture(root, stem, raw)
    if problems:
        return None, problems
    media_type = _MEDIA[f".{name.rpartition('.')[2]}"]
    encoding: Encoding = capture.encoding or ("utf-8" if media_type == "text/plain" else "")
    try:
        seed = seed_of(stem, path, (raw, media_type, encoding), declared_of(capture))
    except UnknownEncodingError:
        return None, [_unfit(path, raw, capture.encoding)]
    return replace(seed, versions=(_version(path, raw, capture),)), []


def _version(path: str, raw: bytes, capture: Capture) -> Version:
    blob = hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()
    return Version(
        number=1,
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        swhid=f"swh:1:cnt:{blob}",
        url=capture.url,
        captured=capture.captured,
        tool=capture.tool,
    )


def read_raw(root: Path, seed: Seed) -> tuple[bytes, Encoding]:
    """The bytes of a seed's newest capture, and their encoding; empty where they fit none strictly.

    Raises:
        Unreadable: the system refuses.
    """
    path = seed.versions[-1].path
    raw = disk.read_bytes(root, path, disk.MAX_SEED_BYTES)
    stem = seed_id(path.rpartition("/")[2])
    capture = _capture(root, stem, raw)[0]
    encoding: Encoding = capture.encoding or ("utf-8" if seed.media_type == "text/plain" else "")
    return raw, read_layer(stem, path, (raw, seed.media_type, encoding), declared_of(capture))[1]


def _unfit(path: str, raw: bytes, stated: str) -> Problem:
    if stated:
        return Problem("H516", path, details={"encoding": stated})
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem("H502", path, raw.count(b"\n", 0, error.start) + 1, 1)
    return Problem("H530", path)


def _capture(root: Path, stem: str, raw: bytes) -> tuple[Capture, list[Problem]]:
    """What the file beside a seed says of its capture, where there is one; it must be about these very bytes (H515)."""
    path, digest = f"seeds/{stem}.yml", hashlib.sha256(raw).hexdigest()
    if not (root / path).is_symlink() and not (root / path).exists():
        return Capture(sha256=digest), []
    capture, problems = read_capture(root, stem)
    if capture and capture.sha256.lower() != digest:
        details = {"stated": capture.sha256, "found": digest}
        problems.append(Problem("H515", path, details=details))
    return capture or Capture(sha256=digest), problems


def read_capture(root: Path, stem: str) -> tuple[Capture | None, list[Problem]]:
    """What the file beside a seed says of its capture; None where it cannot be read."""
    path = f"seeds/{stem}.yml"
    try:
        raw = disk.read_bytes(root, path, safe_yaml.MAX_BYTES)
        entry, problems = decode(Capture, safe_yaml.parse_yaml(raw, path, escaped=True), stem, path)
    except (disk.Unreadable, Refused) as refused:
        return None, [refused.problem]
    return entry.value if entry else None, problems


def declared_of(capture: Capture) -> Declared:
    """What a capture's file says of the article itself."""
    given = {"title": capture.title, "published": capture.date, "source": capture.source, "author": capture.author}
    fields = {name: f"record {'date' if name == 'published' else name}" for name, value in given.items() if value}
    return Declared(**given, url=capture.url, fields=fields | ({"url": "record url"} if capture.url else {}))


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


def _strays(root: Path) -> list[Problem]:
    """H414, H510, H513, H514: every file among the inputs is read: it belongs to an article, and has its ending.

    Those in the folder of an article are told when the article is read.
    """
    names = seed_names(root)
    stems = {seed_id(name) for name in names}
    problems = [Problem("H513", f"seeds/{n}", details={"twin": f"{seed_id(n)}.txt"}) for n in _twins(names, stems)]
    beside = (name for name in disk.names(root, "seeds", ".yml") if seed_id(name) not in stems)
    problems += [Problem("H514", f"seeds/{name}") for name in beside]
    for name in disk.folders(root, "annotations/articles"):
        if name not in stems:
            near = difflib.get_close_matches(name, stems, 1, 0.8)
            details = {"id": name, "hint": near[0] if near else "—"}
            problems.append(Problem("H414", f"annotations/articles/{name}", details=details))
    others = [name for name in disk.folders(root, "annotations") if name != "articles"]
    below = [path for name in others for path in disk.files_below(root, f"annotations/{name}")]
    odd = [path for path in below if not _EXPECTED.fullmatch(path)]
    odd += [*disk.files(root, "annotations"), *disk.files(root, "annotations/articles")]
    odd += [path for path in disk.files_below(root, "seeds") if not _SEED_FILE.fullmatch(path)]
    return problems + [Problem("H510", path) for path in odd]


def _twins(names: tuple[str, ...], stems: set[str]) -> list[str]:
    """The seeds that are one too many of their id: a page beside a text."""
    texts = {name for name in names if name.endswith(".txt")} if len(stems) < len(names) else set()
    return [name for name in names if not name.endswith(".txt") and f"{seed_id(name)}.txt" in texts]
