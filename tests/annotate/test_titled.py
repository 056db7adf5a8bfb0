"""What an article says that a person is: the printed words beside the name, and never words of somebody else."""

import unicodedata

import pytest

from hashiya.annotate import Lexicon
from hashiya.annotate.names import find_names
from hashiya.model import Actor, ArticleId, Bilingual, Entry, Form, Prose, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

PM = [
    Form(form="رئيس الوزراء العراقي، محمد شياع السوداني"),
    Form(form="محمد شياع السوداني"),
    Form(form="اللواء محمد شياع السوداني"),
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
    "behind the name, between commas": (
        "وقال محمد شياع السوداني، رئيس الوزراء العراقي، إن العمل مستمر",
        ["رئيس الوزراء العراقي", "رئيس الوزراء"],
    ),
    "behind it, before a word of saying": ("محمد شياع السوداني, وزير الدفاع العراقي قال", ["وزير الدفاع العراقي"]),
    "behind it, at the end of the clause": ("بحضور محمد شياع السوداني، وزير الدفاع.", ["وزير الدفاع"]),
    "behind a name with a proclitic": ("ووفقًا لمحمد شياع السوداني، وزير الدفاع، فإن", ["وزير الدفاع"]),
    "behind it, for a title before it": ("قال السيد محمد شياع السوداني، وزير الدفاع، إن", ["وزير الدفاع"]),
    "behind it, of a body": ("قال محمد شياع السوداني، عضو في مجلس الأمن، إن", ["عضو في مجلس الأمن"]),
    "behind it, with a mark that it opens": ("قال محمد شياع السوداني، رئيس حزب «العمل»، إن", ["رئيس حزب «العمل»"]),
    "an office and somebody's name": ("حضر محمد شياع السوداني، وزير الدفاع سالم الهادي، وغيرهما", [""]),
    "an office and a name behind the comma": ("حضر محمد شياع السوداني، وزير الدفاع، سالم الهادي", [""]),
    "one who was received": ("استقبل محمد شياع السوداني، وزير الدفاع الفرنسي، اليوم", [""]),
    "what he is made": ("اختير محمد شياع السوداني، رئيسا للكتلة، اليوم", [""]),
    "where he said so": ("قال محمد شياع السوداني، وزير الدفاع في تصريح، إن", [""]),
    "a sentence that goes on": ("محمد شياع السوداني، وزير الدفاع يزور بغداد.", [""]),
    "of him whose adviser it is": ("قال مستشار محمد شياع السوداني، رئيس الهيئة، إن", [""]),
    "another one behind «و»": ("محمد شياع السوداني، ووزير الدفاع، حضرا", [""]),
    "a preposition that is written like an office": ("محمد شياع السوداني، وإلى جانبه الوزير، حضرا", [""]),
    "one word that says nothing": ("محمد شياع السوداني، رئيس، قال", [""]),
    "no title": ("محمد شياع السوداني", [""]),
    "an office and a rank": ("قال رئيس هيئة الأركان، اللواء محمد شياع السوداني", ["رئيس هيئة الأركان، اللواء"]),
    "an office and a rank of another one": ("حضر رئيس الأركان، واللواء محمد شياع السوداني", ["اللواء"]),
    "a rank alone": ("قال اللواء محمد شياع السوداني إنه", ["اللواء"]),
    "an adviser and a rank": ("قال مستشار سالم، اللواء محمد شياع السوداني", ["اللواء"]),
    "at the line's begin": ("وزير الدفاع\nمحمد شياع السوداني", [""]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_title_is_told_only_where_it_stands_beside_the_name(case):
    text, expected = CASES[case]
    whole = f"عنوان المقال\n\n{text}\n"
    article = parse(Seed(ArticleId("x-y-z"), "", whole, ""), read_rules())
    names = [name for name in find_names(article, LEXICON) if name.actor == "pm"]
    assert [whole[slice(*name.title)] if name.title[0] >= 0 else "" for name in names] == expected


def test_an_office_behind_a_name_is_read_however_its_letters_are_composed():
    text = unicodedata.normalize("NFD", "قال محمد شياع السوداني، المدير العامّ لهيئة آثار العراق، إن")
    article = parse(Seed(ArticleId("x-y-z"), "", f"عنوان المقال\n\n{text}\n", ""), read_rules())
    (name,) = (name for name in find_names(article, LEXICON) if name.actor == "pm")
    found = article.text[slice(*name.title)]
    assert unicodedata.normalize("NFC", found) == "المدير العامّ لهيئة آثار العراق"
