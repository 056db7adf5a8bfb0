"""Reads an archive from disk into values; collects every problem it meets instead of stopping at the first."""

from hashiya.read.archive import (
    ENTRY_ID,
    MOVABLE,
    read_annotations,
    read_archive,
    read_capture,
    read_entry,
    read_material,
    read_raw,
    read_seed,
    read_words,
    seed_id,
    seed_names,
    seed_text,
)
from hashiya.read.disk import Unreadable
from hashiya.read.given import Given, read_given
from hashiya.read.inputs import input_digests
from hashiya.read.layer import UnknownEncodingError, read_layer
from hashiya.read.program import program_digest
from hashiya.read.records import files_given, read_records
from hashiya.read.rules import read_rules
from hashiya.read.settings import read_settings
from hashiya.read.starter import read_starter

__all__ = [
    "ENTRY_ID",
    "MOVABLE",
    "Given",
    "UnknownEncodingError",
    "Unreadable",
    "files_given",
    "input_digests",
    "program_digest",
    "read_annotations",
    "read_archive",
    "read_capture",
    "read_entry",
    "read_given",
    "read_layer",
    "read_material",
    "read_raw",
    "read_records",
    "read_rules",
    "read_seed",
    "read_settings",
    "read_starter",
    "read_words",
    "seed_id",
    "seed_names",
    "seed_text",
]
