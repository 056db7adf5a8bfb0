"""YAML as a small safe subset: maps, lists and text, with the line and column of everything.

Refused: anchors, aliases, tags, merge keys, several documents, duplicate keys, invisible characters, files over the
limits. Every scalar is text; `NO`, `010` and `12:30` stay as typed. PyYAML gives only the events; its constructors,
which guess types, are not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from hashiya.model import Problem
from hashiya.read.hidden import first_control, first_hidden

MAX_BYTES = 256_000
MAX_EVENTS = 50_000
MAX_DEPTH = 16
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map, its keys in order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class Refused(Exception):
    """The text is not in the subset; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse_yaml(raw: bytes, path: str, *, escaped: bool = False) -> Node:
    """Read one YAML document.

    Args:
        raw: the file's bytes, UTF-8.
        path: named in problems.
        escaped: True where invisible characters may stand as escapes, which can be seen (`"\\u200f"`).

    Raises:
        Refused: with the first thing that is not in the subset (codes H101 to H108).
    """
    if len(raw) > MAX_BYTES:
        raise Refused(Problem("H106", path, details={"limit": f"{MAX_BYTES // 1000} kB"}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused(Problem("H101", path, line, error.start - raw.rfind(b"\n", 0, error.start))) from None
    _refuse_invisible(text, path, escaped)
    try:
        return _Composer(path, yaml.parse(text, Loader=_LOADER), first_control if escaped else first_hidden).document()
    except yaml.MarkedYAMLError as error:
        unclosed = str(error.context or "").startswith("while scanning a quoted scalar")
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = "quotation mark not closed" if unclosed else str(error.problem or error.context or "")
        raise Refused(Problem("H102", path, line, column, {"what": what})) from None
    except yaml.YAMLError as error:
        raise Refused(Problem("H102", path, details={"what": str(error).splitlines()[0]})) from None


def _refuse_invisible(text: str, path: str, escaped: bool) -> None:
    at = first_hidden(text)
    while escaped and at >= 0 and text[at].isprintable():
        at = first_hidden(text, at + 1)
    if at >= 0:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise Refused(Problem("H108", path, line, column, {"character": f"U+{ord(text[at]):04X}"}))


class _Composer:
    """Builds nodes from PyYAML's events; one instance per document."""

    def __init__(self, path: str, events: Iterator[yaml.Event], hidden: Callable[[str], int]) -> None:
        self._path = path
        self._hidden = hidden
        self._events = events
        self._count = 0

    def document(self) -> Node:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return Mapping((), 1, 1)
        node = self._node(self._next(), 0)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refuse("H104", after)
        return node

    def _next(self) -> yaml.Event:
        self._count += 1
        event = next(self._events)
        if self._count > MAX_EVENTS:
            raise self._refuse("H106", event, limit=f"{MAX_EVENTS} values")
        return event

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._refuse("H106", event, limit=f"{MAX_DEPTH} levels")
        special = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or special:
            raise self._refuse("H103", event, what=str(special))
        line, column = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            # Escapes in double quotes may hide something as well.
            if (hidden := max(self._hidden(event.value), event.value.find("\r"))) >= 0:
                raise self._refuse("H108", event, character=f"U+{ord(event.value[hidden]):04X}")
            return Scalar(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), line, column)
        return Mapping(tuple(self._entries(depth)), line, column)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar) or key.text == "<<":
                raise self._refuse("H103", event, what="<<")
            if key.text in seen:
                raise self._refuse("H105", event, key=key.text, first=str(seen[key.text]))
            seen[key.text] = key.line
            yield key, self._node(self._next(), depth + 1)

    def _refuse(self, code: str, event: yaml.Event, **details: str) -> Refused:
        return Refused(Problem(code, self._path, *_place(event), details))


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
