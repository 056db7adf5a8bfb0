"""Adds a corrected capture of an article that is there: as its next version, beside those before it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hashiya.model import SEED_ENDINGS, Capture, Double, Problem, Record
from hashiya.pipeline.add import opened, taken
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.pipeline.single import known_seed
from hashiya.read import files_given, is_buried, read_capture, read_records, read_seed, stem_of
from hashiya.write import SeedFolder, capture_text


def correct(run: Run, path: Path, article_id: str, tool: str = "") -> str | Double:
    """Add the article in a file as the next version of another one.

    Returns:
        The path of the new seed; or which version has these bytes already.

    Raises:
        RefusedError: there is no such article (H820), a tombstone stands for it (H913), the file does not hold one
            article (H914) or one that can be read, or the disk refuses.
    """
    with told_as_problems():
        if is_buried(run.root, article_id):
            raise RefusedError([Problem("H913", article_id, details={"id": article_id})])
        name = known_seed(run.root, article_id)
        record = _only_record(path)
        found = taken(record, tool)
        seed, problems = read_seed(run.root, name)
        if isinstance(found, Problem) or seed is None:
            raise RefusedError([found] if isinstance(found, Problem) else problems)
        digest = hashlib.sha256(record.raw).hexdigest()
        if digest in {version.sha256 for version in seed.versions}:
            return Double(record.name, article_id, same_run=False)
        with opened(run.root) as folder:
            return _put(run.root, folder, stem_of(article_id, seed.versions[-1].number + 1), record, found[1])


def _only_record(path: Path) -> Record:
    files = files_given(path)
    records = [one for file in files for one in ([file] if isinstance(file, Problem) else read_records(file))]
    problems = [one for one in records if isinstance(one, Problem)]
    if problems or len(records) != 1:
        raise RefusedError(problems or [Problem("H914", str(path), details={"n": str(len(records))})])
    return next(one for one in records if isinstance(one, Record))


def _put(root: Path, folder: SeedFolder, stem: str, record: Record, capture: Capture) -> str:
    beside = root / "seeds" / f"{stem}.yml"
    left = read_capture(root, stem)[0] if beside.exists() else None
    # A run that was killed left the file that tells of this very capture, and not the seed.
    if not left or left.sha256 != capture.sha256:
        folder.put(f"{stem}.yml", capture_text(capture).encode())
    name = f"{stem}{SEED_ENDINGS[record.media_type]}"
    folder.put(name, record.raw)
    return f"seeds/{name}"
