"""Reads built article pages back from disk and compares them with the bytes of their seeds.

Nothing of the code that divides, annotates or renders is used here: the page is read with Python's own HTML parser,
the seed is decoded and cut at its line ends. Every line of the seed that is not white space must stand on the page
once, in order, each character of it and nothing else; between the lines of the text only notes and the reasons of
removed lines may stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from hashiya.model import Problem

_LINE_END = re.compile("\r\n|\n|\r")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "source", "area", "col"})
_IN_LINES = frozenset({"mark", "a", "span"})
_AROUND_LINES = frozenset({"h-margin", "h-removed-why"})
_SHOWN = 40
_LINE = re.compile(r"<[^<>]*\sdata-line\b")
_BEGINS, _ENDS = '<div class="h-page', '<section class="h-section'


@dataclass
class _Found:
    lines: list[tuple[int, str]] = field(default_factory=list)
    stray: str = ""
    foreign: str = ""


class _Reader(HTMLParser):
    """Collects the elements with `data-line`, and whatever else stands in the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._open: list[tuple[str, str]] = []
        self._line: tuple[int, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        role = self._role(given)
        if self._line and tag not in _IN_LINES:
            self.found.foreign = tag
        if role == "control" and self._line:
            self._line[1].append(chr(int(given.get("data-cp") or "0", 16)))
        if "data-line" in given:
            self._line = (int(given["data-line"] or "0"), [])
            role = "line"
        if tag not in _VOID:
            self._open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, role = self._open.pop()
            if role == "line" and self._line:
                self.found.lines.append((self._line[0], "".join(self._line[1])))
                self._line = None
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        roles = {role for _, role in self._open}
        if "control" in roles:
            return
        if self._line:
            self._line[1].append(data)
        elif "text" in roles and "around" not in roles and data.strip():
            self.found.stray = self.found.stray or data.strip()

    @staticmethod
    def _role(given: dict[str, str | None]) -> str:
        classes = set((given.get("class") or "").split())
        if "h-text" in classes:
            return "text"
        if "h-control" in classes:
            return "control"
        return "around" if classes & _AROUND_LINES else ""


def read_back(site: Path, root: Path, article_id: str) -> list[Problem]:
    """The differences between a built page and its seed (H702), at most one a page; none when they are the same."""
    path = f"archive/{article_id}/index.html"
    try:
        page = (site / path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [_difference(path, 0, str(error), "")]
    seed = (root / "seeds" / f"{article_id}.txt").read_bytes()
    before, own, after = _own_part(page)
    if outside := _LINE.search(before) or _LINE.search(after):
        return [_difference(path, 0, outside[0], "")]
    reader = _Reader()
    reader.feed(own)
    reader.close()
    return _compare(path, reader.found, _LINE_END.split(seed.decode("utf-8")))


def _own_part(page: str) -> tuple[str, str, str]:
    """What stands before the head and text of the article, these themselves (which are read), and what follows."""
    start = max(0, page.find(_BEGINS))
    end = page.find(_ENDS, start)
    end = len(page) if end < 0 else end
    return page[:start], page[start:end], page[end:]


def _compare(path: str, found: _Found, seed: list[str]) -> list[Problem]:
    if found.foreign:
        return [_difference(path, 0, f"<{found.foreign}>", "")]
    if found.stray:
        return [_difference(path, 0, found.stray, "")]
    wanted = {number: line for number, line in enumerate(seed, 1) if line.strip()}
    given: dict[int, str] = {}
    for number, line in found.lines:
        if number in given or line != wanted.get(number):
            return [_difference(path, number, line, wanted.get(number, ""))]
        given[number] = line
    missing = next((number for number in wanted if number not in given), None)
    if missing:
        return [_difference(path, missing, "", wanted[missing])]
    order = [number for number, _ in found.lines]
    inside = order[1:] if len(order) > 1 and order[0] > order[1] else order
    unordered = next((b for a, b in pairwise(inside) if b < a), None)
    return [_difference(path, unordered, given[unordered], "")] if unordered else []


def _difference(path: str, line: int, page: str, seed: str) -> Problem:
    at = next((n for n, (a, b) in enumerate(zip(page, seed, strict=False)) if a != b), min(len(page), len(seed)))
    start = max(0, at - _SHOWN // 2)
    details = {"line": str(line), "page": page[start : start + _SHOWN], "seed": seed[start : start + _SHOWN]}
    return Problem("H702", path, 0, 0, details)
