"""What texts print of dates, and on which day they appeared: named cases in `cases.yml`; a day is never invented."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hashiya.dates import mentions, published
from hashiya.dates.words import numbered
from tests.conftest import ROOT

CASES = yaml.load((Path(__file__).parent / "cases.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", CASES)
def test_the_day_of_publication(name):
    case = CASES[name]
    page = case.get("page", "")
    text = f"{page}\n{case['text']}"
    found = published(text, [(len(page) + 1, len(text))], [(0, len(page))])
    assert found.edtf.text == case["published"]


def test_there_are_many_cases_in_all_families():
    assert len(CASES) >= 90
    assert len(set(numbered("months").values())) == 12


# The day itself where the text fixes it; an interval that holds the true day, or nothing, where it does not.
SEEDS = {"000": "2018/2025", "001": "2024-09-06", "002": "2021-12-09", "003": "2024/..", "004": "2025-09-07"}


@pytest.mark.parametrize("number", SEEDS)
def test_the_five_articles_each_by_itself(real, number):
    _, article = real(number)
    body = [(line.start, line.end) for line in article.lines if line.kind not in ("removed", "blank")]
    page = [(line.start, line.end) for line in article.lines if line.kind == "removed"]
    assert published(article.text, body, page).edtf.text == SEEDS[number]


def test_a_mention_is_the_words_as_printed():
    text = "في اليوم، الجمعة 6 من أيلول/ سبتمبر 2024، وبحلول نهاية 2026."
    assert [text[m.start : m.end] for m in mentions(text)] == ["اليوم، الجمعة 6 من أيلول/ سبتمبر 2024", "نهاية 2026"]


@given(st.text(alphabet="اليوم أمسالجمعة 0123٤٥٦/-.\n،()سبتمبركانونعام2024", max_size=80))
def test_no_text_breaks_it_and_spans_are_in_order(text):
    found = mentions(text)
    ends = [0, *(m.end for m in found)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, found, strict=False))
    published(text, [(0, len(text))], [])


@pytest.mark.parametrize("piece", ["6 من ", "اليوم ", "12/", "كانون ", "2024 ", "من عام "])
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(count: int) -> float:
        text, best = piece * count, 9.0
        for _ in range(3):
            began = time.perf_counter()
            mentions(text)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(8000) < 20 * max(seconds(1000), 1e-4)


def test_real_seeds_hold_no_invented_days():
    for seed in (ROOT / "seeds").glob("*.txt"):
        text = seed.read_text("utf-8")
        for mention in mentions(text):
            assert not mention.day or any(d.isdecimal() for d in text[mention.start : mention.end])
