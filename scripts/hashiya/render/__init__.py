"""Turns annotated articles and indexes into pages: Markdown sources that any engine passes through."""

from hashiya.render.evidence import evidence_of, evidence_page
from hashiya.render.names import name_table
from hashiya.render.pages import Renderer
from hashiya.render.paths import SEARCH_PATH, article_path, comparison_path, index_path
from hashiya.render.tongue import in_language

__all__ = [
    "SEARCH_PATH",
    "Renderer",
    "article_path",
    "comparison_path",
    "evidence_of",
    "evidence_page",
    "in_language",
    "index_path",
    "name_table",
]
