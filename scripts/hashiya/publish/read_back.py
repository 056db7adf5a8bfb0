"""Reads built article pages back from disk and compares them with the bytes of their seeds.

Nothing of the code that divides, annotates or renders is used here: the page is cut into tags and text, the seed is
decoded and cut at its line ends. Every line of the seed that is not white space must stand on the page
once, in order, each character of it and nothing else.

The page is held to a grammar so narrow that all parsers read it alike: only these elements and attributes, values in
double quotes, every element closed in its order, no comments; inside a line only
marks, names, numbers (which are empty) and pictures of characters that HTML cannot carry; between the lines only the
notes and the reasons of removed lines. What this grammar does not know is a difference.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from unicodedata import category

from hashiya.model import Problem

Layer = Callable[[Path, str], str]
_LINE_END = re.compile("\r\n|\n|\r")
_LINE = re.compile(r"<[^<>]*\sdata-line\b")
_OWN_CLASS = re.compile(r'<[^<>]*\sclass="h-(?:line|text|page)\b')
_HIDING = re.compile(
    r"<(/?)(noscript|template|iframe|select|textarea|object|title|style|script|svg|xmp|dialog|noembed|noframes)\b",
    re.IGNORECASE,
)
_BEGINS, _ENDS = '<div class="h-page h-article-page"', '<section class="h-section'
_TAGS = frozenset(
    {"div", "header", "p", "h1", "h2", "a", "bdi", "span", "details", "summary", "ul", "ol", "li", "dl", "dt", "dd"}
    | {"aside", "section", "figure", "figcaption", "mark", "label", "input", "button", "strong", "code"}
    | {"em", "blockquote", "br", "ins", "del"}
)
_ATTRIBUTES = frozenset(
    {"class", "id", "href", "dir", "lang", "title", "type", "download", "rel", "open", "start"}
    | {"data-line", "data-n", "data-cp", "data-of", "aria-label"}
)
_TEXT = {("section", "h-text"), ("section", "h-text h-text--crowded")}
_AROUND = {("aside", "h-margin"), ("aside", "h-margin h-changes"), ("p", "h-removed-why")}
_IN_LINE = {
    "mark": (frozenset({"class", "id", "data-of"}), re.compile(r"h-mark h-mark--[a-z]+( h-l[0-9])?")),
    "a": (
        frozenset({"class", "id", "href", "title", "data-n", "aria-label"}),
        re.compile(r"h-(name|ref) h-\1--[a-z]+( h-k[0-9]{1,2})?"),
    ),
    "span": (frozenset({"class", "id", "data-cp"}), re.compile(r"h-control|h-old-id")),
}
_SHOWN = 40
# A comment that all parsers end alike and that holds no tag: the licences of the theme's icons.
_REMARK = re.compile(r"<!--(?:[^<>-]|-(?!-))*-->")
_OTHER_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|#34|#39);)")
_ACTOR = re.compile(r"\.\./actors/[a-z0-9_-]+/")
_VALUES = re.compile(r'"[^"]*"')
_TOKEN = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z-]*(?:="[^"<>]*")?)*)\s*>|([^<>]+)""")
_ATTRIBUTE = re.compile(r"""\s([a-z][a-z-]*)(?:="([^"]*)")?""")


@lru_cache(maxsize=1 << 12)
def _attributes(tag: str, attributes: str) -> Mapping[str, str] | None:
    """The attributes of a tag, None where the grammar does not know it or one of them, or has one twice."""
    pairs = _ATTRIBUTE.findall(attributes)
    given = {name: unescape(value) for name, value in pairs}
    known = tag in _TAGS and len(given) == len(pairs) and _ATTRIBUTES.issuperset(given)
    return MappingProxyType(given) if known else None


class _ForeignError(Exception):
    """Something that the grammar of a page does not know; the text shows it."""


