"""Writes tables as CSV (RFC 4180: UTF-8, CRLF behind rows, quotes where they are needed), row by row.

Values stand as they are: a cell that begins with `=`, `+`, `-` or `@` is words of an article or a contributor, and an
apostrophe before it would make other words of it. Spreadsheets must import such files as text; the page on downloads
says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from hashiya.model import Row, Table


class CsvFolder:
    """A folder with a CSV file for each table; use it in a `with` statement."""

    def __init__(self, folder: Path, tables: Iterable[Table]) -> None:
        self._folder = folder
        self._tables = tuple(tables)
        self._opened = ExitStack()

    def __enter__(self) -> CsvFolder:
        self._writers = {table.name: self._writer(table) for table in self._tables}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def _writer(self, table: Table) -> Any:
        path = self._folder / f"{table.name}.csv"
        file = self._opened.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
        writer = csv.writer(file)
        writer.writerow([column.name for column in table.columns])
        return writer

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows behind those that are there."""
        self._writers[table].writerows(rows)
