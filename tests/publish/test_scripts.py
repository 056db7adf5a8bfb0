"""Scripts as they are published."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from hashiya.publish.scripts import compact

SCRIPTS = sorted(
    path for path in files("hashiya").joinpath("theme/assets/hashiya").iterdir() if path.name.endswith(".js")
)
MOST_BYTES = 12_000


def test_comments_of_whole_lines_and_indentation_are_left_out() -> None:
    script = '/**\n * What it does.\n */\nif (a) {\n  // why\n  b = "//";\n\n  /** c */\n  c();\n}\n'
    assert compact(script) == 'if (a) {\nb = "//";\nc();\n}\n'


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_are_such_that_this_is_safe(path) -> None:
    for line in compact(path.read_text("utf-8")).split("\n"):
        assert line.count("`") % 2 == 0
        assert not line.startswith("*")
        assert " // " not in line


def test_the_search_module_is_small() -> None:
    script = next(path for path in SCRIPTS if path.name == "search.js").read_text("utf-8")
    assert len(gzip.compress(compact(script).encode(), 9)) <= MOST_BYTES
