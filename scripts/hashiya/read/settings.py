"""Reads from `mkdocs.yml` what our pages need; everything else in it is the engine's business."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from hashiya.model import Problem, Settings
from hashiya.read import disk

LAYOUT = "1"
MOST_NAV_ENTRIES = 5_000


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings, or defaults and a problem (H601) when `mkdocs.yml` is missing or no map."""
    try:
        # BaseLoader makes text of every scalar and takes no notice of tags: nothing is constructed.
        loaded: Any = yaml.load(disk.read_bytes(root, "mkdocs.yml", 1_000_000), Loader=yaml.BaseLoader)  # noqa: S506
    except disk.Unreadable as refused:
        return Settings(""), [_broken(refused.problem.code)]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return Settings(""), [_broken(str(getattr(error, "problem", "") or "YAML"), line, column)]
    except (RecursionError, ValueError):
        return Settings(""), [_broken("YAML")]
    if not isinstance(loaded, dict) or not isinstance(loaded.get("site_name"), str):
        return Settings(""), [_broken("site_name")]
    try:
        settings = _settings(loaded)
    except _Refused as refused:
        return Settings(""), [_broken(str(refused))]
    if problems := disk.odd_entries(root, settings.docs_dir):
        return settings, problems
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
        docs_dir=_inside(str(loaded.get("docs_dir") or "docs")),
        nav=_pages(loaded.get("nav")),
        plugins=frozenset(_names(loaded.get("plugins"))),
    )


class _Refused(Exception):
    """The text is the key that cannot be used."""


def _broken(what: str, line: int = 0, column: int = 0) -> Problem:
    return Problem("H601", "mkdocs.yml", line, column, {"what": what})


def _inside(folder: str) -> str:
    parts = Path(folder).parts
    if not parts or not folder.isprintable() or Path(folder).is_absolute() or ".." in parts:
        raise _Refused("docs_dir")
    return folder.rstrip("/")


def _names(plugins: Any) -> list[str]:
    """The plugins that the settings name, as a list of names and of maps by name."""
    listed = plugins if isinstance(plugins, list) else [plugins] if isinstance(plugins, dict) else []
    return [name for item in listed for name in (item if isinstance(item, dict) else [str(item)])]


def _pages(nav: Any) -> tuple[str, ...]:
    """The Markdown pages that the navigation names; aliases that multiply or circle are refused."""
    pages: list[str] = []
    open_items, seen = [nav], 0
    while open_items:
        item, seen = open_items.pop(), seen + 1
        if seen > MOST_NAV_ENTRIES:
            raise _Refused("nav")
        if isinstance(item, str) and item.endswith(".md"):
            pages.append(item)
        open_items += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    return tuple(pages)
