"""Reads a site back: the one that was built here, or one from elsewhere beside a new build from the inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from hashiya import publish
from hashiya.model import Problem
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.run import Run, told_as_problems
from hashiya.read import read_settings, seed_text, shown_names


@dataclass(frozen=True, slots=True)
class Verified:
    """What reading a site back has found: what is wrong, and how many files and articles were compared."""

    problems: tuple[Problem, ...]
    files: int = 0
    articles: int = 0


def verify_own(run: Run, sha256: str = "") -> Verified:
    """Read `build/site` back: every file against its checksum, every article against its seed.

    Args:
        sha256: what the file of the checksums must have, where that is known from elsewhere.

    Raises:
        RefusedError: the disk refuses.
    """
    site = run.root / "build" / "site"
    if not (site / "archive").is_dir():
        return Verified((Problem("H706", "build/site"),))
    with told_as_problems():
        problems, files = publish.verify_checksums(site)
        problems += publish.states_hash(site, sha256) if sha256 else []
        ids = list(shown_names(run.root))
        found = [*problems, *publish.without_seed(site, ids), *_read_back(run, site, ids)]
        return Verified(tuple(found), files, len(ids))


def verify_other(run: Run, site: Path, build: Callable[[Run], object], sha256: str = "") -> Verified:
    """Compare a site from anywhere, file by file, with one that is built anew from the archive's inputs.

    Nothing below the archive's folder is written. Of articles whose page differs, the words are read back as well.

    Args:
        build: builds the site of an archive into its `build/site`.
        sha256: as for `verify_own`.

    Raises:
        RefusedError: the inputs cannot be built, or the disk refuses.
    """
    if not (site / "archive").is_dir():
        return Verified((Problem("H706", str(site)),))
    settings, problems = read_settings(run.root)
    if problems:
        return Verified(tuple(problems))
    with told_as_problems(), publish.inputs_aside(run.root, settings.docs_dir) as aside:
        build(replace(run, root=aside))
        found, files = publish.differences(site, aside / "build" / "site")
        ids = list(shown_names(run.root))
        changed = {problem.path for problem in found}
        differing = [i for i in ids if f"archive/{i}/index.html" in changed]
        found += publish.states_hash(site, sha256) if sha256 else []
        return Verified((*found, *_read_back(run, site, differing)), files, len(ids))


def _read_back(run: Run, site: Path, ids: Iterable[str]) -> Iterable[Problem]:
    run.tell("stage.read-back")
    read = partial(publish.read_back, site, run.root, layer=seed_text)
    return chain.from_iterable(in_parallel(read, list(ids), run.jobs))
