"""The archive as tables: what each article gives to them and what its shared files give.

Which tables and columns there are, with their types and meaning, stands in `data/tables.yml` alone; rows come in the
order of those columns.
"""

from hashiya.exports.tables.article import article_rows
from hashiya.exports.tables.declared import tables
from hashiya.exports.tables.entries import entry_rows

__all__ = ["article_rows", "entry_rows", "tables"]
