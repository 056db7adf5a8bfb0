"""The reader's dates against a corpus whose days of publication are known: records with `time`, `title`, `text`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hashiya.annotate import Lexica, annotate
from hashiya.edtf import Edtf
from hashiya.model import ArticleId, Material, Seed
from hashiya.parse import parse
from hashiya.read import read_archive, read_rules

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Dates:
    """How the answers stand to the true days; widths are in days, of answers closed on both sides."""

    articles: int
    inside: int
    days: int
    false_days: int
    unknown: int
    widths: tuple[int, ...]


def dates(corpus: Path) -> Dates:
    """Read every record's title and text; nothing else of it is shown to the reader."""
    archive = read_archive(ROOT)[0]
    lexica, rules = Lexica.of(archive), read_rules()
    answers = []
    for number, (text, day) in enumerate(records(corpus)):
        seed = Seed(ArticleId(f"record-{number}"), "", text, "")
        found = annotate(parse(seed, rules), Material(seed, ()), lexica)
        answers.append((found.proposed.date.edtf, day))
    return Dates(
        len(answers),
        sum(_inside(edtf, day) for edtf, day in answers),
        sum(edtf.precision == "day" for edtf, _ in answers),
        sum(edtf.precision == "day" and edtf.earliest != day for edtf, day in answers),
        sum(edtf.precision == "unknown" for edtf, _ in answers),
        tuple((e.latest - e.earliest).days + 1 for e, _ in answers if e.earliest and e.latest),
    )


def _inside(edtf: Edtf, day: date) -> bool:
    return (edtf.earliest or date.min) <= day <= (edtf.latest or date.max)


def records(corpus: Path) -> Iterator[tuple[str, date]]:
    """Title and text of each record, and the day on which it was published."""
    with (
        gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8") as lines
    ):
        for line in lines:
            record = json.loads(line)
            yield f"{record['title']}\n\n{record['text']}", _day(record["time"])


def _day(time: str) -> date:
    """`2017-01-20T…` or `17/05/2015 …`."""
    day = time.partition("T")[0].split(" ")[0]
    return date(*map(int, reversed(day.split("/")))) if "/" in day else date.fromisoformat(day)
