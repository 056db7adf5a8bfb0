"""The picture of a question: each answer one mark that leads to its words; nothing outside, nothing over one another."""

import math
import os
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya.render.chart import Frame, Mark, Words, picture
from hashiya.render.chart.axes import of_dates, of_numbers, of_time, of_yes_and_no
from hashiya.render.chart.covered import marked
from hashiya.render.chart.draw import _places
from hashiya.render.chart.labels import fitted, labels, width
from hashiya.render.chart.placing import MOST_GATHERED, placed
from hashiya.render.chart.scale import Scale, days, number_scale, numbers

GOLDEN = Path(__file__).with_name("chart.svg")
FRAMES = (Frame("wide", 760, 400, 80), Frame("narrow", 358, 380, 80))
WORDS = Words("سؤال", "وصف", "متى قيل", lambda n: f"{n} أجوبة", lambda edtf: edtf,
              lambda numbers, value: f"{'، '.join(numbers)}: {value}")  # fmt: skip
DAY = date(2024, 9, 6).toordinal()


def mark(number=0, first=DAY, last=DAY, low=2500.0, high=2500.0, *,
         planned=False, vague=False, label="نحو 2500 جندي", shown=""):  # fmt: skip
    shape = "below" if low is None else "above" if high is None else "point" if low == high else "span"
    return Mark(first, last, low, high, shape, vague, planned, f"../a/#m-{number}", f"#a-{number}", f"جواب {number}",
                label, "", shown)  # fmt: skip


def axis_of(kind, marks):
    if kind == "dates":
        return lambda frame: of_dates(marks, frame, "الموعد", str)
    if kind == "numbers":
        return lambda frame: of_numbers(marks, frame, "جندي", str)
    return lambda frame: of_yes_and_no(frame, "نعم", "لا")


def drawn(marks, kind="numbers"):
    """The two drawings, as elements."""
    return list(ElementTree.fromstring(f"<div>{picture(marks, axis_of(kind, marks), WORDS)[0]}</div>"))  # noqa: S314


def ends(path):
    """The points of a path; one that is as long as nothing is given once."""
    return [tuple(map(float, pair.split())) for pair in re.split("[ML]", path.get("d", "").replace("h0", "")) if pair]


def laid(marks, kind="numbers"):
    """Each frame with its spots."""
    for frame in FRAMES:
        yield frame, placed(marks, of_time(marks, frame), axis_of(kind, marks)(frame), frame)


@st.composite
def values(draw, kind):
    if kind == "lanes":
        value = float(draw(st.integers(0, 1)))
        return value, value
    whole = st.integers(1, date.max.toordinal()) if kind == "dates" else st.integers(-(10**9), 10**9)
    low, high = sorted((float(draw(whole)), float(draw(whole))))
    return draw(st.sampled_from([(low, low), (low, high), (None, high), (low, None)]))


@st.composite
def pictures(draw):
    kind = draw(st.sampled_from(["dates", "numbers", "lanes"]))
    made = []
    for number in range(draw(st.integers(1, 30))):
        first, last = sorted((draw(st.integers(1, 800000)), draw(st.integers(1, 800000))))
        first, last = draw(st.sampled_from([(first, first), (first, last), (None, last), (first, None)]))
        low, high = draw(values(kind))
        flags = {"planned": draw(st.booleans()), "vague": draw(st.booleans())}
        made.append(mark(number, first, last, low, high, label=draw(st.sampled_from(["نعم", "بحلول 2025"])), **flags))
    return kind, made


@settings(deadline=None, max_examples=60)
@given(pictures())
def test_every_answer_is_in_one_mark_and_every_mark_is_a_named_link(found):
    kind, marks = found
    for frame in FRAMES:
        axis = axis_of(kind, marks)(frame)
        spots = placed(marks, of_time(marks, frame), axis, frame)
        assert sorted(m.href for spot in spots for m in spot.marks) == sorted(m.href for m in marks)
    for svg in drawn(marks, kind):
        links = svg.findall("a")
        assert links
        assert all(link.get("href") and (link.get("aria-label") or link.findtext("title")) for link in links)


