"""Turns annotated articles and indexes into pages: Markdown sources that any engine passes through."""

from hashiya.render.pages import Renderer

__all__ = ["Renderer"]
