"""Reads a web page: its text layer, what it declares, its title, and which of its lines are the article.

The package knows HTML and nothing of archives. What it gives is the page's whole text (see `layer` for what that is);
which lines are kept is settled later, and the rest stays with them.
"""

from __future__ import annotations

from hashiya.model import Block, Declared
from hashiya.webpage.apart import apart
from hashiya.webpage.boxes import Box
from hashiya.webpage.declared import article_of, declared, names_of_outlet, read_head, title_candidates, title_of_head
from hashiya.webpage.headline import headline
from hashiya.webpage.layer import read_layer
from hashiya.webpage.main import Judge
from hashiya.webpage.page import NOWHERE, Page
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
    head = read_head(page, url)
    printed = [line.text for line in page.lines if page.tag_of(line) == "h1"]
    article = article_of(head, [head.first(["og:title"])[1], title_of_head(page), *printed])
    judge = Judge(page, votes(page, html, [article.words("articleBody")] if article else []))
    title = headline(page, judge.boxes, title_candidates(page, head, article), names_of_outlet(head))
    body = judge.body_lines(title.line)
    set_apart = apart(page, title.line, body)
    body = [is_kept and number not in set_apart for number, is_kept in enumerate(body)]
    kept = [number for number, is_kept in enumerate(body) if is_kept]
    region = Region(judge.boxes, title.line, kept[0] if kept else 0, kept[-1] if kept else NOWHERE)
    blocks = tuple(Block(set_apart.get(n) or _tag(page, judge, n), body[n]) for n in range(len(page.lines)))
    return page.text, blocks, declared(page, head, article, title, region)


def _tag(page: Page, judge: Judge, number: int) -> str:
    line = page.lines[number]
    return "figcaption" if judge.box(line) == Box.CAPTION else page.tag_of(line)
