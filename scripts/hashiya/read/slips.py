"""What a person meant whose file is no YAML, or lacks a key: known slips, each with the lines that mend it.

libyaml names the place where it stopped; the slip is there or on the line before. A slip is a function from the lines
around to a sharper problem; to add one: a function, a line in `OF_FILES` or `OF_LINES`, its words in `problems.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hashiya.compose import keyed, listed, scalar
from hashiya.model import Lines, Problem

_KEY = re.compile(r"(?P<margin> *(?:- +)?)(?P<key>[^\W\d][\w-]*)(?P<colon>:)(?: +(?P<value>\S.*)|\s*)$")
_BLOCK = re.compile(r" *(?:- +)?[^\W\d][\w-]*:\s+[|>][-+0-9]*\s*(?:#.*)?$")
_BAR = re.compile(r"( *)([^\W\d][\w-]*): +[|>][-+]?\s*([^\s|>+\-0-9#].*)$")
_OTHER_COLON = re.compile(r"( *(?:- +)?)([^\W\d][\w-]*) *([\uff1a\ufe55\u2236\u02d0\ua789\u061b=])[ \u00a0]*(.*)$")
_GLUED = re.compile(r"( *(?:- +)?)([a-z][a-z_]*):(?![\s:/])(.+)$")
_GLUED_ITEM = re.compile(r"( *)-(?![\s-])(.+)$")
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACE = re.compile(rf" *({_SPACE})|[^\W\d][\w-]*:({_SPACE})|[^\W\d][\w-]*({_SPACE})+:")
_CONFLICT = re.compile(r"(<{7}|>{7})( |$)", re.MULTILINE)
_LFS = "version https://git-lfs.github.com/spec/"
_FENCE = re.compile(r"\s*(```|~~~)")
_ARABIC_COMMA = "\u060c"


@dataclass(frozen=True, slots=True)
class _File:
    """The lines of a file that a problem was found in; `number` is the one that is looked at, from 1."""

    problem: Problem
    lines: tuple[str, ...]
    number: int = 1

    @property
    def line(self) -> str:
        return self.lines[self.number - 1]

    @property
    def before(self) -> int:
        """The number of the last line above that is not blank; 0 for none."""
        return next((n for n in range(self.number - 1, 0, -1) if self.lines[n - 1].strip()), 0)

    @property
    def head(self) -> int:
        """The number of the line whose block of text this line belongs to, or would if it were further in; else 0."""
        for n in range(self.number - 1, 0, -1):
            if _BLOCK.match(self.lines[n - 1]):
                return n
            if _KEY.match(self.lines[n - 1]) and not self.lines[n - 1].startswith(" "):
                return 0
        return 0

    def found(self, code: str, column: int, *lines: Lines, number: int = 0, **details: str) -> Problem:
        """The sharper problem, on this line or another."""
        return Problem(code, self.problem.path, number or self.number, column, details, lines=lines)

    def become(self, text: str) -> Lines:
        """This line, mended."""
        return Lines(self.number, self.number, text + "\n")

    def run(self, wanted: Callable[[str], object]) -> range:
        """The numbers of the lines from this one on that are all of a kind."""
        end = self.number
        while end < len(self.lines) and wanted(self.lines[end]):
            end += 1
        return range(self.number, end + 1)


def sharpen(problem: Problem, text: str) -> Problem:
    """A problem of a file told as the slip that it probably is, with the lines that mend it; else as it was."""
    lines = tuple(text.replace("\r\n", "\n").removesuffix("\n").split("\n"))
    file = _File(problem, lines, min(max(problem.line, 1), len(lines)))
    return next(filter(None, _sharpened(file)), problem)


def _sharpened(file: _File) -> Iterator[Problem | None]:
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


def _nothing(_file: _File) -> None:
    return None


def conflict(file: _File) -> Problem | None:
    """H116: git left two versions of some lines, between `<<<<<<<` and `>>>>>>>`."""
    found = next((n for n, line in enumerate(file.lines, 1) if _CONFLICT.match(line)), 0)
    return file.found("H116", 1, number=found) if found else None


def pointer(file: _File) -> Problem | None:
    """H117: the file is a pointer of git LFS, not the file itself."""
    return file.found("H117", 1, number=1) if file.lines[0].startswith(_LFS) else None


def web_page(file: _File) -> Problem | None:
    """H118: the file is a web page, or begins like one."""
    first = next((n for n, line in enumerate(file.lines, 1) if line.strip()), 1)
    return file.found("H118", 1, number=first) if file.lines[first - 1].lstrip().startswith("<") else None


def fence(file: _File) -> Problem | None:
    """H122: the lines that begin and end an example in Markdown were copied with it."""
    found = [n for n, line in enumerate(file.lines, 1) if _FENCE.match(line)]
    return file.found("H122", 1, *(Lines(n, n, "") for n in found), number=found[0]) if found else None


def no_fields(file: _File) -> Problem | None:
    """H121: a file is fields, each with its name; it is neither words alone nor a list."""
    written = [line for line in file.lines if line.strip() and not line.lstrip().startswith("#")]
    if written and all(line.startswith("- ") for line in written):
        text = "".join(f"{line.removeprefix('- ')}\n" for line in file.lines)
        return file.found("H121", 1, Lines(1, len(file.lines), text), number=1)
    told = any(_KEY.match(line) or _OTHER_COLON.match(line) or _GLUED.match(line) for line in written)
    return file.found("H121", 1, number=1) if written and not told and written[0][0] not in "{[\"'" else None


def empty(file: _File) -> Problem | None:
    """H210: a file holds fields, not comments alone."""
    written = any(line.strip(" -") and not line.lstrip().startswith("#") for line in file.lines)
    return None if written else file.found("H210", 1, number=1)


def tab(file: _File) -> Problem | None:
    """H110: lines are moved in by spaces, never by tabs."""
    margin = file.line[: len(file.line) - len(file.line.lstrip(" \t"))]
    if "\t" not in margin:
        return None
    above = file.lines[file.before - 1]
    inside = file.head or (_KEY.match(above) and above.rstrip().endswith(":"))
    width = "  " if inside else ""
    numbers = file.run(lambda line: "\t" in line[: len(line) - len(line.lstrip(" \t"))])
    text = "".join(_untabbed(file.lines[n - 1], width) for n in numbers)
    return file.found("H110", margin.index("\t") + 1, Lines(numbers[0], numbers[-1], text))


def _untabbed(line: str, width: str) -> str:
    body = line.lstrip(" \t")
    return f"{line[: len(line) - len(body)].replace(chr(9), width)}{body}\n"


def odd_space(file: _File) -> Problem | None:
    """H120: what stands before a field and behind its colon is a common space, no other kind of it."""
    found = _ODD_SPACE.match(file.line)
    if not found:
        return None
    column = next(found.start(group) for group in (1, 2, 3) if found[group]) + 1
    end = len(file.line) - len(re.sub(rf"^[ ]*{_SPACE}+", "", file.line)) if found[1] else found.end()
    text = re.sub(_SPACE, "" if found[3] else " ", file.line[:end]) + file.line[end:]
    return file.found("H120", column, file.become(text), character=f"U+{ord(file.line[column - 1]):04X}")


def other_colon(file: _File) -> Problem | None:
    """H112: the sign behind a field's name is `:`, and the one between the values of a list `,`."""
    found = _OTHER_COLON.match(file.line)
    if not found or _KEY.match(file.line) or file.head:
        return None
    return file.found(
        "H112", found.start(3) + 1, file.become(f"{found[1]}{found[2]}: {found[4]}"), sign=found[3], wanted=":"
    )


