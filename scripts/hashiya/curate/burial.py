"""The file that says why an article is no longer shown."""

from __future__ import annotations

from hashiya.compose import keyed, scalar
from hashiya.model import Tombstone

_HEAD = "# yaml-language-server: $schema=../../schema/annotation.schema.json\n"


def tombstone_text(value: Tombstone) -> str:
    """The file of a tombstone."""
    english = f"  en: {scalar(value.reason.en)}\n" if value.reason.en else ""
    reason = f"reason:\n  ar: {scalar(value.reason.ar)}\n{english}"
    return f"{_HEAD}kind: tombstone\n{reason}date: {value.date.text}\n{keyed('author', value.author)}"
