"""The topics of the archive as one SKOS concept scheme, for programs that read vocabularies."""

from __future__ import annotations

from hashiya.json_text import json_bytes
from hashiya.linked import Iris, concept_scheme
from hashiya.model import Archive, File

PATH = "data/topics.jsonld"


def vocabulary(archive: Archive) -> File:
    """The scheme; where the archive has no address, its names are relative to the file."""
    topics = {i: entry.value for i, entry in archive.topics.items()}
    iris = Iris(archive.settings, "../")
    return File(PATH, json_bytes(concept_scheme(topics, archive.settings.site_name, iris)))
