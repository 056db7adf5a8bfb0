"""Recognises the encoding of plain text by its bytes: marks of order, UTF-8's own form, and how often letters stand.

Of the encodings of one byte a letter each is a hypothesis: the letters of Arabic news come out of the right one about
as often as they stand in news, out of a wrong one they do not. One is believed only when it is a thousand times as
likely as any other and as bytes that mean nothing; else nothing is guessed.
Source: https://encoding.spec.whatwg.org/ for the names, and for dropping the mark of order.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import get_args

from hashiya.knowledge import loaded
from hashiya.model import Encoding

_MARKS: tuple[tuple[bytes, Encoding], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_WIDE: tuple[Encoding, ...] = ("utf-16le", "utf-16be")
_NARROW: tuple[Encoding, ...] = ("windows-1256", "iso-8859-6")
_THOUSAND_TIMES = math.log(1000)
_MEANINGLESS = -math.log(128)
_SAMPLE = 1_000_000
_BINARY = re.compile(b"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_HIGH = bytes(range(128))
_LIKELY_WIDE = re.compile("[\t\n\r\x0c -~\xa0-\xff\u0600-\u06ff\u2000-\u206f\u20ac\ufb50-\ufdff\ufe70-\ufeff]")
_LIKELY_SHARE = 0.98
_MOST_CONTROLS = 0.02


class UnknownEncodingError(ValueError):
    """Nothing tells in which encoding the bytes are, or they do not fit the one that is stated."""


def decode_as(raw: bytes, encoding: Encoding) -> str:
    """The text of bytes whose encoding is known; the mark of byte order that may begin it is no part of it.

    Raises:
        UnknownEncodingError: the bytes do not fit.
    """
    try:
        return raw.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(str(error)) from None


def decode_plain(raw: bytes) -> tuple[str, Encoding]:
    """The text of bytes whose encoding nobody states, and the encoding.

    Raises:
        UnknownEncodingError: nothing is likely enough.
    """
    encoding = recognise(raw)
    return decode_as(raw, encoding), encoding


def recognise(raw: bytes) -> Encoding:
    """The encoding of plain text: by its mark, as UTF-16 by its form, strictly as UTF-8, or by its letters.

    Raises:
        UnknownEncodingError: nothing is likely enough.
    """
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnknownEncodingError("UTF-32")
    if marked := by_mark(raw):
        return marked
    if b"\0" in raw or b"\x06" in raw:
        for encoding in _WIDE:
            if _is_wide(raw[:_SAMPLE], encoding):
                return encoding
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _by_letters(raw)
    if is_binary(text):
        raise UnknownEncodingError("binary")
    return "utf-8"


def by_mark(raw: bytes) -> Encoding:
    """The encoding that a mark of byte order at the beginning names; empty where there is none."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "")


def is_binary(text: str) -> bool:
    """True where a text has more control characters than any text has: it was none."""
    return len(_CONTROLS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) * _MOST_CONTROLS


def known_encoding(name: str) -> Encoding:
    """The encoding that a page or a record names, as we name it; empty where it is none that is read here."""
    try:
        meant = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    return next((known for known in get_args(Encoding) if known and codecs.lookup(known).name == meant), "")


def _is_wide(raw: bytes, encoding: Encoding) -> bool:
    if len(raw) % 2:
        return False
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(text) - len(_LIKELY_WIDE.sub("", text)) >= max(1, len(text) * _LIKELY_SHARE)


def _by_letters(raw: bytes) -> Encoding:
    if _BINARY.search(raw):
        raise UnknownEncodingError("binary")
    counts = Counter(raw[:_SAMPLE].translate(None, _HIGH))
    scores = {encoding: _score(counts, encoding) for encoding in _NARROW}
    best = max(_NARROW, key=lambda encoding: scores[encoding])
    rivals = [scores[other] for other in _NARROW if _differs(raw[:_SAMPLE], best, other)]
    if scores[best] < max((*rivals, _MEANINGLESS * counts.total())) + _THOUSAND_TIMES:
        raise UnknownEncodingError("unlikely")
    return "windows-1256" if scores["windows-1256"] == scores[best] else best


def _score(counts: Mapping[int, int], encoding: Encoding) -> float:
    """The logarithm of how likely the bytes are, if they are Arabic news in an encoding."""
    likely = _likelihoods(encoding)
    return sum(count * likely[byte] for byte, count in counts.items())


def _differs(raw: bytes, one: Encoding, other: Encoding) -> bool:
    return raw.decode(one, "replace") != raw.decode(other, "replace")


@lru_cache
def _likelihoods(encoding: Encoding) -> tuple[float, ...]:
    """For each byte the logarithm of its share; minus infinity where the encoding has no such byte."""
    known = loaded("letters")
    often = {**dict.fromkeys(known["signs"]["of"], known["signs"]["each"]), **known["letters"]}
    letters = [bytes([byte]).decode(encoding, "ignore") for byte in range(256)]
    shares = [often.get(letter, known["others"]["each"]) if letter else 0.0 for letter in letters]
    total = sum(shares[128:])
    return tuple(math.log(share / total) if share else -math.inf for share in shares)
