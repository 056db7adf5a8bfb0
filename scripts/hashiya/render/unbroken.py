"""Where a line may not end: between a short number and the word that it belongs to."""

from __future__ import annotations

import re

_SPACE = re.compile(r"(?<![^\W_])(\d{1,2}) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d{1,3}$)")


def unbroken(words: str) -> str:
    """A date or a name with no-break spaces: «9 أيلول», «فرانس 24»; a number at the end of a line misleads."""
    return _SPACE.sub(lambda found: f"{found[1] or ''}\u00a0", words)