@settings(deadline=None, max_examples=60)
@given(pictures())
def test_nothing_is_outside(found):
    kind, marks = found
    for svg in drawn(marks, kind):
        right, bottom = map(float, svg.get("viewBox").split()[2:])
        for element in svg.iter():
            at = [
                (float(element.get(x)), float(element.get(y))) for x, y in (("x", "y"), ("cx", "cy")) if element.get(x)
            ]
            at += ends(element)
            for x, y in at:
                assert -1 <= x <= right + 1, (element.tag, element.attrib)
                assert -1 <= y <= bottom + 1, (element.tag, element.attrib)


@settings(deadline=None, max_examples=60)
@given(pictures())
def test_no_words_are_over_others_or_over_a_mark(found):
    kind, marks = found
    for frame in FRAMES:
        spots = placed(marks, of_time(marks, frame), axis_of(kind, marks)(frame), frame)
        shown = labels(spots, frame)
        assert not any(one.box.meets(other.box) for one, other in combinations(shown, 2))
        for label in shown:
            assert not any(
                label.box.left < s.x < label.box.right and label.box.top < s.y < label.box.bottom for s in spots
            )


@settings(deadline=None, max_examples=20)
@given(pictures())
def test_every_single_mark_has_its_number_and_no_number_or_words_are_over_another_mark(found):
    kind, marks = found
    marks = [replace(one, number=str(place)) for place, one in enumerate(marks, 1)]
    for svg in drawn(marks, kind):
        shown = [text.text for link in svg.findall("a") for text in link.findall("text")]
        single = {words for words in shown if not words.startswith("×")}
        gathered = sum(int(words.removeprefix("×")) for words in shown if words.startswith("×"))
        assert len(shown) == len(svg.findall("a"))
        assert single <= {one.number for one in marks}
        assert len(single) + gathered == len(marks)
    for frame in FRAMES:
        spots = placed(marks, of_time(marks, frame), axis_of(kind, marks)(frame), frame)
        boxes = [list(marked(spot)) for spot in spots]
        words = [label.box for label in labels(spots, frame)]
        assert not any(box.meets(other) for box in words for own in boxes for other in own)
        if all(len(spot.marks) == 1 for spot in spots):
            assert not any(a.meets(b) for one, other in combinations(boxes, 2) for a in one for b in other)


def test_no_line_strikes_through_words():
    marks = [mark(n, DAY + n * 200, DAY + n * 200, 1000.0 * n, 1000.0 * n, label=f"قيمة {n}") for n in (1, 2, 3)]
    for svg in drawn(marks):
        parts = list(svg)
        words = [place for place, part in enumerate(parts) if part.get("class") == "h-c-label"]
        assert words
        assert all(parts[place - 1].get("class") == "h-c-ground" for place in words)
        assert not any(part.tag == "path" for part in parts[words[0] :])


def test_what_is_given_at_one_time_stands_in_its_order_at_each_height():
    for _, spots in laid([mark(number, shown=str(number)) for number in range(1, 6)]):
        heights = {round(spot.y) for spot in spots}
        for height in heights:
            at = [spot.x for spot in spots if round(spot.y) == height]
            assert at == sorted(at, reverse=True)


def test_the_last_of_two_does_not_stand_before_the_first_at_the_end_of_the_plot():
    marks = [mark(1, DAY - 300, DAY - 300, 1.0, 1.0), *(mark(n, DAY, DAY, 1.0, 1.0) for n in (2, 3))]
    for _, (_, second, third) in laid(marks, "lanes"):
        assert third.x < second.x


def test_marks_of_few_answers_of_one_place_stand_in_a_row_around_it_with_room_for_a_finger_each():
    """At their height, since that is what they say; in their order of time, half of them to each side."""
    for _, spots in laid([mark(number, low=None) for number in range(4)]):
        (((x, y),),) = {spot.places for spot in spots}
        assert [(spot.x - x, spot.y) for spot in spots] == [(36, y), (12, y), (-12, y), (-36, y)]


