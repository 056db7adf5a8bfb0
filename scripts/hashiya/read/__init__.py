"""Reads an archive from disk into values; collects every problem it meets instead of stopping at the first."""

from hashiya.read.archive import (
    ENTRY_ID,
    MOVABLE,
    buried_without_seed,
    is_buried,
    read_annotations,
    read_archive,
    read_entry,
    read_grave,
    read_material,
    read_words,
    shown_names,
    tombstone_path,
)
from hashiya.read.disk import Unreadable
from hashiya.read.given import Given, read_given
from hashiya.read.inputs import input_digests
from hashiya.read.layer import UnknownEncodingError, read_layer
from hashiya.read.ledger import KINDS as LEDGER_KINDS
from hashiya.read.ledger import RELEASES, input_sums, ledger_path, ledger_words, published_articles, read_ledger
from hashiya.read.program import program_digest
from hashiya.read.records import files_given, read_records
from hashiya.read.rules import read_rules
from hashiya.read.seeds import read_capture, read_raw, read_seed, seed_files, seed_id, seed_names, seed_text, stem_of
from hashiya.read.settings import read_settings
from hashiya.read.starter import read_starter

__all__ = [
    "ENTRY_ID",
    "LEDGER_KINDS",
    "MOVABLE",
    "RELEASES",
    "Given",
    "UnknownEncodingError",
    "Unreadable",
    "buried_without_seed",
    "files_given",
    "input_digests",
    "input_sums",
    "is_buried",
    "ledger_path",
    "ledger_words",
    "program_digest",
    "published_articles",
    "read_annotations",
    "read_archive",
    "read_capture",
    "read_entry",
    "read_given",
    "read_grave",
    "read_layer",
    "read_ledger",
    "read_material",
    "read_raw",
    "read_records",
    "read_rules",
    "read_seed",
    "read_settings",
    "read_starter",
    "read_words",
    "seed_files",
    "seed_id",
    "seed_names",
    "seed_text",
    "shown_names",
    "stem_of",
    "tombstone_path",
]
