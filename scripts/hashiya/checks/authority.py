"""The rules of actors, sources and topics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.messages import catalogue
from hashiya.model import Archive, Problem

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_WEB = re.compile(r"https?://[^\s<>\"'\\/]+\.[^\s<>\"'\\]+")


def no_topic_above_itself(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H405: following `broader` from a topic never leads back to it."""
    for topic_id, entry in archive.topics.items():
        seen, above = set[str](), entry.value.broader
        while above and above not in seen and above in archive.topics:
            seen.add(above)
            above = archive.topics[above].value.broader
        if topic_id in seen:
            yield Problem("H405", entry.path, *entry.places.get("broader", (1, 1)), {"id": topic_id})


def plain_identifiers(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H407, H408: a Wikidata id is Q and a number; the site of a source is a web address."""
    for actor in archive.actors.values():
        if actor.value.wikidata and not _WIKIDATA.fullmatch(actor.value.wikidata):
            place = actor.places.get("wikidata", (1, 1))
            yield Problem("H407", actor.path, *place, {"value": actor.value.wikidata})
    for source in archive.sources.values():
        if source.value.site and not _WEB.fullmatch(source.value.site):
            yield Problem("H408", source.path, *source.places.get("site", (1, 1)), {"value": source.value.site})


def countries_have_names(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H409: the country of a source is a code for which the catalogue has a name."""
    strings = catalogue().strings
    for source in archive.sources.values():
        if source.value.country and f"country.{source.value.country}" not in strings:
            place = source.places.get("country", (1, 1))
            yield Problem("H409", source.path, *place, {"value": source.value.country})
