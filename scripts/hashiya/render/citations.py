"""The citations of a page, in all styles that its box shows, with blanks for the day of access."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hashiya.authority import Authority
from hashiya.cite import STYLES, Reference, context_object, markup, page_reference
from hashiya.hidden import seen
from hashiya.knowledge import loaded
from hashiya.model import UNKNOWN_SOURCE, ArticleRef, Index, Pair, Settings
from hashiya.render.names import Names
from hashiya.render.paths import ARCHIVE

# The further styles are for articles: whoever edits an encyclopaedia cites no list of an archive.
_OF_LISTS = ("ar", "chicago", "apa")
_ARABIC = ("ar", "wikipedia-ar")


def article_citations(reference: Reference) -> Mapping[str, Markup]:
    """The citation of an article, by style."""
    return _citations(reference, STYLES)


def list_citations(index: Index, title: str, authority: Authority) -> Mapping[str, Markup]:
    """The citation of a list, by style; of the archive as a whole on the page of all its articles."""
    address = index.address if index.address or index.page > 1 else ""
    release = authority.release() if not address else None
    return _citations(page_reference(authority.settings, address, title, release), _OF_LISTS)


def pair_citations(pair: Pair, title: str, authority: Authority) -> Mapping[str, Markup]:
    """The citation of two articles side by side, by style."""
    return _citations(page_reference(authority.settings, pair.address, title), _OF_LISTS)


def coins(article: ArticleRef, names: Names, settings: Settings) -> str:
    """What reference managers read of an article in a list."""
    source = names.source(article.source) if article.source != UNKNOWN_SOURCE else ""
    address = f"{settings.site_url.rstrip('/')}/{ARCHIVE}/{article.id}/" if settings.site_url else ""
    return context_object(seen(article.headline), source, article.date.text, address)


def _citations(reference: Reference, styles: Mapping[str, object] | tuple[str, ...]) -> Mapping[str, Markup]:
    blank = loaded("citations")["blank"]
    return {style: markup(STYLES[style](reference, blank), arabic=style in _ARABIC) for style in styles}
