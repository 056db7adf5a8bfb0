"""Who said what, as the scripts read it: proposals, never more.

A line is cut once into words, sentences and quotations (`passage`, `quotes`). In each sentence the words of saying are
found with what they announce (`events`, `content`); then speakers are looked for behind the verb (`subject`), before it
(`before`), in the sentence and in what was read before (`voices`); at last the ends of contents are settled
(`sentence`). What words report, and what they take, stands in `data/reporting.yml`.
"""

from __future__ import annotations

from hashiya.annotate.claims.headline import Known, said_in_headline
from hashiya.annotate.claims.passage import Passage, cut_line
from hashiya.annotate.claims.sentence import claims_of
from hashiya.annotate.claims.voices import Heard
from hashiya.arabic import tokens
from hashiya.model import Article, LineKind, Named, ProposedClaim

__all__ = ["propose_claims"]

_HEADS: tuple[LineKind, ...] = ("title", "heading")
_SPOKEN: tuple[LineKind, ...] = (*_HEADS, "paragraph")


def propose_claims(article: Article, names: tuple[Named, ...]) -> tuple[ProposedClaim, ...]:
    """What is said in an article, by whom, in order of the text. Captions and removed lines are not read.

    Args:
        names: the actors that the text names, in order.
    """
    found: list[ProposedClaim] = []
    heads: list[Passage] = []
    summed: set[int] = set()
    heard, due = Heard(), 0
    for line in article.lines:
        first = due
        while due < len(names) and names[due].start < line.end:
            due += 1
        if line.kind not in _SPOKEN:
            continue
        cut, is_head = cut_line(tokens(article.words_of(line))), line.kind in _HEADS
        if not cut.tokens or not (cut.points or heard.direct or (is_head and ":" in cut.text)):
            continue
        passage = Passage.of(cut, line.start, names[first:due])
        claims = claims_of(passage, heard, is_head)
        found += claims
        if is_head:
            summed.update(claim.start for claim in claims if claim.rule.endswith("-noun"))
            heads += [] if claims else [passage]
    found = _without(found, summed)
    if heads:
        known = Known.of(found)
        found += [claim for passage in heads for claim in said_in_headline(passage, known)]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _without(found: list[ProposedClaim], summed: set[int]) -> list[ProposedClaim]:
    """Headlines that announce by a noun («الوزارة تعلن انتهاء …») sum up in the outlet's words what the text reports.

    They are left out where the text itself says what somebody said.
    """
    return [claim for claim in found if claim.start not in summed] if summed and len(summed) < len(found) else found
