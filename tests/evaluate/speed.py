"""How fast the whole reader is: texts of 300 words, an archive with 1,000 forms of names, one process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from time import process_time

from hashiya.annotate import Lexica, annotate
from hashiya.arabic import words
from hashiya.knowledge import listed, nationalities
from hashiya.model import Actor, Archive, ArticleId, Bilingual, Entry, Form, Material, Prose, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

WORDS, FORMS, MOST = 300, 1000, 3000


@dataclass(frozen=True)
class Speed:
    """So many texts were read in so many seconds of the processor's time, loading of the archive apart."""

    texts: int
    seconds: float

    @property
    def each_second(self) -> float:
        """Texts a second; 0 where there were none."""
        return self.texts / self.seconds if self.texts else 0.0


def speed(texts: Iterable[str], archive: Archive) -> Speed:
    """Read each text once: lines, names, day, outlet, topics, claims, new names.

    Args:
        texts: articles, which are joined and cut into texts of 300 words each.
        archive: whose actors are known, and made-up ones with them, until there are 1,000 forms.
    """
    lexica, rules = Lexica.of(_with_forms(archive)), read_rules()
    seeds = [Seed(ArticleId(f"text-{n}"), "", text, "") for n, text in enumerate(islice(_of_length(texts), MOST))]
    began = process_time()
    for seed in seeds:
        annotate(parse(seed, rules), Material(seed, ()), lexica)
    return Speed(len(seeds), process_time() - began)


def _of_length(texts: Iterable[str]) -> Iterator[str]:
    pieces, wanting = [], WORDS
    for text in texts:
        spans = words(text)
        if len(spans) < wanting:
            pieces.append(text)
            wanting -= len(spans)
        else:
            yield "\n\n".join([*pieces, text[: spans[wanting - 1][1]]])
            pieces, wanting = [], WORDS


def _with_forms(archive: Archive) -> Archive:
    own = sum(len(entry.value.forms) for entry in archive.actors.values())
    surnames = [word for word in sorted(nationalities()) if word.startswith("ال") and word.endswith("ي")]
    names = (f"{given} {surname}" for given, surname in product(sorted(listed("given-names", "given"))[:40], surnames))
    made_up = {f"made-up-{n}": _person(name) for n, name in enumerate(islice(names, max(0, FORMS - own)))}
    return replace(archive, actors={**archive.actors, **{i: Entry(i, "", actor) for i, actor in made_up.items()}})


def _person(name: str) -> Actor:
    return Actor(name=Bilingual(Prose(name)), type="person", forms=(Form(form=name),))
