"""What was published stands, or something says what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.model import AnnotatedArticle, Archive, Grave, Material, Problem


def published_captures_stand(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H904, H905: the captures of an article that was published are there, and no byte of them is another."""
    there = {version.number: version for version in material.seed.versions}
    for version in material.ledger.versions if material.ledger else ():
        found = there.get(version.number)
        if not found:
            yield Problem("H905", version.path, details={"id": material.seed.id})
        elif found.sha256 != version.sha256:
            details = {"published": version.sha256, "found": found.sha256, "id": material.seed.id}
            yield Problem("H904", found.path, details=details)


def published_annotations_stand(_article: AnnotatedArticle, material: Material, _archive: Archive) -> Iterator[Problem]:
    """H902: the file of an annotation that was published is there, though its author may have withdrawn it."""
    article_id = material.seed.id
    there = set(material.ids)
    for stem in material.ledger.annotations if material.ledger else ():
        if f"{article_id}/{stem}" not in there:
            path = f"annotations/articles/{article_id}/{stem}.yml"
            yield Problem("H902", path, details={"id": f"{article_id}/{stem}"})


def tombstones_of_what_was_published(graves: Sequence[Grave]) -> Iterator[Problem]:
    """H907: a tombstone stands for an article that was published (a warning)."""
    for grave in graves:
        if not grave.ledger:
            yield Problem("H907", grave.entry.path, details={"id": grave.id}, level="warning")


def tombstones_reviewed_by_another(graves: Sequence[Grave]) -> Iterator[Problem]:
    """H402: who reviews a tombstone is not who wrote it."""
    for grave in graves:
        value = grave.entry.value
        if value.reviewed_by and value.reviewed_by == value.author:
            yield Problem("H402", grave.entry.path, *grave.entry.places.get("reviewed_by", (1, 1)))
