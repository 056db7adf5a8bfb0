"""A claim on the way: words of a line with their speakers, until its spans are settled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hashiya.annotate.claims.passage import Passage
from hashiya.annotate.claims.quotes import Quote
from hashiya.annotate.claims.stated import stated
from hashiya.annotate.claims.subject import Words
from hashiya.annotate.claims.voices import Voices
from hashiya.annotate.claims.words import cues, those
from hashiya.model import ProposedClaim

_FEWEST = 1
_FEWEST_CONTINUED = 5
_TRIMMED = " \t\u00a0.،,؛:"


@dataclass
class Draft:
    """A claim on the way: first word of the content and the word behind it, or its quotation marks."""

    at: int
    behind: int
    quote: Quote | None
    verb: Words
    spoke: Voices
    via: Voices
    carried: bool
    rule: str
    begin: int


def continued(passage: Passage, found: Sequence[Draft]) -> Iterator[Draft]:
    """A mark that closes nothing: what stands between the end of a quotation and it was said as well."""
    quoted = [(draft.quote.closing, draft) for draft in found if draft.quote and draft.quote.closing >= 0]
    closings, begins = [closing for closing, _ in quoted], sorted(draft.at for draft in found)
    for start, end in passage.quoted.stray:
        nearest = bisect_right(closings, start) - 1
        if nearest < 0:
            continue
        closing, last = quoted[nearest]
        at, behind = passage.word_at(closing), passage.word_at(start)
        between = bisect_left(begins, behind) - bisect_right(begins, last.at)
        if behind - at >= _FEWEST_CONTINUED and not between and passage.sentence_end(at) >= behind:
            quote = Quote(passage.spans[at][0], passage.spans[at][0], start, end)
            yield Draft(at, behind, quote, last.verb, last.spoke, last.via, last.carried, "quote-unbalanced", at)


def claim_of(passage: Passage, draft: Draft) -> ProposedClaim | None:
    """The claim with its spans in the text of the article; None where no words are left of it."""
    start, end = _letters(passage, draft)
    if draft.behind - draft.at < _FEWEST and not draft.quote:
        return None
    if end <= start:
        return None
    dates, quantities = stated(passage, (draft.at, draft.behind), (start, end))
    verb_start, verb_end = _verb(passage, draft)
    return ProposedClaim(
        start=passage.offset + start,
        end=passage.offset + end,
        form="direct" if draft.quote else "indirect",
        verb=passage.text[verb_start:verb_end],
        verb_start=passage.offset + verb_start,
        verb_end=passage.offset + verb_end,
        speakers=draft.spoke,
        via=draft.via,
        carried=draft.carried and bool(draft.spoke),
        dates=dates,
        quantities=quantities,
        rule=draft.rule,
    )


def _verb(passage: Passage, draft: Draft) -> Words:
    """The span of the word of saying without و or ف before it."""
    first, behind = draft.verb
    if first == behind:
        return passage.spans[draft.at][0], passage.spans[draft.at][0]
    start, end = passage.spans[first][0], passage.spans[behind - 1][1]
    cue = cues().get(passage.tokens[first])
    joined = (cue and cue.joined) or (not cue and passage.tokens[first] in those("joined_attribution"))
    return (start + 1 if joined and passage.text[start] in ("و", "ف") else start), end


def _letters(passage: Passage, draft: Draft) -> Words:
    """The span in the line: within quotation marks, or whole words with the marks that they open."""
    if draft.quote:
        text = passage.text[draft.quote.start : draft.quote.end]
        start = draft.quote.start + len(text) - len(text.lstrip())
        return start, start + len(text.strip().rstrip(_TRIMMED))
    start, end = passage.spans[draft.at][0], passage.spans[draft.behind - 1][1]
    inside = passage.quotations.get(draft.at)
    if inside and start == inside.start and inside.closing >= 0 and inside.end <= end:
        start = inside.opening
    return start, passage.closed(start, end)
