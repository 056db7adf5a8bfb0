"""Divides a seed into lines that are kept and lines that are removed; together they are the whole text."""

from __future__ import annotations

from hashiya.arabic import fold
from hashiya.model import Article, Furniture, Seed
from hashiya.parse.draft import Draft, finish, split_lines
from hashiya.parse.rules import RULES

__all__ = ["RULES", "parse", "split_lines"]


def parse(seed: Seed, furniture: tuple[Furniture, ...]) -> Article:
    """Give every line of a seed its kind and its id.

    Args:
        seed: the raw article.
        furniture: the package's rules and those of the article's outlet.
    """
    apart = " ".join(fold(seed.declared.title).split()) if seed.media_type == "text/plain" else ""
    draft = Draft(seed.text, split_lines(seed.text), furniture, apart)
    for rule in RULES:
        for number, kind, name in rule(draft):
            draft.settle(number, kind, name)
    return Article(seed.id, seed.text, finish(draft), seed.declared, seed.media_type)
