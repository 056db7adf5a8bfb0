"""The dateline before the first words of a text: from where and through whom it came, «بغداد – رويترز:»."""

from __future__ import annotations

import re

from hashiya.arabic import fold_line
from hashiya.knowledge import listed
from hashiya.parse.shape import date_words, is_outlet

_LONGEST = 70
_MOST_PARTS = 5
_MOST_WORDS = 4
_CLOSES = re.compile(r"(?:[:/]|[-–—]+|ـ+|\))(?=\s)")
_BETWEEN = re.compile(r"[/،,:|()«»\"“”]|[-–—]+|(?<!\w)ـ+|ـ+(?!\w)")


def dateline(words: str) -> int:
    """How many code points a dateline has at the beginning of a paragraph, its last sign included; 0 without one.

    It names an outlet or agency, or says that the outlet itself reports («خاص»), and a place, a date or both; a name
    alone is one only before a dash, and brackets without a sign behind them only after one word.
    """
    ends = [(found.start(), found.end()) for found in _CLOSES.finditer(words[: _LONGEST + 1])]
    return next((end for start, end in reversed(ends) if _is_dateline(words[:start], words[start:end])), 0)


def _is_dateline(head: str, sign: str) -> bool:
    parts = [part for part in map(str.strip, _BETWEEN.split(head)) if part]
    outlets = [part for part in parts if _is_outlet(part)]
    others = [rest for part in parts if part not in outlets if (rest := _undated(part))]
    if not outlets or len(parts) > _MOST_PARTS or any(len(rest) > _MOST_WORDS for rest in others):
        return False
    if sign == ")":
        return [len(rest) for rest in others] == [1] and others[0][0] not in listed("roles", "speech")
    return len(parts) > 1 or sign not in (":", "/")


def _is_outlet(part: str) -> bool:
    return is_outlet(part) or fold_line(part) in listed("page-lines", "own_report")


def _undated(part: str) -> list[str]:
    """The folded words of a part without the date that ends it: «تونس 12 يناير»."""
    words = fold_line(part).split()
    while words and (words[-1].isdigit() or words[-1] in date_words()):
        words.pop()
    return words
