"""The description of the whole archive's data: a Data Package with Table Schemas (https://specs.frictionlessdata.io/)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from hashiya.exports.tables import tables
from hashiya.messages import catalogue
from hashiya.model import Column, File, Settings, Table

FOLDER = "data"
_LICENCE = re.compile(r"creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/([0-9.]+)/")
_TYPES = {
    "jsonl": ("json", "application/x-ndjson"),
    "jsonld": ("json", "application/ld+json"),
    "sqlite": ("file", "application/vnd.sqlite3"),
    "txt": ("file", "text/plain"),
}


def package(settings: Settings, files: Mapping[str, tuple[str, int]]) -> File:
    """The file `datapackage.json`.

    Args:
        files: the SHA-256 and the size in bytes of each file below `data/`, by its name.
    """
    by_file = {f"{table.name}.csv": table for table in tables()}
    resources = [_resource(name, by_file.get(name), *files[name]) for name in _in_order(files, list(by_file))]
    value = {
        "profile": "data-package",
        "name": "archive",
        "title": settings.site_name,
        "description": catalogue().text("data.package"),
        **({"homepage": settings.site_url} if settings.site_url else {}),
        **({"licenses": [_licence(settings.licence)]} if settings.licence else {}),
        "resources": resources,
    }
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return File(f"{FOLDER}/datapackage.json", text.encode("utf-8", "replace"))


def _in_order(files: Mapping[str, object], tabular: list[str]) -> list[str]:
    return [name for name in tabular if name in files] + sorted(files.keys() - set(tabular))


def _licence(address: str) -> dict[str, str]:
    """The licence with its identifier of SPDX."""
    found = _LICENCE.search(address)
    name = f"CC-{found[2].upper()}-{found[3]}".replace("CC-ZERO", "CC0") if found else ""
    return {"name": name, "path": address}


def _resource(name: str, table: Table | None, sha256: str, size: int) -> dict[str, Any]:
    stem, _, ending = name.partition(".")
    about = {"hash": f"sha256:{sha256}", "bytes": size, "encoding": "utf-8"}
    if not table:
        kind, media_type = _TYPES[ending]
        words = catalogue().text(f"data.file.{stem}-{ending}")
        head = {"name": f"{stem}-{ending}", "path": name, "type": kind, "description": words}
        return {**head, "format": ending, "mediatype": media_type, **about}
    head = {"name": table.name.replace("_", "-"), "path": name, "type": "table", "profile": "tabular-data-resource"}
    form = {"format": "csv", "mediatype": "text/csv", "dialect": {"lineTerminator": "\r\n"}}
    return {**head, "description": table.description, **form, **about, "schema": table_schema(table)}


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table; references name the resource of the table that they lead to."""
    references = [
        {"fields": [column.name], "reference": {"resource": column.refers.replace("_", "-"), "fields": ["id"]}}
        for column in table.columns
        if column.refers
    ]
    return {
        "fields": list(map(_field, table.columns)),
        "primaryKey": list(table.key),
        "missingValues": [""],
        **({"foreignKeys": references} if references else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    needed = {"constraints": {"required": True}} if column.required else {}
    return {"name": column.name, "type": column.type, "description": column.description, **needed}
