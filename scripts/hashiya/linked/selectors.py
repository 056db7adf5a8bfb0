"""Where an annotation's words stand, as selectors of the W3C Web Annotation model.

An annotation is about the words on the article's page, told by quotation and by paragraph, and about the same words in
the bytes as captured, told by their place. A place in the page would be another one: it prints much beside the text.
All offsets are code points, half-open, as the model wants (https://www.w3.org/TR/annotation-model/, section 4.2.5).
"""

from __future__ import annotations

from hashiya.linked.iris import Iris
from hashiya.linked.things import Node, said
from hashiya.model import AnnotatedArticle, Line

# How many code points of its line stand with a quotation on either side.
CONTEXT_LENGTH = 32
HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


def targets(item: AnnotatedArticle, start: int, end: int, line_id: str, iris: Iris) -> list[Node]:
    """The words `[start, end)` on the page, and of a plain text their place in the capture.

    Args:
        line_id: of the line in which they begin.
    """
    line = next(line for line in item.article.lines if line.id == line_id)
    quoted = _quoted(item.article.text, line, start, end)
    page = {"type": "SpecificResource", "source": iris.article(item.id), "selector": [quoted]}
    if end <= line.end:
        page["selector"] = [quoted, _in_paragraph(line, start, end)]
    if item.article.media_type != "text/plain" or not item.versions:
        return [page]
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    raw = iris.article(item.id, item.versions[-1].raw_name)
    return [page, {"type": "SpecificResource", "source": raw, "format": "text/plain", "selector": place}]


def quotation(exact: str, prefix: str = "", suffix: str = "") -> Node:
    """Words by themselves, with those around them."""
    return said({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix})


def _quoted(text: str, line: Line, start: int, end: int) -> Node:
    before = text[max(line.start, start - CONTEXT_LENGTH) : start]
    after = text[end : min(end + CONTEXT_LENGTH, line.end)] if end <= line.end else ""
    return quotation(text[start:end], before, after)


def _in_paragraph(line: Line, start: int, end: int) -> Node:
    """The same by the paragraph's id and the place in it."""
    place = {"type": "TextPositionSelector", "start": start - line.start, "end": end - line.start}
    return {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENT, "value": line.id, "refinedBy": place}