def glued(file: _File) -> Problem | None:
    """H111: a space stands behind the colon of a field."""
    found = _GLUED.match(file.line)
    if not found or file.head:
        return None
    mended = keyed(found[2], found[3], len(found[1])) if found[1].isspace() else f"{found[1]}{found[2]}: {found[3]}\n"
    return file.found("H111", found.end(2) + 2, Lines(file.number, file.number, mended), key=found[2])


def glued_item(file: _File) -> Problem | None:
    """H113: a space stands behind the hyphen of a list."""
    found = _GLUED_ITEM.match(file.line)
    if not found or file.head:
        return None
    numbers = file.run(_GLUED_ITEM.match)
    text = "".join(_GLUED_ITEM.sub(r"\1- \2", file.lines[n - 1]) + "\n" for n in numbers)
    return file.found("H113", found.end(1) + 2, Lines(numbers[0], numbers[-1], text))


def bracket(file: _File) -> Problem | None:
    """H123: a bracket that opens is closed on its line."""
    found = _KEY.match(file.line)
    value = found["value"] if found else None
    if not value or value[0] not in "[{" or value.rstrip()[-1] in "]}" or "]" in value or "}" in value:
        return None
    closed = file.become(file.line.rstrip() + ("]" if value[0] == "[" else "}"))
    later = any(line.lstrip().startswith(("]", "}")) for line in file.lines[file.number :])
    return file.found("H123", file.line.index(value) + 1, *(() if later else (closed,)), sign=value[0])


