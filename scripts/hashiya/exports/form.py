"""What the annotation form in the browser knows of this archive: one script of data, made anew with every build.

The form has no list of its own: its words and its problems come from `locale/`, the fields of files from the model.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, is_dataclass
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlsplit

from hashiya import model
from hashiya.edtf import Edtf
from hashiya.forge import LONGEST_ADDRESS, carries_content
from hashiya.json_text import data_module
from hashiya.messages import Catalogue, catalogue, problem_words
from hashiya.model import BOUNDS, MOST_WORDS_OF_A_FORM, Actor, Archive, Claim, File, Note
from hashiya.schema import REFERENCES, field_types, required_type

PATH = "assets/hashiya/annotate/data.js"
KINDS: dict[str, type[Any]] = {
    **dict.fromkeys(("note", "correction", "context", "translation"), Note),
    "claim": Claim,
    "actor": Actor,
}
PROBLEMS = (
    "H108",
    "H202",
    "H203",
    "H204",
    "H205",
    "H206",
    "H207",
    "H302",
    "H303",
    "H304",
    "H406",
    "H410",
    "H411",
    "H413",
    "H415",
)
_WORDS = ("form.", "kind.", "bound.", "answer.", "actor.type.", "claim.form.")
_PROSE = (model.Quotation, model.Prose, model.Person)


def form_data(archive: Archive) -> File:
    """The script."""
    return File(PATH, data_module(form_contents(archive)))


def form_contents(archive: Archive) -> dict[str, Any]:
    """All that the form knows, as JSON would hold it."""
    settings = archive.settings
    return {
        "said": {language: _said(archive, catalogue(language)) for language in settings.languages},
        "kinds": list(KINDS),
        "fields": {kind: described(record) for kind, record in KINDS.items()},
        "bounds": BOUNDS,
        "longest": MOST_WORDS_OF_A_FORM,
        "forge": {
            "kind": settings.forge,
            "carries": carries_content(settings.forge),
            "repo": settings.repo_url,
            "host": urlsplit(settings.repo_url).hostname or "",
            "branch": settings.branch,
            "longest": LONGEST_ADDRESS,
        },
        "contact": settings.contact if settings.has_contact else "",
    }


def _said(archive: Archive, words: Catalogue) -> dict[str, Any]:
    """What the form says in one language: its words, problems with how to mend them, names of what is chosen from."""
    tongue = words.language if words.language in ("ar", "en") else "en"
    told = {code: problem_words(code) for code in PROBLEMS}
    return {
        "direction": words.direction,
        "words": {key: value for key, value in words.strings.items() if key.startswith(_WORDS)},
        "problems": {code: [found[tongue], found[f"mend_{tongue}"]] for code, found in told.items()},
        "actors": [[i, words.of(entry.value.name), entry.value.type] for i, entry in archive.actors.items()],
        "questions": [
            [i, words.of(entry.value.text), entry.value.value_type, words.of(entry.value.unit)]
            for i, entry in archive.questions.items()
        ],
    }


def described(record: type[Any]) -> list[dict[str, Any]]:
    """The fields of a class of the model, in their order: key, type, what stands there by default, if anything.

    Types are `text`, `prose` (trimmed; may not be empty where it is required), `date`, `choice`, `id`, `record`.
    """
    return [_field(key, item, hint) for key, (item, hint) in field_types(record).items()]


def _field(key: str, item: Field[Any], hint: Any) -> dict[str, Any]:
    kind = required_type(hint)
    many = get_origin(kind) is tuple
    found: dict[str, Any] = {"key": key, **_typed(get_args(kind)[0] if many else kind)}
    if many:
        found["many"] = True
    if item.default is item.default_factory is MISSING:
        found["required"] = True
    elif item.default not in (None, MISSING, ()) and str(item.default):
        found["default"] = str(item.default)
    return found


def _typed(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is Literal:
        return {"type": "choice", "choices": [value for value in get_args(kind) if value]}
    if kind is Edtf:
        return {"type": "date"}
    if is_dataclass(kind):
        return {"type": "record", "fields": described(kind)}  # type: ignore[arg-type]
    if kind in REFERENCES:
        return {"type": "id", "of": REFERENCES[kind]}
    return {"type": "prose" if kind in _PROSE else "text"}
