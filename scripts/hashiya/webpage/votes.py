"""Votes on lines: which of them extractors take for the text. Nobody of them is believed alone."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from hashiya.arabic import fold
from hashiya.webpage.page import Page

# trafilatura's own cleaning grows faster than its input on hostile pages; no page of an article comes near these.
MOST_CHARACTERS = 3_000_000
MOST_ELEMENTS = 60_000
DEEPEST = 250
MOST_ATTRIBUTES = 1_000
_WORDS = 4
_ENOUGH = 0.6


def votes(page: Page, document: str, others: Iterable[str]) -> list[bool]:
    """For each line, whether trafilatura or one of the other texts (such as a declared article body) holds it."""
    texts = [*others, _extracted(page, document)]
    lines, runs = set[str](), set[tuple[str, ...]]()
    for text in texts:
        for line in text.split("\n"):
            words = folded_words(line)
            lines.add(" ".join(words))
            runs.update(_runs(words))
    lines.discard("")
    return [_voted(folded_words(line.text), lines, runs) for line in page.lines]


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, without marks and punctuation."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def _voted(words: list[str], lines: set[str], runs: set[tuple[str, ...]]) -> bool:
    if " ".join(words) in lines:
        return True
    own = _runs(words)
    return bool(own) and sum(run in runs for run in own) >= _ENOUGH * len(own)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + _WORDS]) for n in range(len(words) - _WORDS + 1)]


def _extracted(page: Page, document: str) -> str:
    if len(document) > MOST_CHARACTERS or len(page.elements) > MOST_ELEMENTS or _too_deep(page) or _too_wide(page):
        return ""
    import trafilatura  # its import takes as long as all others together

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            document, favor_recall=True, fast=True, include_comments=False, include_tables=True, deduplicate=False
        )
    except Exception:
        return ""
    return found or ""


def _too_deep(page: Page) -> bool:
    depth: list[int] = []
    for element in page.elements:
        depth.append(depth[element.parent] + 1 if element.parent >= 0 else 0)
        if depth[-1] > DEEPEST:
            return True
    return False


def _too_wide(page: Page) -> bool:
    return any(len(element.attributes) > MOST_ATTRIBUTES for element in page.elements)
