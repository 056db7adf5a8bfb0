"""Prints how far the reader agrees with people, on the five articles and, where it is given, on a corpus."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean

from rich.console import Console
from rich.table import Table

from hashiya.read import read_archive
from tests.evaluate.claims import ClaimScore, score_claims
from tests.evaluate.corpus import ROOT, dates, records
from tests.evaluate.gold import Known, answered, furnishing, mentions, readings
from tests.evaluate.scores import Agreement
from tests.evaluate.speed import FORMS, WORDS, speed


def main(corpus: Path | None) -> None:
    console = Console()
    whole = list(readings(Known.everything()))
    console.print(_articles(whole))
    console.print(_figures("all five, rules and forms made with them at hand", whole))
    console.print(_claims(whole))
    console.print(_figures("leaving one out: only words that the other four show", list(readings())))
    if corpus:
        console.print(_corpus(corpus))
        console.print(_speed(corpus))


def _articles(found: list) -> Table:
    table = Table("article", "title", "publisher", "(people)", "date", "(people)", "holds", title="the five articles")
    for item, read in found:
        one = answered(item, read)
        publisher, day = one.publisher, one.date
        marks = ("yes" if one.title else "NO", publisher[1], publisher[0], day[1], day[0], "yes" if one.holds else "NO")
        table.add_row(item["id"][:3], *marks)
    return table


def _figures(name: str, found: list) -> Table:
    table = Table("what", "figure", title=name)
    names = sum((mentions(item, read) for item, read in found), Agreement())
    table.add_row("actors: precision, recall, F1", f"{names.precision:.3f}  {names.recall:.3f}  {names.f1:.3f}")
    kept = [furnishing(item, read) for item, read in found]
    dropped, text = sum(one.dropped for one in kept), sum(one.text for one in kept)
    table.add_row("text dropped, characters", f"{dropped} of {text} ({dropped / text:.2%})")
    left, furniture = sum(one.kept for one in kept), sum(one.furniture for one in kept)
    table.add_row("furniture kept, characters", f"{left} of {furniture} ({left / furniture:.2%})")
    return table


def _claims(found: list) -> Table:
    table = Table("what", "figure", title="claims of all five, beside those that people attribute to somebody")
    score = sum((score_claims(read["claims"], item["claims"]) for item, read in found), ClaimScore())
    table.add_row("claims found", f"{score.found} of {score.gold} ({score.recall:.0%}), {score.close} closely")
    table.add_row("of these with the right speakers", f"{score.right_speakers} ({score.speakers:.0%})")
    table.add_row("of these with the right word of saying", f"{score.right_verbs}")
    table.add_row("proposals that nobody has", f"{score.spurious} of {score.proposals} ({score.spurious_share:.0%})")
    return table


def _corpus(corpus: Path) -> Table:
    found = dates(corpus)
    table = Table("what", "figure", title=f"dates on {corpus.name}, from title and text alone")
    table.add_row("articles", str(found.articles))
    table.add_row("true day inside the answer", f"{found.inside} ({found.inside / found.articles:.2%})")
    table.add_row("answers of one day", f"{found.days}")
    table.add_row("of these false", f"{found.false_days} ({found.false_days / found.articles:.2%} of all)")
    table.add_row("unknown", f"{found.unknown}")
    table.add_row("closed answers: number, mean width in days", f"{len(found.widths)}, {mean(found.widths or [0]):.1f}")
    return table


def _speed(corpus: Path) -> Table:
    found = speed((text for text, _ in records(corpus)), read_archive(ROOT)[0])
    table = Table("what", "figure", title=f"the whole reader on {corpus.name}, with {FORMS:,} forms of names")
    table.add_row(f"texts of {WORDS} words, joined from records", f"{found.texts}")
    table.add_row("texts in a second of one processor", f"{found.each_second:.0f}")
    return table


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
