"""Builds the site aside, makes it whole, reads it back, and switches it in by one atomic step."""

from hashiya.publish.engine import EngineFailedError, build_site
from hashiya.publish.finish import finish, write_sitemap
from hashiya.publish.fonts import text_fonts
from hashiya.publish.place import add_files
from hashiya.publish.read_back import read_back
from hashiya.publish.shells import (
    Shell,
    fill,
    linked_pages,
    read_shells,
    remove_shells,
    shell_paths,
    shell_source,
    write_search_index,
)
from hashiya.publish.switch import BusyError, Workshop
from hashiya.publish.verify import verify_checksums, without_seed, write_checksums

__all__ = [
    "BusyError",
    "EngineFailedError",
    "Shell",
    "Workshop",
    "add_files",
    "build_site",
    "fill",
    "finish",
    "linked_pages",
    "read_back",
    "read_shells",
    "remove_shells",
    "shell_paths",
    "shell_source",
    "text_fonts",
    "verify_checksums",
    "without_seed",
    "write_checksums",
    "write_search_index",
    "write_sitemap",
]
