"""What the reader concludes of one article, as one JSON value: the interface for other programs.

All offsets are code points into the text that was given, half-open. The keys are described in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hashiya.model import AnnotatedArticle, Line, Proposed

READING_SCHEMA = 1


def reading(item: AnnotatedArticle, proposed: Proposed, title: str = "") -> dict[str, Any]:
    """The article as a JSON value.

    Args:
        proposed: the day, outlet and topics that the scripts found.
        title: the title where it was given apart from the text.
    """
    article = item.article
    kinds = {"paragraphs": ("paragraph", "heading"), "captions": ("caption",)}
    return {
        "schema": READING_SCHEMA,
        "id": item.id,
        "title": title or (article.words_of(article.title).strip() if article.title else ""),
        **{key: [_line(item, line) for line in article.lines if line.kind in kind] for key, kind in kinds.items()},
        "removed": [_line(item, line) | {"rule": line.rule} for line in article.lines if line.kind == "removed"],
        "source": {
            "publisher": proposed.publisher.source if proposed.publisher else "unknown",
            "republished_from": proposed.republished_from.source if proposed.republished_from else None,
            "evidence": _quotes(item, ((o.start, o.end) for o in (proposed.publisher, proposed.republished_from) if o)),
        },
        "date": {
            "edtf": proposed.date.edtf.text,
            "precision": proposed.date.edtf.precision,
            "basis": proposed.date.basis,
            "confidence": proposed.date.confidence,
            "weekday": proposed.date.weekday or None,
            "evidence": _quotes(item, proposed.date.evidence),
        },
        "actors": [
            {"id": name.actor, "start": name.start, "end": name.end, "form": name.form, "state": name.state}
            for name in item.mentions
        ],
        "topics": [{"id": use.topic, "start": use.start, "end": use.end} for use in proposed.topics],
    }


def _line(item: AnnotatedArticle, line: Line) -> dict[str, Any]:
    words = item.article.words_of(line)
    return {"id": line.id, "line": line.number, "start": line.start, "end": line.end, "text": words}


def _quotes(item: AnnotatedArticle, spans: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "quote": item.article.text[start:end]} for start, end in spans]
