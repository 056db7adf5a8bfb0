"""Puts the words of generated pages into the shells that the engine built for them.

A shell is a page that the engine built around marks for the title, the description and the body. Filling it in gives
the page that the engine would have built; a test compares the two.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from hashiya.model import File, Page, page_address
from hashiya.publish.engine import EngineFailedError

_TITLE, _DESCRIPTION, _BODY = "hashiya-shell-title", "hashiya-shell-description", "<h1>hashiya-shell-body</h1>"
_NAME = "_shell"
# Where the links to other languages lead from pages that are filled in.
OTHER = "hashiya-shell-other/"
_GENERATED = re.compile(r"(?:[a-z-]+/)?archive/")
_CANONICAL = re.compile(r'<link rel="?canonical"?[^>]*>')
_SITE_AUTHOR = re.compile(r'<meta name="?author"?[^>]*>')
_WHOLE_BODY = f"<div>{_BODY}</div>"
_LINK = re.compile(r"\](?:\(|:)\s*<?([^\s()<>#]{1,300}\.md)\b")
# Where each engine puts its search index, and under what name the list of pages stands in it.
_SEARCH_INDEXES = (("search/search_index.json", "docs"), ("search.json", "items"))


@dataclass(frozen=True, slots=True)
class Shell:
    """A built shell, cut at its marks: text and marks in turn."""

    parts: tuple[str, ...]
    digest: bytes

    @classmethod
    def of(cls, source: str, path: str) -> Shell:
        """Cut a shell; its own address and path count as marks, for the theme may print them."""
        place = _place(path)
        own = f"/{re.escape(page_address(place))}|{re.escape(place)}" if _NAME in path else "(?!)"
        marks = f"({_TITLE}|{_DESCRIPTION}|{re.escape(_WHOLE_BODY)}|{OTHER}|{own})"
        parts = tuple(re.split(marks, source))
        return cls(parts, hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest())

    def page(self, page: Page) -> str:
        """The page that the engine would have built."""
        place = page.path.removeprefix(page.below)
        address = page_address(place)
        words = {_TITLE: page.title, _DESCRIPTION: page.description, _WHOLE_BODY: page.html}
        words[OTHER] = address
        own = {True: place, False: f"/{address}"}
        pieces = list(self.parts)
        pieces[1::2] = [words[mark] if mark in words else own[mark.endswith(".md")] for mark in self.parts[1::2]]
        return "".join(pieces)


def shell_sources(heads: Mapping[str, tuple[str, str]], addresses: Iterable[str], below: str = "") -> dict[str, str]:
    """The Markdown of all shells, by path: one for every depth, and one for each page that needs its own.

    Args:
        heads: titles and descriptions of the generated pages that the navigation or a hand-written page names, by
            path: the theme marks their place, or prints their title elsewhere.
        addresses: of all lists; their further pages lie two folders deeper.
        below: where the tree of their language stands.
    """
    deepest = 3 + max((address.count("/") for address in addresses), default=0)
    depths = {f"{below}{_of_depth(depth)}": shell_source(None) for depth in range(1, deepest + 1)}
    return depths | {path: shell_source(head) for path, head in heads.items()}


def shell_source(head: tuple[str, str] | None) -> str:
    """The Markdown of a shell: with marks for its words, or with the title and description that its page has.

    A page that the navigation or a hand-written page names needs its own: the engine prints its title elsewhere too.
    """
    title, description = head or (_TITLE, _DESCRIPTION)
    fields = {"title": title, "description": description, "hide": ["navigation", "toc"]}
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{lines}---\n{_WHOLE_BODY}\n"


def linked_pages(docs: Path, below: str = "") -> set[str]:
    """The Markdown paths that hand-written pages of a tree link to, below the docs folder."""
    found: set[str] = set()
    for folder, folders, names in os.walk(docs / below):
        here = Path(folder).relative_to(docs)
        if not here.parts and "archive" in folders:
            folders.remove("archive")
        for page in (Path(folder, name) for name in names if name.endswith(".md")):
            if page.is_file():
                links = _LINK.findall(page.read_text(encoding="utf-8", errors="replace"))
                found.update(os.path.normpath(here / link) for link in links)
    return found


@dataclass(frozen=True)
class Shells:
    """All shells by their Markdown paths."""

    by_path: Mapping[str, Shell]

    def of(self, path: str) -> Shell:
        """The shell of the page at a Markdown path."""
        if shell := self.by_path.get(path):
            return shell
        place = _place(path)
        return self.by_path[f"{path.removesuffix(place)}{_of_depth(page_address(place).count('/') - 1)}"]

    @cached_property
    def digest(self) -> bytes:
        """Stands for all of them."""
        return b"".join(shell.digest for _, shell in sorted(self.by_path.items()))


def take_shells(site: Path, paths: Iterable[str]) -> Shells:
    """Take the finished shells out of the site.

    Raises:
        EngineFailedError: the settings keep the engine from building one where it should stand.
    """
    shells = {}
    for path in sorted(paths):
        built = site / page_address(path) / "index.html"
        if not built.is_file():
            raise EngineFailedError(f"{path} (use_directory_urls, exclude_docs)")
        shells[path] = Shell.of(built.read_text(encoding="utf-8"), path)
    for path in sorted(shells, key=len, reverse=True):
        _remove(site, site / page_address(path))
    return Shells(shells)


def filled(shell: Shell, page: Page, site_url: str = "") -> File:
    """A page as it stands in the site; one that leads elsewhere says so in its head, where no script is needed."""
    source = shell.page(page)
    if page.head:
        # Who made the site is not who wrote the article: reference managers take one for the other.
        source = _headed(_SITE_AUTHOR.sub("", source, count=1), page.head)
    if page.leads_to:
        source = _leading(source, page, site_url)
    return File(f"{page.address}index.html", source.encode("utf-8", "surrogatepass"))


def _leading(source: str, page: Page, site_url: str) -> str:
    """https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh"""
    there = page.leads_to
    canonical = urljoin(f"{site_url.rstrip('/')}/{page.address}", there) if site_url else there
    head = (
        f'<meta http-equiv="refresh" content="0; url={escape(there)}"><meta name="robots" content="noindex">'
        f'<link rel="canonical" href="{escape(canonical)}">'
    )
    return _headed(_CANONICAL.sub("", source, count=1), head)


def _headed(source: str, head: str) -> str:
    before, closing, after = source.partition("</head>")
    return f"{before}{head}{closing}{after}"


def search_index(site: Path) -> tuple[str, str]:
    """The path of the theme's search index and the name of its list; empty where it is switched off."""
    return next(((path, name) for path, name in _SEARCH_INDEXES if (site / path).exists()), ("", ""))


