"""Headlines of the form «السوداني: لا تراجع عن الاتفاق»: who stands before the colon said what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.stated import stated
from hashiya.annotate.claims.voices import voices
from hashiya.annotate.claims.words import nouns, those
from hashiya.arabic import fold_word
from hashiya.model import ProposedClaim

_LONGEST = 10
_FEWEST = 2


def said_in_headline(passage: Passage, found: Sequence[ProposedClaim]) -> Iterator[ProposedClaim]:
    """The claim of a headline with a colon, where what stands before it is somebody.

    That is: a role or an unnamed speaker, or one whose words the article itself reports.

    Args:
        found: the claims of the article.
    """
    at = next((n for n in range(1, min(len(passage), _LONGEST)) if passage.colon(n)), 0)
    if not at or len(passage) - at < _FEWEST or passage.ends[0] < at:
        return
    start, end = passage.spans[at][0], passage.spans[-1][1]
    if any(claim.start < passage.offset + end and passage.offset + start < claim.end for claim in found):
        return
    if not (_is_somebody(passage, at) or _is_quoted_below(passage, at, found)):
        return
    quote = passage.quotations.get(at)
    whole = quote if quote and passage.quote_end(quote) >= len(passage) else None
    if whole:
        start, end = whole.start, whole.end
    dates, quantities = stated(passage.text[start:end], passage.tokens[at:])
    colon = passage.text.index(":", passage.spans[at - 1][1])
    yield ProposedClaim(
        start=passage.offset + start,
        end=passage.offset + end,
        form="direct" if whole else "indirect",
        verb=":",
        verb_start=passage.offset + colon,
        verb_end=passage.offset + colon + 1,
        speakers=voices(passage, (0, at)),
        dates=dates,
        quantities=quantities,
        rule="headline",
    )


def _is_somebody(passage: Passage, at: int) -> bool:
    first = passage.tokens[0]
    return any(first in nouns(kind) for kind in ("roles", "unnamed")) or first in those("ranks")


def _is_quoted_below(passage: Passage, at: int, found: Sequence[ProposedClaim]) -> bool:
    """True where the words before the colon are among those of a speaker, or name one."""
    before = passage.tokens[:at]
    actors = {name.actor for _, _, name in passage.names_within(0, at)}
    for claim in found:
        for voice in claim.speakers:
            if voice.actor and voice.actor in actors:
                return True
            if set(before) <= set(fold_word(voice.words).split()):
                return True
    return False
