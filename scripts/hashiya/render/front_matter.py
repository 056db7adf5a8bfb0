"""The YAML front matter of an article's page: what a scholar's script reads.

Written as one JSON value a line, which is YAML and quick to read. `headline` is exact; `title` and `description` are
escaped, since themes print them as they are.
"""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import escape

from hashiya.model import Anchored, AnnotatedArticle, Claim, Elsewhere
from hashiya.render.names import Names

_BREAKS_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
HIDDEN = ["navigation", "toc"]


def article_front_matter(item: AnnotatedArticle, elsewhere: Elsewhere, names: Names) -> str:
    """The front matter block, fences included."""
    settled = item.settled
    fields: dict[str, Any] = {
        "id": item.id,
        "headline": settled.headline,
        "title": str(escape(settled.headline)),
        "description": str(escape(f"{names.source(item.publisher)} · {names.catalogue.date(item.date)}")),
        "hide": HIDDEN,
        "source": _source(item),
        "date": _date(item),
        "language": "ar",
        "actors": sorted({name.actor for name in item.mentions}),
        "topics": [use.topic for use in settled.topics],
        "sha256": item.sha256,
    }
    claims = [_claim(claim, elsewhere) for claim in item.claims]
    return _block(fields, {"claims": claims})


def index_front_matter(title: str, *, searchable: bool) -> str:
    """The front matter of an index page; a mere list need not be found by searching."""
    search: dict[str, Any] = {} if searchable else {"search": {"exclude": True}}
    return _block({"title": str(escape(title)), "hide": HIDDEN, **search}, {})


def _block(fields: dict[str, Any], lists: dict[str, list[Any]]) -> str:
    lines = [f"{key}: {_json(value)}" for key, value in fields.items()]
    for key, values in lists.items():
        lines.append(f"{key}:" if values else f"{key}: []")
        lines += [f"- {_json(value)}" for value in values]
    return "\n".join(["---", *lines, "---", ""])


def _json(value: Any) -> str:
    dumped = json.dumps(value, ensure_ascii=False)
    return _BREAKS_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped)


def _source(item: AnnotatedArticle) -> dict[str, Any]:
    statement = item.settled.source
    if not statement:
        return {"publisher": "unknown", "confidence": "unknown"}
    found: dict[str, Any] = {"publisher": statement.publisher, "confidence": statement.confidence}
    if statement.republished_from:
        found["republished_from"] = statement.republished_from
    if statement.cites:
        found["cites"] = statement.cites
    if statement.chain:
        found["chain"] = [step.source or "unknown" for step in statement.chain]
    return found


def _date(item: AnnotatedArticle) -> dict[str, Any]:
    statement = item.settled.date
    if not statement:
        return {"edtf": "", "precision": "unknown", "confidence": "unknown"}
    return {
        "edtf": statement.edtf.text,
        "precision": statement.edtf.precision,
        "basis": statement.basis,
        "confidence": statement.confidence,
        "best": statement.best.text,
        "evidence": [witness.quote or witness.reason.ar for witness in item.settled.date_witnesses],
    }


def _claim(claim: Anchored[Claim], elsewhere: Elsewhere) -> dict[str, Any]:
    value = claim.annotation
    found: dict[str, Any] = {"id": claim.stem, "quote": value.quote, "speakers": value.speakers}
    if value.via:
        found["via"] = value.via
    found["form"] = value.form
    found["state"] = "reviewed" if value.reviewed_by else "entered"
    if value.answers:
        found["answers"] = [
            {"question": a.question, "value": a.value, "as_of": a.as_of.text, "status": a.status} for a in value.answers
        ]
    if related := elsewhere.relations.get(claim.id):
        found["relations"] = [
            {
                "kind": r.kind,
                "with": f"{r.other.address}/{r.other.fragment.removeprefix('m-')}",
                "inverse": r.inverse,
            }
            for r in related
        ]
    return found
