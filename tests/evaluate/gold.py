"""The reader against what two people found in the five articles, and the same leaving one article's words out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hashiya.annotate import Lexica, annotate
from hashiya.arabic import fold_word
from hashiya.edtf import parse_edtf
from hashiya.exports import reading
from hashiya.model import Actor, Archive, Entry, Furniture, Material
from hashiya.parse import parse
from hashiya.read import read_archive, read_material, read_rules
from tests.evaluate.scores import Agreement

ROOT = Path(__file__).parent.parent.parent
NARRATOR = "narrator"


@cache
def gold() -> list[dict[str, Any]]:
    """What the two readers found, an article each."""
    text = (ROOT / "tests" / "data" / "gold.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)["seeds"]


@cache
def archive() -> Archive:
    return read_archive(ROOT)[0]


@dataclass(frozen=True)
class Known:
    """What the reader may know: the actors' forms and the furniture."""

    actors: Mapping[str, Entry[Actor]]
    furniture: tuple[Furniture, ...]

    @classmethod
    def everything(cls) -> Known:
        own = (rule for entry in archive().sources.values() for rule in entry.value.furniture)
        return cls(archive().actors, (*read_rules(), *own))

    def without(self, left_out: str) -> Known:
        """Only the forms and the words of furniture that one of the other articles shows: a lower bound."""
        others = [item["id"] for item in gold() if item["id"] != left_out]
        readings = [read_one(other, self) for other in others]
        forms = {(name["id"], fold_word(name["form"])) for found in readings for name in found["actors"]}
        removed = [fold_word(line["text"]) for found in readings for line in found["removed"] + found["captions"]]
        actors = {i: _with_forms(entry, forms) for i, entry in self.actors.items()}
        return Known(actors, tuple(_seen(rule, removed) for rule in self.furniture))


def _with_forms(entry: Entry[Actor], forms: set[tuple[str, str]]) -> Entry[Actor]:
    kept = tuple(form for form in entry.value.forms if (entry.id, fold_word(form.form)) in forms)
    return replace(entry, value=replace(entry.value, forms=kept))


def _seen(rule: Furniture, lines: list[str]) -> Furniture:
    def kept(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in words if any(fold_word(word) in line for line in lines))

    lists = ("starts", "equals", "contains", "ends", "labels")
    return replace(rule, **{name: kept(getattr(rule, name)) for name in lists})


def read_one(name: str, known: Known) -> dict[str, Any]:
    """What the reader concludes of one of the five articles by itself, with nobody's annotations."""
    material, _ = read_material(ROOT, name)
    assert material
    lexica = Lexica.of(replace(archive(), actors=known.actors))
    return reading(annotate(parse(material.seed, known.furniture), Material(material.seed, ()), lexica))


def mentions(item: dict[str, Any], found: dict[str, Any]) -> Agreement:
    """Names: the same span and the same actor."""
    wanted = {
        (mention["start"], mention["end"], actor["actor"].replace("_", "-"))
        for actor in item["actors"]
        for mention in actor["mentions"]
    }
    given = {(name["start"], name["end"], name["id"]) for name in found["actors"]}
    return Agreement(len(given & wanted), len(given), len(wanted))


@dataclass(frozen=True)
class Furnishing:
    """Characters of the text that were dropped, and of furniture that were kept, each of how many."""

    dropped: int
    text: int
    kept: int
    furniture: int


def furnishing(item: dict[str, Any], found: dict[str, Any]) -> Furnishing:
    """Captions count neither as text nor as furniture."""
    text = (ROOT / "seeds" / item["id"]).read_bytes().decode("utf-8").splitlines()
    drop = {entry["line"] for entry in item["drop"]}
    captions = {entry["line"] for entry in item["drop"] if "caption" in entry["kind"]}
    body = {item["title_line"], *range(item["body"]["first_line"], item["body"]["last_line"] + 1)} - drop
    removed = {line["line"] for line in found["removed"]}
    lengths = {number: len(line.strip()) for number, line in enumerate(text, 1)}

    def size(lines: set[int]) -> int:
        return sum(lengths[line] for line in lines)

    return Furnishing(size(body & removed), size(body), size(drop - captions - removed), size(drop - captions))


@dataclass(frozen=True)
class Answered:
    """What is concluded of an article as a whole, each beside what the readers say."""

    title: bool
    publisher: tuple[str, str]
    date: tuple[str, str]
    holds: bool


def answered(item: dict[str, Any], found: dict[str, Any]) -> Answered:
    """A date holds when every day that the readers allow lies in the answer."""
    wanted = item["date"].get("text_only_edtf") or item["date"]["edtf"]
    told, given = parse_edtf(wanted), found["date"]["edtf"]
    mine = parse_edtf(given) if given else None
    holds = bool(
        mine
        and (mine.earliest or date.min) <= (told.earliest or date.min)
        and (told.latest or date.max) <= (mine.latest or date.max)
    )
    publisher = item["publisher"]["name_en"] or "unknown"
    named = archive().sources.get(found["source"]["publisher"])
    return Answered(
        found["title"] == item["title"],
        (publisher, named.value.name.en if named else "unknown"),
        (wanted, given),
        holds,
    )


def readings(known: Known | None = None) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The five articles, as the two readers and as the program read them; left out in turn when `known` is None."""
    for item in gold():
        yield item, read_one(item["id"], known or Known.everything().without(item["id"]))


def attributed(item: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims that somebody makes; the article's own voice makes the others."""
    return [claim for claim in item["claims"] if claim["form"] != "background"]
