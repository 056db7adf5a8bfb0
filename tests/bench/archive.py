"""Makes an archive of any size to measure on: from a corpus of JSON Lines, else from text it makes up."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ACTORS, MENTIONS, CLAIMS, NOTES = 1000, 10, 3, 2
BY = "author: bench\ncreated: 2026-01-01\n"
SETTINGS = """site_name: bench
theme: {name: material, language: ar, font: false}
plugins: [{search: {lang: ar}}]
nav: [index.md, archive/index.md]
"""
WORDS = [
    "قال",
    "الوزير",
    "إن",
    "المحادثات",
    "مستمرة",
    "بين",
    "الجانبين",
    "في",
    "العاصمة",
    "بعد",
    "أشهر",
    "من",
    "العمل",
    "على",
    "الاتفاق",
    "وأضاف",
    "أن",
    "القوات",
    "ستبقى",
    "حتى",
    "نهاية",
    "العام",
    "الحالي",
    "لتدريب",
    "الجيش",
    "ودعم",
    "الأمن",
    "في",
    "المحافظات",
    "وأكد",
    "مسؤول",
    "كبير",
    "أن",
    "الموعد",
    "لم",
    "يتغير",
    "وأن",
    "الحكومة",
    "ملتزمة",
    "بما",
    "اتفق",
    "عليه",
]


def corpus(path: Path | None) -> Iterator[tuple[str, str, str]]:
    """Titles, texts and ISO dates; from a file they end with it, made up ones never do."""
    if path is None:
        chance = random.Random(0)  # noqa: S311
        while True:
            text = "\n\n".join(" ".join(chance.choices(WORDS, k=60)) + "." for _ in range(5))
            yield (
                " ".join(chance.choices(WORDS, k=8)),
                text,
                f"{chance.randint(2010, 2025)}-{chance.randint(1, 12):02d}-10",
            )
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            day = str(record.get("time") or record.get("date") or "2020-01-01")[:10]
            yield record["title"], record["text"], "-".join(reversed(day.split("/"))) if "/" in day else day


def make(root: Path, size: int, source: Path | None) -> int:
    """An archive with actors, and for every article its date, claims and notes; returns how many articles it has."""
    for folder in ("seeds", "docs", "annotations/actors", "annotations/topics", "annotations/questions"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (root / "docs" / "index.md").write_text("# bench\n\n<!-- hashiya:overview -->\n", "utf-8")
    (root / "annotations/questions/when.yml").write_text("text: {ar: متى؟}\nvalue_type: date\n", "utf-8")
    (root / "annotations/topics/all.yml").write_text("label: {ar: الكل}\n", "utf-8")
    articles = list(islice(corpus(source), size))
    names = _actors(root, articles)
    for number, (title, text, day) in enumerate(articles):
        _article(root, f"a{number:06d}", title, f"{text}\n\n{_sentence(names, number)}", day)
    return len(articles)


def _actors(root: Path, articles: list[tuple[str, str, str]]) -> list[str]:
    """A thousand actors with two words of the corpus each."""
    words = sorted({word for _, text, _ in articles[:400] for word in text.split() if word.isalpha() and len(word) > 3})
    chance = random.Random(1)  # noqa: S311
    names = sorted({" ".join(chance.sample(words, 2)) for _ in range(ACTORS * 2)})[:ACTORS]
    for number, name in enumerate(names):
        path = root / "annotations" / "actors" / f"actor-{number:04d}.yml"
        path.write_text(f"name: {{ar: {name}}}\ntype: person\nforms:\n  - form: {name}\n", "utf-8")
    return names


def _sentence(names: list[str], number: int) -> str:
    return "، ".join(names[(number * 7 + step * 31) % len(names)] for step in range(MENTIONS)) + "."


def _article(root: Path, name: str, title: str, text: str, day: str) -> None:
    whole = f"{title}\n\n{text}\n"
    (root / "seeds" / f"{name}.txt").write_text(whole, "utf-8")
    folder = root / "annotations" / "articles" / name
    folder.mkdir(parents=True)
    metadata = f"kind: metadata\ndate: {{edtf: {day}, basis: dateline, confidence: certain}}\n{BY}"
    (folder / "date.yml").write_text(metadata, "utf-8")
    for number, quote in enumerate(_quotes(whole)):
        answer = "answers:\n  - {question: when, value: 2025, bound: in, as_of: 2020, status: planned}\n"
        head = f"quote: |\n  {quote}\n"
        if number < CLAIMS:
            words = (
                f"kind: claim\n{head}speakers: [actor-{number:04d}]\nform: direct\n{answer if not number else ''}{BY}"
            )
        else:
            words = f"kind: note\n{head}note: ملاحظة على هذه الكلمات.\n{BY}"
        (folder / f"annotation-{number}.yml").write_text(words, "utf-8")


def _quotes(text: str) -> list[str]:
    """Five words in a row, as often as wanted, that occur once."""
    found = []
    for line in text.split("\n")[2:]:
        words = line.split(" ")
        for at in range(0, len(words) - 5, 6):
            quote = " ".join(words[at : at + 5]).strip(" ،.:؛\"'()«»“”-")
            whole = quote.isprintable() and quote[:1].isalpha() and quote[-1:].isalpha()
            if whole and text.count(quote) == 1:
                found.append(quote)
            if len(found) == CLAIMS + NOTES:
                return found
    return found
