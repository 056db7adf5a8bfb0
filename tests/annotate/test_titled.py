"""What an article says that a person is: the printed words beside the name, and never words of somebody else."""

import pytest

from hashiya.annotate import Lexicon
from hashiya.annotate.names import find_names
from hashiya.model import Actor, ArticleId, Bilingual, Entry, Form, Prose, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

PM = [
    Form(form="رئيس الوزراء العراقي، محمد شياع السوداني"),
    Form(form="محمد شياع السوداني"),
    Form(form="السوداني", kind="short"),
    Form(form="رئيس الوزراء", kind="short"),
]
LEXICON = Lexicon.of(
    {
        "pm": Entry("pm", "", Actor(name=Bilingual(Prose("")), type="person", forms=tuple(PM))),
        "kurdistan": Entry(
            "kurdistan", "", Actor(name=Bilingual(Prose("")), type="place", forms=(Form(form="كردستان"),))
        ),
    }
)
CASES = {
    "in the form, before a comma": ("قال رئيس الوزراء العراقي، محمد شياع السوداني إنه", ["رئيس الوزراء العراقي"]),
    "a form that is nothing else": ("محمد شياع السوداني قال. وأضاف رئيس الوزراء", ["", "رئيس الوزراء"]),
    "before the name": ("زار الزعيم السياسي محمد شياع السوداني بغداد", ["الزعيم السياسي"]),
    "a title alone": ("قال السيد محمد شياع السوداني", ["السيد"]),
    "two definite ones": ("قال السيد الرئيس محمد شياع السوداني", ["السيد الرئيس"]),
    "of a state that an actor file names": ("زار رئيس وزراء كردستان محمد شياع السوداني", ["رئيس وزراء كردستان"]),
    "whose adviser, and who is the minister, nobody can tell": ("قال مستشار وزير الدفاع محمد شياع السوداني", [""]),
    "the office of another one, who is his": ("قال مدير مكتب محمد شياع السوداني", [""]),
    "his adviser": ("قال مستشار محمد شياع السوداني", [""]),
    "a word that is written like a title": ("وقف أمام محمد شياع السوداني", [""]),
    "behind a proclitic": ("التقى بوزير الدفاع محمد شياع السوداني", ["وزير الدفاع"]),
    "behind a comma": ("قال وزير الدفاع، محمد شياع السوداني", ["وزير الدفاع"]),
    "a full stop stands between": ("زار وزير الدفاع. محمد شياع السوداني قال", [""]),
    "a comma ends the office of somebody else": ("التقى وزير الدفاع، أمس، محمد شياع السوداني", [""]),
    "another person stands between": ("التقى وزير الدفاع سالم الهادي محمد شياع السوداني", [""]),
    "a word of another clause stands between": ("قال وزير الدفاع إن محمد شياع السوداني", [""]),
    "the name of a proclitic of its own": ("سلّم الرئيس لمحمد شياع السوداني", [""]),
    "no title": ("محمد شياع السوداني", [""]),
    "at the line's begin": ("وزير الدفاع\nمحمد شياع السوداني", [""]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_title_is_told_only_where_it_stands_beside_the_name(case):
    text, expected = CASES[case]
    whole = f"عنوان المقال\n\n{text}\n"
    article = parse(Seed(ArticleId("x-y-z"), "", whole, ""), read_rules())
    names = [name for name in find_names(article, LEXICON) if name.actor == "pm"]
    assert [whole[slice(*name.title)] if name.title[0] >= 0 else "" for name in names] == expected
