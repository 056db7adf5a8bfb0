"""Divides a seed by the package's rules and by those of its outlet, which must be known first."""

from __future__ import annotations

from hashiya.annotate import Lexica
from hashiya.model import Archive, Article, Seed
from hashiya.parse import parse
from hashiya.read import read_rules


def divide(seed: Seed, archive: Archive, lexica: Lexica, publisher: str = "") -> Article:
    """Give every line of a seed its kind.

    Args:
        publisher: the outlet that a person named; empty where nobody did: then the one that a first reading tells.
    """
    article = None if publisher else parse(seed, read_rules())
    named = lexica.publisher(article) if article else publisher
    own = archive.sources[named].value.furniture if named in archive.sources else ()
    return article if article and not own else parse(seed, (*read_rules(), *own))
