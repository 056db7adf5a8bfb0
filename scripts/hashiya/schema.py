"""The fields of the contributed values: what a file may hold, for reading, checking and for editors.

The model is the only description of what may stand; what it means, in Arabic and English, stands in `data/fields.yml`.
Here both are turned into JSON Schema, and the model is walked for the ids that it refers to.
Sources: https://json-schema.org/draft/2020-12, and `markdownDescription` as editors read it
(https://code.visualstudio.com/docs/languages/json#_use-rich-formatting-in-hovers).
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hashiya import model
from hashiya.arabic import fold_phrase
from hashiya.edtf import Edtf
from hashiya.knowledge import loaded

ID = r"[a-z0-9][a-z0-9_-]{0,63}(/[a-z0-9][a-z0-9_-]{0,63})?"
REFERENCES: dict[Any, str] = {
    model.ActorId: "actors",
    model.SourceId: "sources",
    model.TopicId: "topics",
    model.QuestionId: "questions",
    model.ArticleId: "articles",
    model.AnnotationId: "annotations",
}
SCHEMAS: dict[str, tuple[type[Any], ...]] = {
    "annotation": (model.Claim, model.Note, model.Mention, model.Metadata, model.Tombstone),
    "actor": (model.Actor,),
    "source": (model.Source,),
    "topic": (model.Topic,),
    "question": (model.Question,),
    "relation": (model.Relation,),
    "moved": (model.Moved,),
    "capture": (model.Capture,),
}


def field_types(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    """The fields of a model class by their key in files (`from_` reads `from`), with their resolved types."""
    return _resolved(kind)


@cache
def _resolved(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {item.name.rstrip("_"): (item, hints[item.name]) for item in fields(kind)}


def references(value: Any, at: str = "") -> Iterator[tuple[str, str, str]]:
    """All ids that a contributed value refers to: (key path in the file, what is meant, id)."""
    for key, (item, hint) in field_types(type(value)).items():
        yield from _references(hint, getattr(value, item.name), f"{at}.{key}".lstrip("."))


def _references(hint: Any, value: Any, at: str) -> Iterator[tuple[str, str, str]]:
    hint = required_type(hint)
    if value is None or isinstance(value, Edtf):
        return
    if get_origin(hint) is tuple:
        for number, inner in enumerate(value):
            yield from _references(get_args(hint)[0], inner, f"{at}.{number}")
    elif is_dataclass(hint):
        yield from references(value, at)
    elif hint in REFERENCES:
        yield at, REFERENCES[hint], value


def resolved(value: Any, moves: Mapping[tuple[str, str], str]) -> tuple[Any, tuple[model.Outdated, ...]]:
    """A contributed value with the new ids of what has moved, each once in a list; and what referred to old ones.

    Args:
        moves: the new id of each (kind, old id).
    """
    named = ((at, kind, old) for at, kind, old in references(value) if (kind, old) in moves)
    outdated = tuple(model.Outdated(at, kind, old, moves[kind, old]) for at, kind, old in named)
    return (_with_moves(value, moves) if outdated else value), outdated


def _with_moves(value: Any, moves: Mapping[tuple[str, str], str]) -> Any:
    fresh = {
        item.name: _moved(hint, getattr(value, item.name), moves) for item, hint in field_types(type(value)).values()
    }
    return replace(value, **fresh)


def _moved(hint: Any, value: Any, moves: Mapping[tuple[str, str], str]) -> Any:
    hint = required_type(hint)
    if value is None or isinstance(value, Edtf):
        return value
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        values = tuple(_moved(inner, one, moves) for one in value)
        return tuple(dict.fromkeys(values)) if inner in REFERENCES else values
    if is_dataclass(hint):
        return _with_moves(value, moves)
    return moves.get((REFERENCES[hint], value), value) if hint in REFERENCES else value


def meaning(kind: type[Any], key: str) -> Mapping[str, Any]:
    """What a field means: `ar`, `en`, and where there are any `example` and `called`.

    Raises:
        KeyError: nobody has described it; a test walks all fields.
    """
    described: Mapping[str, Mapping[str, Any]] = loaded("fields")["fields"]
    return described.get(f"{kind.__name__}.{key}") or described[key]


def choices(kind: type[Any], key: str) -> Mapping[str, Mapping[str, Any]]:
    """What the values of a field mean that has only some, by value; empty where they are not described."""
    described: Mapping[str, Mapping[str, Any]] = loaded("fields")["values"]
    return described.get(f"{kind.__name__}.{key}") or described.get(key, {})


def key_called(kind: type[Any], word: str) -> str:
    """The key that somebody meant who wrote it in other case or as people call it (Kind, نوع); empty where none is."""
    wanted, described = fold_phrase(word), loaded("fields")["fields"]
    told = {key: described.get(f"{kind.__name__}.{key}") or described.get(key, {}) for key in field_types(kind)}
    return next((key for key, words in told.items() if wanted in map(fold_phrase, (key, *words.get("called", ())))), "")


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file (`annotation`, `actor`, ...).

    Of annotations the fields depend on `kind`: editors complete well behind `if` and `then`, badly behind `oneOf`.
    """
    kinds = SCHEMAS[name]
    words = loaded("fields")["files"][name]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hashiya:schema:{name}",
        "title": f"{words['ar']} · {words['en']}",
    }
    return {**head, **(_object(kinds[0]) if len(kinds) == 1 else _by_kind(kinds))}


