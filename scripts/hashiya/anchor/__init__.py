"""Ties a quotation to its words: `describe` makes a selector of a span, `find` the span of a selector.

`find` looks for the words as they are, then folded, then for words like them, and never guesses: it says how sure it
is, and where several places are as likely it says so. Offsets are code points, half-open, into the text of the seed.
"""

from hashiya.anchor.exact import describe, is_alone, is_whole, match
from hashiya.anchor.search import SILENT, TOLD, Found, find
from hashiya.anchor.selector import Selector, Text
from hashiya.anchor.writable import selector_of

__all__ = [
    "SILENT",
    "TOLD",
    "Found",
    "Selector",
    "Text",
    "describe",
    "find",
    "is_alone",
    "is_whole",
    "match",
    "selector_of",
]
