"""The JSON Schema that editors use says what the reader accepts."""

import json
import os

import jsonschema
import pytest
import yaml

from hashiya.schema import SCHEMAS, json_schema
from tests.conftest import ROOT

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
def test_every_file_of_the_archive_fits_its_schema(name):
    validator = jsonschema.Draft202012Validator(json_schema(name))
    pattern = f"{FOLDERS[name]}/*.yml" if name in FOLDERS else "articles/*/*.yml"
    paths = sorted(ANNOTATIONS.glob(pattern))
    assert paths
    for path in paths:
        loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        assert [error.message for error in validator.iter_errors(loaded)] == [], path


def test_a_wrong_annotation_does_not_fit():
    validator = jsonschema.Draft202012Validator(json_schema("annotation"))
    assert not validator.is_valid({"kind": "note", "quote": "x"})
    assert not validator.is_valid({"kind": "claims", "quote": "x", "speakers": [], "form": "direct"})


@pytest.mark.parametrize("path", sorted(ANNOTATIONS.glob("**/*.yml")), ids=lambda path: path.name)
def test_every_file_names_its_schema_where_editors_look(path):
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve().is_file()
