"""The notation of notes: paragraphs, lists, emphasis, quotations, links; all else in it is text.

The parser is markdown-it-py with nothing but these switched on. Where CommonMark does not know Arabic, or would guess
what a writer meant, its rules are replaced:

- An ordered list has numbers of one to three digits, ASCII, Arabic or Persian, with a full stop, bracket or hyphen. It
  begins with 1, or where the next number follows: «2025.» and a lone «7.» at the begin of a line are text.
- A bullet may be «•» too; a line of nothing but bullets is no list.
- Emphasis with `*` may stand inside a word and beside any punctuation («و**«النص»**»), but not between two digits
  (`5*3`); with `_` it stands around whole words only.
- A link is `[words](address)`, `<address>`, or an address as it is; there are no titles, references or images.
- Elements lie 24 deep at most (a list with its item is two); deeper marks are text, so that no word is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from types import FunctionType

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from hashiya.addresses import Address, mail_address, web_address
from hashiya.arabic import joins

DEEPEST = 24
NUMBERED = "hashiya-numbered"
_LABELLED = re.compile(r"\[([^\[\]\n]{1,500})\]\(([^\s()<>]{1,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,4})\)")
_ANGLED = re.compile(r"<([^\s<>]{3,2000})>")
_SCHEME = re.compile(r"(?<![0-9A-Za-z_])https?$", re.IGNORECASE)
_BARE = re.compile(r"://[^\s<>\"«»“”‘’‹›`{}|\\^،؛؟…]{1,2000}")
_ENDS = ".,;:!?'*_~"
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"://|[^\W_]\.[^\W\d_]{2}")
_HOST = re.compile(r"[^\W_][\w.-]*\.[^\W\d_]{2,}")
_BULLETS = "-*+•"
_ONLY_BULLETS = re.compile(r"([-*+•])(?: *\1){2,} *(?:\n|$)")
_NUMBER = re.compile(r"([ >]*(?:[-*+•] +)*)([0-9]{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})([.)-])(?=[ \t]+\S)")
BlockRule = Callable[[StateBlock, int, int, bool], bool]


def notation(renderer: Callable[[MarkdownIt], RendererProtocol]) -> MarkdownIt:
    """A parser of the notation, with what makes HTML of its tokens."""
    parser = MarkdownIt("zero", {"maxNesting": 2 * DEEPEST}, renderer_cls=renderer)
    parser.enable(["blockquote", "list", "emphasis", "escape", "newline"])
    parser.core.ruler.before("block", "numbers", _find_numbers)
    parser.block.ruler.at("blockquote", _shallow(blockquote), {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.at("list", _shallow(_lists()), {"alt": ["paragraph", "blockquote"]})
    parser.inline.ruler.at("emphasis", _emphasis)
    for rule in (_labelled, _angled, _bare):
        parser.inline.ruler.push(rule.__name__, rule)
    return parser


# ---- blocks ----------------------------------------------------------------------------------------------------


def _shallow(rule: BlockRule) -> BlockRule:
    return lambda state, start, end, silent: state.level < DEEPEST and rule(state, start, end, silent)


def _lists() -> BlockRule:
    """The library's rule for lists, which finds its markers by two functions, with ours in their place."""
    own = {"skipOrderedListMarker": _behind_number, "skipBulletListMarker": _behind_bullet}
    return FunctionType(list_block.__code__, {**list_block.__globals__, **own})


def _find_numbers(state: StateCore) -> None:
    """Note the offsets of the numbers that belong to lists."""
    by_form: dict[tuple[str, int, str], list[tuple[int, int]]] = defaultdict(list)
    offset = 0
    for line in state.src.split("\n"):
        if found := _NUMBER.match(line):
            zero = ord(found[2][0]) - int(found[2][0])
            by_form[found[1], zero, found[3]].append((int(found[2]), offset + found.start(2)))
        offset += len(line) + 1
    numbered = {at for numbers in by_form.values() for value, at in numbers if value == 1}
    for numbers in by_form.values():
        for (before, at), (after, next_at) in pairwise(numbers):
            if after == before + 1:
                numbered |= {at, next_at}
    state.env[NUMBERED] = numbered


def _behind_number(state: StateBlock, line: int) -> int:
    start = state.bMarks[line] + state.tShift[line]
    found = _NUMBER.match(state.src, start) if start in state.env[NUMBERED] else None
    return found.end() if found else -1


