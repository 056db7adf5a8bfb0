"""Typed links in the head of an article's page (FAIR Signposting, level 1: https://signposting.org/FAIR/).

They name the address to cite, what the page is, its captures, and the files that describe it. There is no `license`,
since nobody but the publisher can give one, and no `author`, since that wants an address and bylines are names.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hashiya.authority import Authority
from hashiya.cite import CITATION_FILES
from hashiya.linked import ANNOTATIONS_NAME, ARTICLE_NAME, Iris
from hashiya.model import AnnotatedArticle

JSON = "application/json"
CITATION_TYPES = {
    "biblatex": "application/x-bibtex",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/vnd.citationstyles.csl+json",
}
WEB_ANNOTATION = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
_LINK = Markup('<link rel="{}" href="{}">')
_TYPED = Markup('<link rel="{}" href="{}" type="{}">')


def signposts(item: AnnotatedArticle, authority: Authority) -> Markup:
    """The links, escaped."""
    return Markup().join(_links(item, Iris(authority.settings)))


def _links(item: AnnotatedArticle, iris: Iris) -> Iterator[Markup]:
    yield _LINK.format("cite-as", iris.article(item.id))
    for kind in ("AboutPage", "NewsArticle"):
        yield _LINK.format("type", f"https://schema.org/{kind}")
    yield _TYPED.format("collection", iris.archive, "text/html")
    for version in item.versions:
        yield _TYPED.format("item", iris.article(item.id, version.raw_name), "text/plain")
    yield _TYPED.format("describedby", iris.article(item.id, ARTICLE_NAME), JSON)
    yield _TYPED.format("describedby", iris.article(item.id, ANNOTATIONS_NAME), WEB_ANNOTATION)
    for name, file in CITATION_FILES.items():
        yield _TYPED.format("describedby", iris.article(item.id, file), CITATION_TYPES[name])
