"""Divides HTML into tags, texts and raw contents, as the tokenizer of the HTML standard does (chapter 13.2.5).

Linear in the length of the input for any string, with no limit of depth. Where the standard lets a tag, a comment or a
raw element that nothing closes run to the end of the input, so does this.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Protocol

RAW_TEXT = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))
ESCAPABLE_RAW_TEXT = frozenset(("title", "textarea"))
_DRAWINGS = frozenset(("svg", "math"))

_MARKUP = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\t\n\f\r />]*+)|[!?/])")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+(?:(>)|([^\t\n\f\r />][^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"([^\"]*+)(\"?)|'([^']*+)('?)|([^\t\n\f\r >]*+)))?)"
)
_IN_SCRIPT = re.compile(r"<!--|-->|</?script(?=[\t\n\f\r />])", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"&#[0-9]{8,}+;?")
# In an attribute, a name without its semicolon stays as it is before a letter, a digit or an equals sign.
_REFERENCE_IN_ATTRIBUTE = re.compile(
    r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z0-9]{1,32}+(?:;|(?![=a-zA-Z0-9])))"
)


class Sink(Protocol):
    """Takes what the scanner finds, in order of the document."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A start tag: its name and the names of its attributes in lower case, the first of equal ones."""

    def end(self, tag: str) -> None:
        """An end tag, whether or not anything is open that it could close."""

    def text(self, text: str) -> None:
        """Text with its character references resolved."""

    def raw(self, tag: str, content: str) -> None:
        """All that stands in an element whose content is no markup (script, style, title, textarea, ...)."""


def scan(document: str, sink: Sink) -> None:
    """Tell a sink every tag and text of a document; never raises."""
    document = document.replace("\0", "\ufffd").removeprefix("\ufeff")
    position, length, drawings = 0, len(document), 0
    while position < length:
        found = _MARKUP.search(document, position)
        upto = found.start() if found else length
        if upto > position:
            sink.text(unescape(document[position:upto]))
        if not found:
            return
        if found[3] and found[3].lower() in _DRAWINGS:
            drawings = max(0, drawings - 1) if found[2] else drawings + 1
        position = _markup(document, found, sink, drawings > 0)


def unescape(text: str) -> str:
    """Text with its character references resolved, after the standard: `&#146;` is the quotation mark of Windows."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def _markup(document: str, found: re.Match[str], sink: Sink, drawn: bool) -> int:
    """Deal with one piece of markup; the position behind it."""
    if found[1]:
        return _behind_comment(document, found.end())
    if not found[3]:
        return _behind(document.find(">", found.end()), document)
    tag = found[3].lower()
    attributes: dict[str, str] = {}
    position = _read_attributes(document, found.end(), attributes)
    if position < 0:
        return len(document)
    if found[2]:
        sink.end(tag)
        return position
    sink.start(tag, attributes)
    if tag == "plaintext":
        sink.text(document[position:])
        return len(document)
    if tag not in RAW_TEXT | ESCAPABLE_RAW_TEXT or (drawn and document[position - 2] == "/"):
        return position
    return _raw(document, position, tag, sink)


def _behind(end: int, document: str) -> int:
    return end + 1 if end >= 0 else len(document)


def _behind_comment(document: str, position: int) -> int:
    for at_once in (">", "->"):
        if document.startswith(at_once, position):
            return position + len(at_once)
    end = _COMMENT_END.search(document, position)
    return end.end() if end else len(document)


def _read_attributes(document: str, position: int, into: dict[str, str]) -> int:
    """Read the attributes of a tag; the position behind the tag, -1 where nothing closes it."""
    while found := _ATTRIBUTE.match(document, position):
        position = found.end()
        if found[1]:
            return position
        if found[4] == "" or found[6] == "":
            return -1
        into.setdefault(found[2].lower(), _value(found[3] or found[5] or found[7] or ""))
    return -1


def _value(value: str) -> str:
    return _REFERENCE_IN_ATTRIBUTE.sub(lambda found: html.unescape(found[0]), value) if "&" in value else value


def _raw(document: str, position: int, tag: str, sink: Sink) -> int:
    end = _end_of_script(document, position) if tag == "script" else _end_of_raw(tag).search(document, position)
    content = document[position : end.start() if end else len(document)]
    sink.raw(tag, unescape(content) if tag in ESCAPABLE_RAW_TEXT else content)
    return end.start() if end else len(document)


@lru_cache
def _end_of_raw(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\t\n\f\r />])", re.IGNORECASE)


def _end_of_script(document: str, position: int) -> re.Match[str] | None:
    """The end tag of a script; one that ends a script written within a comment of the script is none."""
    commented = nested = False
    for found in _IN_SCRIPT.finditer(document, position):
        mark = found[0].lower()
        if mark in ("<!--", "-->"):
            commented, nested = mark == "<!--", False
        elif mark == "<script":
            nested = commented
        elif not nested:
            return found
        else:
            nested = False
    return None
