"""Turns YAML nodes into the values of the model, by the types of their fields; says at which line they do not fit.

The model is the only description of a file: what a field may hold, what it is called (`from_` reads `from`), what is
required. The JSON Schema is made from the same types.
"""

from __future__ import annotations

import difflib
import re
import types
from dataclasses import MISSING, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from hashiya import model
from hashiya.edtf import Edtf, parse_edtf
from hashiya.model import Entry, Problem
from hashiya.read.safe_yaml import Mapping, Node, Scalar, Sequence
from hashiya.schema import ID, field_types

V = TypeVar("V")


class _Unfit(Exception):
    """Somewhere below, a problem has been noted; the value cannot be made."""


def decode(kind: type[V], node: Node, entry_id: str, path: str) -> tuple[Entry[V] | None, list[Problem]]:
    """Make a value of the model from a document.

    Returns:
        The entry, or None when something required is missing or unfit; and every problem met.
    """
    decoder = _Decoder(path)
    try:
        value = decoder.value(kind, node, "")
    except _Unfit:
        return None, decoder.problems
    return Entry(entry_id, path, value, decoder.places), decoder.problems


class _Decoder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.places: dict[str, tuple[int, int]] = {}

    def value(self, kind: Any, node: Node, at: str) -> Any:
        self.places[at] = (node.line, node.column)
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self.value(next(arg for arg in get_args(kind) if arg is not type(None)), node, at)
        if origin is tuple:
            return self._tuple(get_args(kind)[0], node, at)
        if is_dataclass(kind) and kind is not Edtf:
            return self._record(kind, node, at)
        return self._scalar(kind, origin, self._text(node), node)

    def _record(self, kind: Any, node: Node, at: str) -> Any:
        if not isinstance(node, Mapping):
            raise self._unfit("H203", node, expected="map")
        known = field_types(kind)
        given = {key.text: (key, value) for key, value in node.entries}
        values, fits = {}, True
        guessed = self._unknown_keys(given, known)
        for name, (item, hint) in known.items():
            try:
                if name in given:
                    values[item.name] = self.value(hint, given[name][1], f"{at}.{name}".lstrip("."))
                    if values[item.name] == "" and item.default is MISSING and hint is not str:
                        raise self._unfit("H207", given[name][1], key=name)
                elif item.default is item.default_factory is MISSING:
                    fits = False
                    if name not in guessed:
                        raise self._unfit("H202", node, key=name)
            except _Unfit:
                fits = False
        if not fits:
            raise _Unfit
        return kind(**values)

    def _unknown_keys(self, given: dict[str, tuple[Scalar, Node]], known: dict[str, Any]) -> set[str]:
        """Notes the keys that are not known; returns those that were probably meant."""
        guessed = set()
        for name, (key, _) in given.items():
            if name in known:
                continue
            near = difflib.get_close_matches(name.lower(), known, 1)
            guessed.update(near)
            if near:
                self._note("H201", key, key=name, hint=near[0])
            else:
                self._note("H209", key, key=name, known=", ".join(known))
        return guessed

    def _tuple(self, kind: Any, node: Node, at: str) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise self._unfit("H203", node, expected="list")
        return tuple(self.value(kind, item, f"{at}.{number}") for number, item in enumerate(node.items))

    def _text(self, node: Node) -> str:
        if not isinstance(node, Scalar):
            raise self._unfit("H203", node, expected="text")
        return node.text

    def _scalar(self, kind: Any, origin: Any, text: str, node: Node) -> Any:
        if origin is Literal:
            allowed = get_args(kind)
            if text not in allowed:
                near = difflib.get_close_matches(text, [str(a) for a in allowed], 1)
                raise self._unfit("H204", node, value=text, allowed=", ".join(near or filter(None, allowed)))
            return text
        if kind is Edtf:
            return self._edtf(text, node)
        if kind in (model.Quotation, model.Prose, model.Person):
            return text.strip()
        if kind is not str and not re.fullmatch(ID, text):
            raise self._unfit("H206", node, value=text)
        return text

    def _edtf(self, text: str, node: Node) -> Edtf:
        try:
            return parse_edtf(text)
        except ValueError:
            raise self._unfit("H205", node, value=text) from None

    def _note(self, code: str, node: Node, **details: str) -> None:
        self.problems.append(Problem(code, self.path, node.line, node.column, details))

    def _unfit(self, code: str, node: Node, **details: str) -> _Unfit:
        self._note(code, node, **details)
        return _Unfit()
