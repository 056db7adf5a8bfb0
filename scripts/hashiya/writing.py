"""What the letters of a text tell of it: which way it runs, and of which language it can be."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from hashiya.arabic import direction
from hashiya.knowledge import loaded

ARABIC = "ar"
QUOTES = {"«": "»", "“": "”", "”": "“", "„": "“", '"': '"'}
# Of a text's letters; Persian has fifteen in a hundred of them, Arabic one where it names people and places.
FOREIGN_SHARE = 0.05
_COLLAPSED = re.compile(r"^[ \t]|[ \t]\Z|[ \t]{2}|\t")


def main_direction(text: str) -> str:
    """`rtl` or `ltr`, as most strong letters run: a line that begins with a foreign name runs as its other words do.

    Where both are as many it is the first strong letter's (Unicode Bidirectional Algorithm, rules P2 and P3).
    """
    kinds = Counter(map(unicodedata.bidirectional, text))
    rtl, ltr = kinds["R"] + kinds["AL"], kinds["L"]
    return direction(text) if rtl == ltr else "rtl" if rtl > ltr else "ltr"


def is_quotation(text: str) -> bool:
    """True where a paragraph is one quotation from its first letter to its last, but for a full stop behind it."""
    inner = text.strip().rstrip(".،؛…").strip()
    if len(inner) < 3:
        return False
    opening, closing = inner[0], inner[-1]
    if QUOTES.get(opening) != closing:
        return False
    return not any(mark in inner[1:-1] for mark in (opening, closing))


def is_spaced(text: str) -> bool:
    """True where white space stands that a browser would not show as it is: several in a row, a tab, or at an end.

    https://www.w3.org/TR/css-text-3/#white-space-phase-1
    """
    return _COLLAPSED.search(text) is not None


def language_tag(text: str) -> str:
    """The language of a text as a tag of BCP 47, as far as letters tell: `ar`, or `und` with the script of the most.

    Letters alone do not make English or Hebrew, so other texts get `und-Latn`, `und-Hebr`; those in Arabic letters are
    `und-Arab` where many are not of the Arabic language. A text without letters has no language: `""`.
    """
    scripts = Counter(map(_script, text))
    del scripts[""]
    if not scripts:
        return ""
    found = max(scripts, key=lambda script: (scripts[script], script))
    if found != "Arab":
        return f"und-{found}" if found != "Zyyy" else "und"
    foreign = sum(letter in loaded("writing")["not_arabic"] for letter in text)
    return ARABIC if foreign <= scripts[found] * FOREIGN_SHARE else "und-Arab"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The code of a letter's script, `Zyyy` where it is not listed; nothing for what is no letter."""
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "").partition(" ")[0]
    found: str = loaded("writing")["scripts"].get(name, "Zyyy")
    return found
