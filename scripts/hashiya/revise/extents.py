"""Where each value of a YAML text begins and ends.

PyYAML's events mark it in code points, half-open; its block scalars end where their last line does.
Source: https://yaml.org/spec/1.2.2/, in the subset of `read/safe_yaml.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_REST = re.compile(r"[^\n\r\x85\u2028\u2029]*")
_HEADER = re.compile(r"[|>][-+0-9]*")
_BLANK = " \t\n\r\x85\u2028\u2029"
# As in `read/safe_yaml.py`: without libyaml, PyYAML refuses `?` within plain words in brackets.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_LEVELS = 32
_BOM = "\ufeff"


class RevisionError(ValueError):
    """The change cannot be made: there is no such key, it is no single text, or the file is not plain enough.

    Attributes:
        at: the key's path.
    """

    def __init__(self, at: str) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True)
class Node:
    """A value: a text, or a list or map of others.

    Attributes:
        start, end: its span; a block's end is that of its last line, without the line end.
        column: where it begins in its line, from 0; of a list written with dashes, the column of the dashes.
        flow: True for lists and maps in brackets.
        block: True for texts behind `|` or `>`.
        children: items of a list; keys and values of a map in turn.
    """

    start: int
    end: int
    column: int
    is_map: bool = False
    flow: bool = False
    block: bool = False
    text: str | None = None
    children: tuple[Node, ...] = ()

    @property
    def keys(self) -> tuple[Node, ...]:
        """The keys of a map, in order."""
        return self.children[::2] if self.is_map else ()

    @property
    def values(self) -> tuple[Node, ...]:
        """The values of a map or the items of a list, in order."""
        return self.children[1::2] if self.is_map else self.children

    @property
    def plain(self) -> Any:
        """What it says: a text, a list, or a dict."""
        if self.text is not None:
            return self.text
        values = [value.plain for value in self.values]
        return dict(zip((key.text for key in self.keys), values, strict=True)) if self.is_map else values


@dataclass(frozen=True)
class Found:
    """A value with what it stands in: a list or map, its number there, and in a map its key."""

    node: Node
    parent: Node
    number: int

    @property
    def key(self) -> Node | None:
        """The key that leads to it; None in a list."""
        return self.parent.keys[self.number] if self.parent.is_map else None

    @property
    def begin(self) -> int:
        """Where its key begins, or itself."""
        return self.key.start if self.key else self.node.start


def root(text: str, at: str) -> Node | None:
    """The value of a whole text; None where it holds nothing but comments.

    Raises:
        RevisionError: it is not in the subset; `at` is only named there.
    """
    shift = len(_BOM) if text.startswith(_BOM) else 0
    try:
        events = list(yaml.parse(text[shift:], Loader=_LOADER))
    except yaml.YAMLError:
        raise RevisionError(at) from None
    odd = any(getattr(event, "anchor", None) or getattr(event, "tag", None) for event in events)
    documents = sum(isinstance(event, yaml.DocumentStartEvent) for event in events)
    if odd or documents > 1:
        raise RevisionError(at)
    return _Composer(text, shift, at, iter(events[2:])).node(0) if documents else None


def find(text: str, at: str) -> Found:
    """The value at a key's path.

    Raises:
        RevisionError: there is none.
    """
    node, found = root(text, at), None
    for name in at.split("."):
        if node is None:
            raise RevisionError(at)
        names = [key.text for key in node.keys] if node.is_map else list(map(str, range(len(node.children))))
        if name not in names:
            raise RevisionError(at)
        found = Found(node.values[names.index(name)], node, names.index(name))
        node = found.node
    if found is None:
        raise RevisionError(at)
    return found


def line_end(text: str, place: int) -> int:
    """Where the line that holds a place ends, before its line end."""
    found = _REST.match(text, place)
    return found.end() if found else place


def line_start(text: str, place: int) -> int:
    """Where the line that holds a place begins."""
    return max((text.rfind(sign, 0, place) + 1 for sign in "\n\r\x85\u2028\u2029"), default=0)


def header_end(text: str, node: Node) -> int:
    """Where the signs before a block's lines end (`|-`); of other texts, where they end themselves."""
    found = _HEADER.match(text, node.start) if node.block else None
    return found.end() if found else node.end


class _Composer:
    """Makes nodes of PyYAML's events; one for each text."""

    def __init__(self, text: str, shift: int, at: str, events: Iterator[yaml.Event]) -> None:
        self._text = text
        self._shift = shift
        self._at = at
        self._events = events

    def node(self, depth: int) -> Node:
        return self._of(next(self._events), depth)

    def _of(self, event: yaml.Event, depth: int) -> Node:
        if depth > _MOST_LEVELS or isinstance(event, yaml.AliasEvent):
            raise RevisionError(self._at)
        start, end, column = self._span(event)
        if isinstance(event, yaml.ScalarEvent):
            block = event.style in ("|", ">")
            end = self._block_end(start, end) if block else end
            return Node(start, end, column, block=block, text=event.value)
        children = []
        while not isinstance(inner := next(self._events), yaml.SequenceEndEvent | yaml.MappingEndEvent):
            children.append(self._of(inner, depth + 1))
        flow = bool(getattr(event, "flow_style", False))
        end = self._span(inner)[1] if flow else children[-1].end
        node = Node(start, end, column, isinstance(event, yaml.MappingStartEvent), flow, children=tuple(children))
        if None in (names := [key.text for key in node.keys]) or len(set(names)) < len(names):
            raise RevisionError(self._at)
        return node

    def _span(self, event: yaml.Event) -> tuple[int, int, int]:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise RevisionError(self._at)
        return start.index + self._shift, end.index + self._shift, start.column

    def _block_end(self, start: int, end: int) -> int:
        """Where the last line of a block ends; empty lines behind it belong to it where it keeps them (`|+`)."""
        found = _HEADER.match(self._text, start)
        written = self._text[start:end]
        if found and "+" in found[0]:
            last = list(BREAK.finditer(written))[-1:]
            return start + (last[0].start() if last and last[0].end() == len(written) else len(written))
        return line_end(self._text, start + len(written.rstrip(_BLANK)))
