"""Builds the text layer of a web page: every text in order of the document, a line a block.

What stands in `script`, `style`, `template` and comments is no text; all else is, shown by a browser or not. An
element of `BLOCKS` begins and ends a line, and so do `<br>` and `<hr>`; all others, also unknown ones, are within
one. White space of ASCII is one space and falls away at the ends of a line, except that line ends in `pre` and
`textarea` end lines; lines without text are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from hashiya.webpage.page import NOWHERE, Element, Page, PageLine
from hashiya.webpage.scan import scan

# The elements that are blocks, parts of lists, tables and forms in the standard's style sheet (chapter 15.3), those
# that stand in the head, and old ones. Cells and options are no blocks there but are told apart by more than a space.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "xmp",
    ]
)
VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "command",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
BREAKS = frozenset(("br", "hr"))
_ONCE = frozenset(("html", "body"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))
_IN_TABLE = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"))
_IN_HEAD = frozenset(("title", "meta", "link", "base", "script", "style", "noscript", "template"))
_PRINTED_AS_TYPED = frozenset(("pre", "textarea", "listing", "xmp", "plaintext"))
# What a start tag closes where it is the innermost open block (chapter 13.2.6, in part).
_CLOSES = {
    **{tag: frozenset(("p",)) for tag in BLOCKS - {"option", "optgroup", "title", "template", "button"}},
    **{tag: _HEADINGS | {"p"} for tag in _HEADINGS},
    "li": frozenset(("p", "li")),
    "dd": frozenset(("p", "dd", "dt")),
    "dt": frozenset(("p", "dd", "dt")),
    "option": frozenset(("option",)),
    "optgroup": frozenset(("option", "optgroup")),
    "td": frozenset(("p", "td", "th")),
    "th": frozenset(("p", "td", "th")),
    "tr": frozenset(("p", "td", "th", "tr")),
    "tbody": frozenset(("p", "td", "th", "tr", "tbody", "thead", "tfoot")),
    "tfoot": frozenset(("p", "td", "th", "tr", "tbody", "thead", "tfoot")),
}
_SPACE = re.compile(r"[\t\n\f\r ]+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_ASCII_SPACE = "\t\n\f\r "
_DECLARES = ("itemprop", "property", "datetime")


def read_layer(document: str) -> Page:
    """The lines and elements of a document; never raises, and linear in its length."""
    builder = _Builder()
    scan(document, builder)
    builder.break_line()
    return builder.page


@dataclass(slots=True)
class _Frame:
    """An open block: the element, the inline ones open in it, and how many blocks of a name its cell has open."""

    element: int
    tag: str
    scope: Counter[str]
    link: bool
    inline: list[int] = field(default_factory=list)
    inline_tags: Counter[str] | None = None


class _Builder:
    def __init__(self) -> None:
        self.page = Page()
        self.frames = [_Frame(NOWHERE, "", Counter(), link=False)]
        self.open: Counter[str] = Counter()
        self.as_typed = 0
        self.pieces: list[str] = []
        self.letters = self.linked = 0
        self.holder: int | None = None

    # -- what the scanner tells

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _ONCE and self.open[tag]:
            self.break_line()
            return
        block = tag in BLOCKS
        if block or tag in BREAKS:
            self.break_line()
        self._close_before(tag)
        element = self._add(tag, attributes)
        if tag in VOID:
            return
        if block:
            self._open_block(element, tag)
        else:
            self._open_inline(element, tag, attributes)

    def end(self, tag: str) -> None:
        if tag in BLOCKS or tag in BREAKS:
            self.break_line()
            if tag not in _ONCE:
                self._close_block(tag)
        else:
            self._close_inline(tag)

    def text(self, text: str) -> None:
        if self.open["template"]:
            return
        if self.as_typed:
            first, *others = _LINE_END.split(text)
            self._piece(first)
            for line in others:
                self.break_line()
                self._piece(line)
        else:
            self._piece(text)

    def raw(self, tag: str, content: str) -> None:
        if tag == "script":
            self.page.elements[-1].text = content
        elif tag != "style":
            self.text(content)

    # -- lines

    def _piece(self, text: str) -> None:
        bare = text.strip(_ASCII_SPACE)
        if not bare and not self.pieces:
            return
        self.pieces.append(text)
        if not bare:
            return
        frame = self.frames[-1]
        inner = frame.inline[-1] if frame.inline else frame.element
        self.letters += len(bare)
        self.linked += len(bare) if frame.link else 0
        self.holder = inner if self.holder in (None, inner) else frame.element
        if frame.inline and any(name in self.page.elements[inner].attributes for name in _DECLARES):
            self.page.elements[inner].text += text

    def break_line(self) -> None:
        """End the line, if it has begun."""
        if not self.pieces:
            return
        text = _SPACE.sub(" ", "".join(self.pieces)).strip(" ")
        if text:
            block = self.frames[-1].element
            share = self.linked / self.letters
            holder = block if self.holder is None else self.holder
            self.page.lines.append(PageLine(text, holder, block, share))
        self.pieces, self.letters, self.linked, self.holder = [], 0, 0, None

    # -- elements

    def _add(self, tag: str, attributes: dict[str, str]) -> int:
        frame = self.frames[-1]
        parent = frame.inline[-1] if frame.inline else frame.element
        self.page.elements.append(Element(tag, attributes, parent, len(self.page.lines)))
        return len(self.page.elements) - 1

    def _open_block(self, element: int, tag: str) -> None:
        around = self.frames[-1]
        around.scope[tag] += 1
        self.open[tag] += 1
        self.as_typed += tag in _PRINTED_AS_TYPED
        self.frames.append(_Frame(element, tag, Counter() if tag in _CELLS else around.scope, link=around.link))

    def _open_inline(self, element: int, tag: str, attributes: dict[str, str]) -> None:
        frame = self.frames[-1]
        frame.inline.append(element)
        if frame.inline_tags is None:
            frame.inline_tags = Counter()
        frame.inline_tags[tag] += 1
        if tag == "a":
            frame.link = "href" in attributes

    def _close_inline(self, tag: str) -> None:
        frame = self.frames[-1]
        if tag == "a":
            self._end_link()
        if frame.inline_tags and frame.inline_tags[tag]:
            closed = ""
            while closed != tag:
                closed = self.page.elements[frame.inline.pop()].tag
                frame.inline_tags[closed] -= 1

    def _end_link(self) -> None:
        for frame in reversed(self.frames):
            if not frame.link:
                return
            frame.link = False

    def _close_before(self, tag: str) -> None:
        closes = _CLOSES.get(tag, frozenset())
        while self.frames[-1].tag in closes:
            self._pop()
        if self.frames[-1].tag == "head" and tag not in _IN_HEAD:
            self.break_line()
            self._pop()

    def _close_block(self, tag: str) -> None:
        """Close the innermost open block of a name; within a cell only what the cell holds, but for tables' parts."""
        known = self.open if tag in _IN_TABLE else self.frames[-1].scope
        while known[tag] and self._pop() != tag:
            pass

    def _pop(self) -> str:
        frame = self.frames.pop()
        around = self.frames[-1]
        around.scope[frame.tag] -= 1
        self.open[frame.tag] -= 1
        self.as_typed -= frame.tag in _PRINTED_AS_TYPED
        return frame.tag