def _behind_bullet(state: StateBlock, line: int) -> int:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    is_bullet = start < end and state.src[start] in _BULLETS and state.src[start + 1 : start + 2] in (" ", "\t")
    return start + 1 if is_bullet and not _ONLY_BULLETS.match(state.src, start) else -1


# ---- in a line -------------------------------------------------------------------------------------------------


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Marks that may begin or end emphasis; the library pairs them."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = _flanks(marker, before, after)
    length = end - state.pos
    for _ in range(length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _flanks(marker: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether marks between two letters may begin emphasis, and end it."""
    if before.isdigit() and after.isdigit():
        return False, False
    opens, closes = not after.isspace(), not before.isspace()
    if marker == "_":
        return opens and not joins(before), closes and not joins(after)
    return opens, closes


def _labelled(state: StateInline, silent: bool) -> bool:
    found = _LABELLED.match(state.src, state.pos, state.posMax) if _may_link(state, "[", silent) else None
    address = _address(found[2]) if found else None
    if not found or not address or not found[1].strip():
        return False
    end = state.posMax
    _open(state, address)
    state.pos, state.posMax, state.linkLevel = found.start(1), found.end(1), state.linkLevel + 1
    state.md.inline.tokenize(state)
    state.pos, state.posMax, state.linkLevel = found.end(), end, state.linkLevel - 1
    _close(state, address, shows_host=not address.plain or _deceives(found[1], address))
    return True


def _angled(state: StateInline, silent: bool) -> bool:
    found = _ANGLED.match(state.src, state.pos, state.posMax) if _may_link(state, "<", silent) else None
    address = _address(found[1]) if found else None
    if not found or not address:
        return False
    _bare_link(state, found[1], address)
    state.pos = found.end()
    return True


def _bare(state: StateInline, silent: bool) -> bool:
    found = _BARE.match(state.src, state.pos, state.posMax) if _may_link(state, ":", silent) else None
    scheme = _SCHEME.search(state.pending[-6:]) if found else None
    text = _trimmed(scheme[0] + found[0]) if found and scheme else ""
    address = web_address(text)
    if not scheme or not address:
        return False
    state.pending = state.pending[: -len(scheme[0])]
    _bare_link(state, text, address)
    state.pos += len(text) - len(scheme[0])
    return True


def _may_link(state: StateInline, begin: str, silent: bool) -> bool:
    return not silent and not state.linkLevel and state.src[state.pos] == begin


def _address(text: str) -> Address | None:
    return web_address(text) or mail_address(text)


def _trimmed(text: str) -> str:
    """An address without what ends the sentence around it: full stops, marks of emphasis, brackets not opened in it."""
    unopened = {closing: text.count(closing) - text.count(opening) for opening, closing in ("()", "[]")}
    end = len(text)
    while end and (text[end - 1] in _ENDS or unopened.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in unopened:
            unopened[text[end]] -= 1
    return text[:end]


def _deceives(words: str, address: Address) -> bool:
    """True where the words of a link look like another address than its own."""
    plain = unicodedata.normalize("NFKC", words).replace("。", ".").lower()
    return bool(_LOOKS_LIKE_AN_ADDRESS.search(plain)) and set(_HOST.findall(plain)) != {address.host}


def _bare_link(state: StateInline, text: str, address: Address) -> None:
    _open(state, address)
    state.push("bdi_open", "bdi", 1).attrs = {"dir": "ltr"}
    state.push("text", "", 0).content = text
    state.push("bdi_close", "bdi", -1)
    _close(state, address, shows_host=not address.plain)


def _open(state: StateInline, address: Address) -> None:
    state.push("link_open", "a", 1).attrs = {"href": address.href, "rel": "external nofollow noopener"}


def _close(state: StateInline, address: Address, *, shows_host: bool) -> None:
    """End a link; behind it, where its words do not tell it, the host that it leads to."""
    state.push("link_close", "a", -1)
    if shows_host:
        state.push("text", "", 0).content = " "
        state.push("bdi_open", "bdi", 1).attrs = {"class": "h-host", "dir": "ltr"}
        state.push("text", "", 0).content = f"({address.host})"
        state.push("bdi_close", "bdi", -1)
