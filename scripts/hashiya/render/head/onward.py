"""The articles right before and after one in time, as typed links.

The theme goes to `link[rel=prev]` and `link[rel=next]` by keys that nobody can switch off; a space keeps it from these,
and every program reads the same relation.
"""

from __future__ import annotations

from markupsafe import Markup

from hashiya.model import Onward

_LINK = Markup('<link rel="{} " href="../{}/">')


def neighbours(onward: Onward) -> Markup:
    """The links; none at the ends of the archive."""
    pairs = (("prev", onward.in_time.before), ("next", onward.in_time.after))
    return Markup().join(_LINK.format(relation, article.id) for relation, article in pairs if article)
