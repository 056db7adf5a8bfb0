"""The archive as data: tables that another process writes meanwhile, lines joined of the files beside pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from hashiya import publish
from hashiya.exports import entry_rows, package, tables
from hashiya.model import Archive, Card, Contribution, Made, Placed, Row, Settings, Stamp
from hashiya.write import contributions, digest, pack

FOLDER = "data"
ARTICLES = f"{FOLDER}/articles.jsonl"
ANNOTATIONS, RAW, DATABASE = "annotations.jsonl", "raw.txt", "archive.sqlite"
PARTS = frozenset(("tables", "sqlite", "lines"))
_LINE = "/article.json"
_AT_ONCE = 200


@dataclass(frozen=True)
class Data:
    """Files of the data: a digest of all that they were made from, and what they are, by their paths on the site."""

    key: bytes = b""
    files: Mapping[str, Placed] = field(default_factory=dict)

    def stands(self, key: bytes, live: Mapping[str, Stamp]) -> bool:
        """True where they were made from the same and nobody has touched them."""
        return self.key == key and all(live.get(path) == file.stamp for path, file in self.files.items())


@dataclass(frozen=True)
class _Writing:
    """What another process needs to write the tables: where to, and where the rows of articles are remembered."""

    key: bytes
    folder: Path
    memory: Path
    parts: frozenset[str]
    shared: Mapping[str, tuple[Row, ...]]


def begin_data(
    archive: Archive,
    cards: Iterable[Card],
    places: tuple[Path, Path],
    before: Data,
    live: Mapping[str, Stamp],
    call: Callable[[Callable[[_Writing], Data], _Writing], Callable[[], Data]],
) -> Callable[[], Data]:
    """Begin to write the tables, unless they would be as they were; what is returned waits for them.

    Args:
        places: a folder for them that is not there yet, and the file of the memory.
        before: the last site's tables.
        live: what the disk says of the last site's files.
        call: begins a call in another process.
    """
    parts, shared = archive.settings.data & PARTS, entry_rows(archive)
    if not parts:
        return Data
    key = digest(sorted(parts), pack(shared), *(card.digest for card in cards))
    if before.stands(key, live):
        return lambda: before
    return call(_write, _Writing(key, *places, parts, shared))


def _write(work: _Writing) -> Data:
    work.folder.mkdir()
    with ExitStack() as opened:
        sinks: list[publish.CsvFolder | publish.Database] = []
        if "tables" in work.parts:
            sinks.append(opened.enter_context(publish.CsvFolder(work.folder, tables())))
        if "sqlite" in work.parts:
            sinks.append(opened.enter_context(publish.Database(work.folder / DATABASE, tables())))
        for table, rows in work.shared.items():
            for sink in sinks:
                sink.add(table, rows)
        lines = opened.enter_context((work.folder / ANNOTATIONS).open("w", encoding="utf-8", errors="replace"))
        raw = opened.enter_context((work.folder / RAW).open("w", encoding="utf-8"))
        for some in _batches(contributions(work.memory)):
            for table in some[0].rows:
                for sink in sinks:
                    sink.add(table, list(chain.from_iterable(one.rows[table] for one in some)))
            lines.writelines(one.lines for one in some)
            raw.writelines(f"{one.raw}\n" for one in some)
    if "lines" not in work.parts:
        (work.folder / ANNOTATIONS).unlink()
    return Data(work.key, publish.placed(work.folder, FOLDER))


def _batches(found: Iterator[Contribution]) -> Iterator[list[Contribution]]:
    while some := list(islice(found, _AT_ONCE)):
        yield some


def join_lines(
    site: Path, live: tuple[Path | None, Mapping[str, Stamp]], made: Mapping[str, Made], before: Data
) -> Data:
    """Join the lines of all articles, which stand beside their pages, unless they are as they were.

    Args:
        live: the last site, and what the disk says of its files.
    """
    lines = {file.path: file for page in made.values() for file in page.files if file.path.endswith(_LINE)}
    ordered = sorted(lines, key=lambda path: path.split("/")[-2])
    key = digest(*(f"{path} {lines[path].sha256}" for path in ordered))
    folder, stamps = live
    if not lines or before.stands(key, stamps):
        return before if lines else Data()
    parts = (site / path if (site / path).exists() or not folder else folder / path for path in ordered)
    return Data(key, {ARTICLES: publish.add_joined(site, ARTICLES, parts)})


def describe(site: Path, root: Path, settings: Settings, files: Collection[Placed], shared: Iterable[Placed]) -> None:
    """Write the description of the data below the site, where there is any.

    Args:
        shared: files made of what articles share; those that lie beside the data are described with it.
    """
    beside = [file for file in shared if file.path.startswith(f"{FOLDER}/")]
    told = {file.path.removeprefix(f"{FOLDER}/"): (file.sha256, file.stamp.size) for file in (*files, *beside)}
    if files:
        publish.add_files(site, root, (package(settings, told),))
