"""Dates in Arabic text: what is printed (`mentions`), what it means (`resolve`), when a text appeared (`published`)."""

from hashiya.dates.mention import Mention
from hashiya.dates.mentions import mentions
from hashiya.dates.published import published
from hashiya.dates.resolve import resolve

__all__ = ["Mention", "mentions", "published", "resolve"]