class _Reader:
    """Collects the lines of a page in their order, and stops at the first thing that has no place there."""

    def __init__(self) -> None:
        self.title: tuple[int, str] | None = None
        self.lines: list[tuple[int, str]] = []
        self._open: list[tuple[str, str]] = []
        self._line: tuple[int, list[str]] | None = None
        self._empty = ""
        self._headings = 0
        self._boxes = 0
        self._pictured = False
        self._after_text = False

    def feed(self, source: str) -> None:
        """Read the part of a page that is the article's own.

        Raises:
            _ForeignError: at what the grammar does not know.
        """
        at = 0
        for found in _TOKEN.finditer(source):
            if found.start() != at:
                break
            at = found.end()
            closing, tag, attributes, text = found.groups()
            if text is not None:
                if _OTHER_REFERENCE.search(text):
                    raise _ForeignError(text)
                self._text(unescape(text))
            elif closing:
                self._end(tag, attributes)
            else:
                self._start(tag, attributes, found[0])
        if at != len(source):
            raise _ForeignError(source[at : at + _SHOWN])

    def _start(self, tag: str, attributes: str, source: str) -> None:
        given = _attributes(tag, attributes)
        if given is None or self._empty:
            raise _ForeignError(source)
        if self._line:
            self._inside_line(tag, given, source)
            return
        role = self._role(tag, given)
        self._count(tag, given, source)
        if "data-line" in given:
            self._begin_line(tag, given, source)
        elif tag not in ("input", "br"):
            self._open.append((tag, role))

    def _end(self, tag: str, attributes: str) -> None:
        if attributes or not self._open or self._open[-1][0] != tag:
            raise _ForeignError(f"</{tag}{attributes}>")
        _, role = self._open.pop()
        if role == "control" and not self._pictured:
            raise _ForeignError("data-cp")
        if role == "text":
            self._after_text = True
        if role in ("empty", "control"):
            self._empty = ""
        elif role in ("line", "title") and self._line:
            found = self._line[0], "".join(self._line[1])
            self._line = None
            if role == "title":
                self.title = found
            else:
                self.lines.append(found)

    def _text(self, data: str) -> None:
        if self._empty:
            if data != self._empty or self._pictured:
                raise _ForeignError(data)
            self._pictured = True
        elif self._after_text and data.strip():
            raise _ForeignError(data.strip())
        elif self._line:
            self._line[1].append(data)
        elif data.strip():
            roles = [role for _, role in self._open]
            if "text" in roles and "around" not in roles:
                raise _ForeignError(data.strip())

    def _inside_line(self, tag: str, given: Mapping[str, str], source: str) -> None:
        allowed, classes = _IN_LINE.get(tag, (frozenset(), re.compile("(?!)")))
        bare = tag == "span" and (set(given) == {"id"} or given.get("class") == "h-old-id")
        begins = self._line is not None and not self._line[1] and self._open[-1][1] == "line"
        leads = begins and tag == "span" and given == {"class": "h-dateline"}
        if not allowed.issuperset(given) or not (bare or leads or classes.fullmatch(given.get("class", ""))):
            raise _ForeignError(source)
        role = ""
        if bare or given.get("class", "").startswith("h-ref"):
            role, self._empty = "empty", "\0"
            if not given.get("data-n", "0").isdecimal() or not given.get("href", "#").startswith("#"):
                raise _ForeignError(source)
        elif tag == "a" and not _ACTOR.fullmatch(given.get("href", "")):
            raise _ForeignError(source)
        elif tag == "span" and self._line and not leads:
            code = int(given.get("data-cp") or "0", 16)
            self._pictured = False
            if category(chr(code)) not in ("Cc", "Cn", "Cs"):
                raise _ForeignError(source)
            role, self._empty = "control", chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
            self._line[1].append(chr(code))
        self._open.append((tag, role))

    def _begin_line(self, tag: str, given: Mapping[str, str], source: str) -> None:
        roles = {role for _, role in self._open}
        is_title = tag == "h1" and given.get("id") == "title" and "text" not in roles and self.title is None
        placed = is_title or ("text" in roles and tag in ("p", "h2"))
        if not placed or "around" in roles or given.get("class", "h-line") != "h-line":
            raise _ForeignError(source)
        self._line = (int(given["data-line"]), [])
        self._open.append((tag, "title" if is_title else "line"))

    def _count(self, tag: str, given: Mapping[str, str], source: str) -> None:
        self._headings += tag == "h1"
        self._boxes += tag == "input"
        odd_box = tag == "input" and (given.get("type") != "checkbox" or given.get("class") != "h-show-removed")
        misplaced = tag == "button" and any(open_tag == tag or role == "text" for open_tag, role in self._open)
        if self._headings > 1 or self._boxes > 1 or odd_box or misplaced:
            raise _ForeignError(source)

    @staticmethod
    def _role(tag: str, given: Mapping[str, str]) -> str:
        if (tag, given.get("class")) in _TEXT:
            return "text"
        return "around" if (tag, given.get("class")) in _AROUND else ""


