"""The JSON Schema that editors use says what the reader accepts, and what everything means, in Arabic and English."""

import html
import json
import os
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, Literal, get_args, get_origin

import jsonschema
import pytest
import yaml

from hashiya import model
from hashiya.edtf import Edtf
from hashiya.knowledge import loaded
from hashiya.schema import SCHEMAS, choices, field_types, json_schema, meaning
from tests.checks.test_checks import CASES, GOOD
from tests.conftest import ARCHIVES, ROOT

ANNOTATIONS = ROOT / "annotations"
FOLDERS = {"actor": "actors", "source": "sources", "topic": "topics", "question": "questions", "relation": "relations"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_in_the_archive_is_the_models(name):
    path = ANNOTATIONS / "schema" / f"{name}.schema.json"
    made = json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made, "make golden"
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize("name", [*FOLDERS, "annotation"])
def test_every_good_file_fits_its_schema(name):
    validator = jsonschema.Draft202012Validator(json_schema(name))
    pattern = f"{FOLDERS[name]}/*.yml" if name in FOLDERS else "articles/*/*.yml"
    starter = ROOT / "scripts" / "hashiya" / "starter"
    roots = (ROOT, ARCHIVES / "small", starter, *GOOD)
    paths = [path for root in roots for path in sorted((root / "annotations").glob(pattern))]
    assert paths
    for path in paths:
        found = yaml.load(path.read_text("utf-8-sig"), Loader=yaml.CBaseLoader)
        assert [error.message for error in validator.iter_errors(found)] == [], path


# What only the fields tell, and not the words of the article or the rest of the archive, the schema tells as well.
TOLD_BY_THE_SCHEMA = ("H201", "H202", "H203", "H204", "H206", "H209", "H121", "H418-name")


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name.startswith(TOLD_BY_THE_SCHEMA)], ids=lambda case: case.name
)
def test_a_bad_file_does_not_fit_where_the_schema_can_tell(case):
    place = (case / "expected").read_text("utf-8").split(":")[0]
    name = "capture" if place.startswith("seeds/") else "annotation"
    found = yaml.load((case / place).read_text("utf-8"), Loader=yaml.CBaseLoader)
    assert not jsonschema.Draft202012Validator(json_schema(name)).is_valid(found)


def classes(kind: Any, seen: dict[str, Any]) -> dict[str, Any]:
    """The classes that a file of a kind is made of, by name."""
    for inner in [kind, *(get_args(kind) or ())]:
        if is_dataclass(inner) and inner is not Edtf and inner.__name__ not in seen:
            seen[inner.__name__] = inner
            for _, hint in field_types(inner).values():
                classes(hint, seen)
    return seen


def all_classes() -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for kinds in SCHEMAS.values():
        for kind in kinds:
            classes(kind, seen)
    return seen


def test_every_field_is_described_in_both_languages_and_nothing_else_is():
    described, used = loaded("fields"), set()
    for name, kind in all_classes().items():
        for key in field_types(kind):
            meaning(kind, key)
            used.add(f"{name}.{key}" if f"{name}.{key}" in described["fields"] else key)
    assert used == set(described["fields"])
    assert set(all_classes()) == set(described["types"])
    assert set(SCHEMAS) == set(described["files"])
    for words in (*described["fields"].values(), *described["types"].values(), *described["files"].values()):
        assert re.search(r"[\u0620-\u064a]", words["ar"])
        assert re.search(r"[a-z]", words["en"])


def test_every_value_that_is_described_is_accepted_and_none_of_its_field_is_left_out():
    for name, values in loaded("fields")["values"].items():
        owner, _, key = name.rpartition(".")
        kinds = [kind for kind in all_classes().values() if owner in ("", kind.__name__) and key in field_types(kind)]
        allowed = {value for kind in kinds for value in literals(field_types(kind)[key][1]) if choices(kind, key)}
        assert set(values) <= allowed, name
    for kind in SCHEMAS["annotation"]:
        assert set(literals(field_types(kind)["kind"][1])) <= set(choices(kind, "kind"))


def literals(hint: Any) -> tuple[str, ...]:
    return tuple(filter(None, get_args(hint))) if get_origin(hint) is Literal else ()


def test_every_property_explains_itself_to_editors():
    def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        for key, value in (
            schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
        ):
            if key == "properties" and "if" not in schema and "const" not in json.dumps(value):
                yield from value.items()
            if key != "if":
                yield from properties(value)

    for name in SCHEMAS:
        found = list(properties(json_schema(name)))
        assert found
        for key, value in found:
            ar, _, en = value["description"].partition(" · ")
            assert ar, key
            assert en, key
            assert value["markdownDescription"].startswith(f"{ar}\n\n{en}")


@pytest.mark.parametrize("kind", ["claim", "note", "mention", "metadata"])
def test_of_each_kind_an_unknown_key_is_told_for_its_own_fields_only(kind):
    """One error for one mistake: editors would otherwise show those of every kind of annotation."""
    validator = jsonschema.Draft202012Validator(json_schema("annotation"))
    value = {
        "kind": kind,
        "quote": "x",
        "author": "x",
        "created": "2025",
        "speakers": ["a"],
        "form": "direct",
        "note": "x",
        "actor": "a",
    }
    known = next(field_types(k) for k in SCHEMAS["annotation"] if kind in literals(field_types(k)["kind"][1]))
    value = {key: text for key, text in value.items() if key in known}
    assert list(validator.iter_errors(value)) == []
    assert len(list(validator.iter_errors(value | {"colour": "x"}))) == 1


GUIDES = {"ar": ROOT / "docs" / "annotate.md", "en": ROOT / "docs" / "en" / "annotate.md"}
HEADS = {"ar": "| الحقل | معناه |", "en": "| field | what it means |"}
TABLE = re.compile(r"(<!-- fields (\w+) -->\n).*?(<!-- end of fields -->)", re.DOTALL)


def code(text: str) -> str:
    """In the order of its own letters: `<` is not to look like its contrary in Arabic."""
    return f'<code dir="ltr">{html.escape(text)}</code>'


def table(name: str, language: str) -> str:
    kind, joiner = getattr(model, name), "، " if language == "ar" else ", "
    rows = []
    for key in field_types(kind):
        told = [f"{code(value)} {words[language]}" for value, words in choices(kind, key).items()]
        means = re.sub(r"annotations/[a-z]+/", lambda path: code(path[0]), meaning(kind, key)[language])
        rows.append(f"| `{key}` | {means}{': ' if told else ''}{joiner.join(told)} |\n")
    return f"{HEADS[language]}\n| --- | --- |\n" + "".join(rows)


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_explains_the_fields_in_the_words_of_the_schema(language):
    guide = GUIDES[language]
    text = guide.read_text("utf-8")
    made = TABLE.sub(lambda found: f"{found[1]}{table(found[2], language)}{found[3]}", text)
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        guide.write_text(made, "utf-8")
    assert len(TABLE.findall(made)) == 2
    assert guide.read_text("utf-8") == made, "make golden"


def test_a_wrong_annotation_does_not_fit():
    validator = jsonschema.Draft202012Validator(json_schema("annotation"))
    assert not validator.is_valid({"kind": "note", "quote": "x"})
    assert not validator.is_valid({"kind": "claims", "quote": "x", "speakers": [], "form": "direct"})


# Nobody writes the ledger by hand, so it has no schema.
BY_HAND = sorted(path for path in ANNOTATIONS.glob("**/*.yml") if "ledger" not in path.relative_to(ANNOTATIONS).parts)


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.name)
def test_every_file_names_its_schema_where_editors_look(path):
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve().is_file()
