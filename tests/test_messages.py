"""Every word of the interface stands in the catalogue, and every problem says what is wrong and how to mend it."""

import re
import string
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from hashiya.edtf import parse_edtf
from hashiya.messages import Catalogue, catalogue, languages, plural_category, tell
from hashiya.model import Label, Problem
from hashiya.read import read_rules

PACKAGE = Path(str(files("hashiya")))
SOURCES = {
    path: path.read_text("utf-8") for pattern in ("**/*.py", "templates/*.html") for path in PACKAGE.glob(pattern)
}
_LOADED = yaml.safe_load((PACKAGE / "locale" / "problems.yml").read_text("utf-8"))
PROBLEMS = {code: words for code, words in _LOADED.items() if code != "words"}
STRINGS = catalogue().strings
USED = re.compile(
    r"""(?:Label\(|\.text\(|tell\(|result\(|refusal\()\s*f?["']([a-z][a-zA-Z.@-]*)["'](?!\s*~)|"([a-z][a-zA-Z.@-]*)" \| t\b"""
)
BUILT = re.compile(
    r"""(?:Label\(|\.text\()\s*f?["']([a-z-]+\.[a-z.-]*)(?:["']\s*~|\{)|\("([a-z-]+\.[a-z.-]*)" ~ [^)]*\)\)? \| t\b"""
)


def test_every_key_that_code_and_templates_use_is_there():
    keys = {key for source in SOURCES.values() for found in USED.findall(source) for key in found if key}
    assert len(keys) > 100
    assert sorted(key for key in keys if key not in STRINGS and not key.endswith(".")) == []


def test_every_key_that_the_form_uses_is_there():
    """A key that is put together is given as its beginning."""
    scripts = (PACKAGE / "theme" / "assets" / "hashiya" / "annotate").glob("*.js")
    used = {
        key
        for path in scripts
        for key in re.findall(r"""["'`](form\.[a-z._-]*|claim\.form\.|kind\.)""", path.read_text("utf-8"))
    }
    assert len(used) > 60
    assert (
        sorted(
            key
            for key in used
            if not any(known == key or (key[-1] == "." and known.startswith(key)) for known in STRINGS)
        )
        == []
    )


def test_every_family_of_keys_that_is_built_is_there():
    found = (prefix for source in SOURCES.values() for groups in BUILT.findall(source) for prefix in groups)
    families = set(filter(None, found))
    assert len(families) > 15
    for prefix in families:
        assert any(key.startswith(prefix) for key in STRINGS), prefix


def test_every_rule_has_its_reason_in_words():
    structural = {"duplicate-title", "duplicate-caption", "tail", "hidden", "clock"}
    for kind in {rule.kind for rule in read_rules()} - {"caption"} | structural:
        assert f"removed.{kind}" in STRINGS


def test_no_template_and_no_code_holds_arabic_of_its_own():
    for path, source in SOURCES.items():
        if path.parent.name == "templates":
            assert set(re.findall(r"[\u0620-\u064a]+", source)) == set(), path
    allowed = {
        "exact.py",
        "selector.py",
        "arabic.py",
        "names.py",
        "messages.py",
        "command.py",
        "begin.py",
        "rules.py",
        "edtf.py",
        "model.py",
        "dates.py",
    }
    for path, source in SOURCES.items():
        if path.suffix == ".py" and path.name not in allowed:
            code = re.sub(r'"""[\s\S]*?"""|#.*', "", source)
            assert not re.search(r"[\u0620-\u064a]{2,}", code), path


def test_every_code_is_used_and_every_used_code_has_its_words():
    used = {code for source in SOURCES.values() for code in re.findall(r'"(H\d{3})"', source)}
    assert used == set(PROBLEMS)


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_problem_says_what_and_how_to_mend_in_both_languages(code):
    words = PROBLEMS[code]
    assert set(words) == {"ar", "en", "mend_ar", "mend_en"}
    fields = {name for text in words.values() for _, name, _, _ in string.Formatter().parse(text) if name}
    told = tell(Problem(code, "f.yml", 3, 4, dict.fromkeys(fields, "{x}")))
    assert told.place == "f.yml:3:4"
    assert re.search(r"[\u0620-\u064a]", told.ar)
    assert re.search(r"[\u0620-\u064a]", told.mend_ar)
    assert not re.search(r"[\u0620-\u064a]", told.en.replace("«", ""))