def read_back(site: Path, root: Path, article_id: str, *, layer: Layer | None = None) -> list[Problem]:
    """The differences between a built page and its seed (H702), at most one a page; none when they are the same.

    Args:
        layer: reads the text of a seed that is not plain UTF-8: a web page's text layer, or another encoding.
    """
    path = f"archive/{article_id}/index.html"
    try:
        page = _regular(site / path).decode("utf-8")
        return _compare(path, _read(page), _LINE_END.split(_seed(root, article_id, layer)))
    except (OSError, ValueError, OverflowError) as error:
        return [_difference(path, 0, str(error), "")]
    except _ForeignError as foreign:
        return [_difference(path, 0, str(foreign), "")]


def _seed(root: Path, article_id: str, layer: Layer | None) -> str:
    """The text of the newest capture; where it is plain and nothing stands beside it, straight from its bytes."""
    stem, number = root / "seeds" / article_id, 2
    while any(Path(f"{root / 'seeds' / article_id}.{number}{ending}").exists() for ending in (".txt", ".html")):
        stem, number = root / "seeds" / f"{article_id}.{number}", number + 1
    plain, beside = Path(f"{stem}.txt"), Path(f"{stem}.yml")
    if layer and (beside.exists() or not plain.exists()):
        return layer(root, article_id)
    return _regular(plain).decode("utf-8-sig")


def _regular(path: Path) -> bytes:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(f"{path.name}: not a regular file")
    return path.read_bytes()


def _read(page: str) -> _Reader:
    """Read the head and the text of an article; the theme around them and the lists below hold no line of it."""
    start = page.find(_BEGINS)
    end = page.find(_ENDS, max(0, start))
    before, own, after = _REMARK.sub("", page[: max(0, start)]), page[max(0, start) : end], _REMARK.sub("", page[end:])
    strays = [found for part in (before, after) if (found := _LINE.search(_VALUES.sub("", part)))]
    strays += [found for part in (before, after) if (found := _OWN_CLASS.search(part))]
    if start < 0 or end < 0 or strays or _hides(before) or "<!--" in before or "<!--" in after:
        raise _ForeignError(strays[0][0] if strays else page[:_SHOWN])
    reader = _Reader()
    reader.feed(own)
    return reader


def _hides(before: str) -> bool:
    """True where an element whose content readers do not see is still open."""
    depth = 0
    for closing, _ in _HIDING.findall(before):
        depth += -1 if closing else 1
        if depth < 0:
            return True
    return depth > 0


def _compare(path: str, found: _Reader, seed: list[str]) -> list[Problem]:
    wanted = {number: line for number, line in enumerate(seed, 1) if line.strip()}
    given: dict[int, str] = {}
    for number, line in [*([found.title] if found.title else []), *found.lines]:
        if number in given or line != wanted.get(number):
            return [_difference(path, number, line, wanted.get(number, ""))]
        given[number] = line
    missing = next((number for number in wanted if number not in given), None)
    if missing:
        return [_difference(path, missing, "", wanted[missing])]
    numbers = [number for number, _ in found.lines]
    unordered = next((after for before, after in pairwise(numbers) if after < before), None)
    return [_difference(path, unordered, given[unordered], "")] if unordered else []


def _difference(path: str, line: int, page: str, seed: str) -> Problem:
    at = next((n for n, (a, b) in enumerate(zip(page, seed, strict=False)) if a != b), min(len(page), len(seed)))
    start = max(0, at - _SHOWN // 2)
    details = {"line": str(line), "page": page[start : start + _SHOWN], "seed": seed[start : start + _SHOWN]}
    return Problem("H702", path, 0, 0, details)
