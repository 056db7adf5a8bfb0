"""Reads, parses, annotates and checks an archive; articles that nobody has touched are remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from hashiya import checks, indexes
from hashiya.annotate import Lexicon, annotate
from hashiya.model import AnnotatedArticle, Archive, Card, Metadata, Problem, Remembered
from hashiya.parse import parse
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.run import Run
from hashiya.read import input_digests, read_archive, read_material, read_rules
from hashiya.write import Memory, digest, pack


@dataclass(frozen=True, slots=True)
class Gathered:
    """The archive after reading, parsing, annotating and checking; the articles themselves are in the memory."""

    archive: Archive
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]


def gather(run: Run, memory: Memory, *, whole: bool = True) -> Gathered:
    """Gather the archive.

    Args:
        whole: False where only cards and problems are wanted.
    """
    run.tell("stage.read")
    archive, problems = read_archive(run.root)
    surroundings = archive.around_articles()
    inputs = {name.removesuffix(".txt"): found for name, found in input_digests(run.root).items()}
    run.tell("stage.parse")
    fresh = memory.fresh(inputs, digest(pack(surroundings)))
    stale = [article_id for article_id in sorted(inputs) if article_id not in fresh]
    work = partial(_article, run.root, surroundings, Lexicon.of(surroundings.actors), inputs, whole)
    memory.keep(_without_problems(in_parallel(work, stale, run.jobs), problems))
    run.tell("stage.check")
    cards = tuple(memory.cards())
    problems += checks.check_archive(archive, cards)
    return Gathered(archive, cards, tuple(sorted(problems, key=_place)))


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.code


def _without_problems(
    results: Iterable[tuple[Remembered | None, list[Problem]]], problems: list[Problem]
) -> Iterator[Remembered]:
    """The articles; the problems met are added to `problems`."""
    for found, own in results:
        problems += own
        if found:
            yield found


def _article(
    root: Path, surroundings: Archive, lexicon: Lexicon, inputs: dict[str, bytes], whole: bool, article_id: str
) -> tuple[Remembered | None, list[Problem]]:
    """Everything that concerns one article alone; one with problems is never remembered as it is."""
    material, problems = read_material(root, f"{article_id}.txt")
    if material is None:
        return None, problems
    values = [entry.value for entry in material.annotations]
    publishers = [value.source.publisher for value in values if isinstance(value, Metadata) and value.source]
    own = [surroundings.sources[p].value.furniture for p in publishers if p in surroundings.sources]
    article = annotate(parse(material.seed, (*read_rules(), *chain(*own))), material, lexicon)
    problems += checks.check_article(article, material, surroundings)
    found = remembered(article, b"" if problems else inputs[article_id])
    return found if whole else replace(found, article=b"", shares=b""), problems


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
    card = indexes.card(article, ref, digest(packed), given, digests)
    return Remembered(card, inputs, packed, b"".join(parts.values()), places)
