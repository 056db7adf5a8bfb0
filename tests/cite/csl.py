"""What CSL 1.0.2 allows of the variables that citations use: their names, and what each kind of them may hold.

Source: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables.
"""

from __future__ import annotations

import jsonschema

_TEXT = (
    "id",
    "title",
    "container-title",
    "original-publisher",
    "language",
    "archive",
    "archive_location",
    "URL",
    "annote",
)
_DATES = ("issued", "accessed")
_PART = {"type": ["integer", "string"]}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": _PART, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
    "anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
_NAME = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("family", "given", "literal")},
    "oneOf": [{"required": ["literal"]}, {"required": ["family"]}],
    "additionalProperties": False,
}
_ITEM = {
    "type": "object",
    "properties": {
        "type": {"enum": ["article-newspaper", "webpage"]},
        "author": {"type": "array", "items": _NAME},
        "custom": {"type": "object"},
        **{key: {"type": "string"} for key in _TEXT},
        **dict.fromkeys(_DATES, _DATE),
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}
CSL = jsonschema.Draft7Validator({"type": "array", "items": _ITEM})
