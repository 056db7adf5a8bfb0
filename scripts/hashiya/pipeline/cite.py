"""The citation of one article, or of a passage of it, without a build."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Literal

from hashiya.authority import Authority
from hashiya.cite import FORMATS, STYLES, Reference, plain, reference_of
from hashiya.model import AnnotatedArticle, Problem
from hashiya.pipeline.run import RefusedError, Run, told_as_problems
from hashiya.pipeline.single import Single


@dataclass(frozen=True)
class Manner:
    """How a citation is to be printed: the name of a style or of a format."""

    kind: Literal["style", "format"]
    name: str


def cite(run: Run, cited: str, manner: Manner, accessed: str = "") -> str:
    """The citation as text, with a line end.

    The date of an article that only other articles tell is not known here: it takes all of them.

    Args:
        cited: an article's id, with `#` and a passage's id where one is meant.
        accessed: the day when it was seen, ISO 8601; empty where nothing is to be said of it.

    Raises:
        RefusedError: no such article (H820) or passage (H922), or what cannot be read.
    """
    article_id, _, passage_id = cited.partition("#")
    with told_as_problems():
        single = Single(run.root)
        item, _ = single.article(article_id)
    reference = _reference(item, single.authority, passage_id)
    if manner.kind == "format":
        return FORMATS[manner.name](reference, accessed)
    return plain(STYLES[manner.name](reference, accessed)) + "\n"


def _reference(item: AnnotatedArticle, authority: Authority, passage_id: str) -> Reference:
    try:
        return reference_of(item, authority, passage_id)
    except KeyError:
        ids = [line.id for line in item.article.lines if line.id]
        near = difflib.get_close_matches(passage_id, ids, 1, 0.3)
        details = {"id": item.id, "passage": passage_id, "hint": near[0] if near else "—"}
        raise RefusedError([Problem("H922", f"{item.id}#{passage_id}", details=details)]) from None
