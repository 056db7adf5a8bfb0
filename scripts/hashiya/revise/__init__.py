"""Changes one value of a YAML file and nothing else: comments, order, line ends and the style of all else stay.

Only the characters of the one value are exchanged. Each change is read back, and refused where anything else would read
differently. A key's path is as in `schema.references`: names, and numbers of items, joined by dots (`quote`,
`speakers.0`, `date.evidence.0.quote`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from textwrap import indent
from typing import Any

from hashiya.compose import PROSE, keyed, listed, scalar
from hashiya.revise.extents import BREAK, Found, Node, RevisionError, find, header_end, line_end, line_start, root

__all__ = ["Item", "RevisionError", "added", "added_list", "added_map", "appended", "removed", "renamed", "replaced"]

Item = str | Mapping[str, str | tuple[str, ...]]
_DEEPER_COMMENT = re.compile(r"[ \t]+#")
# In its own style a block is written as this key's text would be.
_AS_PROSE = "note"


def replaced(text: str, at: str, value: str) -> str:
    """The file with another text at a key's path; a literal block stays one, a line stays a line.

    Of prose, white space at the ends may change, which reading drops.

    Raises:
        RevisionError: no single text stands there.
    """
    found = find(text, at)
    node = found.node
    if node.text is None:
        raise RevisionError(at)
    prose = node.block or bool(found.key and found.key.text in PROSE)
    new = value.strip() if prose else value
    blocked = prose and not found.parent.flow and (node.block or "\n" in new)
    head, body = _block(text, found, new) if blocked else (scalar(new), "")
    if node.start == node.end:
        head = f" {head}"
    signs = header_end(text, node)
    end = line_end(text, signs)
    result = text[: node.start] + head + text[signs:end] + body + text[max(end, node.end) :]
    read = find(_ended(result), at).node.text
    kept = read if prose and read is not None and read.strip() == new else value
    return _checked(text, result, at, lambda holder, key: _put(holder, key, kept))


def added(text: str, key: str, value: str) -> str:
    """The file with one more key behind all others.

    Raises:
        RevisionError: the key is there already, or the file is no map.
    """
    read = value.strip() if key in PROSE else value
    return _with_key(text, key, keyed(key, value), scalar(read))


def added_list(text: str, key: str, values: tuple[str, ...]) -> str:
    """The file with one more key that holds a list of short texts.

    Raises:
        RevisionError: the key is there already, or the file is no map.
    """
    lines = listed(key, values)
    return _with_key(text, key, lines, lines.partition(": ")[2].rstrip("\n"))


def added_map(text: str, key: str, values: Mapping[str, str]) -> str:
    """The file with one more key that holds a map of texts.

    Raises:
        RevisionError: the key is there already, or the file is no map.
    """
    lines = f"{key}:\n" + "".join(keyed(name, value, 2) for name, value in values.items())
    return _with_key(text, key, lines, _flow(values))


def renamed(text: str, at: str, key: str) -> str:
    """The file with another name for a key; its value stays.

    Raises:
        RevisionError: there is no such key, or the new one stands beside it already.
    """
    found = find(text, at)
    if found.key is None or any(known.text == key for known in found.parent.keys):
        raise RevisionError(at)
    result = text[: found.key.start] + scalar(key) + text[found.key.end :]

    def change(holder: Any, old: str) -> None:
        pairs = [(key if name == old else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(pairs)

    return _checked(text, result, at, change)


def removed(text: str, at: str) -> str:
    """The file without a key or an item of a list, and without the comments in its lines.

    Raises:
        RevisionError: there is none, or it is the last one that is not written in brackets.
    """
    found = find(text, at)
    cut = _flow_cut(found) if found.parent.flow else _block_cut(text, found, at)
    return _checked(text, text[: cut[0]] + text[cut[1] :], at, _drop)


def appended(text: str, at: str, item: Item) -> str:
    """The file with one more item in a list: a text, or a map of texts and lists of texts.

    Raises:
        RevisionError: no list stands there.
    """
    node = find(text, at).node
    if node.is_map or node.text is not None:
        raise RevisionError(at)
    if node.flow:
        place = node.children[-1].end if node.children else node.start + 1
        result = text[:place] + (", " if node.children else "") + _flow(item) + text[place:]
    else:
        result = _below(text, node, f"- {_flow(item)}")
    read = item if isinstance(item, str) else {k: list(v) if isinstance(v, tuple) else v for k, v in item.items()}
    return _checked(text, result, at, lambda holder, key: holder[key].append(read))


# ---- what is written -------------------------------------------------------------------------------------------


def _block(text: str, found: Found, value: str) -> tuple[str, str]:
    """A literal block below its key or dash: the signs behind it, and the lines with the line end before them."""
    column = found.key.column if found.key else found.parent.column
    written = keyed(_AS_PROSE, value, column).removesuffix("\n")
    head, _, body = written.partition(f"{_AS_PROSE}: ")[2].partition("\n")
    return head, _ends_of(text, f"\n{body}" if body else "")


def _with_key(text: str, key: str, lines: str, flow: str) -> str:
    top = root(text, key)
    if top is None:
        result = ("" if text == "\ufeff" else _ended(text)) + _ends_of(text, lines)
    elif not top.is_map or any(known.text == key for known in top.keys):
        raise RevisionError(key)
    elif top.flow:
        place = top.values[-1].end if top.children else top.start + 1
        result = text[:place] + (", " if top.children else "") + f"{scalar(key)}: {flow}" + text[place:]
    else:
        result = _below(text, top, lines.removesuffix("\n"))
    after = _plain(result, key)
    if not isinstance(after, dict) or after.pop(key, None) is None or _told(after) != _told(_plain(text, key)):
        raise RevisionError(key)
    return result


def _below(text: str, node: Node, lines: str) -> str:
    """The text with lines behind a value's last one, and behind comments that are further in, as far in as it is."""
    place = line_end(text, node.end)
    while (ending := BREAK.match(text, place)) and _DEEPER_COMMENT.match(text, ending.end() + node.column):
        place = line_end(text, ending.end())
    return text[:place] + _ends_of(text, f"\n{indent(lines, ' ' * node.column)}") + text[place:]


