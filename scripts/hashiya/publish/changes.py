"""Which pages of one built site differ from those of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hashiya.model import PageChange
from hashiya.publish.verify import stated_checksums

_PAGE = "index.html"


def page_changes(old: Path, new: Path) -> Iterator[PageChange]:
    """The pages that were added, changed or removed from one site to another, by their addresses, from the checksums.

    Args:
        old: a built site, or a folder that holds none: then all pages are new.

    Raises:
        OSError: `new` holds no site.
        ValueError: its checksums are not readable.
    """
    try:
        before = stated_checksums(old)
    except (OSError, ValueError):
        before = {}
    after = stated_checksums(new)
    for path in sorted(before.keys() | after.keys()):
        if path.endswith(".html") and before.get(path) != after.get(path):
            address = path.removesuffix(_PAGE) if path.endswith(f"/{_PAGE}") or path == _PAGE else path
            yield PageChange(address, "added" if path not in before else "removed" if path not in after else "changed")
