"""Runs the site engine over the hand-written pages and the shells of the generated ones.

The engine is MkDocs with Material, or Zensical. The theme dresses every page outside the navigation alike, up to its
depth. So the engine builds one empty page a depth (a shell), and those generated pages that the navigation names;
`shells` puts the words of all generated pages in. The time of the engine does not grow with the archive.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hashiya.model import Settings
from hashiya.publish.edition import Edition, config_of, keep_edition, lay_out_edition, printed_in

MKDOCS, ZENSICAL = "mkdocs", "zensical"
# Each engine with the packages whose versions decide what it builds.
ENGINES = {MKDOCS: ("mkdocs", "mkdocs-material"), ZENSICAL: ("zensical",)}
_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
}

_THEME = Path(str(files("hashiya").joinpath("theme")))
# Extensions that read nothing but the page. Others may read any file, so that what they make is never remembered.
_PURE = frozenset(
    {"abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs"}
    | {"md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"}
    | {
        f"pymdownx.{name}"
        for name in ("arithmatex", "betterem", "caret", "critic", "details", "escapeall", "highlight")
    }
    | {f"pymdownx.{name}" for name in ("inlinehilite", "keys", "magiclink", "mark", "smartsymbols", "superfences")}
    | {f"pymdownx.{name}" for name in ("tabbed", "tasklist", "tilde")}
)
_REFERENCES = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
_READS_MORE = re.compile(rb"INHERIT|hooks|custom_dir|!ENV|!relative|snippets|base_path")


class EngineFailedError(Exception):
    """The engine ended with an error; the text is its last words."""


def build_site(
    root: Path,
    settings: Settings,
    shells: Mapping[str, str],
    stage: Path,
    cache: Path,
    engine: str = MKDOCS,
    edition: Edition | None = None,
) -> Path:
    """Build the hand-written pages and the shells below the folder `stage`, or take them as they were built before.

    What was built is kept under a hash of everything that the engine reads, unless the settings let it read more.

    Args:
        root: the archive, whose `mkdocs.yml` is used; what is generated in its docs folder is left out.
        shells: the Markdown of the empty pages to build, by path.
        cache: a folder for what was built.
        engine: one of ENGINES.
        edition: the further language whose pages are built; those of the root where there is none.

    Returns:
        The folder of the built site, to be changed at will.

    Raises:
        EngineFailedError: the engine refused.
    """
    if find_spec(engine) is None:
        raise EngineFailedError(f"{engine}: pip install 'hashiya[{engine}]'")
    docs = root / settings.docs_dir
    _lay_out(docs, stage / "docs", shells, settings)
    if edition:
        lay_out_edition(docs, stage / "docs", edition, settings)
    printed = dict(settings.printed) | (printed_in(edition, settings) if edition else {})
    config = _config(root, printed) | (config_of(edition, docs, settings) if edition else {})
    config["theme"] = {"custom_dir": str(_THEME), **config.get("theme", {})}
    kept = cache / _key(root, stage, engine, config) if _reads_only_its_folder(root, settings) else None
    if kept and kept.is_dir():
        return Path(shutil.copytree(kept, stage / "site"))
    site = _run(config, stage, engine)
    if edition:
        keep_edition(site, edition, ("404.html", "search/", "search.json"))
    if kept:
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        shutil.copytree(site, stage / "kept")
        (stage / "kept").replace(kept)
    return site


def _key(root: Path, stage: Path, engine: str, config: Mapping[str, object]) -> str:
    """A hash of the settings with what is added to them, of the pages, and of the theme, the engine and its version."""
    versions = [version(package) for package in (*ENGINES[engine], "markdown", "pymdown-extensions")]
    digest = hashlib.sha256(repr((sys.version_info, versions)).encode() + (root / "mkdocs.yml").read_bytes())
    stable = {key: value for key, value in config.items() if key != "INHERIT"}
    digest.update(json.dumps(stable, sort_keys=True).replace(str(_THEME), "").encode())
    for folder in (stage / "docs", _THEME):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:32]


def _reads_only_its_folder(root: Path, settings: Settings) -> bool:
    """False where the settings name other files, the environment, or plugins or extensions that may read others."""
    reads_more = _READS_MORE.search((root / "mkdocs.yml").read_bytes())
    known = settings.plugins <= {"search", "material/search"} and settings.extensions <= _PURE
    return known and not reads_more


def _config(root: Path, printed: Mapping[str, str]) -> dict[str, Any]:
    return {
        # The theme prints these as they are; but one of them once escaped, so that & is left to browsers.
        **{key: words.translate(_REFERENCES) for key, words in printed.items()},
        "INHERIT": str((root / "mkdocs.yml").resolve()),
        "docs_dir": "docs",
        "site_dir": "site",
        "not_in_nav": "/archive/",
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"absolute_links": "ignore"}},
    }


def _run(config: Mapping[str, Any], stage: Path, engine: str) -> Path:
    (stage / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    quietly = ["--quiet"] if engine == MKDOCS else []
    command = [sys.executable, "-m", engine, "build", *quietly, "--config-file", str(stage / "mkdocs.yml")]
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
    if done.returncode or not (stage / "site" / "404.html").is_file():
        raise EngineFailedError(_last_words(done.stdout, stage))
    return stage / "site"


def _lay_out(docs: Path, target: Path, shells: Mapping[str, str], settings: Settings) -> None:
    """The engine's docs folder: the hand-written files of the root, and the shells."""
    elsewhere = {docs / "archive", *(docs / tree.language for tree in settings.trees[1:])}
    target.mkdir(parents=True)
    for folder, folders, names in os.walk(docs):
        folders[:] = [name for name in folders if Path(folder, name) not in elsewhere and not name.startswith(".")]
        for name in names:
            source = Path(folder, name)
            if source.is_file() and not name.startswith("."):
                copy = target / source.relative_to(docs)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, copy)
    for path, markdown in shells.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(markdown, encoding="utf-8")


def _last_words(output: str, stage: Path) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return " · ".join(lines[-3:]).replace(str(stage), "…") or "?"
