"""The order of the stages: what is read, parsed, annotated, checked, rendered, written, built, read back, published."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from hashiya.model import AnnotatedArticle, Archive, Elsewhere, File, Index, Metadata, NotOursError, Problem, Report
from hashiya.parse import parse
from hashiya.publish import Workshop
from hashiya.read import Unreadable, read_archive, read_material, read_rules, read_starter, seed_names
from hashiya.render import Renderer, article_path, index_path
from hashiya.schema import SCHEMAS, schema_text
from hashiya.write import remove_other_pages, write_new, write_pages

A = TypeVar("A")
B = TypeVar("B")
WORTH_PROCESSES = 200
CHUNK = 100
_Work = tuple[AnnotatedArticle, Elsewhere] | Index


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


def check(run: Run) -> Gathered:
    """Read and check everything; build nothing, write nothing.

    Raises:
        RefusedError: the disk refuses.
    """
    with _told_as_problems():
        return gather(run)


def gather(run: Run) -> Gathered:
    """Read, parse, annotate and check everything."""
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
    """Read the published site back: its problems, and how many files and articles were compared.

    Raises:
        RefusedError: the disk refuses.
    """
    site = run.root / "build" / "site"
    if not (site / "archive").is_dir():
        return [Problem("H706", "build/site")], 0, 0
    with _told_as_problems():
        problems, files = publish.verify_checksums(site)
        ids = [name.removesuffix(".txt") for name in seed_names(run.root)]
        run.tell("stage.read-back")
        results = in_parallel(partial(publish.read_back, site, run.root), ids, run.jobs)
        return [*problems, *publish.without_seed(site, ids), *chain(*results)], files, len(ids)


def new(folder: Path, name: str, version: str) -> None:
    """Begin a new archive in a folder that is empty or not there yet.

    Raises:
        RefusedError: something is there already (H801), or the disk refuses.
    """
    schemas = (File(f"annotations/schema/{kind}.schema.json", schema_text(kind).encode()) for kind in SCHEMAS)
    with _told_as_problems():
        try:
            write_new(folder, (*read_starter(name, version), *schemas))
        except FileExistsError:
            raise RefusedError([Problem("H801", str(folder))]) from None


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
    settings, view = gathered.archive.settings, View.of(gathered.archive, gathered.articles)
    made = _Made(view, elsewhere(view), tuple(indexes(view)))
    clock.lap("index")
    run.tell("stage.engine")
    renderer = Renderer(gathered.archive, catalogue())
    named = {*settings.nav, *publish.linked_pages(run.root / settings.docs_dir)}
    shells = publish.shell_paths(made.paths, named)
    heads = {path: renderer.head(item) for path, item in zip(made.paths, made.items, strict=True) if path in named}
    sources = {path: publish.shell_source(heads.get(path)) for path in set(shells.values())}
    site = publish.build_site(run.root, settings, sources, workshop.stage, workshop.cache / "engine")
    fragments = (renderer.overview(overview(view)), renderer.contact(), renderer.not_found())
    publish.finish(site, fragments, settings.site_url)
    clock.lap("engine")
    run.tell("stage.render")
    _produce(run, made, site, shells)
    publish.add_files(site, run.root, chain(publish.text_fonts(workshop.cache / "fonts"), *map(exports, view.articles)))
    publish.write_sitemap(site, settings.site_url)
    clock.lap("render")
    run.tell("stage.read-back")
    ids = [str(article.id) for article in view.articles]
    differences = list(chain(*in_parallel(partial(publish.read_back, site, run.root), ids, run.jobs)))
    if differences:
        raise RefusedError(differences)
    clock.lap("read back")
    run.tell("stage.switch")
    workshop.switch(site, publish.write_checksums(site)[:16])
    clock.lap("switch")
    return Report(len(ids), len(made.paths), bool(settings.site_url), settings.has_contact, clock.laps)


@dataclass(frozen=True, slots=True)
class _Made:
    """What is rendered: every article with what its page shows of others, and every index."""

    view: View
    around: Mapping[str, Elsewhere]
    lists: tuple[Index, ...]

    @property
    def paths(self) -> list[str]:
        """The Markdown paths of all generated pages."""
        return [*(article_path(item.id) for item in self.view.articles), *(index_path(item) for item in self.lists)]

    @property
    def items(self) -> list[AnnotatedArticle | Index]:
        """What the pages are of, in the order of their paths."""
        return [*self.view.articles, *self.lists]

    def chunks(self) -> list[list[_Work]]:
        """The work, in parts that one process does at a time."""
        work: list[_Work] = [*((item, self.around[item.id]) for item in self.view.articles), *self.lists]
        return [work[at : at + CHUNK] for at in range(0, len(work), CHUNK)]


def _produce(run: Run, made: _Made, site: Path, shells: Mapping[str, str]) -> None:
    """Render all pages, into the docs folder and into the site."""
    docs = run.root / made.view.archive.settings.docs_dir
    work = partial(_pages, made.view.archive, docs, site, shells, publish.read_shells(site, shells.values()))
    words: dict[str, tuple[str, str]] = {}
    for found in in_parallel(work, made.chunks(), run.jobs, worth=WORTH_PROCESSES // CHUNK):
        words |= found
    remove_other_pages(docs, "archive", shells)
    publish.remove_shells(site, shells.values())
    publish.write_search_index(site, words)


def _pages(
    archive: Archive,
    docs: Path,
    site: Path,
    paths: Mapping[str, str],
    shells: Mapping[str, publish.Shell],
    work: Sequence[_Work],
) -> dict[str, tuple[str, str]]:
    """Render and write one part of the pages; returns what the search looks through."""
    renderer = Renderer(archive, catalogue())
    pages = [renderer.index(item) if isinstance(item, Index) else renderer.article(*item) for item in work]
    write_pages(docs, pages)
    publish.fill(site, shells, paths, pages)
    return {page.address: (page.title, page.words) for page in pages if page.words is not None}


@contextmanager
def _told_as_problems() -> Iterator[None]:
    """What the disk, the engine or another build refuses, as problems."""
    try:
        yield
    except publish.BusyError:
        raise RefusedError([Problem("H704", "build")]) from None
    except Unreadable as refused:
        raise RefusedError([refused.problem]) from None
    except NotOursError as error:
        raise RefusedError([Problem("H703", str(error))]) from None
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
