"""Writes tables into one SQLite file whose bytes depend on nothing but the rows (https://www.sqlite.org/fileformat2.html)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType

from hashiya.model import Column, Row, Table

_SETTINGS = """
PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8'; PRAGMA secure_delete = ON;
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000;
"""
_TYPES = {"integer": "INTEGER"}
# Where the header counts changes, and where it says which SQLite wrote last, and when by that count: big-endian.
_COUNTER, _WRITER = 24, 92
_VERSION = 3_040_000


class Database:
    """A database that is being made; use it in a `with` statement."""

    def __init__(self, path: Path, tables: Iterable[Table]) -> None:
        self._path = path
        self._tables = {table.name: table for table in tables}

    def __enter__(self) -> Database:
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        self._connection.executescript(_SETTINGS)
        self._connection.execute("BEGIN")
        for table in self._tables.values():
            self._connection.execute(_declaration(table))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not error:
                for statement in chain.from_iterable(map(_indexes, self._tables.values())):
                    self._connection.execute(statement)
                self._connection.execute("COMMIT")
        finally:
            self._connection.close()
        if not error:
            _settle(self._path)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Insert rows behind those that are there."""
        marks = ",".join("?" * len(self._tables[table].columns))
        self._connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608


def _declaration(table: Table) -> str:
    """Tables whose rows are numbered within others are kept in that order, without rowids."""
    columns = ", ".join(map(_column, table.columns))
    key = ", ".join(f'"{name}"' for name in table.key)
    ending = " WITHOUT ROWID" if len(table.key) > 1 else ""
    return f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key})){ending}'


def _column(column: Column) -> str:
    needed = " NOT NULL" if column.required else ""
    refers = f' REFERENCES "{column.refers}" ("id")' if column.refers else ""
    return f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{needed}{refers}'


def _indexes(table: Table) -> Iterator[str]:
    """An index for every reference that the key does not begin with, so that links can be followed backwards."""
    for column in table.columns:
        if column.refers and column.name != table.key[0]:
            yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")'


def _settle(path: Path) -> None:
    """Let the header name no version of the library and no number of changes."""
    with path.open("r+b") as file:
        file.seek(_COUNTER)
        file.write((1).to_bytes(4, "big"))
        file.seek(_WRITER)
        file.write((1).to_bytes(4, "big") + _VERSION.to_bytes(4, "big"))
