"""Asks the form's own code, outside of any browser: Playwright brings a Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

MODULES = Path(str(files("hashiya"))) / "theme" / "assets" / "hashiya" / "annotate"


def answers(questions: Iterable[dict[str, Any]]) -> list[Any]:
    """What the form's code says to each question (see `run.mjs`)."""
    node = compute_driver_executable()[0]
    done = subprocess.run(
        [node, str(Path(__file__).with_name("run.mjs")), str(MODULES)],
        input="".join(json.dumps(question) + "\n" for question in questions),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
