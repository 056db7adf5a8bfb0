"""The outlets and agencies whose names and hosts are known: the archive's own files first, then the package's list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from hashiya.annotate.lexicon import Lexicon
from hashiya.arabic import fold_phrase
from hashiya.knowledge import listed, loaded
from hashiya.model import Archive, Source

_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Outlets:
    """Names and hosts of outlets, ready for looking up.

    Attributes:
        names: the names in running text.
        by_name: ids by folded names.
        by_host: ids by hosts, without `www.`.
        types: the type of each outlet, by its id.
    """

    names: Lexicon
    by_name: Mapping[str, str]
    by_host: Mapping[str, str]
    types: Mapping[str, str]

    @classmethod
    def of(cls, archive: Archive) -> Outlets:
        """The archive's sources, under the names of their files and actors; those of the package that it has not."""
        by_name: dict[str, str] = {}
        by_host: dict[str, str] = {}
        types: dict[str, str] = {}
        printed: dict[str, str] = {}
        for source_id, entry in archive.sources.items():
            types[source_id] = entry.value.type
            own = [name for name in _names(entry.value, archive) if fold_phrase(name)]
            printed |= dict.fromkeys(own, source_id)
            by_name |= dict.fromkeys(map(fold_phrase, own), source_id)
            if host := host_of(entry.value.site):
                by_host[host] = source_id
        for known_id, (kind, host, names) in _known():
            same = [by_name.get(fold_phrase(name)) for name in names[:1]] + [by_host.get(host)]
            found = next((i for i in same if i), known_id)
            types.setdefault(found, kind)
            by_host.setdefault(host, found)
            for name in names:
                printed.setdefault(name, by_name.setdefault(fold_phrase(name), found))
        return cls(_lexicon(printed), by_name, by_host, types)

    def at(self, url: str) -> tuple[str, str]:
        """The host of an address, and the id of its outlet; empty where there is none."""
        host = host_of(url)
        parts = host.split(".")
        known = (self.by_host.get(".".join(parts[n:])) for n in range(len(parts) - 1))
        return host, next((found for found in known if found), "")

    def named(self, name: str) -> str:
        """The id of the outlet of a name, empty where none has it."""
        return self.by_name.get(fold_phrase(name), "")


def is_plain(name: str) -> bool:
    """True for a name that needs no word beside it: no common word, no place, no initials."""
    folded = fold_phrase(name)
    initials = all(len(word) == 1 for word in folded.split()) or len(folded) < _INITIALS
    return not initials and folded not in listed("common-words", "outlets")


def host_of(url: str) -> str:
    """The host of an address, in lower case and without `www.`; empty where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _known() -> Iterator[tuple[str, tuple[str, str, list[str]]]]:
    for known_id, (kind, _, host, names) in loaded("outlets")["outlets"].items():
        yield known_id, (kind, host, names)


def _names(source: Source, archive: Archive) -> Iterator[str]:
    yield from (source.name.ar, source.name.en)
    if source.actor and source.actor in archive.actors:
        yield from (form.form for form in archive.actors[source.actor].value.forms if form.kind == "name")


def _lexicon(printed: Mapping[str, str]) -> Lexicon:
    names: dict[str, list[str]] = {}
    for name, source_id in printed.items():
        names.setdefault(source_id, []).append(name)
    return Lexicon.of_names(names, guarded=False)
