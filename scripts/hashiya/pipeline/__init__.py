"""The order of the stages: what is read, parsed, annotated, checked, rendered, written, built, read back, published."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from hashiya import indexes, publish
from hashiya.authority import entry_table
from hashiya.exports import WHOLE, address_data, citation_data
from hashiya.indexes import View
from hashiya.model import File, Made, Placed, Problem, Report, Stamp, page_address
from hashiya.pipeline.add import add
from hashiya.pipeline.changes import changed, touched
from hashiya.pipeline.cite import Manner, cite
from hashiya.pipeline.correct import correct
from hashiya.pipeline.data import Data, begin_data, describe, join_lines
from hashiya.pipeline.desk import Moving, merge, rename, review, tombstone, withdraw
from hashiya.pipeline.draft import Draft, propose, put, quote
from hashiya.pipeline.feeds import write_feeds
from hashiya.pipeline.find import Index, write_index
from hashiya.pipeline.folder import build_folder
from hashiya.pipeline.gather import Gathered, gather
from hashiya.pipeline.ledger import Recording, ledger
from hashiya.pipeline.mend import mend
from hashiya.pipeline.pack import pack_evidence, verify_pack
from hashiya.pipeline.parallel import Meanwhile, in_parallel, nothing_collected
from hashiya.pipeline.printing import print_page
from hashiya.pipeline.produce import Heads, Lists, Producer, Work, due
from hashiya.pipeline.reader import read_articles
from hashiya.pipeline.run import Clock, RefusedError, Run, told_as_problems
from hashiya.pipeline.todo import todo
from hashiya.pipeline.trees import build_trees
from hashiya.pipeline.verify import Verified, verify_other, verify_own
from hashiya.publish import Workshop
from hashiya.read import input_digests, program_digest, read_starter
from hashiya.render import SEARCH_PATH, name_table
from hashiya.schema import SCHEMAS, schema_text
from hashiya.write import Memory, claim_folder, digest, pack, remove_other_pages, seal_folder, write_new

Names = Mapping[tuple[str, str], object]
MEMORY = "memory.sqlite"

__all__ = [
    "Draft",
    "Gathered",
    "Manner",
    "Moving",
    "Recording",
    "RefusedError",
    "Run",
    "Verified",
    "add",
    "build",
    "build_folder",
    "changed",
    "check",
    "cite",
    "correct",
    "gather",
    "in_parallel",
    "ledger",
    "mend",
    "merge",
    "new",
    "pack_evidence",
    "print_page",
    "propose",
    "put",
    "quote",
    "read_articles",
    "rename",
    "review",
    "todo",
    "tombstone",
    "touched",
    "verify",
    "verify_pack",
    "withdraw",
]


def check(run: Run) -> Gathered:
    """Read and check everything; build nothing, write nothing.

    Raises:
        RefusedError: the disk refuses.
    """
    with told_as_problems(), Memory(None, b"") as memory:
        return gather(run, memory, whole=False)


def build(run: Run) -> Report:
    """Build the site and switch it in; what has not changed since the last build is not made again.

    Raises:
        RefusedError: problems in the archive, in what the engine made of it, or on the disk.
    """
    with nothing_collected(), told_as_problems(), Workshop(run.root) as workshop:
        claim_folder(workshop.cache)
        try:
            with (
                Meanwhile() as meanwhile,
                Memory(workshop.cache / MEMORY, program_digest()) as memory,
            ):
                return _build(run, workshop, memory, meanwhile)
        finally:
            seal_folder(workshop.cache)


def _standing(releases: tuple[Path | None, ...]) -> list[Mapping[str, Stamp]]:
    """What the disk says of the files of releases."""
    return [publish.stamps(folder) if folder else {} for folder in releases]


def verify(run: Run, site: Path | None = None, sha256: str = "") -> Verified:
    """Read back the published site, or compare another one with a new build from the same inputs.

    Args:
        sha256: what the site's file of checksums must have, where that is known from elsewhere.

    Raises:
        RefusedError: the inputs cannot be built, or the disk refuses.
    """
    return verify_other(run, site, build, sha256) if site else verify_own(run, sha256)


def new(folder: Path, name: str, version: str) -> None:
    """Begin a new archive in a folder that is empty or not there yet.

    Raises:
        RefusedError: something is there already (H801), or the disk refuses.
    """
    schemas = (File(f"annotations/schema/{kind}.schema.json", schema_text(kind).encode()) for kind in SCHEMAS)
    with told_as_problems():
        try:
            write_new(folder, (*read_starter(name, version), *schemas))
        except FileExistsError:
            raise RefusedError([Problem("H801", str(folder))]) from None


def _build(run: Run, workshop: Workshop, memory: Memory, meanwhile: Meanwhile) -> Report:
    clock = Clock()
    inputs = meanwhile.call(input_digests, run.root)
    standing = meanwhile.call(_standing, (workshop.live, workshop.spare))
    gathered = gather(run, memory, inputs=inputs)
    seal_folder(workshop.cache)
    clock.lap("gather")
    if gathered.errors:
        raise RefusedError(gathered.problems)
    view = View.of(gathered.archive, gathered.cards, memory.shares, gathered.reprints, gathered.graves)
    live, spare = standing()
    places = (workshop.stage / "data", workshop.cache / MEMORY)
    tables = begin_data(gathered.archive, gathered.cards, places, memory.fact("tables") or Data(), live, meanwhile.call)
    heads = {head.address: (kind, head) for kind, head in indexes.heads(view)}
    clock.lap("index")
    run.tell("stage.engine")
    site, shells = build_trees(run, workshop, view, heads)
    publish.add_files(site, run.root, publish.text_fonts(workshop.cache / "fonts"))
    ids = [*view.by_id, *(grave.id for grave in view.graves)]
    publish.add_files(
        site, run.root, (citation_data(view.archive.settings.languages), *address_data(view.archive, ids))
    )
    shared = publish.add_files(site, run.root, (made(view.archive) for made in WHOLE))
    seal_folder(workshop.cache)
    clock.lap("engine")
    run.tell("stage.render")
    names = {**name_table(view.archive), **entry_table(view.archive)}
    sources = publish.stamps(run.root / view.archive.settings.docs_dir)
    old = _intact(live, sources, memory, names)
    work = _work(run, site, view, memory, shells, old)
    answers = digest(pack(indexes.common(view)))
    made, lists = _produce(run, work, heads, answers)
    clock.lap("render")
    run.tell("stage.switch")
    new = {path: page for path, page in made.items() if old.get(path) is not page}
    if any(path.startswith("archive/") and path not in made for path in sources):
        remove_other_pages(work.docs, "archive", made)
    index = Index()
    if work.searchable:
        index = write_index(site, run.root, made, memory.fact("search") or index, live, view.archive.settings.languages)
    data = tables()
    publish.take_in(site, places[0], data.files if places[0].exists() else ())
    joined = join_lines(site, (workshop.live, live), made, memory.fact("lines") or Data())
    feeds = write_feeds(site, run.root, view, memory.article, memory.fact("feeds") or {}, live)
    whole = {**index.files, **data.files, **joined.files}
    whole |= {file.path: file for _, files in feeds.values() for file in files}
    describe(site, run.root, view.archive.settings, [*data.files.values(), *joined.files.values()], shared)
    _complete(workshop, work, made, new, spare, whole)
    facts = {
        "names": names,
        "lists": lists,
        "answers": answers,
        "search": index,
        "tables": data,
        "lines": joined,
        "feeds": feeds,
    }
    memory.keep_site(made, new.values(), facts)
    clock.lap("switch")
    settings = view.archive.settings
    return Report(len(view.cards), len(made), len(new), bool(settings.site_url), settings.has_contact, clock.laps)


def _intact(live: Mapping[str, Stamp], sources: Mapping[str, Stamp], memory: Memory, names: Names) -> dict[str, Made]:
    """The pages of the last site that nobody has touched, and whose names are still the same."""
    before: Names = memory.fact("names") or {}
    changed = {key for key in before.keys() | names.keys() if before.get(key) != names.get(key)}
    return {
        path: made
        for path, made in memory.pages().items()
        if sources.get(path) == made.source
        and all(live.get(file.path) == file.stamp for file in made.files)
        and changed.isdisjoint(made.names)
    }


def _work(run: Run, site: Path, view: View, memory: Memory, shells: publish.Shells, old: Mapping[str, Made]) -> Work:
    settings = view.archive.settings
    searchable = bool(publish.search_index(site)[1])
    return Work(
        run.root,
        run.root / settings.docs_dir,
        site,
        view,
        memory,
        shells,
        digest(program_digest(), settings, searchable),
        searchable,
        old,
    )


def _produce(run: Run, work: Work, heads: Heads, answers: bytes) -> tuple[dict[str, Made], Lists]:
    """All pages of the site, made or as they were; and for every list its key and its pages."""
    before: Lists = work.memory.fact("lists") or {}
    tasks, kept, keys = due(work, heads, before, same_answers=work.memory.fact("answers") == answers)
    old = work.intact
    made = {path: old[path] for path in kept}
    lists: Lists = {address: (key, before.get(address, (b"", ()))[1]) for address, key in keys.items()}
    problems: list[Problem] = []
    for produced in in_parallel(Producer(work), tasks, run.jobs):
        problems += produced.problems
        made |= {path: old[path] for path in produced.paths if path in old} | {
            page.path: page for page in produced.made
        }
        if produced.address in lists:
            lists[produced.address] = (keys[produced.address], produced.paths)
    if problems:
        raise RefusedError(problems)
    if work.searchable:
        made |= {page.path: page for page in Producer(work).search()}
    return made, lists


def _complete(
    workshop: Workshop,
    work: Work,
    made: Mapping[str, Made],
    new: Container[str],
    spare: Mapping[str, Stamp],
    whole: Mapping[str, Placed],
) -> None:
    """Add what concerns the site as a whole, join what is kept, and switch it in.

    Args:
        whole: the files of the site that belong to no page, new ones and those that are kept.
    """
    settings, site = work.view.archive.settings, work.site
    leading = {f"archive/{kind}/{old}/" for kind, old in work.view.archive.moves} | {page_address(SEARCH_PATH)}
    left_out = {f"{tree.below}{address}" for tree in settings.trees for address in leading}
    changed = _changed(work.view)
    below = tuple(tree.below for tree in settings.trees[1:])
    generated = {address: changed.get(_list_of(address, below), "") for address in map(page_address, made)}
    publish.write_sitemap(site, settings.site_url, generated, left_out)
    known = {file.path: file.sha256 for page in made.values() for file in page.files}
    known |= {file.path: file.sha256 for file in whole.values()}
    kept = {file.path: file.stamp for path, page in made.items() if path not in new for file in page.files}
    kept |= {path: file.stamp for path, file in whole.items() if not (site / path).exists()}
    name = publish.write_checksums(site, known)[:16]
    workshop.switch(publish.assemble(site, workshop.live, (workshop.spare, spare), kept), name)


def _changed(view: View) -> dict[str, str]:
    """When the articles of each page, its own or those of its list, were last captured or annotated, by address."""
    found: dict[str, str] = {"archive/": max((card.changed for card in view.cards), default="")}
    for card in view.cards:
        found[f"archive/{card.id}/"] = card.changed
        for address in card.shares:
            place = f"archive/{address}/"
            found[place] = max(found.get(place, ""), card.changed)
    return found


def _list_of(address: str, below: tuple[str, ...]) -> str:
    """The address of a list, of a further page of it too, and in every language."""
    place = address[address.index("archive/") :] if address.startswith(below) else address
    return place.partition("page/")[0]
