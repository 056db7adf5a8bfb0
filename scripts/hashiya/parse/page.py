"""The rules for the lines of a web page: its blocks say what belongs to the article, furniture rules say why not.

A line that the page repeats within its text is kept as often as it stands there.
"""

from __future__ import annotations

from collections.abc import Callable

from hashiya.arabic import fold
from hashiya.model import SILENT_RULES
from hashiya.parse.draft import Draft
from hashiya.parse.rules import Settling, blank, furniture, paragraph, repeated_title

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
# The words of labels like «التعليق على الصورة،».
_LABEL = 3


def set_apart(draft: Draft) -> Settling:
    """What the page does not show, and the day that it shows as today's, tell nothing of the article."""
    for number in draft.open_lines():
        if draft.blocks[number].tag in SILENT_RULES:
            yield number, "removed", draft.blocks[number].tag


def page_title(draft: Draft) -> Settling:
    """The line that is the title the page declares, its `h1` first; of a title in several lines the first."""
    wanted = _plain(draft.headline)
    lines = [number for number, block in enumerate(draft.blocks) if block.tag not in SILENT_RULES]
    same = [number for number in lines if wanted and _plain(draft.folded[number]) == wanted]
    main = [number for number, block in enumerate(draft.blocks) if block.tag == "h1"]
    parts = [number for number in main if draft.folded[number] and _plain(draft.folded[number]) in wanted]
    printed = [number for number in same if number in set(main)] or parts[:1] or same or _around(draft, wanted)
    if printed:
        yield min(printed, key=lambda number: draft.blocks[number].tag == "title"), "title", "title"
    yield from ((number, "heading", "heading") for number in parts[1:] if not set(same) & set(main))


def page_furniture(draft: Draft) -> Settling:
    """Lines around articles, as in plain text; what is none of the article's is no caption because of its words, but
    what stands below a picture is, unless it is as short as a label."""
    for number, kind, name in furniture(draft):
        is_below_picture = kind == "caption" and draft.blocks[number].tag == "figcaption"
        if not (is_below_picture and len(draft.folded[number].split()) > _LABEL):
            yield number, kind if draft.blocks[number].body else "removed", name


def below_pictures(draft: Draft) -> Settling:
    """What stands below a picture is kept as its caption, once."""
    seen: set[str] = set()
    for number in draft.open_lines():
        if draft.blocks[number].tag == "figcaption":
            again = draft.folded[number] in seen
            seen.add(draft.folded[number])
            yield (number, "removed", "duplicate-caption") if again else (number, "caption", "caption")


def outside(draft: Draft) -> Settling:
    """A line that is no part of the article belongs to the page."""
    for number in draft.open_lines():
        if not draft.blocks[number].body:
            yield number, "removed", "page"


def page_heading(draft: Draft) -> Settling:
    """What the page marks as a heading is one."""
    for number in draft.open_lines():
        if draft.blocks[number].tag in _HEADINGS:
            yield number, "heading", "heading"


PAGE_RULES: tuple[Callable[[Draft], Settling], ...] = (
    blank,
    set_apart,
    page_title,
    page_furniture,
    repeated_title,
    below_pictures,
    outside,
    page_heading,
    paragraph,
)


def _around(draft: Draft, wanted: str) -> list[int]:
    """The line of `<title>`, where no other prints the title."""
    return [
        number for number, block in enumerate(draft.blocks)
        if block.tag == "title" and wanted and wanted in _plain(draft.folded[number])
    ][:1]  # fmt: skip


def _plain(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())
