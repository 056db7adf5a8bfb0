"""What an article says that a person is: the printed words beside the name, and never words of somebody else."""

import pytest
from tests.annotate.test_names import lexicon

from hashiya.annotate.names import find_names
from hashiya.model import ArticleId, Form, Seed
from hashiya.parse import parse
from hashiya.read import read_rules

FORMS = [
    Form(form="رئيس الوزراء العراقي، محمد شياع السوداني"),
    Form(form="محمد شياع السوداني"),
    Form(form="السوداني", kind="short"),
    Form(form="رئيس الوزراء", kind="short"),
]
CASES = {
    "in the form, before a comma": ("قال رئيس الوزراء العراقي، محمد شياع السوداني إنه", ["رئيس الوزراء العراقي"]),
    "a form that is nothing else": ("محمد شياع السوداني قال. وأضاف رئيس الوزراء", ["", "رئيس الوزراء"]),
    "before the name": ("زار الزعيم السياسي محمد شياع السوداني بغداد", ["الزعيم السياسي"]),
    "a title alone": ("قال السيد محمد شياع السوداني", ["السيد"]),
    "of two offices both": ("قال نائب رئيس الجمهورية محمد شياع السوداني", ["نائب رئيس الجمهورية"]),
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
    names = find_names(article, lexicon(pm=FORMS))
    assert [whole[slice(*name.title)] if name.title[0] >= 0 else "" for name in names] == expected
