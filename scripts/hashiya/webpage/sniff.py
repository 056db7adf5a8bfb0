"""Tells web pages from plain text."""

from __future__ import annotations

import re

_LOOKED_AT = 65_536
_BEGINS = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--|<!doctype\s++html|<html[\s>]|<head[\s>])", re.IGNORECASE)
_STRUCTURE = re.compile(r"<(?:!doctype\s++html|html|head|body|meta|article|main)[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|li|br|img|table|td|tr|strong|b|em|section|script)(?=[\s/>])", re.IGNORECASE
)
_MANY = 6


def is_html(given: str | bytes) -> bool:
    """True for what is a web page or a part of one: by its first words, else by its elements. Never raises."""
    text = given[: 2 * _LOOKED_AT].decode(_encoding(given), "replace") if isinstance(given, bytes) else given
    text = text[:_LOOKED_AT].lstrip("\ufeff")
    if _BEGINS.match(text):
        return True
    tags = sum(1 for _ in _TAG.finditer(text))
    return tags >= _MANY or (tags > 0 and _STRUCTURE.search(text) is not None)


def _encoding(raw: bytes) -> str:
    return "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
