"""Who said what: proposals with their words, speakers and verbs; the article's own voice is nobody's claim."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.evaluate.claims import ClaimScore, score_claims
from tests.growth import assert_linear

from hashiya.annotate.claims import propose_claims
from hashiya.annotate.claims.words import cues
from hashiya.cli import main
from hashiya.model import Article, ArticleId, Line, Named

CASES = yaml.load((Path(__file__).parent / "claims.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def article(text: str, kind="paragraph") -> Article:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(number, start, start + len(line), kind, f"p{number}"))
        start += len(line) + 1
    return Article(ArticleId("x-y-z"), text, tuple(lines))


def named(text: str, **actors: str) -> tuple[Named, ...]:
    found = [Named(actor, text.index(form), text.index(form) + len(form), "p1", form) for actor, form in actors.items()]
    return tuple(sorted(found, key=lambda name: name.start))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_what_a_line_says_by_whom(case):
    found = propose_claims(article(case["text"]), ())
    got = [
        {
            "said": case["text"][claim.start : claim.end],
            "by": [voice.words for voice in claim.speakers],
            "verb": claim.verb,
            **({"form": "direct"} if claim.form == "direct" else {}),
            **({"via": [voice.words for voice in claim.via]} if claim.via else {}),
            **({"earlier": "yes"} if claim.carried else {}),
        }
        for claim in found
    ]
    assert got == case["claims"]


def test_there_are_many_cases_and_many_words():
    assert len(CASES) >= 60
    assert len({cue.lemma for cue in cues().values()}) >= 60


@pytest.fixture(scope="session")
def scored(gold) -> ClaimScore:
    """The five articles through the command that others use."""
    paths = [str(ROOT / "seeds" / seed["id"]) for seed in gold["seeds"]]
    done = CliRunner().invoke(main, ["read", "--json", "--root", str(ROOT), *paths])
    read = [json.loads(line) for line in done.stdout.splitlines()]
    scores = [score_claims(found["claims"], seed["claims"]) for found, seed in zip(read, gold["seeds"], strict=True)]
    return sum(scores, ClaimScore())


def test_the_attributed_claims_of_the_five_articles_are_found(scored):
    assert scored.gold == 45
    assert scored.recall >= 0.85
    assert scored.close / scored.gold >= 0.85


def test_their_speakers_are_right(scored):
    assert scored.speakers >= 0.8
    assert scored.right_verbs / scored.found >= 0.8
    assert scored.right_forms / scored.found >= 0.8


def test_few_proposals_overlap_no_claim_of_the_gold(scored):
    assert scored.spurious_share <= 0.3


def test_a_score_falls_with_every_kind_of_mistake():
    gold = [{"start": 0, "end": 10, "speakers": ["a_b"], "verb": "قال", "form": "direct"}]
    right = {"start": 0, "end": 10, "speakers": [{"id": "a-b"}], "verb": {"words": "وقال"}, "form": "direct"}
    assert score_claims([right], gold) == ClaimScore(1, 1, 1, 1, 1, 1, 1, 1, 0)
    assert score_claims([right | {"speakers": [{"id": None}]}], gold).right_speakers == 0
    assert score_claims([right | {"start": 8, "end": 20}], gold).close == 0
    assert score_claims([right | {"start": 10, "end": 20}], gold) == ClaimScore(gold=1, proposals=1, spurious=1)
    assert score_claims([], gold) == ClaimScore(gold=1)


# ---- whom the words of a speaker mean


def speakers(text: str, **actors: str) -> list[str]:
    return [voice.actor for voice in propose_claims(article(text), named(text, **actors))[0].speakers]


def test_the_named_person_behind_a_role_is_the_speaker_and_not_his_state():
    text = "قال وزير الدفاع العراقي سامر النجار إن القوات انسحبت."
    assert speakers(text, iraq="العراقي", najjar="سامر النجار") == ["najjar"]


def test_a_spokesman_is_not_the_ministry():
    assert speakers("قال المتحدث باسم وزارة الدفاع إن القوات انسحبت.", ministry="وزارة الدفاع") == [""]


def test_a_statement_speaks_for_the_body_that_made_it():
    assert speakers("أفاد بيان لوزارة الدفاع بأن القوات انسحبت.", ministry="وزارة الدفاع") == ["ministry"]


def test_two_names_joined_are_two_speakers():
    text = "أعلنت باريس وبرلين أن القوات ستنسحب."
    second = text.index("برلين")
    names = (*named(text, france="باريس"), Named("germany", second, second + 5, "p1", "برلين", "و"))
    assert [voice.actor for voice in propose_claims(article(text), names)[0].speakers] == ["france", "germany"]


def test_a_verb_without_subject_is_said_by_the_last_speaker_of_its_gender():
    text = "قالت الوزيرة إن الدعم باق. وقال النائب إن الدعم قليل. وأضافت أن الميزانية جاهزة."
    last = propose_claims(article(text), ())[-1]
    assert ([voice.words for voice in last.speakers], last.carried) == (["الوزيرة"], True)


def test_a_headline_with_a_colon_is_a_claim_of_somebody_whom_the_text_reports():
    text = "النجار: لن ننسحب\nقال سامر النجار إن القوات باقية."
    lines = article(text).lines
    whole = Article(ArticleId("x-y-z"), text, (Line(1, 0, 16, "title", "title"), lines[1]))
    first = propose_claims(whole, ())[0]
    assert (text[first.start : first.end], first.speakers[0].words) == ("لن ننسحب", "النجار")


def test_a_headline_with_a_place_and_a_colon_is_none():
    assert propose_claims(article("صفاقس: وفاة شاب في حادث مرور", kind="title"), ()) == ()


def test_a_headline_that_sums_up_what_the_text_reports_is_not_proposed_again():
    text = "الشركة تعلن انتهاء الأشغال\nأعلنت الشركة انتهاء الأشغال. وقالت إن الطريق مفتوح."
    first, second = article(text).lines
    whole = Article(ArticleId("x-y-z"), text, (Line(1, first.start, first.end, "title", "title"), second))
    assert [claim.start > first.end for claim in propose_claims(whole, ())] == [True, True]


def test_a_headline_that_sums_up_stands_for_itself_where_the_text_reports_nothing():
    text = "الشركة تعلن انتهاء الأشغال\nوتواصلت الأشغال عاما كاملا."
    first, second = article(text).lines
    whole = Article(ArticleId("x-y-z"), text, (Line(1, first.start, first.end, "title", "title"), second))
    assert [claim.speakers[0].words for claim in propose_claims(whole, ())] == ["الشركة"]


# ---- dates and quantities


@pytest.mark.parametrize(
    ("words", "dates", "quantities"),
    [
        ("ستغادر القوات بحلول سبتمبر 2025", ["../2025-09"], []),
        ("ستغادر القوات بحلول نهاية 2026", ["../2026-12-31"], []),
        ("الموعد لا يتجاوز نهاية سبتمبر 2025", ["../2025-09-30"], []),
        ("بدأ العمل صيف 2020 وانتهى في 5 كانون الثاني 2021", ["2020-22", "2021-01-05"], []),
        ("القرار صدر في سبتمبر الماضي", [], []),
        ("الجلسة في 12 مارس", [], []),
        ("نحو 2500 جندي و1000 مدرب هناك", [], [("~", "2500", "", "جندي"), ("=", "1000", "", "مدرب")]),
        ("أكثر من عشرين دولة شاركت", [], [(">", "20", "", "دولة")]),
        ("النسبة لن تتجاوز 30% هذا العام", [], [("<", "30", "", "%")]),
        ("مئات المتطوعين ومئات جنود غادروا", [], [("~", "", "مئات", "المتطوعين"), ("~", "", "مئات", "جنود")]),
        ("الخسائر بلغت 3 ملايين و500 ألف دينار", [], [("=", "3500000", "", "دينار")]),
        ("الفصل 12 يمنع ذلك", [], []),
        ("المعدل ٢٫٥ كيلومتر", [], [("=", "2.5", "", "كيلومتر")]),
    ],
)
def test_dates_and_quantities_are_those_that_the_words_state(words, dates, quantities):
    (claim,) = propose_claims(article(f"قال الوزير إن {words}."), ())
    assert [date.text for date in claim.dates] == dates
    assert [(q.bound, q.value, q.words, q.unit) for q in claim.quantities] == quantities


# ---- promises for any text

MARKS = [*"،.:'()", '"', *"“”«»„", "\n", "ـ", "َ", "..", "ﷺ", "\u200f", "x", "٣", "2025", "1.5"]
PLAIN = """قال وأضاف إن أن الوزير أحمد نقلت عن مصادر وفق بحسب ما أكده مؤكدا إلى انتهاء بيان جاء في لـ بحلول الذي قوله كما يذكر
علي على قد كان"""
WORDS = st.sampled_from([*MARKS, *PLAIN.split()])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "", "  "])), max_size=60))
def test_spans_lie_in_one_line_and_words_are_those_of_the_text(parts):
    text = "".join(word + gap for word, gap in parts)
    read = article(text)
    for claim in propose_claims(read, ()):
        assert 0 <= claim.start < claim.end <= len(text)
        assert "\n" not in text[claim.start : claim.end]
        assert text[claim.verb_start : claim.verb_end] == claim.verb
        for voice in (*claim.speakers, *claim.via):
            assert voice.words
            assert text[voice.start : voice.end] == voice.words


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for claim in propose_claims(article(text), ()):
        assert text[claim.verb_start : claim.verb_end] == claim.verb


HOSTILE = [
    '"', "“", "قال ", 'قال "', "قال إن ", "قال: ", "وفق ما أكد ", "كان قد قال ", "أعلن انتهاء ", "نقل عن ", "، قال ", "' ",
    "الذي قال ", "2025 ", "بحلول 2025 ", "و", "(", "مؤكدا أن ", "جاء في بيان ", '"أ" ', "قال. ", "وفق مصدر، ", "1,", ". ", '"أ . ', "قال\u064e\u064e",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_a_line_and_not_faster(piece):
    def prepare(times: int):
        read = article("قال الوزير " + piece * times)
        return lambda: propose_claims(read, ())

    assert_linear(prepare, 1000)


# ---- titles of two halves


def test_the_second_half_of_a_title_keeps_the_speaker_of_the_first():
    text = "شكري يستقبل وفدا من رجال الأعمال ويؤكد دعم الاستثمار"
    (claim,) = propose_claims(article(text, "title"), ())
    assert [voice.words for voice in claim.speakers] == ["شكري"]


def test_no_noun_of_happening_speaks_in_a_title():
    found = propose_claims(article("إيقاف شاب اتهم جاره بالتخطيط للسرقة", "title"), ())
    assert not any(voice.words.startswith("إيقاف") for claim in found for voice in claim.speakers)
