"""Reads the package's own knowledge: the furniture rules, one YAML file per kind."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from hashiya.model import Furniture
from hashiya.read import safe_yaml
from hashiya.read.decode import decode


@lru_cache
def read_rules() -> tuple[Furniture, ...]:
    """All furniture rules of the package, in order of their file names.

    Raises:
        ValueError: a rule file of the package is broken; a test reads them all.
    """
    rules = []
    for file in sorted(files("hashiya").joinpath("data", "furniture").iterdir(), key=lambda found: found.name):
        entry, problems = decode(Furniture, safe_yaml.parse_yaml(file.read_bytes(), file.name), file.name, file.name)
        if entry is None or problems:
            raise ValueError(problems)
        rules.append(entry.value)
    return tuple(rules)
