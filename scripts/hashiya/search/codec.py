"""Bytes of the index: numbers, words, compression. `FORMAT.md` tells the whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from operator import sub

_ESCAPE = 0x1F
_ARABIC = 0x600
_HIGH = 0x80
_GZIP = 31
_ENCODED = {
    **{code: bytes([code]) for code in range(0x20, 0x80)},
    **{_ARABIC + n: bytes([_HIGH + n]) for n in range(_HIGH)},
}


def packed(content: bytes) -> bytes:
    """The content as a gzip file without name and time: the same bytes always."""
    made = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    return made.compress(content) + made.flush()


def unpacked(content: bytes) -> bytes:
    """What `packed` was given."""
    return zlib.decompress(content, _GZIP)


def sized(content: bytes) -> bytes:
    """Bytes behind their number."""
    return number(len(content)) + content


def number(value: int) -> bytes:
    """A number in groups of seven bits, the lowest first; all but the last have the high bit set (LEB128)."""
    if value < _HIGH:
        return bytes((value,))
    found = bytearray()
    while value >= _HIGH:
        found.append(value & 0x7F | _HIGH)
        value >>= 7
    found.append(value)
    return bytes(found)


def word(text: str) -> bytes:
    """A word with one byte for each letter of ASCII and of the Arabic block, four for others."""
    return b"".join([_ENCODED.get(ord(letter)) or _escaped(ord(letter)) for letter in text])


def _escaped(code: int) -> bytes:
    return bytes((_ESCAPE, code >> 16, code >> 8 & 0xFF, code & 0xFF))


def gaps(ascending: Sequence[int]) -> bytes:
    """Ascending numbers as differences, the first from -1, each less one."""
    found = [ascending[0], *map(sub, ascending[1:], ascending)]
    less = [found[0], *[gap - 1 for gap in found[1:]]]
    if max(less) < _HIGH:
        return bytes(less)
    return b"".join([number(gap) for gap in less])


def nibbles(values: Sequence[int]) -> bytes:
    """Numbers from 0 to 15, two in a byte, the first in the low half."""
    even = [*values, 0] if len(values) % 2 else values
    return bytes([low | high << 4 for low, high in zip(even[::2], even[1::2], strict=True)])


def strings(values: Iterable[bytes]) -> bytes:
    """Encoded words, each as how many bytes it shares with the one before, how many follow, and those."""
    found = bytearray()
    before = b""
    for value in values:
        shared = 0
        for one, other in zip(before, value, strict=False):
            if one != other:
                break
            shared += 1
        found += number(shared) + number(len(value) - shared) + value[shared:]
        before = value
    return bytes(found)
