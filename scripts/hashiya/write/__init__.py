"""Writes generated pages below the docs folder, captured articles into `seeds/`, new files of contributors, corrections
into those that are there, and what a later build may use again below `build/cache`."""

from hashiya.write.annotations import put_new
from hashiya.write.memory import Memory, contributions, digest, pack
from hashiya.write.ours import claim_folder, seal_folder
from hashiya.write.pages import remove_other_pages, write_new, write_page
from hashiya.write.revisions import write_revisions
from hashiya.write.seeds import SeedFolder, capture_text

__all__ = [
    "Memory",
    "SeedFolder",
    "capture_text",
    "claim_folder",
    "contributions",
    "digest",
    "pack",
    "put_new",
    "remove_other_pages",
    "seal_folder",
    "write_new",
    "write_page",
    "write_revisions",
]
