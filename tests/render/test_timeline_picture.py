"""The picture of a timeline: whole on its frame, readable by a finger, and never too heavy."""

import re
from itertools import chain

import pytest
from tests.indexes.test_timeline import DATES, archive

from hashiya.indexes.timeline import TIMELINE
from hashiya.messages import catalogue
from hashiya.render.timeline import drawn

MANY = [f"{1990 + n % 30}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(9000)]
UNSURE = [f"{1990 + n % 30}-{n % 12 + 1:02d}-11/{2020 + n % 3}-0{n % 9 + 1}-02" for n in range(1000)]
ARCHIVES = {
    "a few": DATES,
    "ten thousand": [*MANY, *UNSURE],
    "one": ["2024-09-06"],
    "the first day": ["0001-01-01"],
    "the last day": ["9999-12-31"],
    "open": ["../2022", "2024/.."],
}


def svgs(dates):
    for index in TIMELINE.heads(archive(dates, ["2024/09", "2025"])):
        if found := drawn(index.timeline, catalogue(), "عنوان", lambda link: f"../{link.address}/"):
            yield found.svg


@pytest.mark.parametrize("name", ARCHIVES)
def test_everything_stands_on_the_frame_and_each_page_is_light(name):
    for svg in svgs(ARCHIVES[name]):
        assert len(svg.encode()) < 120_000
        assert svg.count("<svg") == 2
        for picture in svg.split("</svg>")[:-1]:
            width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture).groups())
            for x, y in re.findall(r'(?<![a-z])x="([-\d.]+)" y="([-\d.]+)"', picture):
                assert -1 <= float(x) <= width + 1
                assert -1 <= float(y) <= height + 1
            steps = chain.from_iterable(
                re.findall(r"[ML]([-\d.]+) ([-\d.]+)", d) for d in re.findall(' d="([^"]+)', picture)
            )
            assert all(-8 <= float(x) <= width + 8 and -8 <= float(y) <= height + 8 for x, y in steps)


def test_every_mark_has_a_name_and_an_address():
    for svg in svgs(ARCHIVES["a few"]):
        for link in re.findall(r"<a [^>]*>", svg):
            assert re.search(r'href="\.\./[^"]+"', link)
            assert re.search(r'aria-label="[^"]+"', link)


def test_both_drawings_show_the_same():
    for svg in svgs(ARCHIVES["ten thousand"]):
        wide, narrow = (sorted(re.findall(r'aria-label="([^"]+)"', part)[1:]) for part in svg.split("</svg>")[:-1])
        assert wide == narrow


def test_a_stretch_reaches_from_where_its_first_day_begins_to_where_its_last_day_ends_and_stands_on_its_side():
    whole = [*svgs(["2024-09-27/2024-09-30", "2024-09-01"])]
    wide, narrow, _ = next(svg for svg in whole if ">27<" in svg).split("</svg>")
    day = {int(shown): float(x) for x, shown in re.findall(r'"h-c-tick" x="([-\d.]+)"[^>]*>(\d+)<', wide)}
    half = abs(day[30] - day[29]) / 2
    own = r'h-t-articles"[^>]*>(?:(?!</a>).)*h-t-stretch" d="M([\d.]+) [\d.]+L([\d.]+)'
    begin, end = map(float, re.search(own, wide).groups())
    assert (begin, end) == pytest.approx((day[27] + half, day[30] - half), abs=0.2)
    at = float(re.search(own, narrow)[1])
    claims, articles = sorted(float(x) for x in re.findall(r'"h-c-axis" d="M([\d.]+)', narrow))
    assert claims < at < articles


# What the key says, and the class and element of the shape that it stands for.
SHAPES = {
    "article": r'<circle class="h-t-mark"',
    "article-unsure": r'<circle class="h-t-mark h-t-unsure"',
    "articles": r'h-t-articles"[^>]*>(?:(?!</a>).)*<rect class="h-t-column"',
    "articles-unsure": r'h-t-articles"[^>]*>(?:(?!</a>).)*<rect class="h-t-column h-t-unsure"',
    "claims": r'h-t-claims"[^>]*>(?:(?!</a>).)*<rect class="h-t-column"',
    "claims-vague": r'h-t-claims"[^>]*>(?:(?!</a>).)*<rect class="h-t-column h-t-unsure"',
    "articles-within": r'h-t-articles"[^>]*>(?:(?!</a>).)*<path class="h-t-stretch"',
    "articles-open": r'h-t-articles"[^>]*>(?:(?!</a>).)*<path class="h-t-stretch h-t-open"',
    "claims-within": r'h-t-claims"[^>]*>(?:(?!</a>).)*<path class="h-t-stretch"',
    "claims-open": r'h-t-claims"[^>]*>(?:(?!</a>).)*<path class="h-t-stretch h-t-open"',
    "gap": r'<path class="h-t-gap"',
}


def pictures(dates, claims=(), vague=(), language="ar"):
    for index in TIMELINE.heads(archive(dates, claims, vague)):
        if found := drawn(index.timeline, catalogue(language), "عنوان", lambda link: f"../{link.address}/"):
            yield found


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_key_has_the_shapes_that_are_drawn_and_no_other(name):
    some = ARCHIVES[name][:: max(1, len(ARCHIVES[name]) // 300)]
    for found in pictures(some, ["2024/09/06"], vague=["2024", "2025/01", "1990"]):
        for frame, svg in zip(("wide", "narrow"), found.svg.split("</svg>"), strict=False):
            there = {shape for shape, drawing in SHAPES.items() if re.search(drawing, svg)}
            assert {key for key, _, only in found.legend if only in ("", frame)} == there


def test_certain_and_uncertain_differ_by_their_shapes_and_in_their_names():
    (whole, *_) = pictures(["2024-09-06", "2024-09"])
    assert whole.svg.count('class="h-t-mark"') == whole.svg.count('class="h-t-mark h-t-unsure"') == 2
    names = re.findall(r'<a [^>]*aria-label="(عنوان[^"]*)"', whole.svg)
    assert {catalogue().text("timeline.unsure") in name for name in names} == {True, False}


def test_of_many_the_share_that_is_not_certain_is_hollow_and_counted():
    (whole, *_) = pictures([*["2024-09-06"] * 30, *["2024-09"] * 10])
    solid, hollow = (
        float(re.search(rf'<rect class="{shape}"[^>]*height="([\d.]+)"', whole.svg)[1])
        for shape in ("h-t-column", "h-t-column h-t-unsure")
    )
    assert hollow / (solid + hollow) == pytest.approx(0.25, abs=0.01)
    assert catalogue().text("timeline.of-them.articles", n=10) in whole.svg


def test_a_name_begins_with_the_figure_that_is_seen():
    for found in pictures(ARCHIVES["a few"], ["2024/09/06"], vague=["2024/09"]):
        for name, figure in re.findall(
            r'<a [^>]*aria-label="([^"]+)"[^>]*>(?:(?!</a>).)*<text [^>]*>(\d+)</text>', found.svg
        ):
            assert name.startswith(f"{figure} "), name


def test_a_headline_of_another_language_says_so():
    for found in pictures(["2024-09-06", "2024-09-27/2024-09-30"], language="en"):
        titles = re.findall(r"<title([^>]*)>عنوان", found.svg)
        links = re.findall(r'<a [^>]*aria-label="عنوان[^>]*>', found.svg)
        assert titles
        assert all('lang="ar"' in one for one in (*titles, *links))
        assert all('direction="rtl"' in one for one in links)
    assert not any("lang=" in found.svg for found in pictures(["2024-09-06"]))
