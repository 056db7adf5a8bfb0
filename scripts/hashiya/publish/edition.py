"""The pages of a further language as the engine builds them: below a folder of their own, in the same site.

The engine runs once for each further language over `docs/<language>/` and the shells of its tree. Files beside pages
stay where they are, so that addresses of images and of the theme's files lead to those of the root; what this run makes
outside its folder is left. Pages that are not translated stand in it as empty ones, so that links to them hold.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from hashiya.model import NavItem, Settings, Tree

# What the theme takes for the light that the device asks for, now and later.
_SYSTEM = "(prefers-color-scheme)"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+)$", re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Edition:
    """A further language: its tree, and the words of the theme in it.

    Attributes:
        theme: the language of the theme's own words, and its direction.
        home: the name of the first page in the navigation.
        to_dark, to_light, to_system: the names of the switches of the theme's colours.
        foreign: attributes of words that are in the language of the root.
        elsewhere: what says that a page is in that language alone.
    """

    tree: Tree
    theme: tuple[str, str]
    home: str
    to_dark: str
    to_light: str
    to_system: str
    foreign: Markup
    elsewhere: str


def lay_out_edition(docs: Path, target: Path, edition: Edition, settings: Settings) -> None:
    """Put the pages of an edition into the engine's docs folder; those of the root as empty ones."""
    below = edition.tree.below
    for path in _pages(docs, settings):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text("#\n", encoding="utf-8")
    home = target / below / "index.md"
    home.parent.mkdir(parents=True, exist_ok=True)
    for folder, folders, names in os.walk(docs / below):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            source = Path(folder, name)
            copy = target / source.relative_to(docs)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    if not home.exists():
        name = _as_text(settings.said_in(edition.tree.language).get("site_name") or settings.site_name)
        head = f"---\ntitle: {json.dumps(name, ensure_ascii=False)}\nhide: [navigation, toc]\n---\n"
        home.write_text(f"{head}# {name}\n\n<!-- hashiya:overview -->\n", encoding="utf-8")


def printed_in(edition: Edition, settings: Settings) -> dict[str, str]:
    """What the archive says of itself in the language of an edition, of what the theme prints as it is."""
    said = settings.said_in(edition.tree.language)
    return {key: said[key] for key in ("site_name", "site_description") if key in said}


def config_of(edition: Edition, docs: Path, settings: Settings) -> dict[str, Any]:
    """What the engine is told beside the settings of the archive and the words that the theme prints."""
    said = settings.said_in(edition.tree.language)
    language, direction = edition.theme
    theme: dict[str, Any] = {"language": language, "direction": direction}
    if settings.palette:
        schemes = json.loads(settings.palette)
        after = [*schemes[1:], *schemes[:1]]
        theme["palette"] = [_named(scheme, edition, to) for scheme, to in zip(schemes, after, strict=True)]
    footer = said.get("copyright") or (settings.copyright and f"<span{edition.foreign}>{settings.copyright}</span>")
    return {
        **({"copyright": footer} if footer else {}),
        "theme": theme,
        "nav": list(_nav(settings.navigation, edition, docs)) or [*_all(docs, edition)],
        "extra": {"homepage": edition.tree.below, "below": edition.tree.below, "texts": settings.languages[0]},
    }


def _as_text(words: str) -> str:
    """Words that neither Markdown nor the theme, which prints titles of pages as they are, takes for more."""
    return "".join(sign if sign.isalnum() or sign == " " or not sign.isascii() else f"&#{ord(sign)};" for sign in words)


def keep_edition(site: Path, edition: Edition, left: Iterable[str]) -> Path:
    """Drop what an edition's run made outside its folder, but for what tells of the whole: the paths that are left."""
    kept = {edition.tree.below.rstrip("/"), *(path.partition("/")[0] for path in left)}
    for path in site.iterdir():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return site


def _named(scheme: Mapping[str, Any], edition: Edition, to: Mapping[str, Any]) -> dict[str, Any]:
    """Colours with the name of their switch, which leads to those after them."""
    toggle = scheme.get("toggle")
    if not isinstance(toggle, dict):
        return dict(scheme)
    name = edition.to_dark if to.get("scheme") == "slate" else edition.to_light
    name = edition.to_system if to.get("media") == _SYSTEM else name
    return {**scheme, "toggle": {**toggle, "name": name}}


def _nav(items: Iterable[NavItem], edition: Edition, docs: Path) -> Iterator[Any]:
    """The navigation of the root in another language: the titles are those of its own pages."""
    below = edition.tree.below
    for item in items:
        own = f"{below}{item.target}"
        if item.items:
            inside = list(_nav(item.items, edition, docs))
            yield {_title_of_first(item, edition, docs) or _foreign(item.title, edition): inside}
        elif item.target == "index.md":
            yield {edition.home: own}
        elif item.target.startswith("archive/") or (docs / own).is_file():
            yield own
        else:
            yield {f"{_foreign(item.title or item.target, edition)} ({escape(edition.elsewhere)})": item.target}


def _title_of_first(item: NavItem, edition: Edition, docs: Path) -> str:
    """The title of a section: that of its first page."""
    path = docs / edition.tree.below / item.items[0].target
    return title_of(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else ""


def title_of(markdown: str) -> str:
    """The title of a hand-written page: of its front matter, else its first heading; escaped."""
    front = _FRONT.match(markdown)
    found = (_TITLE.search(front[1]) if front else None) or _HEADING.search(markdown)
    return str(escape(found[1].strip("\"'"))) if found else ""


def _foreign(title: str, edition: Edition) -> str:
    return f"<span{edition.foreign}>{escape(title)}</span>"


def _pages(docs: Path, settings: Settings) -> Iterator[str]:
    """The hand-written pages of the root, below the docs folder."""
    others = {tree.language for tree in settings.trees[1:]} | {"archive"}
    for folder, folders, names in os.walk(docs):
        here = Path(folder).relative_to(docs)
        folders[:] = [name for name in folders if not name.startswith(".") and (here.parts or name not in others)]
        yield from ((here / name).as_posix() for name in names if name.endswith(".md") and not name.startswith("."))


def _all(docs: Path, edition: Edition) -> Iterator[str]:
    """The pages of an edition where the archive names no navigation: the first page, then all others by name."""
    below = edition.tree.below
    yield f"{below}index.md"
    found = (path.relative_to(docs).as_posix() for path in sorted((docs / below).rglob("*.md")))
    yield from (path for path in found if path != f"{below}index.md")
