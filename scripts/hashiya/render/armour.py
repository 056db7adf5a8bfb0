"""Makes HTML that any Markdown engine passes through untouched.

One raw HTML block without blank lines, in which every ASCII character of text other than letters, digits and space is
a numeric character reference: nothing is left for Markdown, snippets, macros, attribute lists, smart typography,
emoji or autolinks to act on. Escaping for HTML has been done before, by the templates.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

_PIECES = re.compile(r"(<[^<>]*>)")
_PLAIN_TAG = re.compile(r"""<[^<>"]*(?:"[A-Za-z0-9 /_.:#-]*"[^<>"]*)*>""")
_VALUE = re.compile(r'="([^"]*)"')
# Patterns, not translation tables: those look up every letter, and most letters are Arabic.
_NOT_PLAIN = re.compile("[\x01-\x1f!-/:-@\\[-`{-\x7f]")
_NOT_PLAIN_IN_VALUE = re.compile('[\x01-\x1f!-"$-,;-@\\[-^`{-\x7f]')


def armour(source: str) -> str:
    """The same HTML with its text and attribute values armoured; white space between tags becomes one line end.

    HTML cannot carry NUL: it becomes the character that browsers show for it.
    """
    pieces = _PIECES.split(source.replace("\0", "\ufffd"))
    texts = pieces[0::2]
    pieces[0::2] = ["\n" if "\n" in t and t.isspace() else done for t, done in zip(texts, _texts(texts), strict=True)]
    pieces[1::2] = map(_tag, pieces[1::2])
    return "".join(pieces).strip()


def _texts(pieces: list[str]) -> list[str]:
    """All pieces at once, joined by NUL, which stands in none of them."""
    return _NOT_PLAIN.sub(_reference, html.unescape("\0".join(pieces))).split("\0")


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


@lru_cache(maxsize=1 << 14)
def _tag(tag: str) -> str:
    return tag if _PLAIN_TAG.fullmatch(tag) else _VALUE.sub(_value, tag)


def _value(found: re.Match[str]) -> str:
    return f'="{_NOT_PLAIN_IN_VALUE.sub(_reference, html.unescape(found[1]))}"'
