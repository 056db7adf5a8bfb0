"""Names of persons whom no file knows are proposed by the words before them, and other words are left alone."""

from dataclasses import replace

import pytest

from hashiya.annotate.newcomers import propose_names
from hashiya.model import ArticleId, Named, Seed
from hashiya.parse import parse
from hashiya.read import read_rules


def proposed(text: str, *known: Named) -> list[tuple[str, str]]:
    article = parse(Seed(ArticleId("x-y-z"), "", f"عنوان لا يسمي أحدا هنا\n\n{text}", ""), read_rules())
    found = propose_names(article, known)
    assert all(article.text[name.start : name.end] == name.words for name in found)
    return [(name.cue, name.words) for name in found]


CASES = {
    "a title": ("وأوضح الدكتور سامي مرعي أن العلاج مجاني.", [("الدكتور", "سامي مرعي")]),
    "an office of several words": (
        "استقبل وزير الخارجية المصري سامح شكري نظيره أمس.", [("وزير الخارجية المصري", "سامح شكري")]),
    "an office and a comma": ("قال رئيس البلدية، عادل الخطيب، إن العمل بدأ.", [("رئيس البلدية", "عادل الخطيب")]),
    "a word of saying": ("وقال محمود الهاشمي إن الطريق مفتوح.", [("وقال", "محمود الهاشمي")]),
    "a name in two halves": ("قال نور الدين الطبوبي إنه باق.", [("قال", "نور الدين الطبوبي")]),
    "a name with its father's": ("أكد الأمير تركي بن فيصل أن الحوار مستمر.", [("الأمير", "تركي بن فيصل")]),
    "a kunya": ("قتل القيادي أبو بكر البغدادي في الغارة.", [("القيادي", "أبو بكر البغدادي")]),
    "a name that no list knows behind a title": ("وأشار النائب رؤبة العلايلي إلى ذلك.", [("النائب", "رؤبة العلايلي")]),
    "the second time it is the same name": (
        "قال محمود الهاشمي إنه باق. وأضاف الوزير محمود الهاشمي أنه متفائل.", [("قال", "محمود الهاشمي")]),
    "a given name alone is no name": ("قال محمود إن الطريق مفتوح.", []),
    "a preposition is no name": ("وقال على هامش المؤتمر إن العمل بدأ.", []),
    "a speaker's «باسم» is no name": ("قال الناطق باسم الحكومة إن العمل بدأ.", []),
    "an adjective of a state is no name": ("قال الرئيس التونسي السابق إن العمل بدأ.", []),
    "two common words are no name": ("قال سعيد باتفاق الطرفين إنه مرتاح.", []),
    "no word before it": ("في بيت محمود الهاشمي حديقة.", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_name_is_proposed_behind_a_title_an_office_or_a_word_of_saying(case):
    text, expected = CASES[case]
    assert proposed(text) == expected


def test_known_actors_are_not_proposed():
    text = "وقال محمود الهاشمي إن الطريق مفتوح."
    at = f"عنوان لا يسمي أحدا هنا\n\n{text}".index("محمود")
    assert proposed(text, Named("x", at, at + 14, "p1", "محمود الهاشمي")) == []


def test_a_topic_is_proposed_where_it_is_named_early_or_twice(tmp_path):
    from hashiya.annotate import Lexica, propose
    from hashiya.model import Bilingual, Entry, Prose, Topic
    from hashiya.read import read_archive

    archive = read_archive(tmp_path)[0]
    label = Bilingual(Prose("الانتخابات الرئاسية"))
    lexica = Lexica.of(replace(archive, topics={"vote": Entry("vote", "", Topic(label=label))}))
    plain = "وقال المتحدث إن العمل مستمر في المدينة."

    def topics(*paragraphs: str) -> list[str]:
        text = "\n\n".join(["عنوان لا يسمي شيئا هنا", *paragraphs])
        article = parse(Seed(ArticleId("x-y-z"), "", text, ""), read_rules())
        return [text[use.start : use.end] for use in propose(article, (), lexica).topics]

    assert topics("تجري انتخابات رئاسية غدا في البلاد.", plain) == ["انتخابات رئاسية"]
    assert topics(plain, plain, plain, "وتجري الانتخابات الرئاسية غدا.") == []
    assert topics(plain, plain, "بعد الانتخابات الرئاسية عاد.", "وللانتخابات الرئاسية أثر.") == ["الانتخابات الرئاسية"]
