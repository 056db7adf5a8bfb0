"""Reads what was ever published: `annotations/ledger/`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from hashiya.ledger import LedgerError, ids_of, ledger_of, releases_of
from hashiya.model import Ledger, Problem, Release
from hashiya.read import disk

V = TypeVar("V")
FOLDER = "annotations/ledger"
ARTICLES = f"{FOLDER}/articles"
RELEASES = f"{FOLDER}/releases.yml"
KINDS = ("actors", "sources", "topics", "questions", "contributors")
_NONE: tuple[str, ...] = ()
# A line for each passage that ever was: more than any contributed file may have.
MAX_BYTES = 50_000_000


def ledger_path(name: str) -> str:
    """The file of one kind of ids, or, `articles/<id>`, of one article."""
    return f"{FOLDER}/{name}.yml"


def read_ledger(root: Path, article_id: str) -> tuple[Ledger | None, list[Problem]]:
    """What was published of an article; None and no problem where nothing was."""
    return _read(root, ledger_path(f"articles/{article_id}"), ledger_of, None)


def read_published(root: Path) -> tuple[Mapping[str, tuple[str, ...]], list[Problem]]:
    """The ids of actors, sources, topics, questions and contributors that were ever published, by kind."""
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        found[kind], own = _read(root, ledger_path(kind), ids_of, _NONE)
        problems += own
    return found, problems


def read_releases(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """The archive as it was published under names, the first first."""
    return _read(root, RELEASES, releases_of, ())


def ledger_words(root: Path, path: str) -> str | None:
    """The text of a file of the ledger; None where there is none.

    Raises:
        Unreadable: it cannot be read.
    """
    try:
        return disk.read_bytes(root, path, MAX_BYTES).decode("utf-8")
    except disk.Unreadable as refused:
        if refused.problem.code == "H538":
            return None
        raise


def _read(root: Path, path: str, value: Callable[[str], V], otherwise: V) -> tuple[V, list[Problem]]:
    """H906: a file of the ledger is as the command writes it."""
    try:
        words = ledger_words(root, path)
        return (otherwise if words is None else value(words)), []
    except disk.Unreadable as refused:
        return otherwise, [refused.problem]
    except LedgerError as error:
        return otherwise, [Problem("H906", path, error.line, 1)]
    except UnicodeDecodeError:
        return otherwise, [Problem("H101", path)]


def published_articles(root: Path) -> tuple[str, ...]:
    """The ids of all articles that were ever published."""
    return tuple(name.removesuffix(".yml") for name in disk.names(root, ARTICLES, ".yml"))


def input_sums(root: Path) -> Iterator[tuple[str, str]]:
    """The SHA-256 and the path of every seed and annotation file; the ledger itself and the schemas are none.

    Raises:
        Unreadable: the system refuses.
    """
    for path in (*disk.files_below(root, "seeds"), *disk.files_below(root, "annotations")):
        if not path.startswith((f"{FOLDER}/", "annotations/schema/")):
            yield hashlib.sha256(disk.read_bytes(root, path, disk.MAX_GIVEN_BYTES)).hexdigest(), path
