"""What an article gives to the comparison with all others."""

from __future__ import annotations

from array import array

from hashiya.compare.dates import account
from hashiya.model import AnnotatedArticle, Dating, Trace
from hashiya.shingles import shingles

_TEXT = ("heading", "paragraph")


def trace(item: AnnotatedArticle) -> Trace:
    """What an article gives to the comparison: the text's runs of words, and where it says that it comes from."""
    article, source = item.article, item.settled.source
    text = "\n".join(article.words_of(line) for line in article.lines if line.kind in _TEXT)
    taken = source.republished_from if source else None
    return Trace(array("Q", shingles(text)).tobytes(), item.publisher, taken or "", account(article, _dating(item)))


def _dating(item: AnnotatedArticle) -> Dating:
    """The date that a person settled, else the one that the article's own text proposes."""
    date = item.settled.date
    return Dating(date.edtf, date.basis, date.confidence) if date and item.settled.date_entry else item.proposed.date
