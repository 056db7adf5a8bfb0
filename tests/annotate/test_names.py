"""Each name is found under its actor, as printed, and common words are left alone."""

import pytest
from tests.conftest import ROOT

from hashiya.annotate import Lexicon
from hashiya.annotate.names import find_names
from hashiya.model import Actor, ArticleId, Bilingual, Entry, Form, Prose, Seed
from hashiya.parse import parse
from hashiya.read import read_archive, read_rules

NUMBERS = ["000", "001", "002", "003", "004"]


def lexicon(**forms: list[Form]) -> Lexicon:
    return Lexicon.of(
        {
            name: Entry(name, "", Actor(name=Bilingual(Prose(name)), type="person", forms=tuple(own)))
            for name, own in forms.items()
        }
    )


def found(text: str, **forms: list[Form]) -> list[tuple[str, str, str]]:
    article = parse(Seed(ArticleId("x-y-z"), "", text, ""), read_rules())
    return [(name.actor, name.form, name.proclitic) for name in find_names(article, lexicon(**forms))]


IRAQ = [Form(form="العراق")]
CASES = {
    "as it is": ("زار العراق أمس", [("iraq", "العراق", "")]),
    "with و": ("سوريا والعراق معًا", [("iraq", "العراق", "و")]),
    "with ب": ("التحالف بالعراق", [("iraq", "العراق", "ب")]),
    "with لل, whose alef is hidden": ("تسليم للعراق", [("iraq", "لعراق", "ل")]),
    "with ولل": ("وللعراق دور", [("iraq", "لعراق", "ول")]),
    "with tatweel and marks": ("في العِـراق", [("iraq", "العِـراق", "")]),
    "inside another word": ("العراقيل كثيرة", []),
    "in brackets": ("(العراق)", [("iraq", "العراق", "")]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_name_is_found_behind_its_proclitics(case):
    text, expected = CASES[case]
    assert found(text, iraq=IRAQ) == expected


def test_the_longest_form_wins():
    names = found("قال رئيس الوزراء العراقي، محمد علي", pm=[Form(form="رئيس الوزراء العراقي، محمد علي")],
                  iraq=[Form(form="العراقي", kind="nisba")])  # fmt: skip
    assert names == [("pm", "رئيس الوزراء العراقي، محمد علي", "")]


def test_a_short_form_counts_only_where_the_full_name_stands():
    forms = [Form(form="قاسم الأعرجي"), Form(form="الأعرجي", kind="short")]
    assert [form for _, form, _ in found("قال قاسم الأعرجي ثم أضاف الأعرجي", araji=forms)] == [
        "قاسم الأعرجي",
        "الأعرجي",
    ]
    assert found("أضاف الأعرجي", araji=forms) == []


def test_in_one_word_forms_alef_maqsura_is_not_ya():
    assert found("على الطاولة", ali=[Form(form="علي")]) == []
    assert found("قال علي أمس", ali=[Form(form="علي")]) == [("ali", "علي", "")]


def test_a_form_may_be_bound_to_a_part_or_to_articles():
    assert found("واشنطن تنسحب\n" + "x" * 99, city=[Form(form="واشنطن", within=("caption",))]) == []
    assert found("قال المسؤول إن", official=[Form(form="المسؤول", articles=(ArticleId("other"),))]) == []
    assert found("قال المسؤول إن", official=[Form(form="المسؤول", articles=(ArticleId("x-y-z"),))]) != []


def test_quotation_marks_and_brackets_that_a_name_opens_are_closed():
    assert found("فلول تنظيم “الدولة الإسلامية” لم", isis=[Form(form="تنظيم الدولة الإسلامية")])[0][1].endswith("”")
    assert found("وزارة الدفاع (البنتاجون) أمس", dod=[Form(form="وزارة الدفاع البنتاجون")])[0][1].endswith(")")


def test_a_comma_or_quotation_marks_between_them_divide_two_persons():
    forms = [Form(form="محمد علي")]
    assert found("حضر محمد، علي", x=forms) == []
    assert found("«الرئيس محمد» «علي غائب»", x=forms) == []
    assert found("حضر محمد علي", x=forms) != []


def test_a_name_never_runs_over_the_end_of_a_sentence_or_line():
    assert found("غادر محمد. علي باق", x=[Form(form="محمد علي")]) == []
    assert found("غادر محمد\nعلي باق", x=[Form(form="محمد علي")]) == []


def test_mentions_of_the_five_articles_agree_with_two_readers(gold, real):
    archive, _ = read_archive(ROOT)
    actors = Lexicon.of(archive.actors)
    right = ours = theirs = 0
    for number in NUMBERS:
        expected = next(item for item in gold["seeds"] if item["id"].startswith(number))
        wanted = {
            (mention["start"], mention["end"], actor["actor"].replace("_", "-"))
            for actor in expected["actors"]
            for mention in actor["mentions"]
        }
        names = {(name.start, name.end, name.actor) for name in find_names(real(number)[1], actors)}
        right, ours, theirs = right + len(names & wanted), ours + len(names), theirs + len(wanted)
    assert 2 * right / (ours + theirs) >= 0.97
