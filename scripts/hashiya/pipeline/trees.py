"""The hand-written pages and the shells of all languages: built at the same time, completed, and put into one site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from markupsafe import Markup

from hashiya import publish
from hashiya.indexes import View, home
from hashiya.messages import Catalogue, catalogue
from hashiya.model import Fragment, Tree
from hashiya.pipeline.produce import Heads, head_of
from hashiya.pipeline.run import Run
from hashiya.publish import Edition, Languages, Other, Workshop
from hashiya.render import Renderer, in_language, index_path

Begun = tuple[Renderer, dict[str, str]]


def build_trees(run: Run, workshop: Workshop, view: View, heads: Heads) -> tuple[Path, publish.Shells]:
    """The folder of the site with the hand-written pages of all languages in it, and the shells for all other pages."""
    begun = [_begun(run, view, heads, tree) for tree in view.archive.settings.trees]
    # Each run of the engine is a process; these threads wait for them.
    with ThreadPoolExecutor(len(begun)) as threads:
        folders = list(threads.map(lambda each: _built(run, workshop, *each), begun))
    renderers = [renderer for renderer, _ in begun]
    pages = {r.tree: publish.hand_written(folder, r.tree.below) for r, folder in zip(renderers, folders, strict=True)}
    site = folders[0]
    for renderer, folder in zip(renderers, folders, strict=True):
        others = tuple(
            Other(tree, str(catalogue(tree.language).strings["language.name"]), found)
            for tree, found in pages.items()
            if tree != renderer.tree
        )
        languages = Languages(renderer.tree, others, view.archive.settings.site_url)
        publish.finish(folder, _fragments(view, renderer, renderers, heads), languages.site_url, languages)
        if renderer.tree.below:
            publish.take_edition(site, folder, renderer.tree.below)
    publish.compact_scripts(site)
    return site, publish.take_shells(site, [path for _, sources in begun for path in sources])


def _begun(run: Run, view: View, heads: Heads, tree: Tree) -> Begun:
    """What makes the pages of a tree, and the sources of its shells."""
    settings, words = view.archive.settings, catalogue(tree.language)
    renderer = Renderer(view.archive, words, tree)
    docs = run.root / settings.docs_dir
    linked = publish.linked_pages(docs, tree.below)
    named = {*settings.nav, *(path.removeprefix(tree.below) for path in linked), index_path(heads[""][1])}
    found = {path: head_of(view, renderer, path, heads) for path in sorted(named)}
    mine = {f"{tree.below}{path}": head for path, head in found.items() if head}
    return renderer, publish.shell_sources(mine, heads, tree.below)


def _built(run: Run, workshop: Workshop, renderer: Renderer, sources: Mapping[str, str]) -> Path:
    """What the engine makes of the hand-written pages of a tree and of its shells."""
    settings, tree = renderer.settings, renderer.tree
    stage, cache = workshop.stage, workshop.cache / "engine"
    if not tree.below:
        return publish.build_site(run.root, settings, sources, stage, cache, run.engine)
    edition = _edition(tree, renderer.catalogue, catalogue(settings.languages[0]))
    stage, cache = stage / tree.language, workshop.cache / f"engine-{tree.language}"
    return publish.build_site(run.root, settings, sources, stage, cache, run.engine, edition)


def _edition(tree: Tree, words: Catalogue, root: Catalogue) -> Edition:
    foreign = Markup(' lang="{}" dir="{}"').format(root.language, root.direction)
    theme = (str(words.strings["language.theme"]), words.direction)
    home, dark, light, system = map(words.text, ("nav.home", "theme.dark", "theme.light", "theme.system"))
    return Edition(tree, theme, home, dark, light, system, foreign, in_language(words, root.language))


def _fragments(view: View, renderer: Renderer, all_renderers: list[Renderer], heads: Heads) -> Iterator[Fragment]:
    yield renderer.home(home(view, {address: head for address, (_, head) in heads.items()}))
    yield renderer.release()
    yield renderer.contact()
    yield renderer.search_box()
    yield renderer.keys()
    yield renderer.card()
    # The 404 page is one for all languages.
    words = [each.not_found(is_first=each is all_renderers[0]).html for each in all_renderers]
    yield Fragment("not-found", "".join(words))
