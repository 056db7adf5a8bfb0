"""What has moved: a page at each old address that leads to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.indexes.kind import Kind, complete, nothing
from hashiya.indexes.view import View
from hashiya.model import Index, Label, Link


def _heads(view: View) -> Iterator[Index]:
    for (kind, old), new in sorted(view.archive.moves.items()):
        value = view.archive.of(kind)[new].value
        name = next(getattr(value, key) for key in ("name", "label", "text") if hasattr(value, key))
        link = Link(f"{kind}/{new}")
        up = ((Label(f"index.{kind}"), Link(kind)),)
        yield Index(f"{kind}/{old}", title=name, kind=Label("kind.moved"), up=up, moved=link)


MOVED = Kind(nothing, _heads, complete)
