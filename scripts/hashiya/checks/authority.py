"""The rules of actors, sources and topics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.addresses import web_address
from hashiya.arabic import fold
from hashiya.messages import catalogue
from hashiya.model import MOST_WORDS_OF_A_FORM, Archive, Mend, Problem

MOST_TOPICS_ABOVE = 12
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def no_topic_above_itself(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H405, H412: following `broader` from a topic never leads back to it, nor further up than twelve topics."""
    for topic_id, entry in archive.topics.items():
        place = entry.places.get("broader", (1, 1))
        above, steps = entry.value.broader, 0
        while above and above != topic_id and above in archive.topics and steps <= MOST_TOPICS_ABOVE:
            above, steps = archive.topics[above].value.broader, steps + 1
        if above == topic_id:
            yield Problem("H405", entry.path, *place, {"id": topic_id})
        elif steps > MOST_TOPICS_ABOVE:
            yield Problem("H412", entry.path, *place, {"id": topic_id, "limit": str(MOST_TOPICS_ABOVE)})


def forms_are_names(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H413: a form is a name, not a text: it has at most twenty words."""
    for entry in archive.actors.values():
        for number, form in enumerate(entry.value.forms):
            if len(form.form.split()) > MOST_WORDS_OF_A_FORM:
                place = entry.places.get(f"forms.{number}.form", (1, 1))
                yield Problem("H413", entry.path, *place, {"limit": str(MOST_WORDS_OF_A_FORM)})


def plain_identifiers(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H407, H408: a Wikidata id is Q and a number; the site of a source is a web address."""
    for actor in archive.actors.values():
        if actor.value.wikidata and not _WIKIDATA.fullmatch(actor.value.wikidata):
            place = actor.places.get("wikidata", (1, 1))
            found = re.findall(r"\bq[1-9][0-9]*\b", fold(actor.value.wikidata))
            mends = (Mend("wikidata", found[0].upper()),) if len(found) == 1 else ()
            yield Problem("H407", actor.path, *place, {"value": actor.value.wikidata}, mends=mends)
    for source in archive.sources.values():
        if source.value.site and not web_address(source.value.site):
            place, secure = source.places.get("site", (1, 1)), f"https://{source.value.site.removeprefix('//')}"
            mends = (Mend("site", secure),) if ":" not in source.value.site and web_address(secure) else ()
            yield Problem("H408", source.path, *place, {"value": source.value.site}, mends=mends)


def countries_have_names(archive: Archive, _known: frozenset[str]) -> Iterator[Problem]:
    """H409: the country of a source is a code for which the catalogue has a name."""
    strings = catalogue().strings
    for source in archive.sources.values():
        if source.value.country and f"country.{source.value.country}" not in strings:
            place = source.places.get("country", (1, 1))
            code = source.value.country.upper()
            mends = (Mend("country", code),) if f"country.{code}" in strings else ()
            yield Problem("H409", source.path, *place, {"value": source.value.country}, mends=mends)