def _flow(item: Item) -> str:
    """An item on one line."""
    if isinstance(item, str):
        return scalar(item)
    pairs = (listed(k, v).rstrip("\n") if isinstance(v, tuple) else f"{k}: {scalar(v)}" for k, v in item.items())
    return f"{{{', '.join(pairs)}}}"


def _ends_of(text: str, lines: str) -> str:
    """Lines with the line ends that a file has."""
    found = BREAK.search(text)
    return lines.replace("\n", found[0]) if found else lines


def _flow_cut(found: Found) -> tuple[int, int]:
    """From an item to the next one, or from the one before it to its end."""
    parent, number = found.parent, found.number
    if number + 1 < len(parent.values):
        return found.begin, Found(parent.values[number + 1], parent, number + 1).begin
    return (parent.values[number - 1].end if number else found.begin), found.node.end


def _block_cut(text: str, found: Found, at: str) -> tuple[int, int]:
    """The lines of an item; where it begins in the line of what holds it, from there to the next one."""
    parent, number = found.parent, found.number
    if len(parent.values) == 1:
        raise RevisionError(at)
    begin = _begin(text, found)
    start = line_start(text, begin)
    if text[start:begin].strip(" \ufeff"):
        if number:
            raise RevisionError(at)
        return begin, _begin(text, Found(parent.values[1], parent, 1))
    end = line_end(text, found.node.end)
    ending = BREAK.match(text, end)
    return max(start, int(text.startswith("\ufeff"))), ending.end() if ending else end


def _begin(text: str, found: Found) -> int:
    """Where an item of a block begins: at its key or its dash."""
    if found.key:
        return found.key.start
    start = line_start(text, found.node.start)
    while start and text[start + found.parent.column : start + found.parent.column + 1] != "-":
        start = line_start(text, start - 1)
    return start + found.parent.column


# ---- what is read back -----------------------------------------------------------------------------------------


def _checked(text: str, result: str, at: str, change: Any) -> str:
    """The result, where it reads as the text does but for the change.

    Args:
        change: makes it, called with the dict or list that holds the value and the key or number there.

    Raises:
        RevisionError: it reads otherwise.
    """
    expected = _plain(text, at)
    holder: Any = expected
    *above, last = at.split(".")
    for name in above:
        holder = holder[int(name) if isinstance(holder, list) else name]
    change(holder, int(last) if isinstance(holder, list) else last)
    if _told(expected) != _told(_plain(result, at)):
        raise RevisionError(at)
    return result


def _plain(text: str, at: str) -> Any:
    node = root(_ended(text), at)
    return node.plain if node else {}


def _ended(text: str) -> str:
    """The text with its last line ended, so that a block there reads as it would before other lines."""
    return text if not text or BREAK.fullmatch(text[-1]) else text + _ends_of(text, "\n")


def _told(plain: Any) -> str:
    """A value with the order of its keys."""
    return json.dumps(plain)


def _put(holder: Any, key: Any, value: str) -> None:
    holder[key] = value


def _drop(holder: Any, key: Any) -> None:
    del holder[key]
