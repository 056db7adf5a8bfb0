"""Turns annotated articles and indexes into pages: Markdown sources that any engine passes through."""

from hashiya.render.names import name_table
from hashiya.render.pages import Renderer, article_path, index_path

__all__ = ["Renderer", "article_path", "index_path", "name_table"]
