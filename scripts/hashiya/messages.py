"""Words for people: the interface catalogue, dates in words, and the text of problems.

All strings stand in `locale/`, a file for each language; code holds only keys. Plural forms follow the Unicode CLDR
categories of the language, as Babel has them; `=0` in a map of plurals comes before them, as in ICU messages.
Source: https://cldr.unicode.org/index/cldr-spec/plural-rules
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale

from hashiya.edtf import Edtf, parse_edtf
from hashiya.model import Bilingual, Label, Problem


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The strings of one language, by key."""

    language: str
    strings: Mapping[str, Any]

    def text(self, key: str, **args: str | int) -> str:
        """The string of a key, filled in; with `n` among the arguments, in the plural form that n wants.

        Raises:
            KeyError: no such key; a test walks all keys that code and templates use.
        """
        found = self.strings[key]
        if isinstance(found, Mapping):
            n = int(args["n"])
            exact = found.get("=0") if n == 0 else None
            found = found.get(plural_category(self.language, n), found["other"]) if exact is None else exact
        return str(found).format(**{name: self._in_digits(value) for name, value in args.items()})

    @property
    def direction(self) -> str:
        """How the language runs: `rtl` or `ltr`."""
        return str(self.strings["language.direction"])

    def label(self, label: Label | None) -> str:
        """The words of a label, empty for none; `@date` stands for a date, `edtf`, `@language` for one, `tag`."""
        if label is None:
            return ""
        if label.key == "@language":
            return self.tongue(str(label.args["tag"]))
        if label.key == "@date":
            return self.date(parse_edtf(str(label.args["edtf"])))
        return self.text(label.key, **label.args)

    def tongue(self, tag: str) -> str:
        """The name of a language, or of the script where letters tell no more (`und-Latn`), as the CLDR has it."""
        own, (language, _, script) = Locale.parse(self.language, sep="-"), tag.partition("-")
        if language != "und":
            return str(own.languages.get(language, tag))
        return self.text("language.script", script=own.scripts.get(script, script)) if script else ""

    def of(self, words: Bilingual | str | None) -> str:
        """Words that people wrote in Arabic and perhaps in English: in the language of the interface where they are."""
        if isinstance(words, str):
            return words
        if not words:
            return ""
        return words.ar or words.en if self.language == "ar" else words.en or words.ar

    def beside(self, words: Bilingual | None) -> str:
        """The same words in the language that `of` does not give; empty where there are none."""
        if not words or not (words.ar and words.en) or words.ar == words.en:
            return ""
        return words.en if self.language == "ar" else words.ar

    def date(self, edtf: Edtf) -> str:
        """A date in words: «27 أيلول/سبتمبر 2024», «بين … و…», with a word where it is unsure."""
        if edtf.precision == "unknown":
            return self.text("date.unknown")
        return self._interval(edtf.text) if "/" in edtf.text else self._single(edtf.text)

    def period(self, unit: str) -> str:
        """A year, month or day in words, as addresses write it: `2024/09`."""
        return self._single(unit.replace("/", "-"))

    def number(self, figures: str) -> str:
        """A number as people write it: 2500, «25,000», «سالب 3.5»; a minus sign would stand on the wrong side."""
        whole, dot, fraction = figures.removeprefix("-").partition(".")
        grouped = f"{int(whole):,}".replace(",", self.strings["number.group"]) if len(whole) > 4 else whole
        positive = self._digits(f"{grouped}{self.strings['number.decimal'] if dot else ''}{fraction}")
        return self.text("number.negative", value=positive) if figures.startswith("-") else positive

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return str(self.strings["months"][number - 1])

    def _in_digits(self, value: str | int) -> str | int:
        return self._digits(str(value)) if isinstance(value, int) else value

    def _digits(self, figures: str) -> str:
        return figures.translate(dict(zip(range(48, 58), str(self.strings["number.digits"]), strict=True)))

    def _interval(self, text: str) -> str:
        start, _, end = text.partition("/")
        if start in ("", ".."):
            return self.text("date.until", date=self._single(end))
        if end in ("", ".."):
            return self.text("date.since", date=self._single(start))
        first, last = parse_edtf(start), parse_edtf(end)
        if any(mark in text for mark in "?~%"):
            return self.text("date.between", first=self._single(start), last=self._single(end))
        if first.precision == last.precision == "day" and start[:7] == end[:7]:
            month = self.month(int(start[5:7]))
            return self.text(
                "date.days", first=int(start[8:10]), last=int(end[8:10]), month=month, year=self._digits(start[:4])
            )
        if first.precision == last.precision == "month" and start[:4] == end[:4]:
            names = {"first": self.month(int(start[5:7])), "last": self.month(int(end[5:7]))}
            return self.text("date.months", **names, year=self._digits(start[:4]))
        return self.text("date.between", first=self._single(start), last=self._single(end))

    def _single(self, text: str) -> str:
        plain = text.rstrip("?~%")
        parts = plain.split("-")
        words = self._parts(parts)
        words = self.text("date.about", date=words) if text.endswith(("~", "%")) else words
        return self.text("date.uncertain", date=words) if text.endswith(("?", "%")) else words

    def _parts(self, parts: list[str]) -> str:
        if len(parts) == 1:
            return self.text("date.year", year=self._digits(parts[0]))
        if int(parts[1]) > 12:
            return self.text("date.season", season=self.text(f"season.{parts[1]}"), year=self._digits(parts[0]))
        if len(parts) == 2:
            return self.text("date.month", month=self.month(int(parts[1])), year=self._digits(parts[0]))
        return self.text("date.day", day=int(parts[2]), month=self.month(int(parts[1])), year=self._digits(parts[0]))


