"""Headlines of the form «السوداني: لا تراجع عن الاتفاق»: who stands before the colon said what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.stated import stated
from hashiya.annotate.claims.voices import voices
from hashiya.annotate.claims.words import nouns, those
from hashiya.arabic import fold_word
from hashiya.model import ProposedClaim

_LONGEST = 10
_FEWEST = 2
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Known:
    """Who speaks in an article: actors, and the words with which their phrases end, folded."""

    actors: frozenset[str]
    phrases: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, claims: Iterable[ProposedClaim]) -> Known:
        """Gather them from the claims of the text."""
        voices_of = {voice for claim in claims for voice in claim.speakers}
        endings = (ending for voice in voices_of for ending in _endings(fold_word(voice.words).split()))
        return cls(frozenset(voice.actor for voice in voices_of if voice.actor), frozenset(endings))


def _endings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """«سامر النجار», «النجار» of «الوزير سامر النجار»; not «تونس» of «وزارة الصحة في تونس»."""
    for at in range(max(0, len(words) - _LONGEST_NAME), len(words)):
        if at == 0 or words[at - 1] not in those("belongs_to"):
            yield tuple(words[at:])


def said_in_headline(passage: Passage, known: Known) -> Iterator[ProposedClaim]:
    """The claim of a headline with a colon, where what stands before it is somebody.

    That is: a role or an unnamed speaker, or one whom the article itself reports.
    """
    at = next((n for n in range(1, min(len(passage), _LONGEST)) if passage.colon(n)), 0)
    if not at or len(passage) - at < _FEWEST or passage.ends[0] < at:
        return
    start, end = passage.spans[at][0], passage.spans[-1][1]
    if not (_is_somebody(passage) or _is_quoted_below(passage, at, known)):
        return
    quote = passage.quotations.get(at)
    whole = quote if quote and passage.quote_end(quote) >= len(passage) else None
    if whole:
        start, end = whole.start, whole.end
    dates, quantities = stated(passage, (at, len(passage)), (start, end))
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


def _is_somebody(passage: Passage) -> bool:
    first = passage.tokens[0]
    return any(first in nouns(kind) for kind in ("roles", "unnamed")) or first in those("ranks")


def _is_quoted_below(passage: Passage, at: int, known: Known) -> bool:
    actors = {name.actor for _, _, name in passage.names_within(0, at)}
    return bool(actors & known.actors) or tuple(passage.tokens[:at]) in known.phrases
