"""Reads what a page declares of itself in JSON-LD, also where the JSON is broken.

Only the things that a script states at its top, in a list or `@graph`, or as the page's `mainEntity` are read: what
stands deeper (parts, comments, items of lists) is not about the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hashiya.webpage.page import Page
from hashiya.webpage.scan import unescape

LONGEST = 2_000_000
MOST = 500
LONGEST_WORDS = 200_000
_WRAPPING = re.compile(
    r"^\s*+(?:/\*\s*+)?(?://\s*+)?(?:<!\[CDATA\[|<!--)(?:\s*+\*/)?|(?:/\*\s*+)?(?://\s*+)?(?:\]\]>|-->)(?:\s*+\*/)?\s*+$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*+[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_PAIR = re.compile(r"\"(@type|headline|datePublished|url|name)\"\s*+:\s*+\"([^\"\\]*+)\"")
_DEEPER = ("@graph", "mainEntity", "mainEntityOfPage")
_LETTERS = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that JSON-LD speaks of: its types, in lower case without their prefix, and what it says."""

    types: frozenset[str]
    fields: dict[str, Any]

    def words(self, name: str) -> str:
        """What a field says in words: text, or the names of the things it holds."""
        return ", ".join(_words(self.fields.get(name)))


def things(page: Page) -> list[Thing]:
    """All that the page's JSON-LD states, in order; what cannot be read at all is left out."""
    found: list[Thing] = []
    for element in page.elements:
        if element.tag == "script" and "ld+json" in element["type"].lower():
            found += _things(read_json(element.text))
    return found[:MOST]


def read_json(text: str) -> list[Any]:
    """The values that a script holds, with wrapping, trailing commas and line ends in strings forgiven."""
    text = _WRAPPING.sub("", text[:LONGEST]).strip()
    for mended in (text, _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub(r"\\\\", text)), unescape(text)):
        if values := _values(mended):
            return values
    pairs: dict[str, Any] = {}
    for found in _PAIR.finditer(text):
        pairs.setdefault(found[1], found[2])
    return [pairs] if "@type" in pairs else []


def _values(text: str) -> list[Any]:
    decoder, position, values = json.JSONDecoder(strict=False), 0, []
    try:
        while position < len(text):
            value, position = decoder.raw_decode(text, position)
            values.append(value)
            while position < len(text) and text[position] in " \t\r\n;,":
                position += 1
    except (ValueError, RecursionError):
        return []
    return values


def _things(values: list[Any]) -> Iterator[Thing]:
    waiting = values[::-1]
    for _ in range(10 * MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value[:MOST][::-1]
        elif isinstance(value, dict):
            types = value.get("@type")
            names = [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
            yield Thing(frozenset(type_name(name) for name in names), value)
            waiting += [value[key] for key in reversed(_DEEPER) if isinstance(value.get(key), dict | list)]


def type_name(name: str) -> str:
    """The bare name of a type: `http://schema.org/NewsArticle` is newsarticle."""
    return _LETTERS.sub("", re.split(r"[/#:]", name.strip().lower())[-1])


def _words(value: Any, deep: int = 4) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield unescape(value.strip()[:LONGEST_WORDS])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)[:LONGEST_WORDS]
    elif isinstance(value, dict) and deep:
        yield from _words(value.get("name") or value.get("@value"), deep - 1)
    elif isinstance(value, list) and deep:
        for entry in value[:20]:
            yield from _words(entry, deep - 1)
