"""Reads seeds, annotations and settings."""

from __future__ import annotations

import difflib
import hashlib
import re
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
    Mention,
    Metadata,
    Note,
    Problem,
    Question,
    Relation,
    Seed,
    Source,
    Topic,
)
from hashiya.read import disk, safe_yaml
from hashiya.read.decode import decode
from hashiya.read.layer import UnknownEncodingError, seed_of
from hashiya.read.settings import read_settings

V = TypeVar("V")
SEED_ID = re.compile(r"[a-z0-9][a-z0-9_-]{2,63}")
ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
RESERVED = frozenset(
    {"actors", "sources", "topics", "dates", "questions", "relations", "search", "data", "index", "page"}
)
_FOLDERS = ("actors", "sources", "topics", "questions", "relations")
_EXPECTED = re.compile(rf"annotations/(({'|'.join(_FOLDERS)})/[^/]+\.yml|(schema|ledger)/.+)")
_SEED_FILE = re.compile(r"seeds/[^/]+\.(txt|html|yml)")
_MEDIA: dict[str, MediaType] = {ending: media_type for media_type, ending in SEED_ENDINGS.items()}
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


def read_archive(root: Path) -> tuple[Archive, list[Problem]]:
    """Read what belongs to the archive as a whole."""
    settings, problems = read_settings(root)
    actors, found = _folder(root, "actors", Actor)
    problems += found
    sources, found = _folder(root, "sources", Source)
    problems += found
    topics, found = _folder(root, "topics", Topic)
    problems += found
    questions, found = _folder(root, "questions", Question)
    problems += found
    relations, found = _folder(root, "relations", Relation)
    problems += found
    problems += _strays(root)
    return Archive(settings, actors, sources, topics, questions, tuple(relations.values())), problems


def read_material(root: Path, name: str) -> tuple[Material | None, list[Problem]]:
    """Read one seed and its annotations."""
    seed, problems = read_seed(root, name)
    if seed is None:
        return None, problems
    folder = f"annotations/articles/{seed.id}"
    entries: list[Entry[Annotation]] = []
    ids: list[str] = []
    for path in disk.files_below(root, folder):
        file = path.removeprefix(f"{folder}/")
        if "/" in file or not file.endswith(".yml"):
            problems.append(Problem("H510", path))
            continue
        if not ENTRY_ID.fullmatch(file.removesuffix(".yml")):
            problems.append(Problem("H208", path))
            continue
        ids.append(f"{seed.id}/{file.removesuffix('.yml')}")
        entry, found = _annotation(root, f"{folder}/{file}", ids[-1])
        problems += found
        if entry:
            entries.append(entry)
    return Material(seed, tuple(entries), tuple(ids)), problems


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
        return seed_of(stem, path, (raw, media_type, encoding), declared_of(capture)), []
    except UnknownEncodingError:
        return None, [_unfit(path, raw, capture.encoding)]


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
    except (disk.Unreadable, safe_yaml.Refused) as refused:
        return None, [refused.problem]
    return entry.value if entry else None, problems


def declared_of(capture: Capture) -> Declared:
    """What a capture's file says of the article itself."""
    given = {"title": capture.title, "published": capture.date, "source": capture.source, "author": capture.author}
    fields = {name: f"record {'date' if name == 'published' else name}" for name, value in given.items() if value}
    return Declared(**given, url=capture.url, fields=fields | ({"url": "record url"} if capture.url else {}))


def _annotation(root: Path, path: str, entry_id: str) -> tuple[Entry[Annotation] | None, list[Problem]]:
    node, problems = _document(root, path)
    if not isinstance(node, safe_yaml.Mapping):
        return None, problems or [Problem("H203", path, 1, 1, {"expected": "map"})]
    kind = next((value for key, value in node.entries if key.text == "kind"), None)
    if not isinstance(kind, safe_yaml.Scalar):
        return None, [Problem("H202", path, node.line, node.column, {"key": "kind"})]
    if kind.text not in KINDS:
        details = {"value": kind.text, "allowed": ", ".join(KINDS)}
        return None, [Problem("H204", path, kind.line, kind.column, details)]
    return decode(KINDS[kind.text], node, entry_id, path)


def _folder(root: Path, folder: str, kind: type[V]) -> tuple[dict[str, Entry[V]], list[Problem]]:
    entries: dict[str, Entry[V]] = {}
    problems: list[Problem] = []
    for name in disk.names(root, f"annotations/{folder}", ".yml"):
        path, stem = f"annotations/{folder}/{name}", name.removesuffix(".yml")
        if not ENTRY_ID.fullmatch(stem):
            problems.append(Problem("H208", path))
            continue
        node, found = _document(root, path)
        problems += found
        if node is not None:
            entry, found = decode(kind, node, stem, path)
            problems += found
            if entry:
                entries[stem] = entry
    return entries, problems


def read_contributed(root: Path, path: str) -> bytes:
    """The bytes of a contributed file, to be changed.

    Raises:
        Unreadable: it is no regular file, over the limit, or the system refuses.
    """
    return disk.read_bytes(root, path, safe_yaml.MAX_BYTES)


def _document(root: Path, path: str) -> tuple[safe_yaml.Node | None, list[Problem]]:
    try:
        return safe_yaml.parse_yaml(disk.read_bytes(root, path, safe_yaml.MAX_BYTES), path), []
    except (disk.Unreadable, safe_yaml.Refused) as refused:
        return None, [refused.problem]


def _strays(root: Path) -> list[Problem]:
    """What lies among the inputs and is read by nobody: annotations of no article, files of other names and endings.

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
