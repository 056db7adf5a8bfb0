"""Reads, parses, annotates and checks an archive; articles that nobody has touched are remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from hashiya import checks, indexes
from hashiya.annotate import Lexica, redated
from hashiya.compare import published_among, reprints, trace
from hashiya.exports import contribution
from hashiya.model import AnnotatedArticle, Archive, ArticleId, Card, Dating, Grave, Problem, Remembered, Reprint
from hashiya.pipeline.divide import Own, annotated, own_furniture
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.run import Run
from hashiya.read import (
    buried_without_seed,
    input_digests,
    is_buried,
    read_archive,
    read_grave,
    read_material,
    seed_id,
    seed_names,
)
from hashiya.write import Memory, digest, pack


@dataclass(frozen=True, slots=True)
class Gathered:
    """The archive after reading, parsing, annotating and checking; the articles themselves are in the memory.

    Attributes:
        graves: of the articles that are no longer shown, which have no cards.
    """

    archive: Archive
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    reprints: Mapping[str, tuple[Reprint, ...]]
    graves: tuple[Grave, ...] = ()

    @property
    def errors(self) -> int:
        """How many problems refuse the archive; the others are warnings."""
        return sum(problem.level == "error" for problem in self.problems)


def gather(
    run: Run, memory: Memory, *, whole: bool = True, inputs: Callable[[], dict[str, bytes]] | None = None
) -> Gathered:
    """Gather the archive.

    Args:
        whole: False where only cards and problems are wanted.
        inputs: what the disk says of each article's files, by id, where somebody is already asking it.
    """
    run.tell("stage.read")
    archive, problems = read_archive(run.root)
    surroundings = archive.around_articles()
    known = memory.known(digest(pack(surroundings)))
    found = inputs() if inputs else input_digests(run.root)
    run.tell("stage.parse")
    cards = {i: card for i, (before, card) in known.items() if before and before == found.get(i)}
    stale = sorted(found.keys() - cards.keys())
    memory.forget(known.keys() - cards.keys())
    work = partial(_article, run.root, surroundings, own_furniture(surroundings), Lexica.of(surroundings), found, whole)
    names = {seed_id(name): name for name in seed_names(run.root)}
    present = [names[article_id] for article_id in stale if article_id in names]
    graves: list[Grave] = []
    memory.keep(_articles(in_parallel(work, present, run.jobs), problems, graves))
    for buried in buried_without_seed(run.root, names):
        grave, own = read_grave(run.root, buried)
        problems += own
        graves += [grave] if grave else []
    graves.sort(key=lambda grave: grave.id)
    run.tell("stage.check")
    cards |= {card.id: card for card in memory.cards(stale)}
    if whole and all(problem.level == "warning" for problem in problems):
        cards |= _dated_by_others(cards, memory, found)
    ordered = sorted(cards.values(), key=lambda card: card.id)
    problems += _not_for_the_lost(checks.check_archive(archive, ordered, graves), problems)
    problems = checks.with_ids(problems, archive)
    found_again = reprints((card.id, card.trace) for card in ordered) if whole else {}
    return Gathered(archive, tuple(ordered), tuple(sorted(problems, key=_place)), found_again, tuple(graves))


def _dated_by_others(cards: Mapping[str, Card], memory: Memory, inputs: Mapping[str, bytes]) -> dict[str, Card]:
    """The cards of the articles whose date changes by what other articles say; the memory has them so, too."""
    told = published_among(card.trace.account for card in cards.values() if card.trace.account)
    changed = [(i, told.get(ArticleId(i))) for i, card in cards.items() if card.by_others != told.get(ArticleId(i))]
    memory.keep(_redated(memory.article(i), date, inputs[i]) for i, date in changed)
    return {card.id: card for card in memory.cards(i for i, _ in changed)}


def _redated(article: AnnotatedArticle, date: Dating | None, inputs: bytes) -> Remembered:
    settled = redated(article.settled, date or article.proposed.date)
    found = remembered(replace(article, settled=settled), inputs)
    return replace(found, card=replace(found.card, by_others=date))


def _not_for_the_lost(found: list[Problem], problems: list[Problem]) -> list[Problem]:
    """Problems without those that only follow from a published article's loss, which is told: it comes back."""
    lost = {problem.details["id"] for problem in problems if problem.code == "H901"}
    ends = ("H416", "H417")
    return [one for one in found if one.code not in ends or one.details["id"].partition("/")[0] not in lost]


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.code


def _articles(
    results: Iterable[tuple[Remembered | Grave | None, list[Problem]]], problems: list[Problem], graves: list[Grave]
) -> Iterator[Remembered]:
    """The articles; the problems met are added to `problems`, articles that are no longer shown to `graves`."""
    for found, own in results:
        problems += own
        if isinstance(found, Grave):
            graves.append(found)
        elif found:
            yield found


def _article(
    root: Path, surroundings: Archive, own: Own, lexica: Lexica, inputs: dict[str, bytes], whole: bool, name: str
) -> tuple[Remembered | Grave | None, list[Problem]]:
    """Everything that concerns one article alone; one with problems is never remembered as it is."""
    if is_buried(root, seed_id(name)):
        return read_grave(root, seed_id(name))
    material, problems = read_material(root, name, surroundings.moves)
    if material is None:
        return None, problems
    article = annotated(material, own, lexica)
    problems += checks.check_article(article, material, surroundings)
    found = remembered(article, b"" if problems else inputs.get(seed_id(name), b""))
    return found if whole else replace(found, article=b"", shares=b"", data=b""), problems


def examined(root: Path, archive: Archive, name: str) -> tuple[Card | None, list[Problem]]:
    """The card of one article by the name of its seed's file, and what is wrong with its annotations."""
    surroundings = archive.around_articles()
    lexica = Lexica.of(surroundings)
    found, problems = _article(root, surroundings, own_furniture(surroundings), lexica, {}, False, name)
    return (found.card if isinstance(found, Remembered) else None), problems


def remembered(article: AnnotatedArticle, inputs: bytes) -> Remembered:
    """An article packed, with its card.

    Args:
        inputs: what the disk says of its files; empty where they must be read again.
    """
    packed, given = pack(article), indexes.shares(article)
    parts = {share.address: pack(share) for share in given}
    places, at = {}, 0
    for address, part in parts.items():
        places[address] = (at, len(part))
        at += len(part)
    ref = indexes.reference(article)
    digests = {address: digest(part, ref) for address, part in parts.items()}
    card = indexes.card(article, ref, digest(packed), given, digests, trace(article))
    return Remembered(card, inputs, packed, b"".join(parts.values()), places, pack(contribution(article)))
