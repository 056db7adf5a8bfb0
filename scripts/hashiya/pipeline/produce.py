"""Makes the pages that are not as they would be made now; tells which can stay from digests of all they depend on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

from hashiya import indexes, publish
from hashiya.compare import beside
from hashiya.exports import exports
from hashiya.indexes import Around, Load, View
from hashiya.messages import catalogue
from hashiya.model import Card, Contrast, File, Index, Link, Made, Onward, Page, Pair, Problem, RelationItem, Tree
from hashiya.read import seed_text
from hashiya.render import Renderer, article_path, comparison_path, index_path
from hashiya.search import Document, analyse
from hashiya.write import Memory, digest, pack, write_page

REMEMBERED_SHARES = 512
_FURTHER_PAGE = re.compile(r"(^|/)page/\d+$")
Heads = Mapping[str, tuple[indexes.Kind, Index]]
Lists = dict[str, tuple[bytes, tuple[str, ...]]]


@dataclass(frozen=True)
class ArticleTask:
    """An article whose page is to be made."""

    card: Card
    around: tuple[Around, ...]
    onward: Onward
    key: bytes
    alone: bytes


@dataclass(frozen=True)
class PairTask:
    """Two articles whose comparison is to be made."""

    pair: Pair
    contrasts: tuple[Contrast, ...]
    related: tuple[tuple[Link, str, RelationItem], ...]
    key: bytes


@dataclass(frozen=True)
class ListTask:
    """A list whose pages are to be looked at; those that would be the same stay."""

    kind: indexes.Kind
    head: Index


Task = ArticleTask | PairTask | ListTask
# The paths of a page and of those made with it, the key of what it shows of no other article, and what would make
# them; both are worked out if needed.
Candidate = tuple[tuple[str, ...], Callable[[], bytes], Callable[[], ArticleTask | PairTask]]


@dataclass(frozen=True)
class Work:
    """What making pages needs.

    Attributes:
        site: the folder of new files of the site.
        searchable: False where the archive wants no search.
        salt: digest of what all pages depend on: the program, the settings.
        intact: the pages of the last site that nobody has touched and whose names are the same.
    """

    root: Path
    docs: Path
    site: Path
    view: View
    memory: Memory
    shells: publish.Shells
    salt: bytes
    searchable: bool
    intact: Mapping[str, Made]

    def key(self, path: str, *content: object) -> bytes:
        """The digest of all that a page is made from, names apart."""
        return digest(self.salt, self.shells.of(path).digest, *content)

    @property
    def further(self) -> tuple[Tree, ...]:
        """The trees of all languages but that of the root."""
        return self.view.archive.settings.trees[1:]

    def everywhere(self, path: str) -> tuple[str, ...]:
        """The paths of a page in the trees of all languages, that of the root first."""
        return (path, *(f"{tree.below}{path}" for tree in self.further))

    def shells_of(self, path: str) -> list[bytes]:
        """The digests of the shells of such a page in the further trees."""
        return [self.shells.of(each).digest for each in self.everywhere(path)[1:]]


@dataclass(frozen=True)
class Produced:
    """What became of a task: the paths of its pages, those that were made, what is wrong with them."""

    address: str
    paths: tuple[str, ...]
    made: tuple[Made, ...]
    problems: tuple[Problem, ...] = ()


def due(
    work: Work, heads: Heads, before: Lists, *, same_answers: bool
) -> tuple[list[Task], list[str], dict[str, bytes]]:
    """What is to be made or looked at; the paths of the pages that stay; the keys of all lists, by address.

    Args:
        same_answers: True where nothing has changed of what articles' pages show of one another.
    """
    stale: list[Task] = []
    kept: list[str] = []
    for (path, *others), alone, task_of in chain(_articles(work), _comparisons(work)):
        made = work.intact.get(path) if work.intact.keys() >= set(others) else None
        if made and same_answers and made.alone == alone():
            kept += (path, *others)
            continue
        task = task_of()
        if made and made.key == task.key:
            kept += (path, *others)
        else:
            stale.append(task)
    keys = {address: _list_key(work, head) for address, (_, head) in heads.items()}
    lists = []
    for address, (kind, head) in heads.items():
        key, paths = before.get(address, (b"", ()))
        if key == keys[address] and work.intact.keys() >= set(paths):
            kept += paths
        else:
            lists.append(ListTask(kind, head))
    lists.sort(key=lambda task: -len(work.view.sharing.get(task.head.address, ())))
    return [*lists, *stale], kept, keys


def _articles(work: Work) -> Iterator[Candidate]:
    for card in work.view.cards:
        paths = work.everywhere(article_path(card.id))
        yield paths, partial(_article_alone, work, card), partial(_article_task, work, card)


def _comparisons(work: Work) -> Iterator[Candidate]:
    for pair in work.view.pairs.all:
        yield work.everywhere(comparison_path(pair)), partial(_pair_alone, work, pair), partial(_pair_task, work, pair)


def _article_alone(work: Work, card: Card) -> bytes:
    """The key of an article's page and its records without what they show of others, names of neighbours apart."""
    path = article_path(card.id)
    return work.key(path, card.digest, indexes.onward(work.view, card), work.shells_of(path))


def _pair_alone(work: Work, pair: Pair) -> bytes:
    """The key of a comparison without what the archive says of both articles together."""
    cards = (work.view.by_id[ref.id] for ref in (pair.one, pair.other))
    path = comparison_path(pair)
    return work.key(path, *(card.digest for card in cards), work.shells_of(path))


def _pair_task(work: Work, pair: Pair) -> PairTask:
    """A comparison, with the key that its page would have."""
    found, related = indexes.contrasts(work.view, pair), indexes.claims_related(work.view, pair)
    return PairTask(
        pair, found, related, work.key(comparison_path(pair), _pair_alone(work, pair), pair, found, related)
    )


