"""YAML as a small safe subset: maps, lists and text, with the line and column of everything.

Refused: anchors, aliases, tags, merge keys, directives, keys made by `?`, several documents, duplicate keys, invisible
characters, files over the limits. Every scalar is text; `NO`, `010` and `12:30` stay as typed. PyYAML gives only the
events; its constructors, which guess types, are not used. Nothing that the specification refuses is let pass.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from hashiya.hidden import first_control, first_hidden
from hashiya.model import Problem
from hashiya.read.contributed import Refused, character_name, text_of
from hashiya.read.strict import BLOCK, PLAIN, Fault, Layout

MAX_BYTES = 256_000
MAX_EVENTS = 20_000
MAX_DEPTH = 16
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed.

    Attributes:
        cut: line and column of a comment behind it on its line, which may be what the text went on with.
    """

    text: str
    line: int
    column: int
    cut: tuple[int, int] | None = None


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
        raise Refused(Problem("H106", path, 1, 1, {"limit": f"{MAX_BYTES // 1000} kB"}))
    text = text_of(raw, path, escaped=escaped)
    # libyaml loses the blank lines at the end of a block where the last line of the file does not end.
    text = text if text.endswith("\n") else text + "\n"
    try:
        events = yaml.parse(text, Loader=_LOADER)
        return _Composer(path, events, Layout(text), first_control if escaped else first_hidden).document()
    except yaml.MarkedYAMLError as error:
        raise Refused(_invalid(path, error)) from None
    except yaml.YAMLError as error:
        raise Refused(Problem("H102", path, 1, 1, {"what": str(error).splitlines()[0]})) from None


def _invalid(path: str, error: yaml.MarkedYAMLError) -> Problem:
    """H102: a file is YAML as its specification has it."""
    unclosed = str(error.context or "").startswith("while scanning a quoted scalar")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = "quotation mark not closed" if unclosed else str(error.problem or error.context or "")
    return Problem("H102", path, line, column, {"what": what})


class _Composer:
    """Builds nodes from PyYAML's events; one instance per document. `indent` is the column of the block around."""

    def __init__(self, path: str, events: Iterator[yaml.Event], layout: Layout, hidden: Callable[[str], int]) -> None:
        self._path = path
        self._hidden = hidden
        self._events = events
        self._layout = layout
        self._count = 0

    def document(self) -> Node:
        """H104: a file is one document; an empty map stands for none."""
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return Mapping((), 1, 1)
        if event.version or event.tags:
            raise self._refuse("H103", event, what="%")
        node = self._node(self._next(), 0, -1)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refuse("H104", after)
        return node

    def _next(self) -> Any:
        """H106: a file has no more than so many bytes, values and levels; nothing is made of one that has."""
        self._count += 1
        event = next(self._events)
        if self._count > MAX_EVENTS:
            raise self._refuse("H106", event, limit=f"{MAX_EVENTS} values")
        self._fault(self._layout.comment_fault(event))
        return event

    def _node(self, event: Any, depth: int, indent: int | None) -> Node:
        """H103: values stand where they are meant: no anchors, aliases, tags, merge keys, directives, keys by `?`."""
        if depth > MAX_DEPTH:
            raise self._refuse("H106", event, limit=f"{MAX_DEPTH} levels")
        special = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or special:
            raise self._refuse("H103", event, what=str(special))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, indent)
        line, column = _place(event)
        within = None if event.flow_style else column - 1
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(event, depth, within, indent)), line, column)
        return Mapping(tuple(self._entries(event, depth, within, indent)), line, column)

    def _scalar(self, event: Any, indent: int | None) -> Scalar:
        # Escapes in double quotes may hide something as well.
        if (hidden := max(self._hidden(event.value), event.value.find("\r"))) >= 0:
            raise self._refuse("H108", event, character=character_name(event.value[hidden]))
        if event.style in PLAIN:
            if indent is None and event.value == "-":
                raise self._refuse("H102", event, what="did not find expected value")
            return Scalar(event.value, *_place(event), self._layout.comment_behind(event))
        if event.style in BLOCK:
            self._fault(self._layout.block_fault(event, -1 if indent is None else indent))
        elif indent is not None:
            self._fault(self._layout.indent_fault(event, event, indent))
        return Scalar(event.value, *_place(event))

    def _items(self, start: Any, depth: int, within: int | None, around: int | None) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1, within)
        self._closed(start, event, within, around)

    def _entries(self, start: Any, depth: int, within: int | None, around: int | None) -> Iterator[tuple[Scalar, Node]]:
        """H105: no key stands twice in a map, whatever its letters are composed of."""
        seen: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if self._layout.is_complex_key(event, in_flow=within is None):
                raise self._refuse("H103", event, what="?")
            key = self._node(event, depth + 1, within)
            if not isinstance(key, Scalar) or key.text == "<<":
                raise self._refuse("H103", event, what="<<")
            name = " ".join(unicodedata.normalize("NFKC", key.text).split())
            if name in seen:
                raise self._refuse("H105", event, key=key.text, first=str(seen[name]))
            seen[name] = key.line
            yield key, self._node(self._next(), depth + 1, within)
        self._closed(start, event, within, around)

    def _closed(self, start: Any, end: Any, within: int | None, around: int | None) -> None:
        """Brackets have ended; those that no others stand around are all further in than their block."""
        if within is None and around is not None:
            self._fault(self._layout.indent_fault(start, end, around))

    def _fault(self, fault: Fault | None) -> None:
        if fault:
            what, line, column = fault
            raise Refused(Problem("H102", self._path, line, column, {"what": what}))

    def _refuse(self, code: str, event: Any, **details: str) -> Refused:
        return Refused(Problem(code, self._path, *_place(event), details))


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
