"""What a page is shown with where somebody shares its address: Open Graph (https://ogp.me/), and the kind of card.

The addresses must be whole, so none of it is there where the archive has no address yet. What it says stands in the
page already: title, description, address. There is no `article:published_time` and no `article:author`: dates here may
be uncertain, which these cannot say, and Zotero would believe them.

Zotero reads Open Graph beside what `citation` says. `z:itemType` wins over `og:type`, `citation_abstract` and
`citation_public_url` over `og:description` and `og:url`; but `og:site_name` becomes the newspaper where none is named.
So an article whose paper is unknown does not name the site. The address has no other effect: lists are told by COinS.

Source: Zotero's translators "Embedded Metadata" and "RDF" (https://github.com/zotero/translators, 2026-06).
"""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from hashiya.linked import Iris
from hashiya.messages import Catalogue
from hashiya.model import Settings

Kind = Literal["article", "website"]
_META = Markup('<meta property="{}" content="{}">')
_SUMMARY = Markup('<meta name="twitter:card" content="summary_large_image">')


def page_card(
    settings: Settings,
    words: Catalogue,
    address: str,
    head: tuple[str, str],
    kind: Kind = "website",
    *,
    named: bool = True,
) -> Markup:
    """All elements of a page; nothing where the archive has no address.

    Args:
        address: of the page, below the site's root.
        head: the title and the description of the page, escaped.
        named: False where the name of the site must not be told.
    """
    if not settings.site_url:
        return Markup()
    title, description = map(Markup, head)
    own: tuple[tuple[str, str], ...] = (
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", f"{Iris(settings).root}{address}"),
    )
    return Markup().join(_META.format(*pair) for pair in own) + site_card(settings, words, named=named)


def site_card(settings: Settings, words: Catalogue, *, named: bool = True) -> Markup:
    """The elements that all pages have alike: the site, its language, its picture; nothing where it has no address."""
    if not settings.site_url:
        return Markup()
    picture = settings.picture
    pairs = (
        ("og:site_name", settings.site_name if named else ""),
        ("og:locale", words.text("card.locale")),
        ("og:image", f"{Iris(settings).root}{picture.address}"),
        ("og:image:type", "image/png"),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", settings.site_name if picture.is_own else words.text("card.alt")),
    )
    return Markup().join(_META.format(*pair) for pair in pairs if pair[1]) + _SUMMARY