def test_no_mark_of_many_is_drawn_far_along_time_from_its_place():
    for _, spots in laid([mark(number) for number in range(12)]):
        assert all(abs(spot.x - place[0]) <= 60 for spot in spots for place in spot.places)


def test_marks_of_one_value_and_nearly_one_time_leave_their_places_free_between_them():
    marks = [
        mark(0, DAY - 900, DAY - 900),
        *(mark(n, DAY + n * 7, DAY + n * 7) for n in range(1, 4)),
        mark(9, DAY + 900, DAY + 900),
    ]
    for _, spots in laid(marks):
        row = spots[1:-1]
        assert {spot.y for spot in row} == {row[0].places[0][1]}
        assert not any(abs(spot.x - one.places[0][0]) < 12 for spot in row for one in row)


@settings(deadline=None, max_examples=20)
@given(pictures())
def test_a_mark_stands_exactly_in_its_place_or_a_line_leads_to_a_point_that_does(found):
    kind, marks = found
    for frame, spots in laid(marks, kind):
        time = of_time(marks, frame)
        for spot in spots:
            assert [place[0] for place in spot.places] == [time(one.day) for one in spot.marks]
            if len(spot.marks) == 1:
                assert (spot.target or (spot.x, spot.y)) == pytest.approx(spot.places[0], abs=0.51)
    for svg in drawn(marks, kind):
        leaders = [ends(path) for path in svg.findall("path[@class='h-c-leader']")]
        points = {end for path in svg.findall("path") if "h-c-place " in path.get("class") for end in ends(path)}
        assert not leaders or all(min(math.dist(end, point) for point in points) < 2 for end in leaders[0][1::2])


def test_what_was_said_weeks_apart_is_not_drawn_months_apart():
    days_said = (DAY, DAY + 19, DAY + 21, DAY + 21)
    marks = [mark(0, DAY - 1000, DAY - 1000), *(mark(n, day, day, low=None) for n, day in enumerate(days_said, 1))]
    for svg, (_, spots) in zip(drawn(marks), laid(marks), strict=True):
        moved = [spot for spot in spots if spot.target]
        assert moved
        assert len(ends(svg.find("path[@class='h-c-leader']"))) == 2 * len(moved)
        assert any(abs(spot.y - spot.places[0][1]) > 24 for spot in moved)


def test_a_stretch_of_values_stays_at_its_height():
    for _, spots in laid([mark(number, low=1000.0, high=2500.0 + number) for number in range(3)]):
        assert all(spot.y == spot.places[0][1] for spot in spots)


def test_what_is_gathered_stands_amid_its_answers_or_is_led_to_one_of_them():
    marks = [mark(n, DAY + n % 90, DAY + n % 90, 2000.0 + n % 7, 2000.0 + n % 7, planned=n % 2 > 0) for n in range(300)]
    for svg, (_, spots) in zip(drawn(marks), laid(marks), strict=True):
        amid = [s for s in spots if min(x for x, _ in s.places) - 1 <= s.x <= max(x for x, _ in s.places) + 1]
        assert all(spot in amid or spot.target in spot.places for spot in spots)
        assert len(amid) > len(spots) / 2
        points = [end for path in svg.findall("path") if "h-c-place " in path.get("class") for end in ends(path)]
        assert len(points) > 80


def test_no_number_of_answers_makes_a_page_of_points():
    marks = [mark(n, DAY + n * 7 % 5000, DAY + n * 7 % 5000, float(n * 11 % 4999), float(n * 11 % 4999))
             for n in range(4000)]  # fmt: skip
    for _, spots in laid(marks):
        assert len("".join(_places(spots))) < 40_000


def test_words_of_a_value_carry_the_numbers_of_all_its_marks():
    marks = [mark(1, shown="1"), mark(2, DAY + 900, DAY + 900, shown="2")]
    for svg in drawn(marks):
        assert [text.text for text in svg.findall("text[@class='h-c-label']")] == ["1، 2: نحو 2500 جندي"]


