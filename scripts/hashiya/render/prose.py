"""What contributors wrote, as HTML: the notation of notes, and behind it a second wall.

The first wall makes HTML of nothing but tokens, and escapes all text. The second (nh3) reads that HTML as a browser
does and keeps only the elements, attributes, values and schemes listed here. It changes nothing that the first has
made; a test says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from hashiya.render.notation import DEEPEST, notation

_TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "blockquote", "a", "bdi"}
_WALL = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=set(),
    attributes={"a": {"href"}, "ol": {"start"}},
    tag_attribute_values={"a": {"rel": {"external nofollow noopener"}}, "bdi": {"dir": {"ltr"}}},
    allowed_classes={"bdi": {"h-host"}, "ol": {"h-arabic-digits", "h-persian-digits"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)
_DIGITS = {0x660: "h-arabic-digits", 0x6F0: "h-persian-digits"}
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def prose(text: str) -> Markup:
    """Prose as paragraphs, lists and quotations, for a place of its own."""
    return second_wall(first_wall(text))


def inline_prose(text: str) -> Markup:
    """Prose within a sentence: emphasis and links; lists and quotations stay as they were typed."""
    return second_wall(first_wall(text, inline=True))


def plain_prose(text: str) -> str:
    """The words of prose without its notation, a line a block, for searching."""
    tokens = _PARSER.parse(text)
    return "\n".join("".join(map(_words, token.children or ())) for token in tokens if token.type == "inline")


def first_wall(text: str, *, inline: bool = False) -> str:
    """Prose as HTML in which nothing is allowed but what the notation has."""
    return str(_PARSER.renderInline(text) if inline else _PARSER.render(text)).strip("\n")


def second_wall(html: str) -> Markup:
    """The same HTML without anything that notes may not hold; spaces that do not break stand as themselves."""
    return Markup(_WALL.clean(html).replace("&nbsp;", "\u00a0"))  # noqa: S704


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


class _Html(RendererHTML):
    """HTML as a browser would write it, so that the second wall has nothing to rewrite."""

    def text(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """Text; in it quotation marks are no danger."""
        return tokens[idx].content.translate(_REFERENCES)

    def ordered_list_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """The begin of a list, with the digits that its first number has."""
        first = tokens[idx + 1].info[0]
        if name := _DIGITS.get(ord(first) - int(first)):
            tokens[idx].attrSet("class", name)
        return self.renderToken(tokens, idx, options, env)

    def em_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """A begin or end of emphasis; too deep in others, its mark as text."""
        deep = tokens[idx].level >= DEEPEST
        return tokens[idx].markup if deep else self.renderToken(tokens, idx, options, env)

    em_close = strong_open = strong_close = em_open


_PARSER = notation(_Html)
