"""Divides a seed by the package's rules and by those of its outlet, which must be known first, and annotates it."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.annotate import Lexica, annotate
from hashiya.model import AnnotatedArticle, Archive, Article, Furniture, Material, Metadata, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

Own = Mapping[str, tuple[Furniture, ...]]


def own_furniture(archive: Archive) -> Own:
    """The furniture of the outlets that have any of their own, by their ids."""
    return {i: entry.value.furniture for i, entry in archive.sources.items() if entry.value.furniture}


def annotated(material: Material, own: Own, lexica: Lexica) -> AnnotatedArticle:
    """An article with all that is known, divided by the outlet that a person settled, else by the one it tells."""
    settled = (
        e.value.source.publisher for e in material.annotations if isinstance(e.value, Metadata) and e.value.source
    )
    return annotate(divide(material.seed, own, lexica, next(settled, "")), material, lexica)


def divide(seed: Seed, own: Own, lexica: Lexica, publisher: str = "") -> Article:
    """Give every line of a seed its kind.

    Args:
        own: the furniture of outlets.
        publisher: the outlet that a person named; empty where nobody did: then the one that a first reading tells.
    """
    if publisher:
        return parse(seed, (*read_rules(), *own.get(publisher, ())))
    article = parse(seed, read_rules())
    # Looking for the outlet costs as much as for all actors: only where some outlet has rules of its own.
    rules = own.get(lexica.publisher(article), ()) if own else ()
    return parse(seed, (*read_rules(), *rules)) if rules else article
