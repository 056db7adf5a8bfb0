"""Checksums of a published site, in the format of `sha256sum`, and the check that nothing has changed since."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from hashiya.model import RAW_ENDINGS, Problem

CHECKSUMS = "data/checksums.txt"


def write_checksums(site: Path, known: Mapping[str, str]) -> str:
    """Write the checksums of all files of a site; their own SHA-256 is returned and names the release.

    Args:
        site: the files that were made anew.
        known: checksums that need not be computed, by path, also of files that will be joined to these.
    """
    digests = {**known, **_digests(site, known)}
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    target = site / CHECKSUMS
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(lines, encoding="utf-8", newline="")
    return hashlib.sha256(lines.encode()).hexdigest()


def verify_checksums(site: Path) -> tuple[list[Problem], int]:
    """The files that were changed, added or removed since (H707, H711, H712), and how many were checked."""
    try:
        stated = stated_checksums(site)
    except (OSError, ValueError):
        return [Problem("H712", CHECKSUMS)], 0
    found = _digests(site)
    problems = [
        Problem("H712" if path not in found else "H711" if path not in stated else "H707", path)
        for path in sorted(stated.keys() | found.keys())
        if stated.get(path) != found.get(path)
    ]
    return problems, len(found)


def stated_checksums(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site as it was built, by path.

    Raises:
        OSError: there is no such site.
        ValueError: the file of the checksums is not one.
    """
    return dict(_split(line) for line in (site / CHECKSUMS).read_text(encoding="utf-8").split("\n") if line)


def states_hash(site: Path, sha256: str) -> list[Problem]:
    """Whether the file of the checksums has the SHA-256 that is known from elsewhere (H960)."""
    try:
        found = hashlib.sha256((site / CHECKSUMS).read_bytes()).hexdigest()
    except OSError:
        return [Problem("H712", CHECKSUMS)]
    stated = sha256.strip().lower()
    return [] if found == stated else [Problem("H960", CHECKSUMS, details={"stated": stated, "found": found})]


def differences(site: Path, other: Path) -> tuple[list[Problem], int]:
    """The files of a site that another build of it has otherwise, has not or has more (H961 to H963), and how many."""
    found, wanted = (_digests(folder, without=()) for folder in (site, other))
    problems = [
        Problem("H963" if path not in found else "H962" if path not in wanted else "H961", path)
        for path in sorted(found.keys() | wanted.keys())
        if found.get(path) != wanted.get(path)
    ]
    return problems, len(found)


def without_seed(site: Path, ids: Iterable[str]) -> list[Problem]:
    """The published articles whose seed is gone (H708)."""
    known = set(ids)
    with os.scandir(site / "archive") as found:
        names = sorted(entry.name for entry in found if any(path.is_file() for path in _raw_files(site, entry.name)))
    return [Problem("H708", f"archive/{name}/") for name in names if name not in known]


def _raw_files(site: Path, name: str) -> list[Path]:
    return [site / "archive" / name / f"{name}{ending}" for ending in RAW_ENDINGS.values()]


def _split(line: str) -> tuple[str, str]:
    digest, path = line.split("  ", 1)
    return path, digest


def _digests(site: Path, known: Container[str] = (), without: Container[str] = (CHECKSUMS,)) -> dict[str, str]:
    found = {}
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            relative = path.relative_to(site).as_posix()
            if relative not in without and relative not in known:
                regular = stat.S_ISREG(path.lstat().st_mode)
                found[relative] = hashlib.sha256(path.read_bytes()).hexdigest() if regular else "not a file"
    return found
