"""The names of `data/webpage.yml`, ready for looking up."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from hashiya.knowledge import loaded

_PARTS = re.compile(r"[A-Z]?[^A-Z\s_-]+|[A-Z]+")


@lru_cache
def listed(name: str) -> tuple[str, ...]:
    """The names of a list in its order; a list of lists is one."""
    found: list[str] = []
    for entry in loaded("webpage")[name]:
        found += entry if isinstance(entry, list) else [entry]
    return tuple(found)


@lru_cache
def those(name: str) -> frozenset[str]:
    """The names of a list, for asking whether one is in it."""
    return frozenset(listed(name))


@lru_cache(maxsize=1 << 14)
def names_in(value: str) -> frozenset[str]:
    """The names in the value of a class or id, in lower case: whole ones, their parts, and two parts in a row as one.

    `post-sub-title` names post-sub-title, post, sub, title, postsub and subtitle.
    """
    found: set[str] = set()
    for name in value[:1000].split():
        parts = [part.lower() for part in _PARTS.findall(name)]
        found.update((name.lower(), *parts), (one + other for one, other in pairwise(parts)))
    return frozenset(found)