DATES = {
    "2024-09-27": "27 أيلول/سبتمبر 2024",
    "2024-09": "أيلول/سبتمبر 2024",
    "2024-09-27?": "27 أيلول/سبتمبر 2024 (غير مؤكد)",
    "2024-09-27/2024-09-30": "27–30 أيلول/سبتمبر 2024",
    "2025-06/2025-12": "حزيران/يونيو – كانون الأول/ديسمبر 2025",
    "../2025-09": "بحلول أيلول/سبتمبر 2025",
    "2025-06/..": "منذ حزيران/يونيو 2025",
    "2025-01~": "نحو كانون الثاني/يناير 2025",
    "2020-22": "صيف 2020",
    "../2025-09?": "بحلول أيلول/سبتمبر 2025 (غير مؤكد)",
    "2024-09-27~/2024-09-30": "بين نحو 27 أيلول/سبتمبر 2024 و30 أيلول/سبتمبر 2024",
    "2024%": "نحو 2024 (غير مؤكد)",
    "2021-12-30/2022-01-02": "بين 30 كانون الأول/ديسمبر 2021 و2 كانون الثاني/يناير 2022",
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_told_in_words(edtf):
    assert catalogue().date(parse_edtf(edtf)) == DATES[edtf]


ENGLISH = {
    "2024-09-27": "27 September 2024",
    "2024-09-27?": "27 September 2024 (not certain)",
    "2024-09-27/2024-09-30": "27–30 September 2024",
    "../2025-09": "by September 2025",
    "2020-22": "summer 2020",
    "2021-12-30/2022-01-02": "between 30 December 2021 and 2 January 2022",
}


@pytest.mark.parametrize("edtf", ENGLISH)
def test_a_date_is_told_in_english(edtf):
    assert catalogue("en").date(parse_edtf(edtf)) == ENGLISH[edtf]


def test_arabic_counts_in_six_ways():
    found = [plural_category("ar", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)]
    assert found == ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many"]
    assert catalogue().label(Label("count.articles", {"n": 11})) == "11 مقالًا"


def test_english_counts_in_two_ways_and_has_a_word_for_none():
    found = [catalogue("en").text("count.articles", n=n) for n in (0, 1, 2, 11)]
    assert found == ["no articles", "one article", "2 articles", "11 articles"]


def test_numbers_are_written_as_the_language_writes_them():
    strings = dict(catalogue("en").strings) | {
        "number.digits": "٠١٢٣٤٥٦٧٨٩",
        "number.group": "٬",
        "number.decimal": "٫",
    }
    other = Catalogue("en", strings)
    assert [other.number("25000"), other.number("2.5")] == ["٢٥٬٠٠٠", "٢٫٥"]
    assert other.date(parse_edtf("2024-09-27")) == "٢٧ September ٢٠٢٤"
    assert other.text("count.articles", n=12) == "١٢ articles"


def faults(strings: Mapping[str, Any], language: str) -> list[str]:
    """The keys of a catalogue that are not as those of the Arabic one are, or lack a plural that the language has."""
    needed = {plural_category(language, n) for n in range(1, 200)}
    allowed = needed | {plural_category(language, 0), "other", "=0"}
    wrong = set(strings) ^ set(STRINGS)
    for key in set(strings) & set(STRINGS):
        theirs, ours = strings[key], STRINGS[key]
        plurals = set(theirs) if isinstance(theirs, dict) else set()
        counts = isinstance(ours, dict)
        fits = not (plurals - allowed or needed - plurals) if counts else not plurals
        if not fits or fields(theirs) != fields(ours):
            wrong.add(key)
    return sorted(wrong)


def fields(value: Any) -> set[str]:
    texts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(str(text)) if name}


@pytest.mark.parametrize("language", languages())
def test_every_catalogue_has_the_keys_the_places_and_the_plurals_of_its_language(language):
    strings = catalogue(language).strings
    assert faults(strings, language) == []
    assert list(strings) == list(STRINGS)
    assert len(strings["months"]) == 12
    assert len(strings["number.digits"]) == 10
    assert all(text for text in strings["months"])


def test_a_catalogue_that_lacks_a_key_a_place_or_a_plural_is_found():
    broken = dict(catalogue("en").strings) | {"date.day": "{day} {month}", "count.claims": {"one": "one claim"}}
    del broken["nav.home"]
    assert faults(broken, "en") == ["count.claims", "date.day", "nav.home"]
    assert "count.notes" in faults(catalogue("en").strings, "ar")


def test_english_words_are_english():
    allowed = {"cite.by-hand"}
    arabic = [key for key, words in catalogue("en").strings.items() if re.search("[ء-ي]", str(words))]
    assert set(arabic) == allowed


@pytest.mark.parametrize(
    ("language", "tag", "name"),
    [
        ("ar", "ar", "العربية"),
        ("en", "ar", "Arabic"),
        ("ar", "und-Latn", "الحروف اللاتينية"),
        ("en", "und-Hebr", "Hebrew script"),
        ("ar", "und", ""),
    ],
)
def test_a_language_is_named_as_far_as_letters_tell_it(language, tag, name):
    assert catalogue(language).label(Label("@language", {"tag": tag})) == name
