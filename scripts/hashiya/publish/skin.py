"""What the engine and its theme leave wrong in their own markup, put right in what they built.

Each mend does nothing where its error is gone, so that another engine or another version of the theme needs no change
here. Contributed words hold no tags of these kinds: they are escaped before.
"""

from __future__ import annotations

import re

from markupsafe import escape

# Boxes have no words to complete (https://html.spec.whatwg.org/multipage/input.html#attr-input-type-keywords).
_BOX = re.compile(r'(<input class="?md-toggle"?[^>]*?) autocomplete="?off"?')
# A number is expected there.
_NO_PLACE = re.compile(r'(<label\b[^>]*?) tabindex=""')
# Tables as Markdown makes them. The theme's script puts them into boxes that no keyboard reaches, when all is shown.
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
# Where a page has no table of contents on a narrow screen, there is no box for its title either.
_NO_BOX = re.compile(r'<label class="?md-nav__title"? for="?__toc"?>(.*?)</label>', re.DOTALL)
_HAS_BOX = re.compile(r'<input[^>]* id="?__toc"?[ >]')
# Firefox loads the next page of a `link` beforehand; the policy forbids it, and says so on every page.
_AHEAD = re.compile(r'<link rel="?(?:prev|next)"? [^>]*>')
# The side that a column is written towards; no page allows a style of its own.
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|right|center);"')


def mend(source: str, table: str) -> str:
    """A page of the engine without the theme's errors.

    Args:
        source: the page.
        table: the name of a box that holds a table, and is moved sideways where the table is wider.
    """
    opening = f'<div class="h-scroll" role="group" tabindex="0" aria-label="{escape(table)}"><table class="h-plain">'
    source = _TABLE.sub(lambda found: f"{opening}{found[1]}</table></div>", source)
    source = _ALIGNED.sub(r'\1 class="h-cell--\2"', source)
    source = _AHEAD.sub("", source)
    source = _BOX.sub(r"\1", source)
    if not _HAS_BOX.search(source):
        source = _NO_BOX.sub(r'<span class="md-nav__title">\1</span>', source)
    return _NO_PLACE.sub(r"\1", source)
