"""Prints how well the search finds what it should, side by side with other systems: CORPUS [--held] [--alone]."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median, quantiles

from rich.console import Console
from rich.table import Table

from tests.evaluate.search.corpus import documents
from tests.evaluate.search.judged import Judged, by_hand, mistyped, respelled, unchanged
from tests.evaluate.search.pagefind import pagefind
from tests.evaluate.search.systems import Answers, MissingError, hashiya, lucene

TOP = 10
Answer = Callable[[Sequence, Sequence[str]], Answers]
SYSTEMS: tuple[Answer, ...] = (hashiya, lucene, pagefind)


def main(corpus: Path, *, held: bool, alone: bool, verbose: bool) -> None:
    console = Console(width=150)
    articles = list(documents(corpus))
    everything = [*by_hand(articles), *unchanged(articles), *respelled(articles), *mistyped(articles)]
    judged = [each for each in everything if each.relevant and each.held == held]
    missing = [each.query for each in everything if not each.relevant]
    console.print(
        f"{len(articles)} articles, {len(judged)} queries ({'held back' if held else 'for developing'}); without an answer: {missing}"
    )
    answered: dict[str, Answers] = {}
    for system in SYSTEMS[:1] if alone else SYSTEMS:
        try:
            answered[system.__name__] = system(articles, [each.query for each in judged])
        except MissingError as error:
            console.print(f"not run: {error}", markup=False)
    console.print(_table(judged, answered))
    for name, answers in answered.items():
        console.print(f"{name}: {_figures(judged, answers)}")
    if verbose:
        for each, ids in zip(judged, answered["hashiya"].ids):
            if _recall(each, ids) < 1:
                console.print(
                    f"{each.category}: {each.query}: {_recall(each, ids):.2f} of {len(each.relevant)}, first {_first(each, ids):.2f}"
                )


def _table(judged: list[Judged], answered: dict[str, Answers]) -> Table:
    columns = [f"{name} {measure}" for name in answered for measure in ("R@10", "MRR")]
    table = Table("category", "queries", *columns)
    names = list(dict.fromkeys(each.category for each in judged))
    hand = [each for each in names if each not in ("unchanged", "respelled", "mistyped")]
    for name, within in (*((name, {name}) for name in names), ("all by hand", set(hand))):
        rows = [number for number, each in enumerate(judged) if each.category in within]
        cells = []
        for answers in answered.values():
            pairs = [(judged[number], answers.ids[number]) for number in rows]
            cells += [f"{mean(_recall(*pair) for pair in pairs):.3f}", f"{mean(_first(*pair) for pair in pairs):.3f}"]
        table.add_row(name, str(len(rows)), *cells)
    return table


def _recall(judged: Judged, ids: list[str]) -> float:
    return len(judged.relevant.intersection(ids[:TOP])) / min(TOP, len(judged.relevant))


def _first(judged: Judged, ids: list[str]) -> float:
    return next((1 / place for place, each in enumerate(ids[:TOP], 1) if each in judged.relevant), 0.0)


def _figures(judged: list[Judged], answers: Answers) -> str:
    parts = [answers.notes] if answers.notes else []
    if answers.milliseconds:
        parts.append(
            f"query median {median(answers.milliseconds):.1f} ms, p95 {quantiles(answers.milliseconds, n=20)[-1]:.1f} ms"
        )
    if answers.sizes:
        parts.append(
            f"index a cold query {mean(answers.sizes) / 1000:.1f} KB, p95 {quantiles(answers.sizes, n=20)[-1] / 1000:.1f} KB"
        )
        for name in ("respelled", "mistyped"):
            own = [size for each, size in zip(judged, answers.sizes) if each.category == name]
            parts.append(f"{name} {mean(own) / 1000:.1f} KB")
    return "; ".join(parts)


if __name__ == "__main__":
    flags = set(sys.argv[1:])
    corpora = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    if not corpora:
        sys.exit("no corpus: make evaluate-search CORPUS=file.jsonl.gz")
    main(corpora[0], held="--held" in flags, alone="--alone" in flags, verbose="--verbose" in flags)
