"""Runs the site engine, MkDocs with Material, over the docs folder: in parallel shards when there are many pages.

Each shard sees the hand-written pages, the pages that the navigation names, and its part of the generated ones; pages
outside the navigation do not depend on one another, so the parts put together are what one run would give.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

PAGES_PER_SHARD = 150
_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
}
_SEARCH_INDEX = "search/search_index.json"


class EngineFailedError(Exception):
    """The engine ended with an error; the text is its last words."""


def build_site(root: Path, docs: Path, nav: Sequence[str], stage: Path, jobs: int) -> Path:
    """Build the whole site below the folder `stage`.

    Args:
        root: the archive, whose `mkdocs.yml` is used.
        docs: its docs folder, generated pages included.
        nav: the pages that the navigation names, which every shard needs.
        jobs: how many shards may run at once.

    Returns:
        The folder of the built site.

    Raises:
        EngineFailedError: the engine refused.
    """
    own, generated = _divide(docs, set(nav))
    count = max(1, min(jobs, len(generated) // PAGES_PER_SHARD))
    shards = [stage / f"shard{number}" for number in range(count)]
    for number, shard in enumerate(shards):
        _lay_out(root, docs, shard, [*own, *generated[number::count]])
    running = [_start(shard) for shard in shards]
    for process in running:
        _, errors = process.communicate()
        if process.returncode:
            raise EngineFailedError(_last_words(errors, stage))
    return _merge([shard / "site" for shard in shards])


def _divide(docs: Path, nav: set[str]) -> tuple[list[str], list[str]]:
    """The files that every shard needs, and the generated pages that one shard each builds."""
    own: list[str] = []
    generated: list[str] = []
    for folder, folders, names in os.walk(docs):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name).relative_to(docs).as_posix()
            if not name.startswith("."):
                (generated if path.startswith("archive/") and path not in nav else own).append(path)
    return own, sorted(generated)


def _lay_out(root: Path, docs: Path, shard: Path, paths: Iterable[str]) -> None:
    for path in paths:
        target = shard / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(docs / path, target)
        except OSError:
            shutil.copyfile(docs / path, target)
    config = {
        "INHERIT": str((root / "mkdocs.yml").resolve()),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(files("hashiya").joinpath("theme"))},
        "not_in_nav": "*",
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"absolute_links": "ignore"}},
    }
    (shard / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")


def _start(shard: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(shard / "mkdocs.yml")]
    return subprocess.Popen(  # noqa: S603
        command,
        env={**os.environ, **_ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _last_words(output: str | None, stage: Path) -> str:
    lines = [line.strip() for line in (output or "").splitlines() if line.strip()]
    return " · ".join(lines[-3:]).replace(str(stage), "…") or "?"


def _merge(sites: list[Path]) -> Path:
    whole = sites[0]
    found = [whole / _SEARCH_INDEX, *(site / _SEARCH_INDEX for site in sites[1:])]
    for site in sites[1:]:
        for folder, _, names in os.walk(site / "archive"):
            for name in names:
                source = Path(folder, name)
                target = whole / source.relative_to(site)
                if not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    source.replace(target)
    if found[0].exists():
        _merge_search(found)
    return whole


def _merge_search(parts: list[Path]) -> None:
    loaded: list[dict[str, Any]] = [json.loads(part.read_text(encoding="utf-8")) for part in parts]
    docs = {doc["location"]: doc for part in reversed(loaded) for doc in part["docs"]}
    ordered = sorted(docs.values(), key=lambda doc: str(doc["location"]))
    merged = json.dumps({**loaded[0], "docs": ordered}, ensure_ascii=False, separators=(",", ":"))
    parts[0].write_text(merged, encoding="utf-8")
