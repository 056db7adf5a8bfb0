"""What texts print of dates, and on which day they appeared: named cases in `cases.yml`, `heads.yml`, `resolve.yml`.

A day is never invented.
"""

import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya.dates import mentions, published, resolve
from hashiya.dates.address import dated_address
from hashiya.dates.declared import stated
from hashiya.dates.words import numbered
from hashiya.edtf import parse_edtf
from hashiya.model import Declared
from tests.conftest import ROOT
from tests.growth import assert_linear


def listed(name):
    return yaml.load((Path(__file__).parent / name).read_text("utf-8"), Loader=yaml.BaseLoader)


CASES, HEADS, RESOLVED = listed("cases.yml"), listed("heads.yml"), listed("resolve.yml")


NOTHING = Declared()


def dated(lines, declared=NOTHING):
    """The dating of lines, of which those that begin with `#` are the publishing system's."""
    at, kept, body, page = 0, [], [], []
    for line in lines.splitlines():
        words = line.lstrip("#")
        (page if line.startswith("#") else body).append((at, at + len(words)))
        kept.append(words)
        at += len(words) + 1
    return published("\n".join(kept), body, page, declared)


@pytest.mark.parametrize("name", CASES)
def test_the_day_of_publication(name):
    case = CASES[name]
    page = case.get("page", "")
    text = f"{page}\n{case['text']}"
    found = published(text, [(len(page) + 1, len(text))], [(0, len(page))])
    assert found.edtf.text == case["published"]


@pytest.mark.parametrize("name", HEADS)
def test_the_day_by_the_head_of_an_article(name):
    case = HEADS[name]
    found = dated(case["lines"], Declared(**case.get("declared", {})))
    assert found.edtf.text == case["published"]


@pytest.mark.parametrize("name", RESOLVED)
def test_what_a_date_means_in_an_article_of_a_day(name):
    case = RESOLVED[name]
    mention = mentions(case["text"])[0]
    found = resolve(mention, parse_edtf(case["article"]) if case["article"] else parse_edtf("../2030"))
    assert (found.text if found else "") == case["means"]


def test_there_are_many_cases_in_all_families():
    assert len(CASES) + len(HEADS) >= 220
    assert len(set(numbered("months").values())) == 12


# The day itself where the text fixes it; an interval that holds the true day where it does not.
SEEDS = {"000": "2024?", "001": "2024-09-06", "002": "2021-12-09", "003": "2025-06/2025-12", "004": "2025-09-07"}


@pytest.mark.parametrize("number", SEEDS)
def test_the_five_articles_each_by_itself(real, number):
    _, article = real(number)
    body = [(line.start, line.end) for line in article.lines if line.kind not in ("removed", "blank")]
    page = [(line.start, line.end) for line in article.lines if line.kind == "removed"]
    assert published(article.text, body, page).edtf.text == SEEDS[number]


def test_a_mention_is_the_words_as_printed():
    text = "في اليوم، الجمعة 6 من أيلول/ سبتمبر 2024، وبحلول نهاية 2026."
    assert [text[m.start : m.end] for m in mentions(text)] == ["اليوم، الجمعة 6 من أيلول/ سبتمبر 2024", "نهاية 2026"]


def test_evidence_is_words_of_the_text_or_a_field():
    own = dated("خبر\nقال اليوم الجمعة 6 أيلول 2024 إنه باق.").evidence[0]
    assert (own.words, own.start, own.field) == ("اليوم الجمعة 6 أيلول 2024", 8, "")
    declared = Declared(published="2024-09-06T10:00:00+03:00", fields={"published": "json-ld datePublished"})
    told = dated("خبر\nقال إنه باق.", declared)
    assert (told.evidence[0].words, told.evidence[0].field) == (declared.published, "json-ld datePublished")
    assert (told.basis, told.confidence) == ("metadata", "probable")


