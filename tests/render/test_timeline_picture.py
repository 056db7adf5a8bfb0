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
