"""The timeline: everything is counted once, nothing is put into a period by guess, and every mark leads somewhere."""

import pytest
from tests.growth import assert_linear
from tests.indexes.test_indexes import DATE, view_of

from hashiya.edtf import UNKNOWN, parse_edtf
from hashiya.indexes import View, indexes
from hashiya.indexes.calendar import VAGUE_CLAIMS
from hashiya.indexes.timeline import MOST_STRETCHES, MOST_YEARS, TIMELINE
from hashiya.model import Archive, ArticleRef, Card, Settings, ShareCard, Trace
from hashiya.write import Memory

CLAIMS = "claims"
BARE = Archive(Settings(""), {}, {}, {}, {}, ())


def archive(dates, claims=(), vague=()):
    """A view of articles with these dates, of which the first has claims that speak of units of time, some vaguely."""
    cards = []
    for number, text in enumerate(dates):
        given = {} if number else {f"dates/{unit}": {CLAIMS: 1} for unit in claims}
        for unit in () if number else vague:
            given.setdefault(f"dates/{unit}", {})[VAGUE_CLAIMS] = 1
        shares = {address: ShareCard(b"", counts) for address, counts in given.items()}
        edtf = parse_edtf(text) if text else UNKNOWN
        ref = ArticleRef(f"a{number:05d}", "عنوان", "unknown", edtf, "certain")
        cards.append(Card(b"", ref, shares, (), {}, (), 0, 0, Trace(b"", "unknown", "")))
    return View.of(BARE, cards, lambda *_: (), {})


def pages(view):
    return {index.address: index.timeline for index in TIMELINE.heads(view)}


def counted(timeline):
    parts = (*timeline.periods, *timeline.stretches)
    articles, claims = sum(p.articles for p in parts), sum(p.claims for p in parts)
    outside = (timeline.before, timeline.after, timeline.undated)
    return articles + sum(o[0] for o in outside), claims + sum(o[1] for o in outside)


DATES = ["2024-09-06", "2024-09", "2024", "2023-11/2024-02", "../2025", "", "2025-01-01", "1990-05-05"]


def test_every_article_and_every_claim_is_counted_once():
    found = pages(archive(DATES, ["2024/09/06", "2024/10", "2030", "1258", "unknown"]))
    assert counted(found["timeline"]) == (len(DATES), 5)
    assert found["timeline"].undated == (1, 1)


def test_an_uncertain_date_is_a_stretch_and_no_point():
    found = pages(archive(["2024-09-27/2024-10-02", "2024-09-06"]))
    september = found["timeline/2024/09"]
    assert [(s.first.isoformat(), s.last.isoformat()) for s in september.stretches] == [("2024-09-27", "2024-10-02")]
    assert sum(period.articles for period in september.periods) == 1
    assert [p.unit for p in found["timeline/2024"].periods if p.articles] == ["2024/09"]


@pytest.mark.parametrize("text", ["2024-09", "2024-09-06?", "2024-09-06~", "2024-09-06/2024-09-08"])
def test_a_period_tells_what_in_it_is_not_known_to_the_day(text):
    found = pages(archive([text, "2024-09-07"], ["2024/09/06"], vague=["2024/09", "2024/09/06"]))["timeline"]
    told = [(p.unit, p.articles, p.unsure, p.claims, p.vague) for p in found.periods if p.link]
    assert told == [("2024/09", 2, 1, 3, 2)]


def test_what_may_be_of_a_time_but_is_longer_is_told_as_a_number():
    found = pages(archive(["2024-09-06", "2024", "2020/2030", "../2025", "2026"]))
    assert found["timeline/2024/09"].around == 3
    assert found["timeline/2024"].around == 2


def test_few_months_are_shown_by_month_many_years_by_year():
    assert pages(archive(["2024-01-01", "2025-03-04"]))["timeline"].step == "month"
    assert pages(archive(["2014-01-01", "2025-03-04"]))["timeline"].step == "year"


def test_years_far_from_all_articles_are_counted_not_drawn():
    found = pages(archive(["2020-01-01", "2024-01-01"], ["0632", "2400"]))["timeline"]
    assert len(found.periods) <= MOST_YEARS
    assert found.before == found.after == (0, 1)


def test_many_uncertain_dates_are_gathered():
    found = pages(archive([f"20{y}-01-{d:02d}/20{y + 1}-02-{d:02d}" for y in range(10, 30) for d in range(1, 20)]))
    assert len(found["timeline"].stretches) <= MOST_STRETCHES
    assert counted(found["timeline"]) == (380, 0)


@pytest.mark.parametrize(
    "dates", [[], [""], ["../2022"], ["2024/.."], ["0001-01-01"], ["9999-12-31"], ["0001", "9999"], ["1000/2000"]]
)
def test_no_odd_archive_is_refused(dates):
    assert counted(pages(archive(dates))["timeline"])[0] == len(dates)


def test_every_mark_leads_to_a_page_that_is_there(small):
    folder = small / "annotations" / "articles" / "second-article"
    (folder / "date.yml").write_text(DATE.format(edtf="2023-11/2024-02"), "utf-8")
    with Memory(None, b"") as memory:
        found = {index.address: index for index in indexes(view_of(small, memory))}
    known = found.keys() | {"first-article", "second-article"}
    drawn = [index.timeline for index in found.values() if index.timeline]
    assert len(drawn) > 2
    for timeline in drawn:
        links = [part.link for part in (*timeline.periods, *timeline.stretches)]
        assert {link.address for link in (*links, *timeline.neighbours) if link} <= known


def test_time_grows_with_the_archive():
    def prepare(size):
        dates = [f"{1990 + n % 30}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(size)]
        dates += [f"{1990 + n % 30}-{n % 12 + 1:02d}/{2021 + n % 9}" for n in range(size)]
        view = archive(dates)
        return lambda: list(TIMELINE.heads(view))

    assert_linear(prepare, 1000)