def hand_written(site: Path, below: str = "") -> frozenset[str]:
    """The addresses of the hand-written pages of a tree, below it."""
    found = (Path(folder) for folder, _, names in os.walk(site / below) if "index.html" in names)
    places = (folder.relative_to(site / below).as_posix() for folder in found)
    return frozenset("" if place == "." else f"{place}/" for place in places if place.partition("/")[0] != "archive")


def take_edition(site: Path, built: Path, below: str) -> None:
    """Move the pages of a further language into the site, and what of them is searched to what is searched of it."""
    (built / below).replace(site / below)
    (where, name), (there, _) = search_index(site), search_index(built)
    if where and there:
        whole = json.loads((site / where).read_text(encoding="utf-8"))
        further = json.loads((built / there).read_text(encoding="utf-8"))[name]
        whole[name] += [entry for entry in further if entry["location"].startswith(below)]
        (site / where).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def take_search_entries(site: Path) -> list[Mapping[str, str]]:
    """The entries of hand-written pages in the engine's search index, which is taken away."""
    where, name = search_index(site)
    path = site / where
    entries: list[Mapping[str, str]] = json.loads(path.read_text(encoding="utf-8"))[name]
    path.unlink()
    with contextlib.suppress(OSError):
        path.parent.rmdir()
    return [entry for entry in entries if not _GENERATED.match(entry["location"])]


def _remove(site: Path, folder: Path) -> None:
    """Delete a shell and the folders that it leaves empty."""
    (folder / "index.html").unlink()
    while folder != site and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _place(path: str) -> str:
    """The path of a generated page below the tree of its language."""
    return path[path.index("archive/") :]


def _of_depth(depth: int) -> str:
    return f"archive/{'/'.join([_NAME] * depth)}.md"
