"""Answers are compared by rule: what may both hold is no conflict, and the order does not matter."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya.edtf import parse_edtf
from hashiya.model import Answer, Bilingual, Prose, QuestionId
from hashiya.values import compare, conflicts, range_of, why_not

CASES = yaml.load(Path(__file__).with_name("values.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
DAYS = ["2024", "2024-09", "2024-09-06", "2024-09-27?", "2024-09-01/2024-09-30", "../2025", "2025/.."]


def answer(value, bound="", as_of="2024-09-06", status="planned", scope="", unit=""):
    limits = Bilingual(Prose(scope)) if scope else None
    return Answer(question=QuestionId("q"), value=value, bound=bound, as_of=parse_edtf(as_of), status=status,
                  scope=limits, unit=unit)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_rules_say(case):
    found = CASES[case]
    one, other = answer(**found["one"]), answer(**found["other"])
    assert compare(one, other, found["type"]) == found["say"]
    assert compare(other, one, found["type"]) == found["say"]
    proposed = list(conflicts([("a", one), ("b", other)], found["type"]))
    assert bool(proposed) == (found["say"] == "conflict")


circumstances = {"as_of": st.sampled_from(DAYS), "status": st.sampled_from(["planned", "factual"]),
                 "scope": st.sampled_from(["", "الأولى"])}  # fmt: skip
numbers = st.builds(
    answer,
    st.integers(-9, 9).map(str),
    st.sampled_from(["", "=", "~", "<", ">"]),
    **circumstances,
)
dates = st.builds(answer, st.sampled_from(DAYS), st.sampled_from(["", "by", "in"]), **circumstances)


@settings(deadline=None)
@given(st.sampled_from([("quantity", numbers), ("date", dates)]).flatmap(
    lambda kind: st.tuples(st.just(kind[0]), kind[1], kind[1])))  # fmt: skip
def test_it_is_the_same_the_other_way_round(found):
    value_type, one, other = found
    assert compare(one, other, value_type) == compare(other, one, value_type)
    assert compare(one, one, value_type) == "same"
    assert why_not(one, other, value_type) == why_not(other, one, value_type)
    assert (why_not(one, other, value_type) == "") == (compare(one, other, value_type) == "conflict")


@settings(deadline=None)
@given(st.lists(numbers, max_size=12))
def test_what_is_proposed_is_a_strict_conflict_and_nobody_who_has_one_is_left_out(answers):
    proposed = list(conflicts([(str(place), one) for place, one in enumerate(answers)], "quantity"))
    for one, other in proposed:
        assert compare(answers[one], answers[other], "quantity") == "conflict"
        assert range_of(answers[one], "quantity").is_below(range_of(answers[other], "quantity"))
    named = {(range_of(answers[i], "quantity"), answers[i].as_of, answers[i].status, answers[i].scope)
             for pair in proposed for i in pair}  # fmt: skip
    timed = [one for one in answers if one.as_of.precision != "interval"]
    for one in timed:
        if any(compare(one, other, "quantity") == "conflict" for other in timed):
            assert (range_of(one, "quantity"), one.as_of, one.status, one.scope) in named


def test_what_is_proposed_grows_with_the_answers_not_with_their_square():
    given_answers = [(str(number), answer(str(number))) for number in range(2000)]
    assert len(list(conflicts(given_answers, "quantity"))) <= 2 * 2000


def test_a_time_known_as_an_interval_is_one_time_within_one_article_only():
    one, other = (answer(value, as_of="2025-06/2025-12") for value in ("5", "6"))
    assert list(conflicts([("a", one), ("a", other)], "quantity")) == [(0, 1)]
    assert list(conflicts([("a", one), ("b", other)], "quantity")) == []


@pytest.mark.parametrize(("value", "value_type"), [
    ("كثير", "quantity"), ("1e9", "quantity"), ("", "quantity"), ("NaN", "quantity"), ("٢٥", "quantity"),
    ("1" * 19, "quantity"), ("2024-13", "date"), ("", "date"), ("maybe", "yes-no")])  # fmt: skip
def test_what_is_no_value_of_its_type_is_refused(value, value_type):
    with pytest.raises(ValueError):
        range_of(answer(value), value_type)
