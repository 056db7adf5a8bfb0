"""Words of a text as the search compares them: letters of one kind made one, marks dropped, digits ASCII."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

# A word with the marks inside it, or a number with its separators of thousands (2٬500).
_SEPARATED = r"\d{1,3}(?:[٬,]\d{3})+(?!\d)"
_PARTS = re.compile(r"[^\W\d_]+|\d+")
# Alef with its hamza or madda before lam: no article (ألمانيا, إلغاء). The proclitics before it are short.
_HAMZA = re.compile("^(.{0,2})ا[\u0653-\u0655]ل")
HAMZA = "أ"
_MOST_REMEMBERED = 1 << 17


def tables() -> Mapping[str, Any]:
    """What the analyzer knows, as the data file has it and as the manifest carries it."""
    text = files("hashiya.search").joinpath("analyzer.yml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


class Letters(dict[str, tuple[str, ...]]):
    """The words that a written word stands for; those that were asked for are remembered, up to a number of them."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__()
        dropped = "".join(_range(each) for each in known["dropped"])
        self._written = re.compile(rf"{_SEPARATED}|[^\W_][\w{dropped}]*")
        self._dropped = re.compile(f"[{dropped}]+")
        self._kin = str.maketrans({letter: one for many, one in known["letters"] for letter in many})
        self._keeping = frozenset(known["keeping"])
        self._alone = frozenset(known["alone"])

    def words(self, text: str) -> list[str]:
        """The words of a text in order. Hamza on the alef of an initial «ال» is kept: `plain` takes it away."""
        return [word for written in self._written.findall(text.replace("_", " ")) for word in self[written]]

    def __missing__(self, written: str) -> tuple[str, ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[written] = found = self._read(written)
        return found

    def _read(self, written: str) -> tuple[str, ...]:
        whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", written).lower())
        hamza = _HAMZA.match(whole)
        whole = self._dropped.sub("", whole).replace("٬", "").replace(",", "")
        if whole not in self._keeping:
            whole = whole.translate(self._kin)
        if hamza:
            at = len(hamza[1])
            whole = whole[:at] + HAMZA + whole[at + 1 :]
        return tuple(part for part in _PARTS.findall(whole) if part not in self._alone)


def plain(word: str) -> str:
    """The word without the hamza that `Letters.words` keeps."""
    return word.replace(HAMZA, "ا")


def _range(each: str) -> str:
    first, _, last = each.partition("-")
    return chr(int(first, 16)) + ("-" + chr(int(last, 16)) if last else "")