def _article_task(work: Work, card: Card) -> ArticleTask:
    """An article, with the key that its page would have."""
    around = indexes.around(work.view, card)
    view = work.view
    shown = (indexes.relations_of(view, card), indexes.reprints_of(view, card), indexes.compared_with(view, card))
    alone = _article_alone(work, card)
    key = work.key(article_path(card.id), alone, around, *shown)
    return ArticleTask(card, around, indexes.onward(view, card), key, alone)


def _list_key(work: Work, head: Index) -> bytes:
    """The digest of all that the pages of a list are made from, names apart."""
    shares = [card.shares[head.address] for card in work.view.sharing.get(head.address, ())]
    related = chain.from_iterable(share.related for share in shares)
    question = head.address.rpartition("/")[2]
    view = work.view
    relations = [(view.relations.get(i), view.answer_relations.get((question, i))) for i in related]
    return digest(work.salt, work.shells.digest, pack(head), b"".join(share.digest for share in shares), relations)


def _few(load: Load) -> Load:
    """A way to shares that gives them as a tuple, to be kept."""
    return lambda address, ids: tuple(load(address, ids))


class Producer:
    """Does tasks; one for each process."""

    def __init__(self, work: Work) -> None:
        self._work = work
        trees = work.view.archive.settings.trees
        self._renderer, *self._further = (Renderer(work.view.archive, catalogue(t.language), t) for t in trees)
        self._finds = [each.finds for each in self._further]
        self._checked: set[Path] = set()
        # Neighbours in time show one another's answers: most were loaded for the article before.
        self._shared = replace(work.view, load=lru_cache(REMEMBERED_SHARES)(_few(work.view.load)))

    def __call__(self, task: Task) -> Produced:
        """Make what a task asks for."""
        if isinstance(task, PairTask):
            return self._pair(task)
        return self._article(task) if isinstance(task, ArticleTask) else self._list(task)

    def _article(self, task: ArticleTask) -> Produced:
        work, card = self._work, task.card
        article = work.memory.article(card.id)
        elsewhere = indexes.elsewhere(self._shared, card, task.around, task.onward)
        page = self._renderer.article(article, elsewhere)
        found = self._renderer.finds.article(article, self._finds)
        beside = exports(article, self._renderer.authority)
        made = [self._make(page, task.key, task.alone, beside, found)]
        made += [
            self._make(each.record(article, elsewhere.pairs), task.key, task.alone, (), (), each)
            for each in self._further
        ]
        problems = publish.read_back(work.site, work.root, card.id, layer=seed_text)
        return Produced(card.id, tuple(each.path for each in made), tuple(made), tuple(problems))

    def _pair(self, task: PairTask) -> Produced:
        pair = task.pair
        one, other = self._work.memory.article(pair.one.id), self._work.memory.article(pair.other.id)
        found, alone = beside(one, other), _pair_alone(self._work, pair)
        made = []
        for renderer in (self._renderer, *self._further):
            page = renderer.comparison(pair, found, task.contrasts, task.related)
            made.append(self._make(page, task.key, alone, (), (), renderer))
        return Produced(pair.address, tuple(each.path for each in made), tuple(made))

    def _list(self, task: ListTask) -> Produced:
        paths, made = [], []
        for index in indexes.divided(self._work.view, task.kind, task.head):
            packed = pack(index)
            for renderer in (self._renderer, *self._further):
                path = f"{renderer.tree.below}{index_path(index)}"
                paths.append(path)
                key = self._work.key(path, packed)
                before = self._work.intact.get(path)
                if not before or before.key != key:
                    found = () if renderer.tree.below else renderer.finds.index(index, self._finds)
                    made.append(self._make(renderer.index(index), key, b"", (), found, renderer))
        return Produced(task.head.address, tuple(paths), tuple(made))

    def search(self) -> Iterator[Made]:
        """The pages of results, as they were where nothing has changed."""
        for renderer in (self._renderer, *self._further):
            page = renderer.search()
            key = self._work.key(page.path, page.html)
            before = self._work.intact.get(page.path)
            yield before if before and before.key == key else self._make(page, key, b"", (), (), renderer)

    def _make(
        self,
        page: Page,
        key: bytes,
        alone: bytes,
        beside: Iterable[File],
        documents: Iterable[Document],
        renderer: Renderer | None = None,
    ) -> Made:
        work, renderer = self._work, renderer or self._renderer
        source = None if page.below else write_page(work.docs, page, self._checked)
        html = publish.filled(work.shells.of(page.path), page, work.view.archive.settings.site_url)
        files = publish.add_files(work.site, work.root, (html, *beside))
        found = pack([analyse(each) for each in documents]) if work.searchable else b""
        names = renderer.names.used() | renderer.authority.used()
        return Made(page.path, key, alone, names, source, files, found)


def head_of(view: View, renderer: Renderer, path: str, heads: Heads) -> tuple[str, str] | None:
    """The title and the description of the page at a path below its tree, escaped; None where there will be none."""
    card = view.by_id.get(path.removeprefix("archive/").removesuffix(".md"))
    if card:
        return renderer.article_head(card.ref.headline, card.ref.source, card.ref.date)
    address = path.removeprefix("archive/").removesuffix("index.md").removesuffix(".md").rstrip("/")
    pair = next((p for p in view.pairs.all if p.address == address), None) if address.startswith("compare/") else None
    if pair:
        return renderer.comparison_head(pair)
    kind, head = heads.get(_FURTHER_PAGE.sub("", address), (None, None))
    if not kind or not head:
        return None
    found = next((index for index in indexes.divided(view, kind, head) if index_path(index) == path), None)
    return renderer.index_head(found) if found else None
