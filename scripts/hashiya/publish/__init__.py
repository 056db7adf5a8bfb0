"""Builds the site aside, makes it whole, reads it back, and switches it in by one atomic step."""

from hashiya.publish.again import inputs_aside
from hashiya.publish.assemble import assemble, stamps
from hashiya.publish.changes import page_changes
from hashiya.publish.database import Database
from hashiya.publish.edition import Edition
from hashiya.publish.engine import ENGINES, MKDOCS, EngineFailedError, build_site
from hashiya.publish.finish import finish, write_sitemap
from hashiya.publish.fonts import text_fonts
from hashiya.publish.languages import Languages, Other
from hashiya.publish.place import add_files, add_joined, placed, take_in
from hashiya.publish.printed import NotPrintedError, find_chromium, printed
from hashiya.publish.read_back import read_back
from hashiya.publish.scripts import compact_scripts
from hashiya.publish.shells import (
    Shells,
    filled,
    hand_written,
    linked_pages,
    search_index,
    shell_sources,
    take_edition,
    take_search_entries,
    take_shells,
)
from hashiya.publish.switch import BusyError, Workshop
from hashiya.publish.tables import CsvFolder
from hashiya.publish.verify import differences, states_hash, verify_checksums, without_seed, write_checksums

__all__ = [
    "ENGINES",
    "MKDOCS",
    "BusyError",
    "CsvFolder",
    "Database",
    "Edition",
    "EngineFailedError",
    "Languages",
    "NotPrintedError",
    "Other",
    "Shells",
    "Workshop",
    "add_files",
    "add_joined",
    "assemble",
    "build_site",
    "compact_scripts",
    "differences",
    "filled",
    "find_chromium",
    "finish",
    "hand_written",
    "inputs_aside",
    "linked_pages",
    "page_changes",
    "placed",
    "printed",
    "read_back",
    "search_index",
    "shell_sources",
    "stamps",
    "states_hash",
    "take_edition",
    "take_in",
    "take_search_entries",
    "take_shells",
    "text_fonts",
    "verify_checksums",
    "without_seed",
    "write_checksums",
    "write_sitemap",
]
