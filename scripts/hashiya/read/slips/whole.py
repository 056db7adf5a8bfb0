"""Slips of whole files: they are something else than a contributed file, or two of them."""

from __future__ import annotations

import re
from dataclasses import replace

from hashiya.model import Lines, Problem
from hashiya.read.slips.place import GLUED, KEY, OTHER_COLON, File

_CONFLICT = re.compile(r"(<{7}|>{7})( |$)", re.MULTILINE)
_LFS = "version https://git-lfs.github.com/spec/"
_FENCE = re.compile(r"\s*(```|~~~)")


def conflict(file: File) -> Problem | None:
    """H116: git left two versions of some lines, between `<<<<<<<` and `>>>>>>>`."""
    found = next((n for n, line in enumerate(file.lines, 1) if _CONFLICT.match(line)), 0)
    return file.found("H116", 1, number=found) if found else None


def pointer(file: File) -> Problem | None:
    """H117: the file is a pointer of git LFS, not the file itself."""
    return file.found("H117", 1, number=1) if file.lines[0].startswith(_LFS) else None


def web_page(file: File) -> Problem | None:
    """H118: the file is a web page, or begins like one."""
    first = next((n for n, line in enumerate(file.lines, 1) if line.strip()), 1)
    return file.found("H118", 1, number=first) if file.lines[first - 1].lstrip().startswith("<") else None


def fence(file: File) -> Problem | None:
    """H122: the lines that begin and end an example in Markdown were copied with it."""
    found = [n for n, line in enumerate(file.lines, 1) if _FENCE.match(line)]
    return file.found("H122", 1, *(Lines(n, n, "") for n in found), number=found[0]) if found else None


def no_fields(file: File) -> Problem | None:
    """H121: a file is fields, each with its name; it is neither words alone nor a list."""
    written = [line for line in file.lines if line.strip() and not line.lstrip().startswith("#")]
    if written and all(line.startswith("- ") for line in written):
        text = "".join(f"{line.removeprefix('- ')}\n" for line in file.lines)
        return file.found("H121", 1, Lines(1, len(file.lines), text), number=1)
    told = any(KEY.match(line) or OTHER_COLON.match(line) or GLUED.match(line) for line in written)
    return file.found("H121", 1, number=1) if written and not told and written[0][0] not in "{[\"'" else None


def empty(file: File) -> Problem | None:
    """H210: a file holds fields, not comments alone."""
    written = any(line.strip(" -") and not line.lstrip().startswith("#") for line in file.lines)
    return None if written else file.found("H210", 1, number=1)


def trailing_document(file: File) -> Problem | None:
    """H104: a line `---` with nothing behind it goes."""
    rest = file.lines[file.number :]
    if any(line.strip() and not line.startswith("#") for line in rest) or not file.line.startswith("---"):
        return None
    return replace(file.problem, lines=(Lines(file.number, file.number, ""),))
