"""The order of the stages: what is read, parsed, annotated, checked, rendered, written, built, read back, published."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from hashiya import checks, publish
from hashiya.annotate import Lexicon, annotate
from hashiya.exports import exports
from hashiya.indexes import View, elsewhere, indexes, overview
from hashiya.messages import catalogue
from hashiya.model import AnnotatedArticle, Archive, Elsewhere, File, Metadata, Page, Problem, Report
from hashiya.parse import parse
from hashiya.publish import Workshop
from hashiya.read import read_archive, read_material, read_rules, read_starter, seed_names
from hashiya.render import Renderer
from hashiya.schema import SCHEMAS, schema_text
from hashiya.write import write_new, write_pages

A = TypeVar("A")
B = TypeVar("B")
WORTH_PROCESSES = 200
CHUNK = 250


class RefusedError(Exception):
    """The archive cannot be built; carries the problems. The published site is as it was."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Run:
    """How a command runs: on which archive, with how many processes, and whom to tell of its progress."""

    root: Path
    jobs: int = os.cpu_count() or 1
    tell: Callable[[str], None] = lambda _stage: None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The archive after reading, parsing, annotating and checking."""

    archive: Archive
    articles: tuple[AnnotatedArticle, ...]
    problems: tuple[Problem, ...]


def gather(run: Run) -> Gathered:
    """Read and check everything; build nothing, write nothing."""
    run.tell("stage.read")
    archive, problems = read_archive(run.root)
    names = seed_names(run.root)
    run.tell("stage.parse")
    work = partial(_article, run.root, archive, Lexicon.of(archive.actors))
    results = in_parallel(work, names, run.jobs)
    articles = tuple(article for article, _ in results if article)
    run.tell("stage.check")
    found = chain(problems, *(own for _, own in results), checks.check_archive(archive, articles))
    ordered = sorted(found, key=lambda problem: (problem.path, problem.line, problem.column, problem.code))
    return Gathered(archive, articles, tuple(ordered))


def build(run: Run) -> Report:
    """Build the site and switch it in.

    Raises:
        RefusedError: problems in the archive, in what the engine made of it, or on the disk.
    """
    with _told_as_problems(), Workshop(run.root) as workshop:
        return _build(run, workshop)


def verify(run: Run) -> tuple[list[Problem], int, int]:
    """Read the published site back: its problems, and how many files and articles were compared."""
    site = run.root / "build" / "site"
    if not site.is_dir():
        return [Problem("H706", "build/site")], 0, 0
    problems, files = publish.verify_checksums(site)
    ids = [name.removesuffix(".txt") for name in seed_names(run.root)]
    run.tell("stage.read-back")
    results = in_parallel(partial(publish.read_back, site, run.root), ids, run.jobs)
    return [*problems, *chain(*results)], files, len(ids)


def new(folder: Path, name: str, version: str) -> None:
    """Begin a new archive in a folder that is empty or not there yet.

    Raises:
        RefusedError: something is there already (H801), or the disk refuses.
    """
    schemas = (File(f"annotations/schema/{kind}.schema.json", schema_text(kind).encode()) for kind in SCHEMAS)
    try:
        with _told_as_problems():
            write_new(folder, (*read_starter(name, version), *schemas))
    except RefusedError as refused:
        exists = folder.exists() and any(folder.iterdir())
        raise RefusedError([Problem("H801", str(folder))] if exists else refused.problems) from None


def in_parallel(function: Callable[[A], B], items: Sequence[A], jobs: int, worth: int = WORTH_PROCESSES) -> list[B]:
    """The results for all items, in their order; in several processes where there are at least `worth` of them."""
    if jobs < 2 or len(items) < worth:
        return [function(item) for item in items]
    chunk = max(1, min(CHUNK, len(items) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        return list(pool.map(function, items, chunksize=chunk))


def _article(
    root: Path, archive: Archive, lexicon: Lexicon, name: str
) -> tuple[AnnotatedArticle | None, list[Problem]]:
    """Everything that concerns one article alone."""
    material, problems = read_material(root, name)
    if material is None:
        return None, problems
    values = [entry.value for entry in material.annotations]
    publishers = [value.source.publisher for value in values if isinstance(value, Metadata) and value.source]
    own = [archive.sources[p].value.furniture for p in publishers if p in archive.sources]
    article = parse(material.seed, (*read_rules(), *chain(*own)))
    annotated = annotate(article, material, lexicon)
    return annotated, [*problems, *checks.check_article(annotated, material, archive)]


def _build(run: Run, workshop: Workshop) -> Report:
    clock = _Clock()
    gathered = gather(run)
    clock.lap("gather")
    if gathered.problems:
        raise RefusedError(gathered.problems)
    run.tell("stage.render")
    renderer = Renderer(gathered.archive, catalogue())
    view = View.of(gathered.archive, gathered.articles)
    pages = list(_pages(run, renderer, view))
    settings = gathered.archive.settings
    docs = run.root / settings.docs_dir
    write_pages(docs, "archive", pages)
    clock.lap("render")
    run.tell("stage.engine")
    site = publish.build_site(run.root, docs, settings.nav, workshop.stage, run.jobs)
    clock.lap("engine")
    run.tell("stage.finish")
    publish.add_files(site, run.root, chain(publish.text_fonts(workshop.cache / "fonts"), *map(exports, view.articles)))
    fragments = (renderer.overview(overview(view)), renderer.contact(), renderer.not_found())
    publish.finish(site, fragments, settings.site_url, lambda work, paths: _spread(work, paths, run.jobs))
    clock.lap("finish")
    run.tell("stage.read-back")
    ids = [str(article.id) for article in view.articles]
    differences = list(chain(*in_parallel(partial(publish.read_back, site, run.root), ids, run.jobs)))
    if differences:
        raise RefusedError(differences)
    clock.lap("read back")
    run.tell("stage.switch")
    release = workshop.switch(site, publish.write_checksums(site)[:16])
    clock.lap("switch")
    return Report(len(ids), len(pages), release, clock.laps)


def _pages(run: Run, renderer: Renderer, view: View) -> Iterator[Page]:
    around = elsewhere(view)
    pairs = [(article, around[article.id]) for article in view.articles]
    chunks = [pairs[at : at + CHUNK] for at in range(0, len(pairs), CHUNK)]
    for pages in in_parallel(partial(_article_pages, view.archive), chunks, run.jobs, worth=2):
        yield from pages
    for index in indexes(view):
        yield renderer.index(index)


def _article_pages(archive: Archive, pairs: Sequence[tuple[AnnotatedArticle, Elsewhere]]) -> list[Page]:
    renderer = Renderer(archive, catalogue())
    return [renderer.article(*pair) for pair in pairs]


def _spread(work: Callable[[Path], None], paths: list[Path], jobs: int) -> None:
    in_parallel(work, paths, jobs)


@contextmanager
def _told_as_problems() -> Iterator[None]:
    """What the disk, the engine or another build refuses, as problems."""
    try:
        yield
    except publish.BusyError:
        raise RefusedError([Problem("H704", "build")]) from None
    except publish.NotOursError:
        raise RefusedError([Problem("H703", "build/site")]) from None
    except publish.EngineFailedError as error:
        raise RefusedError([Problem("H701", "mkdocs.yml", details={"what": str(error)})]) from None
    except OSError as error:
        details = {"why": f"{error.strerror or error} ({error.filename or ''})"}
        raise RefusedError([Problem("H705", "build", details=details)]) from None


class _Clock:
    """Seconds by stage, for people; nothing of it goes into the output."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        now = time.monotonic()
        self.laps[name], self._last = now - self._last, now
