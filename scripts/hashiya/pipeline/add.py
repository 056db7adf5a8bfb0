"""Adds captured articles to an archive: reads them, puts them into `seeds/`, tells what is alike and what recurs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from hashiya import __version__
from hashiya.annotate import Lexica
from hashiya.arabic import words
from hashiya.model import (
    SEED_ENDINGS,
    Archive,
    Capture,
    Double,
    Encoding,
    Problem,
    Progress,
    Record,
    Recurring,
    Seed,
)
from hashiya.pipeline.divide import divide, own_furniture
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.recurring import Lines
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.read import (
    UnknownEncodingError,
    Unreadable,
    disk,
    files_given,
    read_archive,
    read_capture,
    read_layer,
    read_records,
    read_seed,
    read_settings,
    seed_files,
    seed_id,
    seed_names,
    seed_text,
)
from hashiya.shingles import Similar, find_similar, shingles
from hashiya.write import SeedFolder, capture_text

OWN_TOOL = f"hashiya add {__version__}"
Told = Problem | Double | Progress | Similar | Recurring
_NAMED = re.compile(r"(\d{3,})_[0-9a-f]{16}")
_NUMBERED = re.compile(r"(\d{3,})_")


def add(run: Run, paths: Iterable[Path], tool: str = "") -> Iterator[Told]:
    """Add the articles of some files and folders to an archive, in their order.

    Args:
        tool: what captured them, where their files do not say.

    Yields:
        Problems as they are met, doubles, progress after each file; at the end what each is most alike, and the lines
        that recur.

    Raises:
        RefusedError: there is no archive here, the disk refuses, or another run is adding; what was added so far stays.
    """
    settings = read_settings(run.root)[1]
    if settings:
        raise RefusedError(settings)
    files, refused = _files(paths)
    yield from refused
    with told_as_problems():
        archive = read_archive(run.root)[0]
        run.tell("stage.hash")
        shelf = _Shelf.of(run)
    adding = _Adding(run.root, shelf, archive, tool)
    with told_as_problems(), opened(run.root) as folder:
        run.tell("stage.add")
        for number, file in enumerate(files, 1):
            for found in read_records(file):
                told = found if isinstance(found, Problem) else adding.record(found, folder)
                if told:
                    yield told
            yield Progress(number, len(files), len(adding.shingles))
    if adding.shingles:
        yield from _compared(run, adding)


def _files(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    found = list(chain.from_iterable(map(files_given, paths)))
    return [f for f in found if isinstance(f, Path)], [f for f in found if isinstance(f, Problem)]


def opened(root: Path) -> SeedFolder:
    """The folder of seeds, to add to it; what the disk refuses is told as problems."""
    return _Folder(root)


class _Folder(SeedFolder):
    """The folder of seeds, with what the disk refuses told as problems of it."""

    def __enter__(self) -> SeedFolder:
        try:
            return super().__enter__()
        except BlockingIOError:
            raise RefusedError([Problem("H534", "seeds")]) from None

    def put(self, name: str, content: bytes) -> None:
        try:
            super().put(name, content)
        except FileExistsError:
            raise
        except OSError as error:
            raise RefusedError([Problem("H535", f"seeds/{name}", details={"why": error.strerror or ""})]) from None


@dataclass
class _Shelf:
    """What stands in `seeds/`: names, the ids by the SHA-256 of their bytes, the next number, and captures without a
    seed, which an interrupted run left."""

    names: tuple[str, ...]
    ids: dict[str, str]
    number: int
    without_seed: dict[str, Capture]

    @classmethod
    def of(cls, run: Run) -> _Shelf:
        names, files = seed_names(run.root), seed_files(run.root)
        digests = in_parallel(partial(_digest, run.root), files, run.jobs)
        stems = {seed_id(name) for name in names}
        beside = sorted(path.stem for path in (run.root / "seeds").glob("*.yml"))
        left = {
            stem: read_capture(run.root, stem)[0] for stem in beside if stem not in stems and _NAMED.fullmatch(stem)
        }
        numbers = [int(found[1]) for stem in (*stems, *beside) if (found := _NUMBERED.match(stem))]
        ids = {digest: seed_id(name) for digest, name in zip(digests, files, strict=True) if digest}
        return cls(names, ids, max(numbers, default=-1) + 1, {stem: c for stem, c in left.items() if c})

    def stem_for(self, capture: Capture) -> tuple[str, bool]:
        """The name for a new seed, and whether its capture stands there already."""
        for stem, left in self.without_seed.items():
            if left.sha256 == capture.sha256 and left.media_type == capture.media_type:
                del self.without_seed[stem]
                return stem, True
        self.number += 1
        return f"{self.number - 1:03d}_{capture.sha256[:16]}", False


def _digest(root: Path, name: str) -> str:
    try:
        return hashlib.sha256(disk.read_bytes(root, f"seeds/{name}", disk.MAX_SEED_BYTES)).hexdigest()
    except Unreadable:
        return ""


@dataclass
class _Adding:
    """One run: what it has added, and what it needs to know of it to compare."""

    root: Path
    shelf: _Shelf
    archive: Archive
    tool: str
    shingles: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._own = own_furniture(self.archive)
        self._lexica = Lexica.of(self.archive)
        self.lines = Lines(self._lexica.outlets, self._lexica.known)

    def record(self, record: Record, folder: SeedFolder) -> Problem | Double | None:
        """Add a record; a problem where it is refused, a double where it is there."""
        digest = hashlib.sha256(record.raw).hexdigest()
        if digest in self.shelf.ids:
            known = self.shelf.ids[digest]
            return Double(record.name, known, known in self.shingles)
        found = taken(record, self.tool)
        if isinstance(found, Problem):
            return found
        self._put(record, *found, folder)
        return None

    def _put(self, record: Record, seed: Seed, capture: Capture, folder: SeedFolder) -> None:
        stem, is_there = self.shelf.stem_for(capture)
        if not is_there:
            folder.put(f"{stem}.yml", capture_text(capture).encode())
        folder.put(f"{stem}{SEED_ENDINGS[record.media_type]}", record.raw)
        self.shelf.ids[capture.sha256] = stem
        self.shingles[stem] = shingles(_own_words(seed))
        self.lines.add(stem, seed.declared, divide(seed, self._own, self._lexica))


def taken(record: Record, tool: str) -> tuple[Seed, Capture] | Problem:
    """A record as a seed, with how it was captured; a problem where it cannot be one.

    Args:
        tool: what captured it, where it does not say.
    """
    place = record.path, record.line, 1 if record.line else 0
    if not record.raw.strip(b"\0 \t\r\n"):
        return Problem("H526" if b"\0" in record.raw else "H503", *place)
    captured = record.raw, record.media_type, record.encoding
    try:
        seed, encoding = read_layer("new", record.path, captured, record.declared)
    except UnknownEncodingError:
        return Problem("H530", *place)
    if not words(seed.text):
        return Problem("H536", *place)
    return seed, _capture(record, seed.sha256, encoding, tool)


def _capture(record: Record, digest: str, encoding: Encoding, tool: str) -> Capture:
    given = record.declared
    return Capture(
        sha256=digest,
        name=record.name,
        url=given.url,
        captured=record.captured,
        tool=record.tool or tool or OWN_TOOL,
        record=record.id,
        media_type=record.media_type,
        encoding=encoding,
        title=given.title,
        date=given.published,
        author=given.author,
        source=given.source,
    )


def _own_words(seed: Seed) -> str:
    """The text that is compared: of a page what its extractor takes for the article, where that is something."""
    lines = zip(seed.text.split("\n"), seed.blocks, strict=False)
    return "\n".join(line for line, block in lines if block.body) or seed.text


def _compared(run: Run, adding: _Adding) -> Iterator[Similar | Recurring]:
    """For each new article the one most like it; the lines that recur over articles that are no copies."""
    run.tell("stage.compare")
    standing = in_parallel(partial(_standing, run.root, adding.lines), adding.shelf.names, run.jobs)
    before = list(filter(None, standing))
    nearest: dict[str, Similar] = {}
    # What is new comes last, so that it is the second of its pairs.
    for pair in find_similar({found[0]: found[1] for found in before} | adding.shingles):
        if pair.other in adding.shingles:
            known = nearest.get(pair.other)
            best = pair if not known or pair.share > known.share else known
            nearest[pair.other] = replace(best, others=known.others + 1 if known else 0)
    yield from nearest.values()
    yield from adding.lines.recurring(
        set(nearest), ((found[2], found[3]) for found in before), partial(seed_text, run.root)
    )


def _standing(root: Path, lines: Lines, name: str) -> tuple[str, tuple[int, ...], str, tuple[int, ...]] | None:
    """Of an article that was there before: its id, its shingles, its outlet, and its lines that new ones have too."""
    seed = read_seed(root, name)[0]
    if not seed:
        return None
    outlet = lines.outlet(seed.declared)[0]
    return seed.id, shingles(_own_words(seed)), outlet, lines.shared(outlet, seed.text)
