"""The search index of a site: of what its pages gave to it and of the hand-written pages."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from hashiya import publish
from hashiya.model import File, Made, Placed, Stamp
from hashiya.search import Analysed, Document, analyse, build

FOLDER = "archive/search/index"
Index = dict[str, Placed]


def write_index(site: Path, root: Path, made: Iterable[Made], before: Index, live: Mapping[str, Stamp]) -> Index:
    """Write what is new in the index below the site; what is as before is left to be taken from the last site.

    Args:
        before: the files of the last site's index, by their paths.
        live: what the disk says of the last site's files.
    """
    written = [analyse(document) for document in _hand_written(publish.take_search_entries(site))]
    found = {}
    for path, content in build((*written, *_analysed(made))):
        file = File(f"{FOLDER}/{path}", content)
        known = before.get(file.path)
        same = known and known.sha256 == sha256(content).hexdigest() and live.get(file.path) == known.stamp
        found[file.path] = known if known and same else publish.add_files(site, root, (file,))[0]
    return found


def _analysed(made: Iterable[Made]) -> Iterator[Analysed]:
    for page in made:
        if page.found:
            yield from pickle.loads(page.found)  # noqa: S301


def _hand_written(entries: Iterable[Mapping[str, str]]) -> Iterator[Document]:
    for entry in entries:
        text = Markup(entry["text"]).striptags()  # noqa: S704
        title = Markup(entry["title"]).striptags()  # noqa: S704
        yield Document(f"page/{entry['location']}", "page", entry["location"], title, (("", text),))
