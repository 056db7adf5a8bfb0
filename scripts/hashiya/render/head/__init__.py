"""What an article's page says of itself in its head, for programs: each part a function and a line in PARTS."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from hashiya.authority import Authority
from hashiya.model import AnnotatedArticle
from hashiya.render.head.card import Kind, page_card, site_card
from hashiya.render.head.citation import citation
from hashiya.render.head.linked import article_data, index_data
from hashiya.render.head.signposting import signposts

__all__ = ["PARTS", "Kind", "article_head", "index_data", "page_card", "site_card"]

Part = Callable[[AnnotatedArticle, Authority], Markup]

PARTS: tuple[Part, ...] = (signposts, citation, article_data)


def article_head(item: AnnotatedArticle, authority: Authority) -> str:
    """The elements of all parts, escaped, one after the other."""
    return str(Markup("").join(part(item, authority) for part in PARTS))