def test_two_witnesses_make_it_certain():
    declared = Declared(published="2024-09-06")
    assert dated("خبر\nقال اليوم الجمعة إنه باق.", declared).confidence == "certain"
    assert dated("خبر\n#نشر في 6 سبتمبر 2024\nقال إنه باق.", declared).confidence == "certain"
    assert dated("خبر\n#6 سبتمبر 2024\nقال اليوم الجمعة إنه باق.").confidence == "certain"


def test_a_conflict_lowers_the_confidence_and_is_told():
    found = dated("خبر\nقال اليوم الجمعة 6 أيلول 2024 إنه باق.", Declared(published="2024-10-20"))
    assert (found.edtf.text, found.confidence, len(found.evidence)) == ("2024-10-20", "possible", 2)


def test_a_hijri_day_says_so():
    found = dated("خبر\n#15 ربيع الأول 1446 هـ\nقال إنه باق.")
    assert (found.edtf.text, found.calendar, found.confidence) == ("2024-09-18", "hijri", "probable")


# ---- any date in any manner is read back ------------------------------------------------------------------------

DAYS = st.dates(date(1996, 1, 1), date(2044, 12, 31))
FAMILIES = [
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"],
    [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
LAYOUTS = [
    "{w} {d} {m} {y}", "{w}، {d} {m}، {y}", "{d} {m} {y}", "{d} من {m} {y}", "{w} {d}-{m}-{y}", "{d:02} {m}, {y}",
    "{w} {d} {m}/{m} {y}", "{w} ({d} {m} {y})", "{w} الموافق {d} {m} {y}م", "{d} - {m} - {y}", "{y}/{n}/{d}", "{y}-{n:02}-{d:02}",
    "{w} {d:02}/{n:02}/{y}", "{w} {d}.{n}.{y}", "{d} شهر {m} سنة {y}",
]  # fmt: skip
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
FRAMES = [
    "خبر\nقال الوزير اليوم {} إنه باق.", "خبر\n#نشر في: {} الساعة 10:22\nقال إنه باق.", "خبر\n#{}\nقال إنه باق.",
    "#تاريخ النشر: {}\nخبر\nقال إنه باق.", "خبر\n{}\nقال إنه باق.", "خبر\n#{} - 14:35\n#القاهرة\nقال إنه باق.",
]  # fmt: skip


@given(
    DAYS,
    st.sampled_from(FAMILIES),
    st.sampled_from(LAYOUTS),
    st.sampled_from(DIGITS),
    st.sampled_from(FRAMES),
    st.booleans(),
)
@settings(max_examples=400)
def test_any_day_in_any_layout_is_read_back(day, family, layout, digits, frame, decomposed):
    words = layout.format(d=day.day, m=family[day.month - 1], y=day.year, n=day.month, w=WEEKDAYS[day.weekday()])
    words = words.translate(str.maketrans("0123456789", digits))
    text = frame.format(words)
    found = dated(unicodedata.normalize("NFD", text) if decomposed else text)
    assert found.edtf.text == day.isoformat()


TRAPS = [
    "خبر\nصورة من الأرشيف {} (رويترز)\nقال إنه باق.", "خبر\nولد الوزير في {} في المدينة.", "خبر\nقال إن المعرض ينطلق في {}.",
    "خبر\n#آخر تحديث: {}\nقال إنه باق.", "#{}\n#الرئيسية\n#سياسة\n#رياضة\nخبر\nقال إنه باق.", "خبر\nقال إنه باق.\n#مقالات\n#{}",
    "خبر\nيغادرون بحلول {}.", "خبر\nيحتفل اليوم بذكرى {}.", "خبر\nوقع الجانبان {} اتفاقا.",
]  # fmt: skip


@given(DAYS, st.sampled_from(FAMILIES), st.sampled_from(LAYOUTS), st.sampled_from(TRAPS))
@settings(max_examples=300)
def test_days_of_other_things_never_give_the_day(day, family, layout, trap):
    words = layout.format(d=day.day, m=family[day.month - 1], y=day.year, n=day.month, w=WEEKDAYS[day.weekday()])
    assert dated(trap.format(words)).edtf.precision != "day"


@given(DAYS, st.sampled_from(["{}T10:00:00+03:00", "{}", "{} 10:22:11", "{}T06:00:00Z", "{}T10:00:00.000+0100"]))
def test_metadata_gives_its_printed_day(day, form):
    found = dated("خبر\nقال إنه باق.", Declared(published=form.format(day.isoformat())))
    default = day.month == day.day == 1 and form == "{}"
    assert found.edtf.text == (str(day.year) if default else day.isoformat())


@given(st.text(max_size=60))
def test_no_declared_words_break_it(words):
    stated(words)
    dated_address(words)
    dated_address(f"https://e.example/{words}")


@given(st.text(alphabet="اليوم أمسالجمعة 0123٤٥٦/-.\n،()سبتمبركانونعام2024هـم", max_size=80))
def test_no_text_breaks_it_and_spans_are_in_order(text):
    found = mentions(text)
    ends = [0, *(m.end for m in found)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, found, strict=False))
    published(text, [(0, len(text))], [])
    for mention in found:
        resolve(mention, parse_edtf("2024-09-06"))


@given(
    DAYS,
    st.sampled_from(
        ["أمس", "اليوم", "الأحد الماضي", "الجمعة المقبل", "الشهر الماضي", "العام المقبل", "نهاية سبتمبر الماضي"]
    ),
)
def test_the_past_is_before_and_the_next_after_the_article(day, words):
    found = resolve(mentions(f"جرى ذلك {words} هناك.")[0], parse_edtf(day.isoformat()))
    if "الماضي" in words or words == "أمس":
        assert found.latest < day
    elif "المقبل" in words:
        assert found.earliest > day
    else:
        assert found.earliest == found.latest == day


def test_an_article_of_some_days_gives_an_interval():
    mention = mentions("التقيا أمس هناك.")[0]
    assert resolve(mention, parse_edtf("2024-09-06/2024-09-08")).text == "2024-09-05/2024-09-07"
    assert resolve(mention, parse_edtf("2024/..")) is None


HOSTILE = ["6 من ", "اليوم ", "12/", "كانون ", "2024 ", "من عام ", "[", "اً", " ", '"', "سبتمبر ", "1446هـ ", "اليوم الجمعة 6 أيلول. ", "6 سبتمبر 2024\n",
           "بعد عقد على تأسيسه ", "هذا ", "2024/09/06 "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece):
    def prepare(count: int):
        text, lines, at = piece * count, [], 0
        for line in text.split("\n"):
            lines.append((at, at + len(line)))
            at += len(line) + 1
        return lambda: published(text, lines, lines[1::2])

    assert_linear(prepare, 1000)


@pytest.mark.parametrize("piece", ["2024/", "/2024/09", "=2024-", "0", "2024/09/06/"])
def test_time_grows_with_what_is_declared_and_no_faster(piece):
    def prepare(count: int):
        declared = Declared(published=piece * count, url="https://e.example/" + piece * count)
        return lambda: dated("خبر", declared)

    assert_linear(prepare, 1000)


def test_real_seeds_hold_no_invented_days():
    for seed in (ROOT / "seeds").glob("*.txt"):
        text = seed.read_text("utf-8")
        for mention in mentions(text):
            assert not mention.day or any(d.isdecimal() for d in text[mention.start : mention.end])


def test_every_weekday_and_day_between_agree():
    for back in range(7):
        day = date(2024, 9, 6) + timedelta(days=back)
        found = dated(f"خبر\nقال اليوم {WEEKDAYS[day.weekday()]} إنه باق.")
        assert found.weekday == day.isoweekday()


def test_a_bare_day_that_the_dateline_of_the_text_contradicts_is_possible_only():
    found = dated(
        "#الإثنين 25 آب 2025\nسيول في وادي حضرموت\n"
        "سيئون (وكالة سهم) 22 آب/أغسطس 2025 - لقي ثلاثة أشخاص مصرعهم جراء سيول مفاجئة ضربت الوادي، وفق السلطات المحلية."
    )
    assert (found.edtf.text, found.confidence, len(found.evidence)) == ("2025-08-25", "possible", 2)
