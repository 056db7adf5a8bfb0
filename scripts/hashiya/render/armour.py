"""Makes HTML that any Markdown engine passes through untouched.

One raw HTML block without blank lines, in which every ASCII character of text other than letters, digits and space is
a numeric character reference: nothing is left for Markdown, snippets, macros, attribute lists, smart typography,
emoji or autolinks to act on. Escaping for HTML has been done before, by the templates.
"""

from __future__ import annotations

import html
import re

_PIECES = re.compile(r"(<[^<>]*>)")
_PLAIN_TAG = re.compile(r"""<[^<>"]*(?:"[A-Za-z0-9 /_.:#-]*"[^<>"]*)*>""")
_VALUE = re.compile(r'="([^"]*)"')
_TEXT = {n: f"&#{n};" for n in range(128) if not (chr(n).isalnum() or chr(n) == " ")}
_ATTRIBUTE = {n: reference for n, reference in _TEXT.items() if chr(n) not in "/_.:#-"}


def armour(source: str) -> str:
    """The same HTML with its text and attribute values armoured; white space between tags becomes one line end."""
    pieces = _PIECES.split(source)
    pieces[0::2] = [_text(piece) if piece else "" for piece in pieces[0::2]]
    pieces[1::2] = [tag if _PLAIN_TAG.fullmatch(tag) else _VALUE.sub(_value, tag) for tag in pieces[1::2]]
    return "".join(pieces).strip()


def _text(piece: str) -> str:
    if piece.isspace() and "\n" in piece:
        return "\n"
    return (html.unescape(piece) if "&" in piece else piece).translate(_TEXT)


def _value(found: re.Match[str]) -> str:
    return f'="{html.unescape(found[1]).translate(_ATTRIBUTE)}"'
