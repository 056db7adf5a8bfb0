"""What the disk says of each article's files, so that those which nobody has touched need not be read again."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from hashiya.model import SEED_ENDINGS
from hashiya.read import disk
from hashiya.read.ledger import ARTICLES as LEDGER
from hashiya.read.seeds import seed_id

# Within one tick of the disk's clock a file may change twice and look the same. Whole seconds betray a coarse clock.
_TICK_NS, _COARSE_TICK_NS = 50_000_000, 3_000_000_000


def input_digests(root: Path) -> dict[str, bytes]:
    """For every article, by its id, a digest of what the disk says of its files.

    These are its captures, the files beside them, its annotations, and what the ledger has of it.

    Returns:
        The digests; empty where a file is so young that a later change might not show.

    Raises:
        Unreadable: a folder is none, or the system refuses.
    """
    young = time.time_ns()
    folders = set(disk.folders(root, "annotations/articles"))
    ledger = {entry.name: entry for entry in disk.entries(root, LEDGER)}
    captures: dict[str, list[os.DirEntry[str]]] = {}
    for entry in disk.entries(root, "seeds"):
        if not entry.name.startswith("."):
            captures.setdefault(seed_id(entry.name), []).append(entry)
    found = {}
    for stem, seeds in captures.items():
        if any(entry.name.endswith(tuple(SEED_ENDINGS.values())) for entry in seeds):
            files = disk.entries(root, f"annotations/articles/{stem}") if stem in folders else []
            published = ledger.get(f"{stem}.yml")
            found[stem] = _digest([*seeds, *([published] if published else []), *files], young)
    return found


def _digest(entries: Iterable[os.DirEntry[str]], now: int) -> bytes:
    words = []
    for entry in entries:
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            return b""
        latest = max(status.st_mtime_ns, status.st_ctime_ns)
        if latest > now - (_TICK_NS if status.st_mtime_ns % 1_000_000_000 else _COARSE_TICK_NS):
            return b""
        words.append(
            f"{entry.name} {status.st_mode} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
        )
    return hashlib.blake2b("\n".join(words).encode("utf-8", "surrogateescape"), digest_size=16).digest()