def schema_text(name: str) -> str:
    """The JSON Schema as it stands in an archive's `annotations/schema/`."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def _by_kind(kinds: tuple[type[Any], ...]) -> dict[str, Any]:
    """The schema of what is one of several classes, told apart by the values that their `kind` may have."""
    of_kind = {kind: get_args(field_types(kind)["kind"][1]) for kind in kinds}
    every = [value for values in of_kind.values() for value in values]
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": _choice(kinds[0], "kind", every) | _told(meaning(kinds[0], "kind"))},
        "allOf": [
            {"if": {"properties": {"kind": {"enum": list(values)}}, "required": ["kind"]}, "then": _object(kind)}
            for kind, values in of_kind.items()
        ],
    }


def _object(kind: type[Any]) -> dict[str, Any]:
    known = field_types(kind)
    required = [key for key, (item, _) in known.items() if item.default is item.default_factory is MISSING]
    return {
        "type": "object",
        **_told(loaded("fields")["types"][kind.__name__]),
        "additionalProperties": False,
        "required": required,
        "properties": {key: _field(kind, key, hint, key in required) for key, (_, hint) in known.items()},
    }


def _field(kind: type[Any], key: str, hint: Any, required: bool) -> dict[str, Any]:
    hint = required_type(hint)
    told = _told(meaning(kind, key))
    if get_origin(hint) is Literal:
        return _choice(kind, key, [value for value in get_args(hint) if value]) | told
    value = _value(hint)
    # What a part is made of is told at the part; here what it is for.
    return value | told | ({"minLength": 1} if required and value.get("type") == "string" else {})


def _told(words: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a field as editors show them, Arabic first, with its example."""
    example = words.get("example")
    shown = f"\n\n`{json.dumps(example, ensure_ascii=False) if isinstance(example, list) else example}`"
    return {
        "description": f"{words['ar']} · {words['en']}",
        "markdownDescription": f"{words['ar']}\n\n{words['en']}{shown if example else ''}",
        **({"examples": [example]} if example else {}),
    }


def _choice(kind: type[Any], key: str, values: list[str]) -> dict[str, Any]:
    """One of some values, each with its meaning where that is told."""
    known = choices(kind, key)
    told = [f"{known[value]['ar']} · {known[value]['en']}" for value in values if value in known]
    return {"enum": values} | ({"markdownEnumDescriptions": told} if len(told) == len(values) else {})


def _value(hint: Any) -> dict[str, Any]:
    hint = required_type(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if origin is Literal:
        return {"enum": [value for value in get_args(hint) if value]}
    if hint is Edtf:
        return {"type": ["string", "integer"]}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint)
    if hint in REFERENCES:
        return {"type": "string", "pattern": f"^{ID}$"}
    return {"type": ["string", "number", "boolean"]} if hint is str else {"type": "string"}


def required_type(hint: Any) -> Any:
    """The type of a field that may be left out, without the None for that."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint
