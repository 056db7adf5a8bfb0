"""Dates that articles give one another: an interval that their words justify, and nothing sharper."""

import pytest

from hashiya.compare.dates import account, published_among
from hashiya.dates import published
from hashiya.model import Seed
from hashiya.parse import parse
from tests.growth import assert_linear

UNDATED = """الشركتان تتفقان على بناء السد

أعلنت وزارة الري وشركة النيل، يوم الثلاثاء، أن بناء السد الشرقي سيكتمل في موعد لا يتجاوز مارس 2027، بعد مفاوضات طويلة حول التمويل.

وقال الوزير إن العمل يبدأ قريبا في المنطقة الجنوبية من المحافظة.
"""
EARLIER = "\nوكان مدير الشركة قد أعلن في وقت سابق من هذا الشهر أن التمويل متوفر.\n"
LATER = """السد الشرقي: تقدم في الأعمال

قال المهندس اليوم الأحد 7 سبتمبر 2025 إن الأعمال تتقدم في المنطقة الجنوبية.

وكانت وزارة الري وشركة النيل قد اتفقتا، {when}، على بناء السد الشرقي في موعد لا يتجاوز مارس 2027.
"""
BEFORE = """مفاوضات حول السد الشرقي

قال مصدر في وزارة الري اليوم الأحد {day} أغسطس 2024 إن الإعلان عن بناء السد الشرقي مع شركة النيل سيجري قريبا، وإن السد سيكتمل بحلول مارس 2027 بعد التمويل.
"""


def told(**texts):
    accounts = []
    for name, text in texts.items():
        article = parse(Seed(name, "", text, ""), ())
        body = [(line.start, line.end) for line in article.lines if line.kind not in ("removed", "blank")]
        accounts.append(account(article, published(text, body, [])))
    return published_among(filter(None, accounts))


def test_the_event_gives_the_week_after_it():
    found = told(one=UNDATED, two=LATER.format(when="في 27 أغسطس من العام الماضي"))
    assert found["one"].edtf.text == "2024-08-27/2024-09-02"
    assert (found["one"].basis, found["one"].confidence) == ("other-articles", "probable")
    assert [clue.article for clue in found["one"].evidence] == ["", "two"]


def test_what_came_earlier_this_month_ends_it_with_the_month():
    found = told(one=UNDATED + EARLIER, two=LATER.format(when="نهاية أغسطس من العام الماضي"))
    assert found["one"].edtf.text == "2024-08-27/2024-08-31"


def test_a_month_leaves_all_its_weekdays():
    found = told(one=UNDATED, two=LATER.format(when="في أغسطس من العام الماضي"))
    assert found["one"].edtf.text == "2024-08-06/2024-09-02"


def test_what_is_still_to_be_announced_comes_before():
    month = {"two": LATER.format(when="في أغسطس من العام الماضي")}
    found = told(one=UNDATED, three=BEFORE.format(day=18), **month)
    assert found["one"].edtf.text == "2024-08-20/2024-09-02"
    assert {clue.article for clue in found["one"].evidence} == {"", "two", "three"}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("another time to come", LATER.format(when="في أغسطس من العام الماضي").replace("2027", "2028")),
        ("another event", LATER.format(when="في أغسطس من العام الماضي").replace("السد الشرقي", "الميناء").replace("شركة النيل", "بلدية").replace("وزارة", "هيئة")),
        ("no such weekday", LATER.format(when="في 28 أغسطس من العام الماضي")),
        ("no day of its own", LATER.format(when="في أغسطس من العام الماضي").replace("اليوم الأحد 7 سبتمبر 2025", "أحد المهندسين")),
    ],
)  # fmt: skip
def test_nothing_is_said_where_the_other_speaks_of(name, other):
    assert not told(one=UNDATED, two=other), name


def test_articles_that_disagree_say_nothing():
    assert not told(
        one=UNDATED,
        two=LATER.format(when="في أغسطس من العام الماضي"),
        three=LATER.format(when="في يونيو من العام الماضي"),
    )


def test_a_dated_article_keeps_its_day():
    dated = UNDATED.replace("يوم الثلاثاء", "اليوم الثلاثاء 3 سبتمبر 2024")
    assert not told(one=dated, two=LATER.format(when="في أغسطس من العام الماضي"))


def test_the_five_articles_together(real):
    accounts = []
    for number in ("000", "001", "002", "003", "004"):
        _, article = real(number)
        body = [(line.start, line.end) for line in article.lines if line.kind not in ("removed", "blank")]
        page = [(line.start, line.end) for line in article.lines if line.kind == "removed"]
        accounts += filter(None, [account(article, published(article.text, body, page))])
    found = published_among(accounts)
    assert {key[:3]: dating.edtf.text for key, dating in found.items()} == {"000": "2024-09-27/2024-09-30"}
    assert {key[:3]: d.edtf.text for key, d in published_among(reversed(accounts)).items()} == {
        "000": "2024-09-27/2024-09-30"
    }
    assert not published_among([each for each in accounts if not each.id.startswith("004")])


def test_time_grows_with_the_archive_and_no_faster():
    def prepare(count):
        one = [parse(Seed(f"u{n}", "", UNDATED, ""), ()) for n in range(2)]
        two = [parse(Seed(f"d{n}", "", LATER.format(when="في أغسطس من العام الماضي"), ""), ()) for n in range(2)]
        body = [[(line.start, line.end) for line in a.lines if line.kind != "blank"] for a in (one[0], two[0])]
        undated = account(one[0], published(UNDATED, body[0], []))
        dated = account(two[0], published(two[0].text, body[1], []))
        many = [
            type(e)(f"{e.id}{n}", e.dating, e.told, e.lead, e.lead_words, e.earlier)
            for n in range(count)
            for e in (undated, dated)
        ]
        return lambda: published_among(many)

    assert_linear(prepare, 500)
