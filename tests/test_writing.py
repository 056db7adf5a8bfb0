"""What letters tell of a text: its direction, its language, whether it is one quotation."""

import pytest

from hashiya.writing import is_quotation, is_spaced, language_tag, main_direction

LANGUAGES = {
    "أعلن الوزير موعد الانسحاب": "ar",
    "گڤين: أعلن الوزير موعد الانسحاب أمس في بغداد وقال إن القوات ستغادر القاعدة قبل نهاية السنة المقبلة": "ar",
    "نیروهای خارجی از کشور خارج می‌شوند": "und-Arab",
    "הכוחות יעזבו את הבסיס": "und-Hebr",
    "Forces leave the base": "und-Latn",
    "Les forces quittent la base": "und-Latn",
    "Войска покидают базу": "und-Cyrl",
    "部队离开基地": "und-Hani",
    "أعلنت وكالة Reuters أن القوات": "ar",
    "2024-09-06 (7:30)": "",
    "𐎠𐎡𐎢": "und",
}


@pytest.mark.parametrize(("text", "tag"), LANGUAGES.items())
def test_a_language_is_named_only_where_letters_tell_it(text, tag):
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("BBC: أعلن الوزير موعد الانسحاب", "rtl"),
        ("140807-N-CS564-078 ARABIAN GULF (Aug. 7, 2014) Sailors in الخليج", "ltr"),
        ("2024", "rtl"),
        ("a ب", "ltr"),
        ("ب a", "rtl"),
    ],
)
def test_a_line_runs_as_most_of_its_letters_do(text, direction):
    assert main_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("«سنغادر القاعدة».", True),
        ("“سنغادر القاعدة”", True),
        ('"سنغادر القاعدة"', True),
        ("«سنغادر» قال الوزير «القاعدة»", False),
        ("قال «سنغادر القاعدة»", False),
        ("«»", False),
        ("", False),
    ],
)
def test_a_paragraph_is_a_quotation_when_it_is_one_from_end_to_end(text, is_one):
    assert is_quotation(text) == is_one


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("كلام كثير", False),
        ("كلام\u00a0 كثير", False),
        ("كلام  كثير", True),
        ("كلام\tكثير", True),
        (" كلام", True),
        ("كلام ", True),
    ],
)
def test_white_space_that_a_browser_would_not_show_as_it_is(text, spaced):
    assert is_spaced(text) == spaced
