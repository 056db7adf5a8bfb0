"""Scores of proposed claims against claims that two readers found.

The rules are one set for all texts: they were written with the five articles in view, so a score that leaves one out
cannot be given for them; figures for text unseen while writing come from other outlets only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from hashiya.arabic import fold_word


@dataclass(frozen=True)
class ClaimScore:
    """Counts, to be added up over articles.

    Attributes:
        gold: claims that somebody is said to have made; the article's own voice does not count.
        found: those that a proposal overlaps; `close` those where the overlap is at least half of both together.
        right_speakers: found ones whose proposal names the same speakers; `a_right_speaker` at least one of them.
        right_verbs, right_forms: found ones with the same word of saying, with direct or indirect as in the gold.
        proposals: all; `spurious` those that overlap no claim of the gold.
    """

    gold: int = 0
    found: int = 0
    close: int = 0
    right_speakers: int = 0
    a_right_speaker: int = 0
    right_verbs: int = 0
    right_forms: int = 0
    proposals: int = 0
    spurious: int = 0

    def __add__(self, other: ClaimScore) -> ClaimScore:
        return ClaimScore(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / max(1, self.gold)

    @property
    def speakers(self) -> float:
        """The share of the found ones with the right speakers."""
        return self.right_speakers / max(1, self.found)

    @property
    def spurious_share(self) -> float:
        """The share of the proposals that overlap nothing of the gold."""
        return self.spurious / max(1, self.proposals)


def score_claims(proposed: Sequence[dict[str, Any]], gold: Iterable[dict[str, Any]]) -> ClaimScore:
    """Score the claims of one article.

    Args:
        proposed: `claims` of what `hashiya read --json` prints.
        gold: claims with `start`, `end`, `speakers` (ids), `verb`, `form`; those whose form is background are left out.
    """
    said = [claim for claim in gold if "background" not in claim["form"]]
    score = ClaimScore(gold=len(said), proposals=len(proposed))
    for claim in said:
        best = max(proposed, key=lambda found: _overlap(found, claim), default=None)
        if best and _overlap(best, claim) > 0:
            score += _one(best, claim)
    spurious = sum(not any(_overlap(found, claim) > 0 for claim in said) for found in proposed)
    return score + ClaimScore(spurious=spurious)


def _one(found: dict[str, Any], claim: dict[str, Any]) -> ClaimScore:
    speakers = [voice["id"] for voice in found["speakers"]]
    expected = [speaker.replace("_", "-") for speaker in claim["speakers"]]
    return ClaimScore(
        found=1,
        close=_overlap(found, claim) >= 0.5,
        right_speakers=speakers == expected,
        a_right_speaker=bool(set(speakers) & set(expected)),
        right_verbs=fold_word(claim["verb"].split()[0]) in fold_word(found["verb"]["words"]),
        right_forms=claim["form"].startswith(found["form"]),
    )


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The common code points as a share of those that either covers."""
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, common) / max(1, max(one["end"], other["end"]) - min(one["start"], other["start"]))
