"""Divides a seed into lines that are kept and lines that are removed; together they are the whole text."""

from __future__ import annotations

from hashiya.model import Article, Furniture, Seed
from hashiya.parse.draft import Draft, finish, split_lines
from hashiya.parse.page import PAGE_RULES
from hashiya.parse.rules import RULES

__all__ = ["PAGE_RULES", "RULES", "parse", "split_lines"]


def parse(seed: Seed, furniture: tuple[Furniture, ...]) -> Article:
    """Give every line of a seed its kind and its id.

    Args:
        seed: the raw article.
        furniture: the package's rules and those of the article's outlet.
    """
    spans = split_lines(seed.text)
    is_page = len(seed.blocks) == len(spans)
    draft = Draft(seed.text, spans, furniture, seed.blocks if is_page else (), seed.declared.title)
    for rule in PAGE_RULES if is_page else RULES:
        for number, kind, name in rule(draft):
            draft.settle(number, kind, name)
    number = seed.versions[-1].number if seed.versions else 1
    return Article(seed.id, seed.text, finish(draft), seed.declared, seed.media_type, number)
