"""Turns YAML nodes into the values of the model, by the types of their fields; says at which line they do not fit.

The model is the only description of a file: what a field may hold, what it is called (`from_` reads `from`), what is
required. The JSON Schema is made from the same types.
"""

from __future__ import annotations

import re
import types
from dataclasses import MISSING, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from hashiya import model
from hashiya.edtf import Edtf, parse_edtf
from hashiya.model import Entry, Mend, Problem
from hashiya.read.meant import choice_meant, dates_meant, near
from hashiya.read.safe_yaml import Mapping, Node, Scalar, Sequence
from hashiya.schema import ID, REFERENCES, choices, field_types, key_called

V = TypeVar("V")


# Fields that people write in; of an id or a date, what follows " #" is a comment.
_TEXTS = frozenset((model.Quotation, model.Prose, model.Person))


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
        self.kinds: dict[str, type[Any]] = {}

    def value(self, kind: Any, node: Node, at: str) -> Any:
        self.places[at] = (node.line, node.column)
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self.value(next(arg for arg in get_args(kind) if arg is not type(None)), node, at)
        if origin is tuple:
            return self._tuple(get_args(kind)[0], node, at)
        if is_dataclass(kind) and kind is not Edtf:
            return self._record(kind, node, at)
        scalar = self._text(node)
        text = scalar.text
        if scalar.cut and (kind in _TEXTS or not text):
            raise self._cut(scalar)
        if origin is Literal:
            return self._choice(kind, text, node, at)
        return self._scalar(kind, text, node, at)

    def _record(self, kind: Any, node: Node, at: str) -> Any:
        """H202, H207: what a file must have stands in it, and is not empty."""
        if not isinstance(node, Mapping):
            only = {"only": "ar"} if kind is model.Bilingual else {}
            raise self._unfit("H203", node, expected="map", **only)
        known = field_types(kind)
        self.kinds[at] = kind
        given = {key.text: (key, value) for key, value in node.entries}
        values, fits = {}, True
        guessed = self._unknown_keys(kind, given, known)
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

    def _unknown_keys(self, kind: Any, given: dict[str, tuple[Scalar, Node]], known: dict[str, Any]) -> set[str]:
        """H201, H209: a file has no keys but those of its kind.

        Notes the others; returns the keys that were probably meant.
        """
        guessed = set()
        for name, (key, _) in given.items():
            if name in known:
                continue
            called = key_called(kind, name)
            meant = [called] if called else near(name, [*known])[:1]
            guessed.update(meant)
            if meant:
                self._note("H201", key, key=name, hint=meant[0])
            else:
                self._note("H209", key, key=name, known=", ".join(known))
        return guessed

    def _tuple(self, kind: Any, node: Node, at: str) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise self._unfit("H203", node, expected="list")
        return tuple(self.value(kind, item, f"{at}.{number}") for number, item in enumerate(node.items))

    def _text(self, node: Node) -> Scalar:
        """H203: where a text belongs stands a text, where a list a list, where fields fields."""
        if not isinstance(node, Scalar):
            raise self._unfit("H203", node, expected="text")
        return node

    def _choice(self, kind: Any, text: str, node: Node, at: str) -> str:
        """H204: some fields have one of a few values."""
        allowed = list(get_args(kind))
        if text in allowed:
            return text
        above, _, key = at.rpartition(".")
        meant = choice_meant(text, allowed, choices(self.kinds.get(above, type(None)), key))
        listed = [meant] if meant else near(text, allowed) or filter(None, allowed)
        self._note("H204", node, mends=_mend(at, meant), value=text, allowed=", ".join(listed))
        raise _Unfit

    def _scalar(self, kind: Any, text: str, node: Node, at: str) -> Any:
        """H206: an id is small Latin letters, digits and hyphens."""
        if kind is Edtf:
            return self._edtf(text, node, at)
        if kind in _TEXTS:
            return text.strip()
        if kind is not str and not re.fullmatch(ID, text):
            raise self._unfit("H206", node, value=text, folder=REFERENCES.get(kind, ""), at=at)
        return text

    def _edtf(self, text: str, node: Node, at: str) -> Edtf:
        """H205, H211: a date is EDTF, and one day; which of two was meant is not guessed."""
        try:
            return parse_edtf(text)
        except ValueError:
            meant = dates_meant(text)
        if len(meant) == 2:
            self._note("H211", node, value=text, first=meant[0], second=meant[1])
        else:
            self._note("H205", node, mends=_mend(at, *meant), value=text)
        raise _Unfit

    def _cut(self, node: Scalar) -> _Unfit:
        line, column = node.cut or (node.line, node.column)
        self.problems.append(Problem("H119", self.path, line, column))
        return _Unfit()

    def _note(self, code: str, node: Node, mends: tuple[Mend, ...] = (), **details: str) -> None:
        self.problems.append(Problem(code, self.path, node.line, node.column, details, mends=mends))

    def _unfit(self, code: str, node: Node, **details: str) -> _Unfit:
        self._note(code, node, (), **details)
        return _Unfit()


def _mend(at: str, *values: str) -> tuple[Mend, ...]:
    """The one value that belongs at a key path, where there is one."""
    return (Mend(at, values[0]),) if len(values) == 1 and values[0] else ()
