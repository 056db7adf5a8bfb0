"""Which files of a change are more than data: what is run, what tells git and the forge how to work, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

# All that contributors write; whatever is not known to be harmless is named.
_DATA = re.compile(r"annotations/(?!schema/|ledger/)([^/]+/)+[^/]+\.yml|seeds/[^/]+\.(txt|html|yml)")
_PROSE = re.compile(r"docs/(?!archive/).+\.md|[^/]+\.md")
_PICTURE = re.compile(r"docs/.+\.(png|jpe?g|webp)")
_RAW_HTML = re.compile(r"<[A-Za-z/!?]")


def is_data(path: str) -> bool:
    """True for what a contributor adds or changes: annotations and seeds."""
    return bool(_DATA.fullmatch(path)) and "/." not in path


def beyond_data(paths: Iterable[str], text_of: Callable[[str], str]) -> list[str]:
    """The files of a change to the archive's data that do more than hold data; none where it has no data in it.

    Args:
        text_of: the text of a file as it is after the change; empty for one that is gone.
    """
    changed = list(paths)
    if not any(map(is_data, changed)):
        return []
    return [path for path in changed if not is_data(path) and not _is_harmless(path, text_of)]


def _is_harmless(path: str, text_of: Callable[[str], str]) -> bool:
    if "/." in path or path.startswith("."):
        return False
    return bool(_PICTURE.fullmatch(path) or (_PROSE.fullmatch(path) and not _RAW_HTML.search(text_of(path))))
