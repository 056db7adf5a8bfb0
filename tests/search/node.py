"""Runs the search module in the Node that Playwright ships."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from hashiya.search import Document, analyse, build

MODULE = Path(str(files("hashiya").joinpath("theme/assets/hashiya/search.js")))
HERE = Path(__file__).parent


class RefusedError(Exception):
    """The module refused; the message is its own."""


def run(script: str, task: object) -> object:
    """What a script of this folder answers to a task, both JSON; the module's address is its argument."""
    command = [compute_driver_executable()[0], HERE / script, MODULE.as_uri()]
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RefusedError(done.stderr)
    return json.loads(done.stdout)


def index(documents: Iterable[Document], languages: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The files of an index by their paths."""
    return {file.path: file.content for file in build(map(analyse, documents), languages)}


def ask(files: dict[str, bytes], *calls: tuple[str, dict] | str, language: str = "") -> list[dict]:
    """What the module finds: each call is a query, alone or with options. Files come from a table of base64 strings."""
    asked = [(call, {}) if isinstance(call, str) else call for call in calls]
    table = {path: base64.b64encode(content).decode() for path, content in files.items()}
    return run("ask.mjs", {"files": table, "calls": asked, "language": language})
