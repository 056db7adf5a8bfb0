"""Words that have changed are found again and told, or named as lost with what is most like them; never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from hashiya.anchor import SILENT, TOLD, Selector, Text, describe, find

TEXT = """الوزير يعلن موعد الانسحاب

أعلن وزير الدفاع سالم الهادي، اليوم الأحد، أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025، بعد أشهر من المحادثات.

وقال الهادي إن «الموعد نهائي»، وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية ستبقى للتدريب والاستشارة في العاصمة.

ونفى المتحدث أن يكون الموعد نهائيًا، وقال إن المحادثات ستُستأنف."""

SILENTLY = {
    "other signs": ('إن "الموعد نهائي", وأضاف', "إن «الموعد نهائي»، وأضاف"),
    "a comma left out": (
        "وأضاف أن نحو 2500 جندي سيغادرون وأن البقية ستبقى للتدريب",
        "وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية ستبقى للتدريب",
    ),
    "other digits": ("نحو ٢٥٠٠ جندي سيغادرون", "نحو 2500 جندي سيغادرون"),
}

WITH_A_WORD = {
    "one letter mistyped": (
        "أن القوات ستنسحب من القاعده بحلول ستمبر 2025",
        "أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025",
    ),
    "a word of nearly the same letters": (
        "سالم الهادي، اليوم الأحد، أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025، بعد أشهر من المجادلات",
        "سالم الهادي، اليوم الأحد، أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025، بعد أشهر من المحادثات",
    ),
    "the same words in another order": (
        "وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية ستبقى للاستشارة والتدريب في العاصمة",
        "وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية ستبقى للتدريب والاستشارة في العاصمة",
    ),
    "another number": (
        "وأضاف أن نحو 2900 جندي سيغادرون، وأن البقية ستبقى",
        "وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية ستبقى",
    ),
    "a word left out": (
        "وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية للتدريب والاستشارة في العاصمة",
        "وأضاف أن نحو 2500 جندي سيغادرون، وأن البقية ستبقى للتدريب والاستشارة في العاصمة",
    ),
    "a word exchanged": (
        "أن القوات ستبقى في القاعدة بحلول سبتمبر 2025",
        "أن القوات ستنسحب من القاعدة بحلول سبتمبر 2025",
    ),
    "quotation marks added to a name": ("«سالم الهادي»", "سالم الهادي"),
}

LOST = {
    "words that are not there": "أن الحكومة طلبت تمديد بقاء المستشارين",
    "a short name like another": "الهلالي",
    "part of a word": "الهاد",
    "part of a number": "250",
    "another number alone": "2900 جندي",
    "nothing": "",
    "signs only": "«»",
}


@pytest.mark.parametrize("case", SILENTLY)
def test_spelling_alone_is_no_change(case):
    quote, words = SILENTLY[case]
    found = find(Selector(quote), Text(TEXT))
    assert [TEXT[slice(*span)] for span in found.spans] == [words]
    assert found.score >= SILENT


@pytest.mark.parametrize("case", WITH_A_WORD)
def test_changed_words_are_told(case):
    quote, words = WITH_A_WORD[case]
    found = find(Selector(quote), Text(TEXT))
    assert [TEXT[slice(*span)] for span in found.spans] == [words]
    assert TOLD <= found.score < SILENT


@pytest.mark.parametrize("case", LOST)
def test_lost_words_are_not_found_elsewhere(case):
    assert find(Selector(LOST[case]), Text(TEXT)).spans == ()


def test_lost_words_are_told_with_what_is_most_like_them():
    text = Text(TEXT)
    found = find(Selector("أعلن وزير الخارجية سالم الهلالي"), text)
    assert found.spans == ()
    assert text.original[slice(*found.nearest[0])] == "أعلن وزير الدفاع سالم الهادي"


TWICE = "قال الوزير إن القوات ستغادر في أيلول. وقال المتحدث إن القوات ستغادر في أيلول."


def test_two_places_that_are_as_likely_are_both_told():
    assert len(find(Selector("إن القوات ستغادر في ايلولل"), Text(TWICE)).spans) == 2


def test_words_around_choose_between_places_that_are_as_likely():
    text = Text(TWICE)
    (first,) = find(Selector("إن القوات ستغاادر في ايلول", "قال الوزير"), text).spans
    (second,) = find(Selector("إن القوات ستغاادر في ايلول", "وقال المتحدث"), text).spans
    assert (first[0], second[0]) == (TWICE.index("إن"), TWICE.rindex("إن"))


def test_the_same_words_elsewhere_are_not_taken_for_those_of_the_prefix():
    assert find(Selector("إن القوات ستغادر في أيلول", "وأكد السفير"), Text(TWICE)).spans == ()
    left = TWICE.partition(". ")[2]
    assert find(Selector("إن القوات ستغادر في أيلول", "قال الوزير"), Text(left)).spans == ()


def test_of_two_places_with_other_words_none_is_chosen_by_its_letters():
    text = Text(
        "وأضاف أن الأعمال ستبدأ في الشتاء المقبل. وقال إن التمويل تأخر. وأضاف أن الأعمال ستبدأ في الخريف المقبل."
    )
    assert len(find(Selector("وأضاف أن الأعمال ستبدأ في الربيع المقبل"), text).spans) == 2


@pytest.mark.parametrize(("gone", "left"), [("الشرقية", "الغربية"), ("الخريفية", "الربيعية"), ("القديمة", "الجديدة")])
def test_words_around_of_nearly_the_same_letters_are_others(gone, left):
    quotation = Selector("رصد التقرير 14 شرخا", suffix=f"في الدعامة {gone}")
    assert find(quotation, Text(f"وفق الهيئة رصد التقرير 14 شرخا في الدعامة {left}")).spans == ()


def test_the_same_words_are_told_where_a_letter_of_those_around_them_differs():
    found = find(Selector("إن القوات ستغادر في أيلول", "وقال المتحدث"), Text(TWICE.replace("المتحدث", "المتحدثة")))
    assert TOLD <= found.score < SILENT
    assert [span[0] for span in found.spans] == [TWICE.rindex("إن") + 1]


def test_the_old_place_tips_the_scale_between_near_scores_and_never_alone():
    text = Text(TWICE)
    assert len(find(Selector("إن القوات ستغادر في أيلول", start=10), text).spans) == 2


@given(st.text("ابتثج «»،.2٣ أإىية\n", max_size=200), st.text("ابتثج «2٣ أ", min_size=1, max_size=30))
def test_what_is_found_is_always_whole_words_and_like_the_quotation(text, quote):
    found = find(Selector(quote), Text(text))
    assert 0 <= found.score <= 1
    for start, end in found.spans:
        assert 0 <= start < end <= len(text)
        assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
    assert not found.spans or found.score >= TOLD


HOSTILE = {"one letter": "ا ", "one word": "محمد ", "signs": "« ", "Latin": "ab", "a clause": "وقال محمد إن "}


@pytest.mark.parametrize("case", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(case):
    unit = HOSTILE[case]
    assert_linear(lambda size: lambda: find(Selector(unit * 20 + "غ", "قال", "ثم"), Text(unit * size)), 400)


def test_choosing_words_around_a_quotation_grows_no_faster_than_the_text():
    assert_linear(lambda size: lambda: describe((2, 3), Text("ا " * size)), 60)
