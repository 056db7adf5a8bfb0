"""A pack of evidence as one HTML file: all that it shows stands in it as data as well, and it fetches nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import Any

from jinja2 import TemplateError
from markupsafe import Markup

from hashiya.arabic import direction
from hashiya.edtf import parse_edtf
from hashiya.json_text import in_html
from hashiya.messages import Catalogue
from hashiya.render.environment import environment

_OPENING = '<script type="application/json" id="evidence">'
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
_TOLD = {
    "rawGood": "evidence.raw-good",
    "rawBad": "evidence.raw-bad",
    "placed": "evidence.placed",
    "hashed": "evidence.hashed",
    "differs": "evidence.differs",
    "cannot": "evidence.cannot",
    "allGood": "evidence.all-good",
    "someBad": "evidence.some-bad",
}


def evidence_page(data: dict[str, Any], catalogue: Catalogue) -> str:
    """The file of a pack: the same value gives the same text.

    Raises:
        ValueError: it is no value of a pack.
    """
    templates = environment(catalogue)
    templates.filters |= {"t": catalogue.text, "dir_of": direction, "visible": _visible}
    templates.filters |= {
        "edtf_words": lambda text: catalogue.date(parse_edtf(text)) if text else catalogue.text("date.unknown")
    }
    style, script = _own("evidence.css"), _own("evidence.js")
    told = {name: catalogue.text(key) for name, key in _TOLD.items()}
    fields = {
        "data": data,
        "embedded": Markup(in_html({"pack": data, "words": told})),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    try:
        return templates.get_template("evidence.html").render(fields)
    except TemplateError as error:
        raise ValueError(str(error)) from None


def evidence_of(page: str) -> dict[str, Any] | None:
    """The value inside the file of a pack; None where there is none."""
    _, _, after = page.partition(_OPENING)
    try:
        found = json.loads(after.partition("</script>")[0])["pack"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _visible(text: str) -> str:
    return _UNSEEN.sub("\ufffd", text)


def _own(name: str) -> str:
    return files("hashiya").joinpath("templates", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
