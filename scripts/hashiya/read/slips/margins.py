"""Slips of margins: lines that begin in the wrong column."""

from __future__ import annotations

import re
from dataclasses import replace

from hashiya.model import Lines, Problem
from hashiya.read.slips.place import KEY, File, margin_of
from hashiya.read.slips.whole import empty


def indentation(file: File) -> Problem | None:
    """H115: the fields of a file begin in one column, what stands under one of them two columns further in."""
    if file.head and not KEY.match(file.line):
        return _not_in_block(file)
    margin = margin_of(file.line)
    above = next((n for n in range(file.number - 1, 0, -1) if margin_of(file.lines[n - 1]) < margin), 0)
    if not KEY.match(file.line) or not margin or not above or file.lines[above - 1].rstrip().endswith((":", "[", "{")):
        return None
    return file.found("H115", margin + 1, file.become(" " * margin_of(file.lines[above - 1]) + file.line.lstrip()))


def _not_in_block(file: File) -> Problem | None:
    """Lines that follow a field with `|` and are not as far in as its text."""
    outer, first = margin_of(file.lines[file.head - 1]), file.lines[file.head]
    width = margin_of(first) if margin_of(first) > outer else outer + 2
    below = range(file.head + 1, len(file.lines) + 1)
    number = next((n for n in below if file.lines[n - 1].strip() and margin_of(file.lines[n - 1]) < width), 0)
    if not number or number > file.number:
        return None
    numbers = replace(file, number=number).run(lambda line: not KEY.match(line))
    text = "".join(f"{' ' * width}{line.lstrip()}\n" for line in file.lines[number - 1 : numbers[-1]])
    column = margin_of(file.lines[number - 1]) + 1
    return file.found("H115", column, Lines(number, numbers[-1], text), number=number)


def not_indented(file: File) -> Problem | None:
    """H115: see `indentation`; what stands in brackets or quotation marks over several lines is further in as well."""
    numbers = file.run(lambda line: line.strip() and not KEY.match(line))
    text = "".join(f"  {file.lines[n - 1].lstrip()}\n" for n in numbers)
    return file.found("H115", file.problem.column, Lines(numbers[0], numbers[-1], text))


def swallowed(file: File) -> Problem | None:
    """H115: a field that begins further in than it should is a part of the text above it."""
    missing = re.compile(rf" +{re.escape(file.problem.details['key'])}: ")
    number = next((n for n, line in enumerate(file.lines, 1) if missing.match(line)), 0)
    place = replace(file, number=number) if number else None
    if place is None or not place.head or margin_of(place.lines[place.head - 1]):
        return empty(file)
    return place.found("H115", margin_of(place.line) + 1, place.become(place.line.lstrip()))
