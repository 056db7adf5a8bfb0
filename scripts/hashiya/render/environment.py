"""How all templates are read: what they print is escaped once, and what they name must be there."""

from __future__ import annotations

import json
from functools import lru_cache

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from hashiya.messages import Catalogue

_MOST_CATALOGUES = 8


def environment(catalogue: Catalogue) -> Environment:
    """A new one, for the filters of those who ask.

    Args:
        catalogue: whose words are put into the templates when they are compiled, which is done once for it.
    """
    return Environment(
        loader=PackageLoader("hashiya", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(catalogue.language, json.dumps(dict(catalogue.strings), sort_keys=True)),
    )


class _Compiled(BytecodeCache):
    """What the templates were compiled to, for as long as the process runs; Jinja compares their sources itself."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it, if anything."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket was filled with."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


@lru_cache(maxsize=_MOST_CATALOGUES)
def _compiled(_language: str, _words: str) -> _Compiled:
    return _Compiled()
