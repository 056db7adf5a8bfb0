"""Annotations as ready files: of words that a person chose, and of the claims that the reader proposes."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count
from pathlib import Path

from hashiya.anchor import Selector, Text, find, match, selector_of
from hashiya.annotate import Lexica
from hashiya.arabic import whole_words
from hashiya.compose import annotation_text, file_stem
from hashiya.edtf import Edtf
from hashiya.forge import LONGEST_ADDRESS, carries_content, new_file
from hashiya.model import (
    ActorId,
    AnnotatedArticle,
    Archive,
    Claim,
    Material,
    Note,
    Person,
    Problem,
    ProposedClaim,
    Quotation,
    Voice,
)
from hashiya.pipeline.divide import Own, annotated, own_furniture
from hashiya.pipeline.parallel import in_parallel
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.pipeline.single import known_seed, material_of
from hashiya.read import read_archive, read_material, shown_names
from hashiya.write import put_new

CONTEXT = 40
Span = tuple[int, int]


@dataclass(frozen=True)
class Draft:
    """A file as it would be added to the archive: the path for it, what it holds, and where a forge would take it.

    Attributes:
        address: the forge's page for this very file; empty where there is none, or it would be too long.
    """

    path: str
    content: str
    address: str = ""


def quote(run: Run, article_id: str, words: Selector, wanted: Note | Claim) -> Draft:
    """A file about words of an article.

    Args:
        words: with those beside them where they stand in several places.
        wanted: the annotation without its quotation.

    Raises:
        RefusedError: no such article (H820), the words stand in several places (H821 for each), or in none (H824).
    """
    with told_as_problems():
        archive = read_archive(run.root)[0]
        material = material_of(run.root, article_id)
    text = Text(material.seed.text)
    found = find(words, text)
    spans = found.spans if found.score == 1 else match(Selector(words.exact), text)
    if len(spans) == 1 and found.score == 1:
        return _draft(archive, run.root, article_id, _tied(wanted, spans[0], text))
    if spans:
        raise RefusedError([_place(material, text, span, len(spans)) for span in spans])
    near = " | ".join(text.original[slice(*span)] for span in (*found.spans, *found.nearest)) or "—"
    raise RefusedError([Problem("H824", material.seed.path, details={"quote": words.exact, "nearest": near})])


def propose(run: Run, article_id: str, author: Person, created: Edtf) -> Iterator[Draft | Problem]:
    """The reader's proposed claims as files, and the speakers that keep others from being one (H822, H823).

    Args:
        article_id: empty for all articles.

    Raises:
        RefusedError: no such article (H820), or the disk refuses.
    """
    with told_as_problems():
        archive = read_archive(run.root)[0]
        names = [known_seed(run.root, article_id)] if article_id else [*shown_names(run.root).values()]
    work = partial(
        _proposed, run.root, archive, own_furniture(archive), Lexica.of(archive.around_articles()), author, created
    )
    with told_as_problems():
        for found in in_parallel(work, names, run.jobs):
            yield from found


def put(draft: Draft, root: Path) -> str:
    """Write a draft below a folder under a free name; its path there.

    Raises:
        RefusedError: the disk refuses.
    """
    with told_as_problems():
        return put_new(root, draft.path, draft.content.encode())


def _place(material: Material, text: Text, span: Span, hits: int) -> Problem:
    """One of several places of the same words, with the words that tell it from the others."""
    start, end = span
    line = text.original.count("\n", 0, start) + 1
    column = start - text.original.rfind("\n", 0, start)
    around = text.original[slice(*whole_words(text.original, max(0, start - CONTEXT), end + CONTEXT))]
    found = selector_of(span, text)
    beside = (("--after", found.prefix), ("--before", found.suffix))
    options = " ".join(f"{option} {shlex.quote(words)}" for option, words in beside if words)
    details = {"hits": str(hits), "context": " ".join(around.split()), "options": options}
    return Problem("H821", material.seed.path, line, column, details)


def _tied(value: Note | Claim, span: Span, text: Text) -> Note | Claim:
    found = selector_of(span, text)
    quoted = Quotation(found.exact), Quotation(found.prefix), Quotation(found.suffix)
    return replace(value, quote=quoted[0], prefix=quoted[1], suffix=quoted[2])


def _draft(archive: Archive, root: Path, article_id: str, value: Note | Claim) -> Draft:
    content = annotation_text(value)
    stem = file_stem(value.kind, value.author, value.created.text, content)
    settings, names = archive.settings, (f"{stem}{ending}.yml" for ending in chain([""], map("-{}".format, count(2))))
    paths = (f"annotations/articles/{article_id}/{name}" for name in names)
    path = next(path for path in paths if not (root / path).exists())
    if not settings.forge or not carries_content(settings.forge):
        return Draft(path, content)
    address = new_file(settings.forge, settings.repo_url, settings.branch, path, content)
    return Draft(path, content, address if len(address) <= LONGEST_ADDRESS else "")


def _proposed(
    root: Path, archive: Archive, own: Own, lexica: Lexica, author: Person, created: Edtf, name: str
) -> list[Draft | Problem]:
    material, problems = read_material(root, name)
    if not material:
        return [*problems]
    found = annotated(material, own, lexica)
    text = Text(material.seed.text)
    return [_claim(archive, root, found, text, claim, author, created) for claim in found.proposed_claims]


def _claim(
    archive: Archive,
    root: Path,
    found: AnnotatedArticle,
    text: Text,
    claim: ProposedClaim,
    author: Person,
    created: Edtf,
) -> Draft | Problem:
    unknown = [voice.words for voice in claim.speakers if not voice.actor]
    if unknown or not claim.speakers:
        line = found.article.line_at(claim.start)
        details = {"words": "، ".join(unknown), "quote": text.original[claim.start : claim.end][: 2 * CONTEXT]}
        path = f"seeds/{found.article.seed_name}"
        at = (line.number, claim.start - line.start + 1)
        return Problem("H822" if unknown else "H823", path, *at, details, level="warning")
    value = Claim(
        kind="claim",
        quote=Quotation(""),
        speakers=_known(claim.speakers),
        via=_known(claim.via),
        verb=claim.verb,
        form=claim.form,
        dates=claim.dates,
        quantities=claim.quantities,
        author=author,
        created=created,
    )
    return _draft(archive, root, found.id, _tied(value, (claim.start, claim.end), text))


def _known(voices: tuple[Voice, ...]) -> tuple[ActorId, ...]:
    return tuple(dict.fromkeys(ActorId(voice.actor) for voice in voices if voice.actor))
