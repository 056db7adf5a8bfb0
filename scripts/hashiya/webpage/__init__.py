"""Reads a web page: its text layer, what it declares, its title, and which of its lines are the article.

The package knows HTML and nothing of archives. What it gives is the page's whole text (see `layer` for what that is);
which lines are kept is settled later, and the rest stays with them.
"""

from __future__ import annotations

from hashiya.model import Block, Declared
from hashiya.webpage.boxes import boxes
from hashiya.webpage.declared import article_of, declared, names_of_outlet, read_head, title_candidates, title_of_head
from hashiya.webpage.headline import headline
from hashiya.webpage.layer import read_layer
from hashiya.webpage.main import body_lines, captions
from hashiya.webpage.page import Page
from hashiya.webpage.published import Region
from hashiya.webpage.sniff import is_html
from hashiya.webpage.votes import votes

__all__ = ["Page", "is_html", "read_layer", "read_page"]


def read_page(html: str, url: str = "") -> tuple[str, tuple[Block, ...], Declared]:
    """The text layer of a page, a block for each of its lines, and what the page declares.

    Args:
        html: the page, decoded; any string is a page, and none raises.
        url: where it was captured, if that is known.
    """
    page = read_layer(html)
    named = boxes(page, [0.0] * len(page.elements))
    head = read_head(page, url)
    printed = [line.text for line in page.lines if page.tag_of(line) == "h1"]
    article = article_of(head, [*printed, head.first(["og:title"])[1], title_of_head(page)])
    title = headline(page, named, title_candidates(page, head, article), names_of_outlet(page, head))
    voted = votes(page, html, [article.words("articleBody")] if article else [])
    body = body_lines(page, voted, title.line)
    numbers = [number for number, kept in enumerate(body) if kept]
    region = Region(named, title.line, numbers[0] if numbers else 0, numbers[-1] if numbers else -1)
    below = captions(page)
    blocks = tuple(
        Block("figcaption" if below[n] else page.tag_of(line), body[n]) for n, line in enumerate(page.lines)
    )
    return page.text, blocks, declared(page, head, article, title, region)
