"""Texts that change: where a passage of an earlier text stands now, and what is different in it, word by word.

`landings` says for every id of a passage that is no more where its words are: whole, changed, divided, joined with
others, among the lines that are no longer shown, or nowhere. It never takes other words for them: what is not like
enough is gone. `difference` tells two texts apart; each can be put together again from what it gives.
"""

from hashiya.versions.difference import Piece, difference
from hashiya.versions.landing import Landing, landings
from hashiya.versions.since import Since, since

__all__ = ["Landing", "Piece", "Since", "difference", "landings", "since"]
