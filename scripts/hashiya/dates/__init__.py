"""Dates in Arabic text: what is printed (`mentions`), and on which day an article appeared (`published`)."""

from hashiya.dates.mention import Mention
from hashiya.dates.mentions import mentions
from hashiya.dates.published import published

__all__ = ["Mention", "mentions", "published"]
