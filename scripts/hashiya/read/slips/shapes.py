"""Slips of fields: a name spelt otherwise, one given twice, one value for a list."""

from __future__ import annotations

import re
from dataclasses import replace

from hashiya.compose import keyed, listed, scalar
from hashiya.model import Lines, Problem
from hashiya.read.slips.place import BLOCK, KEY, File, margin_of

_ARABIC_COMMA = "\u060c"


def twice(file: File) -> Problem | None:
    """H105: of two lines that say the same one goes."""
    first = int(file.problem.details["first"])
    same = KEY.match(file.line) and file.line.strip() == file.lines[first - 1].strip() and not BLOCK.match(file.line)
    return replace(file.problem, lines=(Lines(file.number, file.number, ""),)) if same else None


def renamed(file: File) -> Problem | None:
    """H201: a key that is nearly right becomes the right one."""
    at, key = file.problem.column - 1, file.problem.details["key"]
    if not file.line.startswith(key, at):
        return None
    mended = file.line[:at] + file.problem.details["hint"] + file.line[at + len(key) :]
    return replace(file.problem, lines=(file.become(mended),))


def other_shape(file: File) -> Problem | None:
    """H203: one value becomes a list of one, fields an item of it, a name a name in Arabic, brackets a text."""
    found, expected = KEY.match(file.line), file.problem.details["expected"]
    if expected == "list" and found and file.problem.column == len(found["margin"]) + 1:
        return _item_of_a_list(file)
    if not found or not found["value"] or "#" in found["value"] or found["value"][0] in "\"'|>":
        return None
    value, margin = found["value"].rstrip(), found["margin"]
    in_brackets = value[0] in "[{"
    if expected == "text" and in_brackets:
        mended = keyed(found["key"], value, len(margin)) if not margin.strip() else ""
    elif expected == "list" and not in_brackets:
        values = (part.strip() for part in re.split(f"[,{_ARABIC_COMMA}]", value))
        mended = margin + listed(found["key"], tuple(filter(None, values)))
    elif not in_brackets and file.problem.details.get("only"):
        mended = f"{margin}{found['key']}: {{{file.problem.details['only']}: {scalar(value)}}}\n"
    else:
        return None
    return replace(file.problem, lines=(Lines(file.number, file.number, mended),)) if mended else None


def _item_of_a_list(file: File) -> Problem | None:
    """Fields that stand under the name of a list become its one item."""
    margin, above = margin_of(file.line), file.lines[file.before - 1]
    if not file.before or not above.rstrip().endswith(":") or margin_of(above) >= margin:
        return None
    numbers = file.run(lambda line: not line.strip() or margin_of(line) >= margin)
    rest = (f"  {line}\n" if line.strip() else "\n" for line in file.lines[file.number : numbers[-1]])
    text = f"{' ' * margin}- {file.line.lstrip()}\n" + "".join(rest)
    return replace(file.problem, lines=(Lines(file.number, numbers[-1], text),))
