"""What awaits a person, for the console and for scripts."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya import indexes
from hashiya.indexes import View
from hashiya.messages import catalogue
from hashiya.model import Awaited, EntryItem, Link
from hashiya.pipeline.gather import gather
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.write import Memory


def todo(run: Run) -> Iterator[Awaited]:
    """Everything that awaits a person, by its kind, as the pages below `archive/todo/` list it; nothing is written.

    Raises:
        RefusedError: problems in the archive, or the disk refuses.
    """
    with told_as_problems(), Memory(None, b"") as memory:
        gathered = gather(run, memory)
        if gathered.errors:
            raise RefusedError(gathered.problems)
        view = View.of(gathered.archive, gathered.cards, memory.shares, gathered.reprints, gathered.graves)
        for kind, head in indexes.heads(view):
            folder, _, name = head.address.partition("/")
            if folder == "todo" and name:
                for section in kind.whole(view, head, view.shares(head.address)).sections:
                    yield from (_awaited(name, item) for item in section.items if isinstance(item, EntryItem))


def _awaited(kind: str, item: EntryItem) -> Awaited:
    what = catalogue().label(item.label)
    article = item.article.id if item.article else ""
    return Awaited(kind, article, item.path, _address(item.link), catalogue().of(item.words), what, item.author)


def _address(link: Link) -> str:
    return f"archive/{link.address}/" + (f"#{link.fragment}" if link.fragment else "")