def indentation(file: _File) -> Problem | None:
    """H115: the fields of a file begin in one column, what stands under one of them two columns further in."""
    if file.head and not _KEY.match(file.line):
        return _not_in_block(file)
    margin = _margin(file.line)
    above = next((n for n in range(file.number - 1, 0, -1) if _margin(file.lines[n - 1]) < margin), 0)
    if not _KEY.match(file.line) or not margin or not above or file.lines[above - 1].rstrip().endswith((":", "[", "{")):
        return None
    return file.found("H115", margin + 1, file.become(" " * _margin(file.lines[above - 1]) + file.line.lstrip()))


def _not_in_block(file: _File) -> Problem | None:
    """Lines that follow a field with `|` and are not as far in as its text."""
    outer, first = _margin(file.lines[file.head - 1]), file.lines[file.head]
    width = _margin(first) if _margin(first) > outer else outer + 2
    below = range(file.head + 1, len(file.lines) + 1)
    number = next((n for n in below if file.lines[n - 1].strip() and _margin(file.lines[n - 1]) < width), 0)
    if not number or number > file.number:
        return None
    numbers = replace(file, number=number).run(lambda line: not _KEY.match(line))
    text = "".join(f"{' ' * width}{line.lstrip()}\n" for line in file.lines[number - 1 : numbers[-1]])
    column = _margin(file.lines[number - 1]) + 1
    return file.found("H115", column, Lines(number, numbers[-1], text), number=number)


def prose(file: _File) -> Problem | None:
    """H114: a text with `: ` in it, of several lines, or that begins with a sign of YAML stands under `|`."""
    found = _KEY.match(file.line)
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


def several_lines(file: _File) -> Problem | None:
    """H114: see `prose`; libyaml names the line behind the last one of the text."""
    if file.problem.line != file.number or not file.problem.details.get("what", "").startswith("could not find"):
        return None
    rest: list[int] = []
    number = file.before
    while number and not _KEY.match(file.lines[number - 1]):
        rest, number = [number, *rest], replace(file, number=number).before
    found = _KEY.match(file.lines[number - 1]) if number else None
    if not rest or not found or not found["value"] or found["value"][0] in "|>[{" or found["margin"].strip():
        return None
    value = "\n".join((found["value"].rstrip(), *(file.lines[n - 1].strip() for n in rest)))
    lines = Lines(number, rest[-1], keyed(found["key"], value, len(found["margin"])))
    return file.found("H114", 1, lines, number=rest[0], key=found["key"])


def not_indented(file: _File) -> Problem | None:
    """H115: see `indentation`; what stands in brackets or quotation marks over several lines is further in as well."""
    numbers = file.run(lambda line: line.strip() and not _KEY.match(line))
    text = "".join(f"  {file.lines[n - 1].lstrip()}\n" for n in numbers)
    return file.found("H115", file.problem.column, Lines(numbers[0], numbers[-1], text))


def behind_the_bar(file: _File) -> Problem | None:
    """H114: see `prose`; the text of a field with `|` begins on the next line."""
    found = _BAR.match(file.line)
    if not found:
        return None
    numbers = file.run(lambda line: line.strip() and _margin(line) > len(found[1]))
    text = "\n".join((found[3].rstrip(), *(file.lines[n - 1].strip() for n in numbers[1:])))
    lines = Lines(file.number, numbers[-1], keyed(found[2], text, len(found[1])))
    return file.found("H114", found.start(3) + 1, lines, key=found[2])


_PROSE_LIKE = frozenset(("quote", "prefix", "suffix", "note", "asserts", "author", "reviewed_by", "ar", "en"))


def _unquoted(value: str) -> str:
    """A value without the quotation marks that were meant to stand around it."""
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        return value[1:-1]
    return value[1:] if value[0] in "\"'" and value.count(value[0]) == 1 else value


