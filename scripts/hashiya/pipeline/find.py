"""The search index of a site: of what its pages gave to it and of the hand-written pages."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from hashiya import publish
from hashiya.model import File, Made, Placed, Stamp
from hashiya.search import Analysed, Document, analyse, build
from hashiya.write import digest, pack

FOLDER = "archive/search/index"
# Hand-written pages speak of the archive: who looks for its subject finds articles, names and questions before them.
WRITTEN_WEIGHT = 0.4


@dataclass(frozen=True)
class Index:
    """The index of a site: a digest of all that it was made from, and its files by their paths."""

    key: bytes = b""
    files: Mapping[str, Placed] = field(default_factory=dict)


def write_index(
    site: Path,
    root: Path,
    made: Mapping[str, Made],
    before: Index,
    live: Mapping[str, Stamp],
    languages: Sequence[str],
) -> Index:
    """Write what is new in the index below the site; what is as before is left to be taken from the last site.

    Args:
        before: the last site's index.
        live: what the disk says of the last site's files.
        languages: those of the site, that of the root first.
    """
    written = [analyse(document) for document in _hand_written(publish.take_search_entries(site), languages)]
    pages = [made[path].found for path in sorted(made)]
    key = digest(pack((written, languages)), *pages)
    intact = {path: file for path, file in before.files.items() if live.get(path) == file.stamp}
    if key == before.key and len(intact) == len(before.files):
        return before
    found = {}
    for path, content in build((*written, *_analysed(pages)), languages):
        file = File(f"{FOLDER}/{path}", content)
        known = intact.get(file.path)
        same = known and known.sha256 == sha256(content).hexdigest()
        found[file.path] = known if known and same else publish.add_files(site, root, (file,))[0]
    return Index(key, found)


def _analysed(pages: Iterable[bytes]) -> Iterator[Analysed]:
    for page in filter(None, pages):
        yield from pickle.loads(page)  # noqa: S301


def _hand_written(entries: Iterable[Mapping[str, str]], languages: Sequence[str]) -> Iterator[Document]:
    for entry in entries:
        text = Markup(entry["text"]).striptags()  # noqa: S704
        title = Markup(entry["title"]).striptags()  # noqa: S704
        first = entry["location"].partition("/")[0]
        shown = {"lang": first if first in languages[1:] else languages[0]}
        place, parts = entry["location"], (("", text),)
        yield Document(f"page/{place}", "page", place, title, parts, shown=shown, weight=WRITTEN_WEIGHT)
