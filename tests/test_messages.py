"""Every word of the interface stands in the catalogue, and every problem says what is wrong and how to mend it."""

import re
import string
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from hashiya.edtf import parse_edtf
from hashiya.messages import catalogue, plural_category, tell
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


def test_arabic_counts_in_six_ways():
    found = [plural_category(n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)]
    assert found == ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many"]
    assert catalogue().label(Label("count.articles", {"n": 11})) == "11 مقالًا"
