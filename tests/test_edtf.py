"""Dates are read as EDTF says, and nothing that is no date is taken for one."""

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.edtf import UNKNOWN, parse_edtf, unit_of, unit_spoken_of

READ = {
    "2024": ("2024-01-01", "2024-12-31", "year"),
    "2024-09": ("2024-09-01", "2024-09-30", "month"),
    "2024-02": ("2024-02-01", "2024-02-29", "month"),
    "2024-09-27": ("2024-09-27", "2024-09-27", "day"),
    "2024?": ("2024-01-01", "2024-12-31", "year"),
    "2025-01~": ("2025-01-01", "2025-01-31", "month"),
    "2020-22": ("2020-06-01", "2020-08-31", "season"),
    "2020-24": ("2020-12-01", "2021-02-28", "season"),
    "2024-09-27/2024-09-30": ("2024-09-27", "2024-09-30", "interval"),
    "../2025-09": (None, "2025-09-30", "interval"),
    "/2025-09": (None, "2025-09-30", "interval"),
    "2025-06/..": ("2025-06-01", None, "interval"),
}
REFUSED = ["", "..", "../..", "/", "2024-13", "2024-02-30", "2024-9", "24", "2024-09-27/2024-09-01", "a", "٢٠٢٤",
           "2024/2025/2026", "2024-09-27T10:00", " 2024", "2024?~", "17/05/2015"]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_date_allows_exactly_its_days(text):
    earliest, latest, precision = READ[text]
    found = parse_edtf(text)
    assert (str(found.earliest) if found.earliest else None) == earliest
    assert (str(found.latest) if found.latest else None) == latest
    assert (found.precision, found.text) == (precision, text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        parse_edtf(text)


# Left out: the library widens uncertain dates, refuses an empty start, and ends a winter with its year.
@pytest.mark.parametrize("text", [t for t in READ if not set("?~") & set(t) and t[0] != "/" and t != "2020-24"])
def test_the_edtf_library_reads_the_same_bounds(text):
    theirs, ours = edtf.parse_edtf(text), parse_edtf(text)
    if ours.earliest:
        assert ours.earliest == date(*theirs.lower_strict()[:3])
    if ours.latest:
        assert ours.latest == date(*theirs.upper_strict()[:3])


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_read_back(day):
    found = parse_edtf(day.isoformat())
    assert found.earliest == found.latest == day


def test_marks_are_told_apart():
    assert parse_edtf("2024?").uncertain
    assert not parse_edtf("2024?").approximate
    assert parse_edtf("2024~").approximate
    assert parse_edtf("2024%").uncertain
    assert parse_edtf("2024%").approximate


@pytest.mark.parametrize(
    ("text", "unit", "spoken"),
    [
        ("2024-09-06", "2024/09/06", "2024/09/06"),
        ("2024-09-27/2024-09-30", "2024/09", "2024/09"),
        ("2025-06/2025-12", "2025", "2025"),
        ("2024-12-30/2025-01-02", "unknown", "unknown"),
        ("2023-24", "unknown", "unknown"),
        ("../2025-09", "unknown", "2025/09"),
        ("../2025-09-30", "unknown", "2025/09/30"),
        ("2025-09-30/..", "unknown", "2025/09/30"),
        ("../2020-22", "unknown", "2020"),
        ("../2025-09?", "unknown", "2025/09"),
        ("2024?", "2024", "2024"),
    ],
)
def test_an_article_stands_where_all_its_days_lie_and_a_claim_at_the_date_it_speaks_of(text, unit, spoken):
    assert (unit_of(parse_edtf(text)), unit_spoken_of(parse_edtf(text))) == (unit, spoken)


def test_an_unknown_date_stands_nowhere():
    assert unit_of(UNKNOWN) == unit_spoken_of(UNKNOWN) == "unknown"
