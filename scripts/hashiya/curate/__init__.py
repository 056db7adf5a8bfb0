"""What an archivist's commands change in contributed files: texts in, texts out."""

from hashiya.curate.burial import tombstone_text
from hashiya.curate.joining import joined
from hashiya.curate.moves import merged, redirected, renamed
from hashiya.curate.standing import ChangeRefusedError, reviewed, withdrawn

__all__ = ["ChangeRefusedError", "joined", "merged", "redirected", "renamed", "reviewed", "tombstone_text", "withdrawn"]