def test_three_hundred_answers_are_gathered_and_their_number_stands_there():
    marks = [mark(n, DAY + n % 90, DAY + n % 90, 2000.0 + n % 7, 2000.0 + n % 7) for n in range(300)]
    for svg, most in zip(drawn(marks), MOST_GATHERED.values(), strict=True):
        links = svg.findall("a")
        assert len(links) <= most
        counts = [int(text.text.removeprefix("×")) for link in links for text in link.findall("text")]
        assert sum(counts) + sum(1 for link in links if link.find("text") is None) == 300
        assert all(link.get("href").startswith("#a-") for link in links if link.find("text") is not None)


def test_no_sign_for_several_answers_covers_another():
    def spread(n):
        low, high = [(1000.0, 1000.0), (None, 1000.0), (1000.0, None), (900.0, 1100.0)][n % 4]
        step = n * 37 % 900
        ends = (end if end is None else end + step for end in (low, high))
        return mark(n, DAY + n * 9, DAY + n * 9, *ends, planned=n % 3 > 0)

    marks = [spread(n) for n in range(200)]
    for frame in FRAMES:
        spots = placed(marks, of_time(marks, frame), axis_of("numbers", marks)(frame), frame)
        assert len(spots) > 15
        assert not [(a, b) for a, b in combinations(spots, 2) if abs(a.x - b.x) < 22 and abs(a.y - b.y) < 22]


def test_a_bound_is_no_point():
    below, above, point = mark(1, low=None), mark(2, DAY + 90, DAY + 90, high=None), mark(3, DAY + 180, DAY + 180)
    for svg in drawn([below, above, point]):
        shapes = [[part.tag for part in link if part.get("class") != "h-c-touch"] for link in svg.findall("a")]
        assert [("rect" in found, "circle" in found) for found in shapes] == [
            (True, False),
            (True, False),
            (False, True),
        ]
        ends = [
            [float(n) for n in link.find("path").get("d")[1:].replace("L", " ").split()]
            for link in svg.findall("a")[:2]
        ]
        assert ends[0][3] > ends[0][1]
        assert ends[1][3] < ends[1][1]


def test_time_runs_from_the_right_to_the_left():
    for svg in drawn([mark(1), mark(2, DAY + 400, DAY + 400)]):
        first, second = (float(link.find("circle").get("cx")) for link in svg.findall("a"))
        assert first > second


def test_answers_of_one_scope_are_joined_unless_two_are_of_one_time():
    a, b, c = mark(1), mark(2, DAY + 90, DAY + 90), mark(3, DAY + 90, DAY + 90, 900.0, 900.0)
    lines = "path[@class='h-c-line h-c-factual']"
    assert all(svg.findall(lines) for svg in drawn([a, b]))
    assert not any(svg.findall(lines) for svg in drawn([a, b, c]))


def test_the_legend_names_what_is_there_and_nothing_else():
    def keys(*marks):
        apart = [replace(one, first=DAY + n * 200, last=DAY + n * 200) for n, one in enumerate(marks)]
        return [name for name, _, _ in picture(apart, axis_of("numbers", apart), WORDS)[1]]

    assert keys(mark()) == ["factual"]
    assert keys(mark(planned=True), mark(low=None)) == ["planned", "factual", "below"]
    assert keys(mark(low=2250.0, high=2750.0, vague=True)) == ["factual", "vague"]


def test_the_legend_tells_of_lines_and_points_only_where_they_are_drawn():
    def keys(*marks):
        return {name: only for name, _, only in picture(marks, axis_of("numbers", marks), WORDS)[1]}

    far, near, end = mark(2, DAY + 900, DAY + 900), mark(2, DAY + 45, DAY + 45), mark(3, DAY + 900, DAY + 900)
    assert "aside" not in keys(mark(1), far)
    assert keys(mark(1), mark(2), end)["aside"] == ""
    assert keys(mark(1), near, end)["aside"] == "narrow"
    assert "place" in keys(*(mark(n) for n in range(100)))


