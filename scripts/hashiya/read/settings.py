"""Reads from `mkdocs.yml` what our pages need; everything else in it is the engine's business."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from hashiya.addresses import mail_address
from hashiya.forge import forge_of
from hashiya.messages import languages
from hashiya.model import DATA_PARTS, NavItem, Picture, Problem, Settings
from hashiya.read import disk

LAYOUT = "1"
LARGEST_PICTURE = 5_000_000
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
# The branch in the engine's own setting for editing pages: `edit/main/docs/`, `-/edit/main/docs/`, `_edit/main/docs/`.
_EDITED = re.compile(r"^/?(?:-/)?_?edit/([^/]+)/")
MOST_NAV_ENTRIES = 5_000
_PRINTED = ("site_name", "site_description", "site_author", "repo_name")
_TRANSLATED = ("site_name", "site_description", "copyright")
_LICENCE = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/[a-z-]+/[0-9.]+/")
_WEB = re.compile(r"https?://[^\s\"'<>`\\]+")


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
        settings = _settings(root, loaded)
    except _Refused as refused:
        return Settings(""), [_broken(str(refused))]
    parents = [root.joinpath(*Path(settings.docs_dir).parts[:n]) for n in range(1, len(Path(settings.docs_dir).parts))]
    if any(parent.is_symlink() for parent in parents):
        return settings, [_broken("docs_dir")]
    if problems := _in_the_way(root, settings):
        return settings, problems
    if settings.layout != LAYOUT:
        return settings, [Problem("H602", "mkdocs.yml", details={"found": settings.layout, "wanted": LAYOUT})]
    return settings, []


def _in_the_way(root: Path, settings: Settings) -> list[Problem]:
    """Hand-written files where generated pages stand."""
    docs = root / settings.docs_dir
    taken = [f"{name}.md" for name in ("archive", *settings.languages[1:]) if (docs / f"{name}.md").exists()]
    if taken:
        return [Problem("H703", f"{settings.docs_dir}/{name}") for name in taken]
    twins = [name for name in disk.folders(root, settings.docs_dir) if name.casefold() == "archive" != name]
    problems = [Problem("H511", f"{settings.docs_dir}/{name}", details={"twin": "archive"}) for name in twins]
    return problems + disk.odd_entries(root, settings.docs_dir)


def _settings(root: Path, loaded: dict[str, Any]) -> Settings:
    extra = loaded.get("extra")
    found = extra.get("hashiya") if isinstance(extra, dict) else None
    own = found if isinstance(found, dict) else {}
    contact = _text(own, "contact")
    if contact and not mail_address(contact):
        raise _Refused("extra.hashiya.contact")
    repo_url = _address(loaded, "repo_url").rstrip("/")
    found_theme = loaded.get("theme")
    theme = found_theme if isinstance(found_theme, dict) else {}
    branch = _EDITED.search(_text(loaded, "edit_uri"))
    docs_dir = _inside(_text(loaded, "docs_dir") or "docs", "docs_dir")
    return Settings(
        site_name=loaded["site_name"],
        site_url=_address(loaded, "site_url"),
        repo_url=repo_url,
        branch=_text(own, "branch") or (branch[1] if branch else "main"),
        forge=forge_of(repo_url, _text(own, "forge")),
        contact=contact,
        layout=_text(own, "layout") or LAYOUT,
        docs_dir=docs_dir,
        nav=_pages(loaded.get("nav")),
        plugins=frozenset(_names(loaded.get("plugins"))),
        extensions=frozenset(_names(loaded.get("markdown_extensions"))),
        printed=tuple((key, _text(loaded, key)) for key in _PRINTED if _text(loaded, key)),
        data=_parts(own.get("data")),
        main_question=_text(own, "main_question"),
        licence=licence[0] if (licence := _LICENCE.search(_text(loaded, "copyright"))) else "",
        picture=_picture(root, docs_dir, _text(own, "card")),
        navigation=_navigation(loaded.get("nav")),
        languages=_languages(own.get("languages")),
        translations=_translations(own.get("translations")),
        palette=json.dumps(theme["palette"]) if isinstance(theme.get("palette"), list) else "",
        copyright=_text(loaded, "copyright"),
    )


def _languages(named: Any) -> tuple[str, ...]:
    """The languages of the interface; Arabic with English beside it where nothing is said."""
    listed = ["ar", "en"] if named is None else [named] if isinstance(named, str) else named
    known = languages()
    if (
        not isinstance(listed, list)
        or not listed
        or not all(isinstance(code, str) and code in known for code in listed)
    ):
        raise _Refused(f"extra.hashiya.languages: [{', '.join(known)}]")
    return tuple(dict.fromkeys(listed))


def _translations(given: Any) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found = given if isinstance(given, dict) else {}
    if not all(isinstance(words, dict) for words in found.values()):
        raise _Refused("extra.hashiya.translations")
    return tuple(
        (code, tuple((key, _text(words, key)) for key in _TRANSLATED if _text(words, key)))
        for code, words in found.items()
    )


def _navigation(nav: Any) -> tuple[NavItem, ...]:
    """The navigation as it is built; `_pages` has refused one that is too large or goes in a circle."""
    return tuple(_nav_item(item) for item in nav) if isinstance(nav, list) else ()


def _nav_item(item: Any) -> NavItem:
    title, target = next(iter(item.items())) if isinstance(item, dict) and item else ("", item)
    if isinstance(target, list):
        return NavItem(str(title), items=_navigation(target))
    return NavItem(str(title), target if isinstance(target, str) else "")


def _picture(root: Path, docs_dir: str, card: str) -> Picture:
    """The picture that links are shown with: the archive's own, by its path below the docs folder, else the package's.

    Its size stands right behind the signature (https://www.w3.org/TR/png-3/#11IHDR).
    """
    if not card:
        return Picture()
    path = _inside(card, "extra.hashiya.card")
    if path.startswith(("archive/", ".")) or "/." in path or not path.isascii():
        raise _Refused(f"extra.hashiya.card: {docs_dir}/….png")
    try:
        found = disk.read_bytes(root, f"{docs_dir}/{path}", LARGEST_PICTURE)
    except disk.Unreadable as refused:
        raise _Refused(f"extra.hashiya.card: {refused.problem.code} {refused.problem.path}") from None
    if not found.startswith(_PNG) or len(found) < len(_PNG) + 8:
        raise _Refused("extra.hashiya.card: PNG")
    width, height = (int.from_bytes(found[at : at + 4], "big") for at in (16, 20))
    return Picture(quote(path), width, height, is_own=True)


def _parts(named: Any) -> frozenset[str]:
    """Which files for programs are made: all where nothing is said, none for `false`, else those that a list names."""
    if named is None or named == "true":
        return DATA_PARTS
    listed = [] if named == "false" else named
    if not isinstance(listed, list) or not all(isinstance(name, str) and name in DATA_PARTS for name in listed):
        raise _Refused(f"extra.hashiya.data: false | [{', '.join(sorted(DATA_PARTS))}]")
    return frozenset(listed)


def _text(loaded: dict[str, Any], key: str) -> str:
    """The value of a key if it is text; `!ENV` lists and the like are the engine's business."""
    value = loaded.get(key)
    return value if isinstance(value, str) else ""


def _address(loaded: dict[str, Any], key: str) -> str:
    """The value of a key that becomes a link; the engine takes any scheme, and its theme escapes nothing."""
    value = _text(loaded, key)
    if value and not (_WEB.fullmatch(value) and value.isprintable()):
        raise _Refused(f"{key}: https://…")
    return value


class _Refused(Exception):
    """The text is the key that cannot be used."""


def _broken(what: str, line: int = 0, column: int = 0) -> Problem:
    return Problem("H601", "mkdocs.yml", line, column, {"what": what})


def _inside(folder: str, key: str) -> str:
    """A path that leads nowhere else."""
    parts = Path(folder).parts
    if not parts or not folder.isprintable() or Path(folder).is_absolute() or ".." in parts:
        raise _Refused(key)
    return folder.rstrip("/")


def _names(plugins: Any) -> list[str]:
    """The plugins or extensions that the settings name, as a list of names and of maps by name."""
    listed = plugins if isinstance(plugins, list) else [plugins] if isinstance(plugins, dict) else []
    flat = [name for item in listed for name in (item if isinstance(item, dict) else [item])]
    return [name if isinstance(name, str) else "?" for name in flat]


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
