"""Slips of texts: what YAML takes otherwise than it was meant, and what belongs under `|`."""

from __future__ import annotations

import re
from dataclasses import replace

from hashiya.compose import keyed
from hashiya.model import Lines, Problem
from hashiya.read.slips.place import KEY, File, margin_of

_BAR = re.compile(r"( *)([^\W\d][\w-]*): +[|>][-+]?\s*([^\s|>+\-0-9#].*)$")
_PROSE_LIKE = frozenset(("quote", "prefix", "suffix", "note", "asserts", "author", "reviewed_by", "ar", "en"))


def prose(file: File) -> Problem | None:
    """H114: a text with `: ` in it, of several lines, or that begins with a sign of YAML stands under `|`."""
    found = KEY.match(file.line)
    here = file.problem.line == file.number and file.problem.code != "H203"
    if not here or file.head or not found or not found["value"]:
        return None
    value = found["value"].rstrip()
    if found["margin"].strip() or value[0] in "|>":
        return None
    if file.problem.code == "H103" and found["key"] not in _PROSE_LIKE:
        return None
    mended = keyed(found["key"], _unquoted(value), len(found["margin"]))
    return file.found("H114", file.problem.column, Lines(file.number, file.number, mended), key=found["key"])


def several_lines(file: File) -> Problem | None:
    """H114: see `prose`; libyaml names the line behind the last one of the text."""
    if file.problem.line != file.number or not file.problem.details.get("what", "").startswith("could not find"):
        return None
    rest: list[int] = []
    number = file.before
    while number and not KEY.match(file.lines[number - 1]):
        rest, number = [number, *rest], replace(file, number=number).before
    found = KEY.match(file.lines[number - 1]) if number else None
    if not rest or not found or not found["value"] or found["key"] not in _PROSE_LIKE:
        return None
    if found["value"][0] in "|>[{" or found["margin"].strip():
        return None
    value = "\n".join((found["value"].rstrip(), *(file.lines[n - 1].strip() for n in rest)))
    lines = Lines(number, rest[-1], keyed(found["key"], value, len(found["margin"])))
    return file.found("H114", 1, lines, number=rest[0], key=found["key"])


def behind_the_bar(file: File) -> Problem | None:
    """H114: see `prose`; the text of a field with `|` begins on the next line."""
    found = _BAR.match(file.line)
    if not found:
        return None
    numbers = file.run(lambda line: line.strip() and margin_of(line) > len(found[1]))
    text = "\n".join((found[3].rstrip(), *(file.lines[n - 1].strip() for n in numbers[1:])))
    lines = Lines(file.number, numbers[-1], keyed(found[2], text, len(found[1])))
    return file.found("H114", found.start(3) + 1, lines, key=found[2])


def _unquoted(value: str) -> str:
    """A value without the quotation marks that were meant to stand around it."""
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        return value[1:-1]
    return value[1:] if value[0] in "\"'" and value.count(value[0]) == 1 else value


def cut_off(file: File) -> Problem | None:
    """H119: a text goes on behind ` #` only under `|` or in quotation marks; else YAML drops what follows."""
    found = KEY.match(file.line)
    if not found or found["margin"].strip():
        return None
    mended = keyed(found["key"], found["value"] or "", len(found["margin"]))
    return replace(file.problem, lines=(Lines(file.number, file.number, mended),))


def unclosed(file: File) -> Problem | None:
    """H102: a quotation mark that opens is closed; the text under `|` needs none."""
    found = KEY.match(file.line)
    if not found or not found["value"] or found["value"][0] not in "\"'" or found["margin"].strip():
        return None
    mended = keyed(found["key"], _unquoted(found["value"].rstrip()), len(found["margin"]))
    return replace(file.problem, lines=(Lines(file.number, file.number, mended),))


def no_colon(file: File) -> Problem | None:
    """H102: see `several_lines`; a line that is neither a field nor goes on with one is at fault itself."""
    if not file.before or not file.problem.details.get("what", "").startswith("could not find"):
        return None
    return replace(file.problem, line=file.before, column=margin_of(file.lines[file.before - 1]) + 1)
