"""Where generated pages stand below the docs folder."""

from __future__ import annotations

from hashiya.model import Index, Pair

ARCHIVE = "archive"
SEARCH_PATH = f"{ARCHIVE}/search.md"
# The lists of the archive, where every language has its own; what else stands directly below it are articles.
LISTS = frozenset(
    ("actors", "compare", "contributors", "dates", "questions", "search", "sources", "timeline", "todo", "topics")
)


def article_path(article_id: str) -> str:
    """The Markdown path of an article's page below the docs folder."""
    return f"{ARCHIVE}/{article_id}.md"


def comparison_path(pair: Pair) -> str:
    """The Markdown path of a comparison below the docs folder."""
    return f"{ARCHIVE}/{pair.address}/index.md"


def index_path(index: Index) -> str:
    """The Markdown path of an index page below the docs folder; of an article that is no longer shown, its own."""
    if index.grave:
        return article_path(index.address)
    return f"{ARCHIVE}/{index.address}/index.md" if index.address else f"{ARCHIVE}/index.md"
