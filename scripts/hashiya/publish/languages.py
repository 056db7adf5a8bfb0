"""The links from a page to the same page in other languages: in its header for people, in its head for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hashiya.model import Tree
from hashiya.publish.shells import OTHER

# The last place in the theme's header.
_HEADER = re.compile(r'<header class="md-header.*?(?=</nav>)', re.DOTALL)
_LINK = Markup('<a class="h-language md-header__button" href="{href}" hreflang="{code}" lang="{code}">{name}</a>')
# The theme's script asks for a sitemap beside each address of `[rel=alternate]`; a space keeps it from that.
_ALTERNATE = Markup('<link rel="alternate " hreflang="{code}" href="{href}">')


@dataclass(frozen=True)
class Other:
    """Another language: its tree, its own name, and the addresses of its hand-written pages below its tree."""

    tree: Tree
    name: str
    pages: frozenset[str]


@dataclass(frozen=True)
class Languages:
    """The languages that a page of one tree leads to.

    Attributes:
        base: what the address of the site's first page is on the 404 page, which stands at every address.
    """

    own: Tree
    others: tuple[Other, ...]
    site_url: str
    base: str = ""

    def put(self, source: str, address: str, *, is_not_found: bool = False) -> str:
        """A page with its links; `address` is its own below the site's root."""
        links, heads = [], []
        up = self.base if is_not_found else "../" * address.count("/") or "./"
        for other, place, is_same in self._places(address.removeprefix(self.own.below)):
            there = f"{other.tree.below}{place}"
            links.append(_LINK.format(href=f"{up}{there}", code=other.tree.language, name=other.name))
            if is_same and not is_not_found:
                root = f"{self.site_url.rstrip('/')}/" if self.site_url else up
                heads.append(_ALTERNATE.format(code=other.tree.language, href=f"{root}{there}"))
        source = source.replace("</head>", f"{''.join(heads)}</head>", 1)
        return _HEADER.sub(lambda found: f"{found[0]}{''.join(links)}", source, count=1)

    def _places(self, place: str) -> Iterator[tuple[Other, str, bool]]:
        """For each other language its page of the same name, else its first page; whether it is the same."""
        for other in self.others:
            if place.startswith("archive/"):
                yield other, OTHER, True
            else:
                yield other, place if place in other.pages else "", place in other.pages
