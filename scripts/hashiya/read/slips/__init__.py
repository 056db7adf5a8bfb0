"""What a person meant whose file is no YAML, or lacks a key: known slips, each with the lines that mend it.

libyaml names the place where it stopped; the slip is there or on the line before. A slip is a function from the lines
around to a sharper problem; to add one: a function, a line in `OF_FILES` or `OF_LINES`, its words in `problems.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.model import Problem
from hashiya.read.slips.margins import indentation, not_indented, swallowed
from hashiya.read.slips.place import File, Slip
from hashiya.read.slips.shapes import other_shape, renamed, twice
from hashiya.read.slips.signs import arabic_comma, bracket, glued, glued_item, odd_space, other_colon, tab, unseen
from hashiya.read.slips.texts import behind_the_bar, cut_off, no_colon, prose, several_lines, unclosed
from hashiya.read.slips.whole import conflict, fence, no_fields, pointer, trailing_document, web_page

__all__ = ["sharpen"]


def sharpen(problem: Problem, text: str) -> Problem:
    """A problem of a file told as the slip that it probably is, with the lines that mend it; else as it was."""
    lines = tuple(text.replace("\r\n", "\n").removesuffix("\n").split("\n"))
    # Where the file ends too early, libyaml names the line behind its last one.
    at_end = problem.line > len(lines)
    file = File(problem, (*lines, "") if at_end else lines, len(lines) + 1 if at_end else max(problem.line, 1))
    found = next(filter(None, _sharpened(file)), problem)
    return replace(found, line=len(lines), column=len(lines[-1]) + 1) if found.line > len(lines) else found


def _sharpened(file: File) -> Iterator[Problem | None]:
    code = file.problem.code
    yield OF_WORDS.get(file.problem.details.get("what", ""), _nothing)(file)
    at_root = file.problem.line == 1 or code in ("H102", "H103", "H104")
    if code in _WHOLE and at_root:
        yield from (slip(file) for slip in OF_FILES)
    if code in ("H102", "H103", "H203"):
        places = [replace(file, number=n) for n in (file.number, file.before) if n]
        yield from (slip(place) for slip in OF_LINES for place in places)
    if code in OF_CODES:
        yield OF_CODES[code](file)


def _nothing(_file: File) -> None:
    return None


_WHOLE = frozenset(("H102", "H103", "H104", "H203"))
OF_FILES: tuple[Slip, ...] = (conflict, pointer, web_page, fence, no_fields)
OF_LINES: tuple[Slip, ...] = (
    tab,
    odd_space,
    other_colon,
    glued,
    glued_item,
    bracket,
    indentation,
    several_lines,
    behind_the_bar,
    prose,
)
OF_WORDS: dict[str, Slip] = {
    "quotation mark not closed": unclosed,
    "line not indented": not_indented,
}
OF_CODES: dict[str, Slip] = {
    "H102": no_colon,
    "H104": trailing_document,
    "H105": twice,
    "H108": unseen,
    "H119": cut_off,
    "H201": renamed,
    "H202": swallowed,
    "H203": other_shape,
    "H206": arabic_comma,
}
