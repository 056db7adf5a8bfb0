"""Puts the words of generated pages into the shells that the engine built for them.

A shell is a page that the engine built around marks for the title, the description and the body. Filling it in gives
the page that the engine would have built; a test compares the two.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from hashiya.model import Page
from hashiya.publish.engine import EngineFailedError

_TITLE, _DESCRIPTION, _BODY = "hashiya-shell-title", "hashiya-shell-description", "<h1>hashiya-shell-body</h1>"
_NAME = "_shell"
_WHOLE_BODY = f"<div>{_BODY}</div>"
_LINK = re.compile(r"\]\(\s*<?([^\s()<>#]{1,300}\.md)\b")
_SEARCH_INDEX = "search/search_index.json"


@dataclass(frozen=True, slots=True)
class Shell:
    """A built shell, cut at its marks: text and marks in turn."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, source: str, path: str) -> Shell:
        """Cut a shell; its own address and path count as marks, for the theme may print them."""
        own = f"/{re.escape(_address(path))}|{re.escape(path)}" if _NAME in path else "(?!)"
        marks = f"({_TITLE}|{_DESCRIPTION}|{re.escape(_WHOLE_BODY)}|{own})"
        return cls(tuple(re.split(marks, source)))

    def page(self, page: Page) -> str:
        """The page that the engine would have built."""
        words = {_TITLE: page.title, _DESCRIPTION: page.description, _WHOLE_BODY: page.html}
        own = {True: page.path, False: f"/{page.address}"}
        pieces = list(self.parts)
        pieces[1::2] = [words[mark] if mark in words else own[mark.endswith(".md")] for mark in self.parts[1::2]]
        return "".join(pieces)


def shell_paths(pages: Iterable[str], nav: Iterable[str]) -> dict[str, str]:
    """For every Markdown path of a generated page, the path of the shell that it is put into.

    A page that the navigation names has a shell of its own, for the theme marks its place there.
    """
    named = {*nav, "archive/index.md"}
    return {path: path if path in named else _by_depth(path) for path in pages}


def shell_source(head: tuple[str, str] | None) -> str:
    """The Markdown of a shell: with marks for its words, or with the title and description that its page has.

    A page that the navigation or a hand-written page names needs its own: the engine prints its title elsewhere too.
    """
    title, description = head or (_TITLE, _DESCRIPTION)
    fields = {"title": title, "description": description, "hide": ["navigation", "toc"]}
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{lines}---\n{_WHOLE_BODY}\n"


def linked_pages(docs: Path) -> set[str]:
    """The Markdown paths that hand-written pages link to, below the docs folder."""
    found = set()
    for page in docs.rglob("*.md"):
        here = page.relative_to(docs).parent
        if here.parts[:1] != ("archive",) and page.is_file():
            for link in _LINK.findall(page.read_text(encoding="utf-8", errors="replace")):
                found.add(os.path.normpath(here / link))
    return found


def read_shells(site: Path, paths: Iterable[str]) -> dict[str, Shell]:
    """The finished shells by their Markdown paths.

    Raises:
        EngineFailedError: the settings keep the engine from building one where it should stand.
    """
    shells = {}
    for path in set(paths):
        built = site / _address(path) / "index.html"
        if not built.is_file():
            raise EngineFailedError(f"{path} (use_directory_urls, exclude_docs)")
        shells[path] = Shell.of(built.read_text(encoding="utf-8"), path)
    return shells


def fill(site: Path, shells: Mapping[str, Shell], paths: Mapping[str, str], pages: Iterable[Page]) -> None:
    """Write pages into the site."""
    for page in pages:
        target = site / page.address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(shells[paths[page.path]].page(page), encoding="utf-8", newline="")


def remove_shells(site: Path, paths: Iterable[str]) -> None:
    """Delete the shells that are no page themselves."""
    for path in sorted({path for path in paths if _NAME in path}, key=len, reverse=True):
        folder = site / _address(path)
        (folder / "index.html").unlink()
        while folder.name == _NAME and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def write_search_index(site: Path, words: Mapping[str, tuple[str, str]]) -> None:
    """Put the generated pages into the theme's search index, if the archive has it switched on.

    Args:
        words: for the address of every page to be found, its title (escaped) and its words (plain).
    """
    path = site / _SEARCH_INDEX
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    own = [doc for doc in index["docs"] if not doc["location"].startswith("archive/")]
    made = [
        {"location": address, "title": title, "text": _paragraphs(text)} for address, (title, text) in words.items()
    ]
    index["docs"] = sorted([*own, *made], key=lambda doc: str(doc["location"]))
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())


def _by_depth(path: str) -> str:
    depth = _address(path).count("/") - 1
    return f"archive/{'/'.join([_NAME] * depth)}.md"


def _address(path: str) -> str:
    return path.removesuffix(".md").removesuffix("index").removesuffix("/") + "/"