LOCALE = files("hashiya").joinpath("locale")
TEXTS = ("ar", "en", "mend_ar", "mend_en")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words: what is wrong and how to mend it, in both languages."""

    place: str
    code: str
    ar: str
    en: str
    mend_ar: str
    mend_en: str


def _in_arabic(detail: str) -> str:
    """The Arabic for what a library says in English, where `problems.yml` knows it."""
    known: Mapping[str, str] = _load("problems.yml")["words"]
    return next((arabic for english, arabic in known.items() if english in detail), detail)


@lru_cache(maxsize=4096)
def plural_category(language: str, n: int) -> str:
    """The CLDR plural category of a whole number in a language, by its BCP 47 code."""
    return Locale.parse(language, sep="-").plural_form(n)


def languages() -> tuple[str, ...]:
    """The codes of all languages that have a catalogue, Arabic first."""
    names = (path.name for path in LOCALE.iterdir())
    codes = {name.removesuffix(".yml") for name in names if name.endswith(".yml")} - {"problems"}
    return tuple(sorted(codes, key=lambda code: (code != "ar", code)))


@lru_cache
def catalogue(language: str = "ar") -> Catalogue:
    """The interface strings of a language."""
    return Catalogue(language, _load(f"{language}.yml"))


def tell(problem: Problem) -> Told:
    """A problem in words."""
    words = problem_words(problem.code)
    details = dict(problem.details)
    arabic = details | {key: _in_arabic(value) for key, value in details.items() if key in ("what", "expected")}
    if "limit" in arabic:
        arabic["limit"] = " ".join(map(_in_arabic, arabic["limit"].split()))
    texts = {key: str(words[key]).format_map(arabic if key.endswith("ar") else details) for key in TEXTS}
    place = problem.path if not problem.line else f"{problem.path}:{problem.line}:{problem.column}"
    return Told(place, problem.code, **texts)


def problem_words(code: str) -> Mapping[str, str]:
    """What is wrong (`ar`, `en`) and how to mend it (`mend_ar`, `mend_en`), with placeholders for the details."""
    words: Mapping[str, str] = _load("problems.yml")[code]
    return words


@lru_cache
def _load(name: str) -> Mapping[str, Any]:
    text = LOCALE.joinpath(name).read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded
