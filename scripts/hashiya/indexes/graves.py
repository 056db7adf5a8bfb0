"""Articles that are no longer shown: a page at each address that says why, without a word of them."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.indexes.kind import Kind, complete, nothing
from hashiya.indexes.view import View
from hashiya.model import Bilingual, Index, Label, Link, Prose


def _heads(view: View) -> Iterator[Index]:
    for grave in view.graves:
        headline = grave.ledger.headline if grave.ledger else ""
        up = ((Label("index.articles"), Link("")),)
        yield Index(grave.id, title=Bilingual(Prose(headline or grave.id)), up=up, grave=grave)


GRAVES = Kind(nothing, _heads, complete)
