"""Our scripts as readers' browsers load them: without comments and without white space that says nothing."""

from __future__ import annotations

from pathlib import Path

import rjsmin

FOLDER = "assets/hashiya"


def compact_scripts(site: Path) -> None:
    """Shorten the package's scripts in a site, in place."""
    for path in sorted((site / FOLDER).rglob("*.js")):
        path.write_text(compact(path.read_text("utf-8")), "utf-8")


def compact(script: str) -> str:
    """A script with what runs only."""
    return f"{rjsmin.jsmin(script)}\n"
