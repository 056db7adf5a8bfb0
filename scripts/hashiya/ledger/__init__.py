"""The ledger: every id that was ever published, as text and as values; what a publication adds to it.

Nothing here reads or writes a file.
"""

from hashiya.ledger.record import (
    kept_lists,
    published_before,
    recorded,
    release_of,
    unfit,
    with_passages,
    words_digest,
)
from hashiya.ledger.text import (
    RELEASE_NAME,
    LedgerError,
    ids_of,
    ids_text,
    ledger_of,
    ledger_text,
    releases_of,
    releases_text,
)

__all__ = [
    "RELEASE_NAME",
    "LedgerError",
    "ids_of",
    "ids_text",
    "kept_lists",
    "ledger_of",
    "ledger_text",
    "published_before",
    "recorded",
    "release_of",
    "releases_of",
    "releases_text",
    "unfit",
    "with_passages",
    "words_digest",
]
