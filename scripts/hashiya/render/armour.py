"""Makes HTML that any Markdown engine passes through untouched.

One raw HTML block without blank lines, in which every ASCII character of text other than letters, digits and space is
a numeric character reference: nothing is left for Markdown, snippets, macros, attribute lists, smart typography,
emoji or autolinks to act on. Escaping for HTML has been done before, by the templates.
"""

from __future__ import annotations

import html
import re

_PIECES = re.compile(r"(<[^<>]*>)")
_VALUE = re.compile(r'="([^"]*)"')
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9 /_.:#-]*\Z")
_TEXT = {n: f"&#{n};" for n in range(128) if not (chr(n).isalnum() or chr(n) == " ")}
_ATTRIBUTE = {n: reference for n, reference in _TEXT.items() if chr(n) not in "/_.:#-"}


def armour(source: str) -> str:
    """The same HTML with its text and attribute values armoured; white space between tags becomes one line end."""
    return "".join(
        _VALUE.sub(_attribute, piece) if piece.startswith("<") else _text(piece) for piece in _PIECES.split(source)
    ).strip()


def _text(piece: str) -> str:
    if "\n" in piece and not piece.strip():
        return "\n"
    return html.unescape(piece).translate(_TEXT) if piece else ""


def _attribute(found: re.Match[str]) -> str:
    value = found[1]
    if _PLAIN_VALUE.match(value):
        return found[0]
    return f'="{html.unescape(value).translate(_ATTRIBUTE)}"'
