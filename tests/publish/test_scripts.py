"""Scripts as they are published."""

from __future__ import annotations

import gzip
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from hashiya.publish.scripts import compact

FOLDER = Path(str(files("hashiya").joinpath("theme/assets/hashiya")))
SCRIPTS = sorted(FOLDER.rglob("*.js"))
MOST_BYTES = {("box.js",): 12 * 1024, ("results.js", "hits.js"): 13 * 1024}
"""Gzipped, of what finds and shows the first result, beside what both have alike."""


def test_comments_and_indentation_are_left_out_and_no_text() -> None:
    script = '/**\n * What it does.\n */\nif (a) {\n  // why\n  b = "// no comment";\n\n  c(`  ${b}  // `);\n}\n'
    assert compact(script) == 'if(a){b="// no comment";c(`  ${b}  // `);}\n'


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_a_script_still(path, tmp_path) -> None:
    published = tmp_path / f"{path.stem}.mjs"
    published.write_text(compact(path.read_text("utf-8")), "utf-8")
    node, _ = compute_driver_executable()
    assert subprocess.run([node, "--check", published], capture_output=True, text=True).stderr == ""


@pytest.mark.parametrize("shown_by", MOST_BYTES)
def test_what_the_first_result_takes_is_small(shown_by) -> None:
    scripts = (compact((FOLDER / name).read_text("utf-8")) for name in ("find.js", "search.js", *shown_by))
    assert sum(len(gzip.compress(script.encode(), 9)) for script in scripts) <= MOST_BYTES[shown_by]
