"""Our scripts as readers' browsers load them: without indentation and without comments that fill whole lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = "assets/hashiya"


def compact_scripts(site: Path) -> None:
    """Shorten the package's scripts in a site, in place."""
    for path in sorted((site / FOLDER).glob("*.js")):
        path.write_text(compact(path.read_text("utf-8")), "utf-8")


def compact(script: str) -> str:
    """A script with what runs only. Its template strings must each stand on one line, as those of the package do."""
    return "\n".join(_running(script.split("\n"))) + "\n"


def _running(lines: list[str]) -> Iterator[str]:
    in_comment = False
    for line in map(str.strip, lines):
        in_comment = in_comment or line.startswith("/*")
        if line and not in_comment and not line.startswith("//"):
            yield line
        if line.endswith("*/"):
            in_comment = False
