"""Builds the site aside, makes it whole, reads it back, and switches it in by one atomic step."""

from hashiya.publish.engine import EngineFailedError, build_site
from hashiya.publish.finish import finish
from hashiya.publish.fonts import text_fonts
from hashiya.publish.place import add_files
from hashiya.publish.read_back import read_back
from hashiya.publish.switch import BusyError, NotOursError, Workshop
from hashiya.publish.verify import verify_checksums, write_checksums

__all__ = [
    "BusyError",
    "EngineFailedError",
    "NotOursError",
    "Workshop",
    "add_files",
    "build_site",
    "finish",
    "read_back",
    "text_fonts",
    "verify_checksums",
    "write_checksums",
]