@pytest.mark.parametrize("most", [2, 3, 4])
@pytest.mark.parametrize("span", [73, 102, 130, 200, 365, 800, 1500, 9000])
def test_a_short_axis_of_time_has_marks_as_well(span, most):
    for start in (date(2029, 12, 13), date(2024, 12, 31)):
        assert 2 <= len(days(start.toordinal(), start.toordinal() + span, most)) <= most


@pytest.mark.parametrize("span", [1, 7, 30, 200, 365, 1500, 9000, 25000, 300000])
def test_an_axis_of_time_has_some_marks_and_not_too_many(span):
    for start in (date(1, 1, 1), date(1965, 5, 5), date(2024, 12, 31)):
        first = start.toordinal()
        last = min(first + span, date.max.toordinal())
        found = days(first, last, 6)
        assert len(found) <= 6
        assert all(first <= tick.value <= last for tick in found)
        assert len(found) >= 2 or span < 5


@settings(deadline=None)
@given(
    st.lists(st.floats(-1e18, 1e18, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-9), min_size=1, max_size=9)
)
def test_an_axis_of_numbers_holds_all_values_and_its_marks_are_round(found):
    scale = number_scale(found, 100, 0)
    assert all(0 <= scale(value) <= 100 for value in found)
    ticks = numbers(scale, 6)
    assert 1 <= len(ticks) <= 8
    assert all(len(tick.words.strip("-0.").rstrip("0").replace(".", "")) <= 2 for tick in ticks)


def test_a_scale_is_logarithmic_only_where_it_must_be():
    assert number_scale([1, 10**9], 100, 0).logarithmic
    assert not number_scale([900, 2500], 100, 0).logarithmic
    assert not number_scale([0, 10**9], 100, 0).logarithmic
    assert number_scale([900, 2500], 100, 0).first == 0


def test_what_lies_outside_a_scale_stays_at_its_edge():
    assert Scale(0, 10, 100, 0)(20) == 0
    assert Scale(0, 10, 100, 0)(-5) == 100


def test_vowel_marks_take_no_room():
    assert width("مُقَرَّر") == width("مقرر")


@pytest.mark.parametrize("words", ["جندي", "جندي " * 40, "ج" * 400, ""])
def test_a_title_is_never_wider_than_the_picture(words):
    assert width(fitted(words.strip(), 300, 12), 12) <= 300


def test_words_are_escaped():
    hostile = '"><script>alert(1)</script>&'
    svg, _ = picture([mark(label=hostile)], axis_of("numbers", [mark()]), WORDS)
    assert "<script" not in svg
    assert [text.text for text in drawn([mark(label=hostile)])[0].iter("text") if hostile in (text.text or "")]


def test_the_picture_is_as_it_was():
    marks = [
        mark(1, DAY - 1000, DAY - 1000, 2250.0, 2750.0, planned=True, vague=True),
        mark(2, low=2250.0, high=2750.0, vague=True),
        mark(3, DAY + 270, DAY + 480, None, 2000.0, planned=True, label="أقل من 2000 جندي"),
    ]
    found = re.sub("(<(a|path|text|svg) )", r"\n\1", picture(marks, axis_of("numbers", marks), WORDS)[0]) + "\n"
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        GOLDEN.write_text(found, "utf-8")
    assert found == GOLDEN.read_text("utf-8")


def test_a_month_later_is_a_month_further():
    marks = [mark(n, DAY + n * 30, DAY + n * 30, 1.0, 1.0) for n in range(4)]
    time = of_time(marks, FRAMES[0])
    steps = {round(time(DAY + n * 30) - time(DAY + (n + 1) * 30), 3) for n in range(3)}
    assert len(steps) == 1
    assert timedelta(30).days * (time(DAY) - time(DAY + 1)) == pytest.approx(steps.pop(), abs=0.01)
