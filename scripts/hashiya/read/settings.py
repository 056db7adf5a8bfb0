"""Reads from `mkdocs.yml` what our pages need; everything else in it is the engine's business."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from hashiya.model import Problem, Settings
from hashiya.read import disk

LAYOUT = "1"


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader that takes unknown tags (`!ENV`, `!!python/name:`) for None instead of failing."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings, or defaults and a problem (H601) when `mkdocs.yml` is missing or no map."""
    try:
        loaded: Any = yaml.load(disk.read_bytes(root, "mkdocs.yml", 1_000_000), Loader=_Loader)  # noqa: S506
    except disk.Unreadable:
        return Settings(""), [Problem("H601", "mkdocs.yml", details={"what": "?"})]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = {"what": str(getattr(error, "problem", "") or "YAML")}
        return Settings(""), [Problem("H601", "mkdocs.yml", line, column, what)]
    if not isinstance(loaded, dict) or not isinstance(loaded.get("site_name"), str):
        return Settings(""), [Problem("H601", "mkdocs.yml", details={"what": "site_name"})]
    settings = _settings(loaded)
    if settings.layout != LAYOUT:
        return settings, [Problem("H602", "mkdocs.yml", details={"found": settings.layout, "wanted": LAYOUT})]
    return settings, []


def _settings(loaded: dict[str, Any]) -> Settings:
    extra = loaded.get("extra")
    own = extra.get("hashiya") if isinstance(extra, dict) else None
    contact = own.get("contact") if isinstance(own, dict) else None
    return Settings(
        site_name=loaded["site_name"],
        site_url=str(loaded.get("site_url") or ""),
        repo_url=str(loaded.get("repo_url") or "").rstrip("/"),
        contact=str(contact or ""),
        layout=str((own.get("layout") if isinstance(own, dict) else None) or LAYOUT),
        docs_dir=str(loaded.get("docs_dir") or "docs"),
        nav=tuple(_pages(loaded.get("nav"))),
    )


def _pages(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    inner = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [page for item in inner for page in _pages(item)]
