"""Pairs places of one sequence with places of another so that both keep their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def chain(candidates: Sequence[Mapping[int, float]], size: int) -> dict[int, int]:
    """The heaviest set of pairs (a place in the first sequence, one in the second) that keep the order of both.

    It takes n log m for n candidates, with a tree of greatest sums.

    Args:
        candidates: for each place of the first sequence the places of the second that it may go with, and the weights.
        size: the length of the second sequence.
    Source: H. Fredman, «On computing the length of longest increasing subsequences», 1975; weighted, with P. Fenwick's
        tree of prefixes (1994).
    """
    sums: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    links: list[tuple[int, int, int]] = []
    best = (0.0, -1)
    for place, options in enumerate(candidates):
        reached = [(other, weight, _greatest(sums, other)) for other, weight in sorted(options.items())]
        for other, weight, (before, link) in reached:
            links.append((place, other, link))
            best = max(best, _raised(sums, other + 1, (before + weight, len(links) - 1)), key=lambda found: found[0])
    pairs, link = {}, best[1]
    while link >= 0:
        place, other, link = links[link]
        pairs[place] = other
    return pairs


def _greatest(sums: list[tuple[float, int]], upto: int) -> tuple[float, int]:
    found = (0.0, -1)
    while upto > 0:
        if sums[upto][0] > found[0]:
            found = sums[upto]
        upto -= upto & -upto
    return found


def _raised(sums: list[tuple[float, int]], at: int, found: tuple[float, int]) -> tuple[float, int]:
    while at < len(sums):
        if found[0] > sums[at][0]:
            sums[at] = found
        at += at & -at
    return found
