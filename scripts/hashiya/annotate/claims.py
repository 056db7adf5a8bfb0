"""Who said what, as the scripts read it: proposals, never more."""

from __future__ import annotations

from hashiya.model import Article, Named, ProposedClaim


def propose_claims(article: Article, names: tuple[Named, ...]) -> tuple[ProposedClaim, ...]:  # noqa: ARG001
    """What is said in an article, by whom, in order of the text.

    Args:
        names: the actors that the text names.
    """
    return ()
