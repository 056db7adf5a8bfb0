"""What a build remembers for the next one, in one SQLite file below `build/cache`.

Two things are kept apart. An article as it was gathered depends on its files and on what surrounds articles, and is
kept as soon as it is known. The pages that were made are kept only once the site that holds them stands. Whatever is
missing, broken or of another version is made anew; nothing here is needed for anything but speed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from hashiya.model import AnnotatedArticle, Card, Contribution, Made, Remembered, Share

_TABLES = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS article
  (id TEXT PRIMARY KEY, inputs BLOB, card BLOB, places BLOB, article BLOB, shares BLOB, data BLOB);
CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, made BLOB);
"""
_AT_ONCE = 500


def pack(value: object) -> bytes:
    """A value of the model as bytes; the same value made the same way gives the same bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def digest(*parts: object) -> bytes:
    """Sixteen bytes that stand for values: bytes as they are, all else by its `repr`."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        found.update(len(content).to_bytes(8, "big") + content)
    return found.digest()


def contributions(path: Path) -> Iterator[Contribution]:
    """What each article in a memory gives to the data of the whole archive, in the order of ids, one at a time."""
    with contextlib.closing(_to_read(path)) as database:
        for (data,) in database.execute("SELECT data FROM article ORDER BY id"):
            yield pickle.loads(data)  # noqa: S301


def _to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


class Memory:
    """What is remembered; use it in a `with` statement.

    Args:
        path: the file, or None to remember nothing beyond this run.
        made_by: digest of the program; what another one remembered is forgotten.
    """

    def __init__(self, path: Path | None, made_by: bytes) -> None:
        self._path = path
        self._made_by = made_by

    def __enter__(self) -> Memory:
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._database.close()
            if self._path:
                self._path.unlink()
            self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def _open(self) -> None:
        self._process = os.getpid()
        self._database = sqlite3.connect(self._path or ":memory:", isolation_level=None)
        self._database.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;" + _TABLES)
        if self._fact("made by") != self._made_by:
            with self._transaction():
                # Another program's tables may have other columns.
                for table in ("fact", "article", "page"):
                    self._database.execute(f"DROP TABLE {table}")
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._database.execute(statement)
                self._set("made by", self._made_by)

    # ---- articles ----

    def known(self, surroundings: bytes) -> dict[str, tuple[bytes, Card]]:
        """What the disk said of the files of each article, and its card; nothing where the surroundings changed."""
        if self._fact("surroundings") != surroundings:
            with self._transaction():
                self._database.execute("DELETE FROM article")
                self._set("surroundings", surroundings)
        rows = self._database.execute("SELECT id, inputs, card FROM article")
        return {row[0]: (row[1], pickle.loads(row[2])) for row in rows}  # noqa: S301

    def forget(self, ids: Iterable[str]) -> None:
        """Forget articles that are gone or have changed."""
        with self._transaction():
            self._database.executemany("DELETE FROM article WHERE id = ?", [(i,) for i in ids])

    def keep(self, articles: Iterable[Remembered]) -> None:
        """Remember articles."""
        rows = (
            (a.card.id, a.inputs, pack(a.card), pack(dict(a.places)), a.article, a.shares, a.data) for a in articles
        )  # fmt: skip
        with self._transaction():
            self._database.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def cards(self, ids: Iterable[str]) -> Iterator[Card]:
        """The cards of some articles; of one that could not be read there is none."""
        for article_id in ids:
            for (card,) in self._database.execute("SELECT card FROM article WHERE id = ?", (article_id,)):
                yield pickle.loads(card)  # noqa: S301

    def article(self, article_id: str) -> AnnotatedArticle:
        """One article, whole."""
        row = self._reading().execute("SELECT article FROM article WHERE id = ?", (article_id,)).fetchone()
        found: AnnotatedArticle = pickle.loads(row[0])  # noqa: S301
        return found

    def shares(self, address: str, ids: Sequence[str]) -> Iterator[Share]:
        """What some articles give to the list at an address, in the order of their ids as given."""
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            select = f"SELECT id, places, shares FROM article WHERE id IN ({marks})"  # noqa: S608
            found = {row[0]: row for row in self._reading().execute(select, part)}
            for article_id in part:
                _, places, shares = found[article_id]
                offset, length = pickle.loads(places)[address]  # noqa: S301
                yield pickle.loads(memoryview(shares)[offset : offset + length])  # noqa: S301

    # ---- pages ----

    def pages(self) -> dict[str, Made]:
        """The pages of the last site, by their Markdown paths."""
        return {path: pickle.loads(made) for path, made in self._database.execute("SELECT path, made FROM page")}  # noqa: S301

    def fact(self, name: str) -> Any:
        """What was remembered of the last site under a name; None where nothing was."""
        found = self._fact(f"site: {name}")
        return pickle.loads(found) if found else None  # noqa: S301

    def keep_site(self, paths: Container[str], new: Iterable[Made], facts: Mapping[str, object]) -> None:
        """Remember the site that stands now: the paths of its pages, those made for it, and facts about it."""
        gone = [row for row in self._database.execute("SELECT path FROM page") if row[0] not in paths]
        with self._transaction():
            self._database.executemany("DELETE FROM page WHERE path = ?", gone)
            rows = ((page.path, pack(page)) for page in new)
            self._database.executemany("INSERT OR REPLACE INTO page VALUES (?, ?)", rows)
            for name, value in facts.items():
                self._set(f"site: {name}", pack(value))

    def _reading(self) -> sqlite3.Connection:
        """The connection; a child process has its own, and never touches its parent's."""
        if self._process != os.getpid():
            self._process, self._parents = os.getpid(), self._database
            self._database = _to_read(self._path or Path())
        return self._database

    def _fact(self, name: str) -> bytes | None:
        row = self._database.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _set(self, name: str, value: bytes) -> None:
        self._database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise
