"""The fields of the contributed values: what a file may hold, for reading, checking and for editors.

The model is the only description; here it is turned into JSON Schema and walked for the ids that it refers to.
Source: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hashiya import model
from hashiya.edtf import Edtf

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
    "annotation": (model.Claim, model.Note, model.Mention, model.Metadata),
    "actor": (model.Actor,),
    "source": (model.Source,),
    "topic": (model.Topic,),
    "question": (model.Question,),
    "relation": (model.Relation,),
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


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file (`annotation`, `actor`, ...)."""
    kinds = SCHEMAS[name]
    schema = _object(kinds[0]) if len(kinds) == 1 else {"oneOf": [_object(kind) for kind in kinds]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **schema}


def schema_text(name: str) -> str:
    """The JSON Schema as it stands in an archive's `annotations/schema/`."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def _object(kind: type[Any]) -> dict[str, Any]:
    known = field_types(kind)
    required = [key for key, (item, _) in known.items() if item.default is item.default_factory is MISSING]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").partition("\n")[0],
        "additionalProperties": False,
        "required": required,
        "properties": {key: _value(hint) for key, (_, hint) in known.items()},
    }


def _value(hint: Any) -> dict[str, Any]:
    hint = required_type(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if origin is Literal:
        return {"enum": [value for value in get_args(hint) if value]}
    if hint is Edtf:
        return {"type": ["string", "integer"], "description": "EDTF: 2024-09-27, 2024-09, 2024?, ../2025-09"}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint)
    if hint in REFERENCES:
        return {"type": "string", "pattern": f"^{ID}$", "description": f"annotations/{REFERENCES[hint]}/"}
    return {"type": ["string", "number", "boolean"]} if hint is str else {"type": "string"}


def required_type(hint: Any) -> Any:
    """The type of a field that may be left out, without the None for that."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint
