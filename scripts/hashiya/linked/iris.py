"""The names that linked data gives to what the archive holds: the addresses of its pages.

They are absolute where the archive's address is set. Where it is not, they are relative to the document that names them
(RFC 3986, section 5; JSON-LD 1.1 resolves them against the document's base), so that they are whole wherever it stands.
"""

from __future__ import annotations

from hashiya.addresses import web_address
from hashiya.model import AnnotatedArticle, Settings

ARCHIVE = "archive"
# The files beside an article's page.
ARTICLE_NAME, ANNOTATIONS_NAME = "article.json", "annotations.json"
# From a document two folders below the site's root: an article's page, and the files beside it.
FROM_ARTICLE = "../../"
FROM_ENTRY = "../../../"


class Iris:
    """The addresses that one document names.

    Args:
        up: the way from the document to the site's root, as a relative address.
    """

    def __init__(self, settings: Settings, up: str = FROM_ARTICLE) -> None:
        site = web_address(settings.site_url.rstrip("/"))
        self.root = f"{site.href}/" if site else up

    @property
    def archive(self) -> str:
        """The archive."""
        return f"{self.root}{ARCHIVE}/"

    def article(self, article_id: str, beside: str = "") -> str:
        """An article, a file beside its page, or with `#` a place on it."""
        return f"{self.archive}{article_id}/{beside}"

    def entry(self, folder: str, entry_id: str) -> str:
        """An actor, source, topic or question, by its folder."""
        return f"{self.archive}{folder}/{entry_id}/"


def web(address: str) -> str:
    """An address on the web as an IRI; empty where it is none."""
    found = web_address(address)
    return found.href if found else ""


def original_of(item: AnnotatedArticle) -> str:
    """Where the article stood on the web when it was captured, as an IRI; empty where nobody says so."""
    shown = item.versions[-1].url if item.versions else ""
    return web(shown) or web(item.article.declared.url)
