"""Annotations as lines of JSON (https://jsonlines.org/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from hashiya.edtf import Edtf
from hashiya.exports.tables.place import placed
from hashiya.model import AnnotatedArticle, state_of
from hashiya.schema import field_types

_WITHOUT_WORDS = frozenset(("kind", "author", "created", "status", "reviewed_by"))


def annotation_lines(item: AnnotatedArticle) -> str:
    """Everything that people wrote about an article, a line each, under the keys of their files, with its place.

    Of what was withdrawn no words are given.
    """
    return "".join(map(_line, _annotations(item)))


def _annotations(item: AnnotatedArticle) -> Iterator[dict[str, Any]]:
    for entry, (passage, start, end) in placed(item):
        value = entry.value
        told = _plain(value)
        if getattr(value, "status", "") == "withdrawn":
            told = {key: words for key, words in told.items() if key in _WITHOUT_WORDS}
        head = {"id": entry.id, "article": item.id, "state": state_of(value)}
        yield {**head, "passage": passage, "start": start, "end": end, **told}


def _plain(value: Any) -> Any:
    """A contributed value as JSON holds it, without what says nothing."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        told = ((key, _plain(getattr(value, item.name))) for key, (item, _) in field_types(type(value)).items())
        return {key: words for key, words in told if words not in ("", None, [], {})}
    return value


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
