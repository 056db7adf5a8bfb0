"""The files of the ledger: a line an id, in one form only, so that any other is known for a change by hand.

They are YAML of the safe subset. Reading them line by line takes a tenth of the time and knows no limit of size.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from hashiya.compose import quoted
from hashiya.edtf import is_edtf
from hashiya.model import Ledger, Recorded, Release, Version

T = TypeVar("T")
HEAD = "# What was ever published. Written by `hashiya ledger --update`; do not change it by hand.\n"
_ID = r"[a-z0-9][a-z0-9_-]{0,63}"
_VERSION = re.compile(r"([0-9]+) ([a-z0-9_.-]+) ([0-9a-f]{64}) (swh:1:cnt:[0-9a-f]{40})(?: ([0-9A-Za-z:+.-]+))?")
_PASSAGE = re.compile(r"([a-z][0-9]+(?:-[0-9a-f]{4})?) ([0-9]+) ([0-9]+) ([0-9]+) ([0-9a-f]{16})")
_LIST = re.compile(r"([a-z0-9/_-]+) ([a-z]+)")
RELEASE_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,63}")
_RELEASE = re.compile(rf"({RELEASE_NAME.pattern}) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) ([0-9]+) ([0-9a-f]{{64}})")
_ESCAPE = re.compile(r"\\(?:U([0-9a-f]{8})|.)")
_CAPTURED = re.compile(r"[0-9A-Za-z:+.-]+")
_LINE_OF_DATE = 4
_FIELDS = ("headline", "source", "date")
_LISTS = ("versions", "passages", "annotations", "lists")


class LedgerError(ValueError):
    """A file of the ledger is not as it is written; carries the line, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def ledger_text(ledger: Ledger) -> str:
    """The file of an article."""
    fields = "".join(f"{name}: {quoted(getattr(ledger, name))}\n" for name in _FIELDS)
    lists = (
        map(_version_line, ledger.versions),
        (f"{p.id} {p.version} {p.start} {p.end} {p.sha256}" for p in ledger.passages),
        ledger.annotations,
        map(" ".join, ledger.lists),
    )
    return HEAD + fields + "".join(_listed(name, lines) for name, lines in zip(_LISTS, lists, strict=True))


def ledger_of(text: str) -> Ledger:
    """What the file of an article says.

    Raises:
        LedgerError: it is not as `ledger_text` writes it.
    """
    fields, lists = _parts(text, _FIELDS, _LISTS)
    ledger = Ledger(
        headline=fields["headline"],
        source=fields["source"],
        date=fields["date"],
        versions=_all(lists["versions"], _VERSION, _version),
        passages=_all(lists["passages"], _PASSAGE, _passage),
        annotations=tuple(_matched(lists["annotations"], re.compile(f"({_ID})"))),
        lists=_all(lists["lists"], _LIST, lambda address, slot: (address, slot)),
    )
    _same(text, ledger_text(ledger))
    if ledger.date and not is_edtf(ledger.date):
        raise LedgerError(_LINE_OF_DATE)
    return ledger


def ids_text(ids: Iterable[str]) -> str:
    """The file of one kind of ids."""
    return HEAD + _listed("published", sorted(set(ids)))


def ids_of(text: str) -> tuple[str, ...]:
    """The ids that such a file holds.

    Raises:
        LedgerError: it is not as `ids_text` writes it.
    """
    found = tuple(_matched(_parts(text, (), ("published",))[1]["published"], re.compile(f"({_ID})")))
    _same(text, ids_text(found))
    return found


def releases_text(releases: Iterable[Release]) -> str:
    """The file of the releases."""
    return HEAD + _listed("releases", (f"{r.name} {r.date} {r.articles} {r.sha256}" for r in releases))


def releases_of(text: str) -> tuple[Release, ...]:
    """The releases that such a file holds.

    Raises:
        LedgerError: it is not as `releases_text` writes it.
    """
    lines = _parts(text, (), ("releases",))[1]["releases"]
    found = _all(lines, _RELEASE, lambda name, date, articles, digest: Release(name, date, int(articles), digest))
    _same(text, releases_text(found))
    unread = next((number for (number, _), release in zip(lines, found, strict=True) if not is_edtf(release.date)), 0)
    if unread:
        raise LedgerError(unread)
    return found


def _version_line(version: Version) -> str:
    name = version.path.rpartition("/")[2]
    captured = f" {version.captured}" if _CAPTURED.fullmatch(version.captured) else ""
    return f"{version.number} {name} {version.sha256} {version.swhid}{captured}"


def _version(number: str, name: str, sha256: str, swhid: str, captured: str | None) -> Version:
    return Version(number=int(number), path=f"seeds/{name}", sha256=sha256, swhid=swhid, captured=captured or "")


def _passage(line_id: str, version: str, start: str, end: str, digest: str) -> Recorded:
    return Recorded(line_id, int(version), int(start), int(end), digest)


def _listed(name: str, lines: Iterable[str]) -> str:
    items = "".join(f"  - {line}\n" for line in lines)
    return f"{name}:\n{items}" if items else f"{name}: []\n"


Lines = list[tuple[int, str]]


def _parts(text: str, fields: tuple[str, ...], lists: tuple[str, ...]) -> tuple[dict[str, str], dict[str, Lines]]:
    """The fields of a file, and the items of its lists with the numbers of their lines; whatever else is left out."""
    values, items = dict.fromkeys(fields, ""), {name: list[tuple[int, str]]() for name in lists}
    at = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("  - ") and at:
            items[at].append((number, line[4:]))
            continue
        key, _, value = line.partition(":")
        at = key if key in items else ""
        if key in values:
            values[key] = _unquoted(value.strip(), number)
    return values, items


def _unquoted(value: str, number: int) -> str:
    """A text in double quotes as JSON reads it, with YAML's escapes of eight digits besides."""
    try:
        found = json.loads(_ESCAPE.sub(lambda e: chr(int(e[1], 16)) if e[1] else e[0], value))
    except (ValueError, OverflowError):
        raise LedgerError(number) from None
    if not isinstance(found, str):
        raise LedgerError(number)
    return found


def _matched(lines: Lines, form: re.Pattern[str]) -> Iterable[str]:
    return _all(lines, form, str)


def _all(lines: Lines, form: re.Pattern[str], value: Callable[..., T]) -> tuple[T, ...]:
    values = []
    for number, line in lines:
        found = form.fullmatch(line)
        if not found:
            raise LedgerError(number)
        values.append(value(*found.groups()))
    return tuple(values)


def _same(text: str, wanted: str) -> None:
    """A file is in the one form in which it is written."""
    if text == wanted:
        return
    lines, others = text.split("\n"), wanted.split("\n")
    at = next((n for n, (one, other) in enumerate(zip(lines, others, strict=False), 1) if one != other), 0)
    raise LedgerError(at or min(len(lines), len(others)))