def swallowed(file: _File) -> Problem | None:
    """H115: a field that begins further in than it should is a part of the text above it."""
    missing = re.compile(rf" +{re.escape(file.problem.details['key'])}: ")
    number = next((n for n, line in enumerate(file.lines, 1) if missing.match(line)), 0)
    place = replace(file, number=number) if number else None
    if place is None or not place.head or _margin(place.lines[place.head - 1]):
        return empty(file)
    return place.found("H115", _margin(place.line) + 1, place.become(place.line.lstrip()))


def cut_off(file: _File) -> Problem | None:
    """H119: a text goes on behind ` #` only under `|` or in quotation marks; else YAML drops what follows."""
    found = _KEY.match(file.line)
    if not found or found["margin"].strip():
        return None
    mended = keyed(found["key"], found["value"] or "", len(found["margin"]))
    return replace(file.problem, lines=(Lines(file.number, file.number, mended),))


def unclosed(file: _File) -> Problem | None:
    """H102: a quotation mark that opens is closed; the text under `|` needs none."""
    found = _KEY.match(file.line)
    if not found or not found["value"] or found["value"][0] not in "\"'" or found["margin"].strip():
        return None
    mended = keyed(found["key"], _unquoted(found["value"].rstrip()), len(found["margin"]))
    return replace(file.problem, lines=(Lines(file.number, file.number, mended),))


def trailing_document(file: _File) -> Problem | None:
    """H104: a line `---` with nothing behind it goes."""
    rest = file.lines[file.number :]
    if any(line.strip() and not line.startswith("#") for line in rest) or not file.line.startswith("---"):
        return None
    return replace(file.problem, lines=(Lines(file.number, file.number, ""),))


def twice(file: _File) -> Problem | None:
    """H105: of two lines that say the same one goes."""
    first = int(file.problem.details["first"])
    same = _KEY.match(file.line) and file.line.strip() == file.lines[first - 1].strip() and not _BLOCK.match(file.line)
    return replace(file.problem, lines=(Lines(file.number, file.number, ""),)) if same else None


def renamed(file: _File) -> Problem | None:
    """H201: a key that is nearly right becomes the right one."""
    at, key = file.problem.column - 1, file.problem.details["key"]
    if not file.line.startswith(key, at):
        return None
    mended = file.line[:at] + file.problem.details["hint"] + file.line[at + len(key) :]
    return replace(file.problem, lines=(file.become(mended),))


def other_shape(file: _File) -> Problem | None:
    """H203: one value becomes a list of one, fields an item of it, a name a name in Arabic, brackets a text."""
    found, expected = _KEY.match(file.line), file.problem.details["expected"]
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


def _item_of_a_list(file: _File) -> Problem | None:
    """Fields that stand under the name of a list become its one item."""
    margin, above = _margin(file.line), file.lines[file.before - 1]
    if not file.before or not above.rstrip().endswith(":") or _margin(above) >= margin:
        return None
    numbers = file.run(lambda line: not line.strip() or _margin(line) >= margin)
    rest = (f"  {line}\n" if line.strip() else "\n" for line in file.lines[file.number : numbers[-1]])
    text = f"{' ' * margin}- {file.line.lstrip()}\n" + "".join(rest)
    return replace(file.problem, lines=(Lines(file.number, numbers[-1], text),))


def arabic_comma(file: _File) -> Problem | None:
    """H112: see `other_colon`."""
    at = file.line.find(_ARABIC_COMMA, file.problem.column - 1)
    if at < 0 or _ARABIC_COMMA not in file.problem.details["value"] or "[" not in file.line:
        return None
    mended = re.sub(f"{_ARABIC_COMMA} *", ", ", file.line)
    return file.found("H112", at + 1, file.become(mended), sign=_ARABIC_COMMA, wanted=",")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_WHOLE = frozenset(("H102", "H103", "H104", "H203"))
OF_FILES: tuple[Callable[[_File], Problem | None], ...] = (conflict, pointer, web_page, fence, no_fields)
OF_LINES: tuple[Callable[[_File], Problem | None], ...] = (
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
OF_WORDS: dict[str, Callable[[_File], Problem | None]] = {
    "quotation mark not closed": unclosed,
    "line not indented": not_indented,
}
OF_CODES: dict[str, Callable[[_File], Problem | None]] = {
    "H104": trailing_document,
    "H105": twice,
    "H119": cut_off,
    "H201": renamed,
    "H202": swallowed,
    "H203": other_shape,
    "H206": arabic_comma,
}
