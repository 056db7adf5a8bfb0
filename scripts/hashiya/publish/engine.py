"""Runs the site engine, MkDocs with Material, over the hand-written pages and the shells of the generated ones.

The theme dresses every page outside the navigation alike, up to its depth. So the engine builds one empty page a depth
(a shell), and those generated pages that the navigation names; `shells` puts the words of all generated pages in.
The time of the engine does not grow with the archive.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from hashiya.publish.shells import SHELL_SOURCE

_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
}


class EngineFailedError(Exception):
    """The engine ended with an error; the text is its last words."""


def build_site(root: Path, docs: Path, shells: Iterable[str], stage: Path) -> Path:
    """Build the hand-written pages and the shells below the folder `stage`.

    Args:
        root: the archive, whose `mkdocs.yml` is used.
        docs: its docs folder; what is generated there is left out.
        shells: the Markdown paths of the empty pages to build.

    Returns:
        The folder of the built site.

    Raises:
        EngineFailedError: the engine refused.
    """
    _lay_out(docs, stage / "docs", shells)
    config = {
        "INHERIT": str((root / "mkdocs.yml").resolve()),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(files("hashiya").joinpath("theme"))},
        "not_in_nav": "*",
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"absolute_links": "ignore"}},
    }
    (stage / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(stage / "mkdocs.yml")]
    done = subprocess.run(  # noqa: S603
        command,
        env={**os.environ, **_ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise EngineFailedError(_last_words(done.stdout, stage))
    return stage / "site"


def _lay_out(docs: Path, target: Path, shells: Iterable[str]) -> None:
    """The engine's docs folder: the hand-written files, and the shells."""
    generated = docs / "archive"
    target.mkdir(parents=True)
    for folder, folders, names in os.walk(docs):
        folders[:] = [name for name in folders if Path(folder, name) != generated and not name.startswith(".")]
        for name in names:
            source = Path(folder, name)
            if source.is_file() and not name.startswith("."):
                copy = target / source.relative_to(docs)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, copy)
    for path in shells:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(SHELL_SOURCE, encoding="utf-8")


def _last_words(output: str, stage: Path) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return " · ".join(lines[-3:]).replace(str(stage), "…") or "?"
