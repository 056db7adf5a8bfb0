"""The tables as `data/tables.yml` declares them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hashiya.knowledge import loaded
from hashiya.model import Column, Table


@cache
def tables() -> tuple[Table, ...]:
    """All tables, each behind those that it refers to."""
    return tuple(_table(name, told) for name, told in loaded("tables")["tables"].items())


def _table(name: str, told: Mapping[str, Any]) -> Table:
    columns = tuple(_column(key, column) for key, column in told["columns"].items())
    return Table(name, columns, tuple(told["key"]), told["of"] == "article", f"{told['ar']} · {told['en']}")


def _column(name: str, told: Mapping[str, Any]) -> Column:
    words = told if "ar" in told else _described(name, told)
    shown = f"{words['ar']} · {words['en']}"
    return Column(name, told.get("type", "string"), told.get("needed", False), told.get("to", ""), shown)


def _described(name: str, told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of a column that has none of its own."""
    found: Mapping[str, Any] = (
        loaded("fields")["fields"][told["like"]] if "like" in told else loaded("tables")["shared"][name]
    )
    return found
