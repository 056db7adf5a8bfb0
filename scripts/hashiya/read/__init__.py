"""Reads an archive from disk into values; collects every problem it meets instead of stopping at the first."""

from hashiya.read.archive import read_archive, read_material, seed_names
from hashiya.read.disk import Unreadable
from hashiya.read.given import Given, read_given
from hashiya.read.inputs import input_digests
from hashiya.read.program import program_digest
from hashiya.read.rules import read_rules
from hashiya.read.settings import read_settings
from hashiya.read.starter import read_starter

__all__ = [
    "Given",
    "Unreadable",
    "input_digests",
    "program_digest",
    "read_archive",
    "read_given",
    "read_material",
    "read_rules",
    "read_settings",
    "read_starter",
    "seed_names",
]
