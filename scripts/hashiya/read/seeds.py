"""Reads seeds: the captures of an article, `<id>.txt` or `.html`, and corrected ones beside it, `<id>.2.txt`, ...

The newest capture is the article's text; those before it stay and are published beside it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from hashiya.model import SEED_ENDINGS, Capture, Declared, Encoding, MediaType, Problem, Seed, Version
from hashiya.read import disk, safe_yaml
from hashiya.read.contributed import Refused
from hashiya.read.decode import decode
from hashiya.read.layer import UnknownEncodingError, read_layer, seed_of

SEED_ID = re.compile(r"[a-z0-9][a-z0-9_-]{2,63}")
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
_MEDIA: dict[str, MediaType] = {ending: media_type for media_type, ending in SEED_ENDINGS.items()}
_NUMBERED = re.compile(r"(.+)\.([2-9]|[1-9][0-9]{1,3})")


def seed_files(root: Path) -> tuple[str, ...]:
    """The file names of all captures of all articles, in order."""
    return tuple(name for name in disk.names(root, "seeds", "") if name.endswith(tuple(_MEDIA)))


def seed_names(root: Path) -> tuple[str, ...]:
    """The file names of the articles' newest captures, in order of their ids."""
    return newest(seed_files(root))


def newest(names: tuple[str, ...]) -> tuple[str, ...]:
    """Of the file names of captures those with the greatest number of their article."""
    last: dict[str, int] = {}
    for name in names:
        article, number = article_and_number(name)
        last[article] = max(number, last.get(article, 0))
    return tuple(sorted((name for name in names if _is_last(name, last)), key=lambda name: (seed_id(name), name)))


def _is_last(name: str, last: dict[str, int]) -> bool:
    article, number = article_and_number(name)
    return last[article] == number


def seed_id(name: str) -> str:
    """The id of the article whose capture has a file name."""
    return article_and_number(name)[0]


def article_and_number(name: str) -> tuple[str, int]:
    """The id of the article and the number of the capture that a file in `seeds/` belongs to, by its name."""
    stem = name.rpartition(".")[0]
    numbered = _NUMBERED.fullmatch(stem)
    return (numbered[1], int(numbered[2])) if numbered else (stem, 1)


def stem_of(article_id: str, number: int) -> str:
    """The name of the files of a capture without their endings."""
    return article_id if number == 1 else f"{article_id}.{number}"


def seed_text(root: Path, article_id: str) -> str:
    """The text of an article's newest capture, of a web page its text layer, from its bytes and the file beside it.

    Raises:
        ValueError: there is no such seed, or it cannot be read.
    """
    name, number = "", 1
    while found := _file(root, article_id, number):
        name, number = found, number + 1
    seed, problems = _read(root, name) if name else (None, [])
    if seed is None:
        raise ValueError(problems[0].code if problems else article_id)
    return seed.text


def _file(root: Path, article_id: str, number: int) -> str:
    """The name of the file of a capture; empty where there is none."""
    names = (f"{stem_of(article_id, number)}{ending}" for ending in _MEDIA)
    return next((name for name in names if (root / "seeds" / name).exists()), "")


def read_seed(root: Path, name: str) -> tuple[Seed | None, list[Problem]]:
    """Read an article's newest capture by its file's name, with what the file beside it says; all older ones too.

    Returns:
        None where one of them cannot be read.
    """
    seed, problems = _read(root, name)
    if seed is None:
        return None, problems
    older, problems = _older(root, name)
    versions = (*(one.versions[0] for one in older), *seed.versions)
    problems += _same(versions)
    texts = tuple(one.text for one in older)
    return (None if problems else replace(seed, versions=versions, older=texts)), problems


def _older(root: Path, name: str) -> tuple[list[Seed], list[Problem]]:
    """H909: captures are numbered one after another; the captures before one, the first first."""
    article_id, number = article_and_number(name)
    found: list[Seed] = []
    for before in range(number - 1, 0, -1):
        file = _file(root, article_id, before)
        if not file:
            details = {"missing": f"{stem_of(article_id, before)}{Path(name).suffix}"}
            return [], [Problem("H909", f"seeds/{name}", details=details)]
        seed, problems = _read(root, file)
        if seed is None:
            return [], problems
        found.append(seed)
    return found[::-1], []


def _same(versions: tuple[Version, ...]) -> list[Problem]:
    """H910: a corrected capture has other bytes than those before it."""
    first: dict[str, str] = {}
    for version in versions:
        twin = first.setdefault(version.sha256, version.path)
        if twin != version.path:
            return [Problem("H910", version.path, details={"twin": twin})]
    return []


def _read(root: Path, name: str) -> tuple[Seed | None, list[Problem]]:
    """One capture by itself."""
    (article_id, number), path = article_and_number(name), f"seeds/{name}"
    if not SEED_ID.fullmatch(article_id) or article_id in RESERVED:
        return None, [Problem("H501", path)]
    try:
        raw = disk.read_bytes(root, path, disk.MAX_SEED_BYTES)
    except disk.Unreadable as refused:
        return None, [refused.problem]
    if not raw.strip(b"\0 \t\r\n"):
        return None, [Problem("H503", path)]
    capture, problems = _capture(root, stem_of(article_id, number), raw)
    if problems:
        return None, problems
    media_type = _MEDIA[f".{name.rpartition('.')[2]}"]
    encoding: Encoding = capture.encoding or ("utf-8" if media_type == "text/plain" else "")
    try:
        seed = seed_of(article_id, path, (raw, media_type, encoding), declared_of(capture))
    except UnknownEncodingError:
        return None, [_unfit(path, raw, capture.encoding)]
    return replace(seed, versions=(_version(path, number, raw, capture),)), []


def _version(path: str, number: int, raw: bytes, capture: Capture) -> Version:
    blob = hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()
    return Version(
        number=number,
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        swhid=f"swh:1:cnt:{blob}",
        url=capture.url,
        captured=capture.captured,
        tool=capture.tool,
        record=capture.record,
    )


def read_raw(root: Path, seed: Seed) -> tuple[bytes, Encoding]:
    """The bytes of a seed's newest capture, and their encoding; empty where they fit none strictly.

    Raises:
        Unreadable: the system refuses.
    """
    path = seed.versions[-1].path
    raw = disk.read_bytes(root, path, disk.MAX_SEED_BYTES)
    capture = _capture(root, stem_of(seed.id, seed.versions[-1].number), raw)[0]
    encoding: Encoding = capture.encoding or ("utf-8" if seed.media_type == "text/plain" else "")
    return raw, read_layer(seed.id, path, (raw, seed.media_type, encoding), declared_of(capture))[1]


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
