"""JSON-LD in the head of pages: a block of data, which no browser runs and no policy has to allow.

https://html.spec.whatwg.org/multipage/scripting.html#data-block
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from hashiya.authority import Authority
from hashiya.json_text import in_html
from hashiya.linked import entry_page, news_article
from hashiya.model import AnnotatedArticle, Index


def article_data(item: AnnotatedArticle, authority: Authority) -> Markup:
    """The article and its claims."""
    return _block(news_article(item, authority))


def index_data(index: Index, authority: Authority) -> Markup:
    """What the page of an actor, source, topic or question is about; nothing on lists and further pages."""
    folder, _, entry_id = index.address.partition("/")
    if index.moved or index.page > 1 or not entry_id or "/" in entry_id:
        return Markup()
    found = entry_page(folder, entry_id, authority)
    return _block(found) if found else Markup()


def _block(value: Any) -> Markup:
    """`in_html` leaves no `<` in the text; within a script element nothing else is markup."""
    return Markup(f'<script type="application/ld+json">{in_html(value)}</script>')  # noqa: S704
