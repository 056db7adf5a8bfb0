"""The kinds of page that a built site has, and of each kind the page that holds most.

What is asked of every kind is asked of new ones too: they are found in the site, not listed here.
"""

from __future__ import annotations

import re
from pathlib import Path

from hashiya.read.seeds import RESERVED

WRITTEN = "written"
NOT_FOUND = "not found"


def kind_of(path: str) -> str:
    """The kind of a page by its path: the word for a list stays, ids become stars, numbers signs; further pages of a
    list are of its kind."""
    before, archive, after = path.removesuffix("index.html").partition("archive/")
    if not archive:
        tree = re.match(r"([a-z]{2}/)?", path)[0]
        return tree + ("home" if before == tree else WRITTEN)
    parts = re.sub(r"page/[0-9]+/$", "", after).split("/")[:-1]
    first = [part if part in RESERVED else "*" for part in parts[:1]]
    return "/".join([before + "archive", *first, *("#" if part.isdecimal() else "*" for part in parts[1:])])


def heaviest(site: Path) -> dict[str, str]:
    """Of each kind the address of its largest page; pages that only lead elsewhere are left out."""
    real, found = site.resolve(), {NOT_FOUND: (0, "/no/such/page/")}
    for path in sorted(real.rglob("index.html")):
        size, kind = path.stat().st_size, kind_of(path.relative_to(real).as_posix())
        if size > found.get(kind, (0, ""))[0] and 'http-equiv="refresh"' not in path.read_text("utf-8"):
            folder = path.parent.relative_to(real).as_posix()
            found[kind] = size, "/" if folder == "." else f"/{folder}/"
    return {kind: address for kind, (_, address) in found.items()}
