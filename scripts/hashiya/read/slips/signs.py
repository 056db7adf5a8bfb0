"""Slips of signs: tabs, spaces, colons, hyphens, brackets, commas."""

from __future__ import annotations

import re
from dataclasses import replace

from hashiya.compose import keyed
from hashiya.hidden import first_hidden
from hashiya.model import Lines, Problem
from hashiya.read.slips.place import GLUED, KEY, OTHER_COLON, File

_GLUED_ITEM = re.compile(r"( *)-(?![\s-])(.+)$")
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACE = re.compile(rf" *({_SPACE})|[^\W\d][\w-]*:({_SPACE})|[^\W\d][\w-]*({_SPACE})+:")
_ARABIC_COMMA = "\u060c"


def tab(file: File) -> Problem | None:
    """H110: lines are moved in by spaces, never by tabs."""
    margin = file.line[: len(file.line) - len(file.line.lstrip(" \t"))]
    if "\t" not in margin:
        return None
    above = file.lines[file.before - 1] if file.before else ""
    inside = file.head or (KEY.match(above) and above.rstrip().endswith(":"))
    width = "  " if inside else ""
    numbers = file.run(lambda line: "\t" in line[: len(line) - len(line.lstrip(" \t"))])
    text = "".join(_untabbed(file.lines[n - 1], width) for n in numbers)
    return file.found("H110", margin.index("\t") + 1, Lines(numbers[0], numbers[-1], text))


def _untabbed(line: str, width: str) -> str:
    body = line.lstrip(" \t")
    return f"{line[: len(line) - len(body)].replace(chr(9), width)}{body}\n"


def odd_space(file: File) -> Problem | None:
    """H120: what stands before a field and behind its colon is a common space, no other kind of it."""
    found = _ODD_SPACE.match(file.line)
    if not found:
        return None
    column = next(found.start(group) for group in (1, 2, 3) if found[group]) + 1
    end = len(file.line) - len(re.sub(rf"^[ ]*{_SPACE}+", "", file.line)) if found[1] else found.end()
    text = re.sub(_SPACE, "" if found[3] else " ", file.line[:end]) + file.line[end:]
    return file.found("H120", column, file.become(text), character=f"U+{ord(file.line[column - 1]):04X}")


def other_colon(file: File) -> Problem | None:
    """H112: the sign behind a field's name is `:`, and the one between the values of a list `,`."""
    found = OTHER_COLON.match(file.line)
    if not found or KEY.match(file.line) or file.head:
        return None
    return file.found(
        "H112", found.start(3) + 1, file.become(f"{found[1]}{found[2]}: {found[4]}"), sign=found[3], wanted=":"
    )


def glued(file: File) -> Problem | None:
    """H111: a space stands behind the colon of a field."""
    found = GLUED.match(file.line)
    if not found or file.head:
        return None
    mended = keyed(found[2], found[3], len(found[1])) if found[1].isspace() else f"{found[1]}{found[2]}: {found[3]}\n"
    return file.found("H111", found.end(2) + 2, Lines(file.number, file.number, mended), key=found[2])


def glued_item(file: File) -> Problem | None:
    """H113: a space stands behind the hyphen of a list."""
    found = _GLUED_ITEM.match(file.line)
    if not found or file.head:
        return None
    numbers = file.run(_GLUED_ITEM.match)
    text = "".join(_GLUED_ITEM.sub(r"\1- \2", file.lines[n - 1]) + "\n" for n in numbers)
    return file.found("H113", found.end(1) + 2, Lines(numbers[0], numbers[-1], text))


def bracket(file: File) -> Problem | None:
    """H123: a bracket that opens is closed on its line."""
    found = KEY.match(file.line)
    value = found["value"] if found else None
    if not value or value[0] not in "[{" or value.rstrip()[-1] in "]}" or "]" in value or "}" in value:
        return None
    closed = file.become(file.line.rstrip() + ("]" if value[0] == "[" else "}"))
    later = any(line.lstrip().startswith(("]", "}")) for line in file.lines[file.number :])
    return file.found("H123", file.line.index(value) + 1, *(() if later else (closed,)), sign=value[0])


def arabic_comma(file: File) -> Problem | None:
    """H112: see `other_colon`."""
    at = file.line.find(_ARABIC_COMMA, file.problem.column - 1)
    if at < 0 or _ARABIC_COMMA not in file.problem.details["value"] or "[" not in file.line:
        return None
    mended = re.sub(f"{_ARABIC_COMMA} *", ", ", file.line)
    return file.found("H112", at + 1, file.become(mended), sign=_ARABIC_COMMA, wanted=",")


def unseen(file: File) -> Problem | None:
    """H108: see `text_of`; the line without what cannot be seen in it, a space where that ends a line."""
    line, text = file.line, ""
    while (at := first_hidden(line)) >= 0:
        text, line = text + line[:at] + (" " if line[at] in "\u2028\u2029\x85" else ""), line[at + 1 :]
    return replace(file.problem, lines=(file.become(text + line),)) if text + line != file.line else None
