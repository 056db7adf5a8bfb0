"""The references of the table, and the sentence that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from hashiya.cite import Author, Passage, Reference
from hashiya.edtf import UNKNOWN, parse_edtf
from hashiya.model import Bilingual, Prose

HERE = Path(__file__).parent
NAMES = ("container", "republished_from")


def table() -> dict[str, Reference]:
    """All references, by their names."""
    rows = yaml.safe_load((HERE / "references.yml").read_text("utf-8"))
    first = next(iter(rows.values()))
    return {name: reference(first | row) for name, row in rows.items()}


def reference(row: dict[str, Any]) -> Reference:
    row = dict(row)
    for key in NAMES:
        row[key] = bilingual(row, key)
        row.pop(f"{key}_en", None)
    row["authors"] = tuple(map(author, row["authors"]))
    row["date"] = parse_edtf(row["date"]) if row["date"] else UNKNOWN
    row["passage"] = Passage(**row["passage"]) if "passage" in row else None
    return Reference(**row)


def author(row: dict[str, Any]) -> Author:
    names = {key: bilingual(row, key) for key in ("name", "family", "given")}
    return Author(**names, organisation=row.get("organisation", False))


def bilingual(row: dict[str, Any], key: str) -> Bilingual | None:
    return Bilingual(Prose(row[key]), Prose(row.get(f"{key}_en", ""))) if row.get(key) else None
