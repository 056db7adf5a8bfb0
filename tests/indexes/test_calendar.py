"""The calendar counts everything once, leads nowhere in vain, and begins the week as its readers do."""

import re
from calendar import monthrange

import pytest
from tests.conftest import ARCHIVES, copy_archive
from tests.indexes.test_home import CLAIM, view_of

from hashiya.indexes import divided, heads
from hashiya.indexes.calendar import between
from hashiya.messages import catalogue
from hashiya.model import Counted, Index, Month
from hashiya.render import Renderer
from hashiya.render.calendar import grade, weekdays, weeks
from hashiya.write import Memory

SPOKEN = ("1258-02-10", "0750", "2014-06", "2014-06-10", "9999-12-31", "2024-21", "2010/2019", "2025-03-01")


@pytest.mark.parametrize("month", ["2024/02", "2023/02", "1258/02", "0001/01", "9999/12"])
def test_a_month_has_each_of_its_days_once_in_weeks_from_saturday_on(month):
    words = catalogue()
    rows = weeks(Month(Counted(month), ()), words)
    year, number = map(int, month.split("/"))
    assert weekdays(words)[0][0] == "السبت"
    assert all(len(row) == 7 for row in rows)
    assert [day.number for row in rows for day in row if day.number] == list(range(1, monthrange(year, number)[1] + 1))


def test_a_week_has_its_days_in_order():
    friday = next(row for row in weeks(Month(Counted("2024/09"), ()), catalogue()) if any(d.number == 6 for d in row))
    assert [day.number for day in friday] == [0, 1, 2, 3, 4, 5, 6]
    assert weekdays(catalogue())[-1][0] == "الجمعة"


def test_every_number_has_a_grade_and_none_has_the_grade_of_nothing():
    assert [grade(count, 100) for count in (0, 1, 25, 26, 99, 100)] == [0, 1, 1, 2, 4, 4]


@pytest.fixture(scope="module")
def calendar(tmp_path_factory) -> tuple[dict[str, Index], dict[str, str]]:
    """Every page of the dates of an archive that speaks of far and vague times, as data and as HTML."""
    small = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("calendar") / "small")
    claim = CLAIM.partition("answers")[0].format(quote="الموعد", author="x", created=2025)
    path = small / "annotations/articles/second-article/claim-09.yml"
    path.write_text(f"{claim}dates: [{', '.join(SPOKEN)}]\n", "utf-8")
    with Memory(None, b"") as memory:
        view = view_of(small, memory)
        renderer = Renderer(view.archive, catalogue())
        dates = ((kind, head) for kind, head in heads(view) if head.address.partition("/")[0] == "dates")
        pages = {index.address: index for kind, head in dates for index in divided(view, kind, head)}
        return pages, {address: renderer.index(index).html for address, index in pages.items()}


def test_every_link_of_the_calendar_leads_to_a_page(calendar):
    pages, html = calendar
    assert {"dates/1258/02/10", "dates/0750", "dates/9999/12/31", "dates/2014/06", "dates/unknown"} <= {*pages}
    links = {link for text in html.values() for link in re.findall(r'href="(?:\.\./)+(dates/[^"#]*)/"', text)}
    assert len(links) > 10
    assert links <= {*pages}


def test_what_holds_nothing_is_no_link(calendar):
    _, html = calendar
    june = html["dates/2014/06"]
    assert re.findall(r'class="h-cal-held"><a href="[./]*/dates/2014/06/(\d\d)/"', june) == ["10"]
    assert june.count('class="h-cal-day"') == 30
    year = html["dates/2014"]
    assert "/dates/2014/06/" in year
    assert "/dates/2014/07/" not in year
    assert "تموز/يوليو 2014" in year


def test_months_and_what_no_month_holds_are_the_whole_year(calendar):
    pages, _ = calendar
    for item in pages["dates"].sections[0].items:
        assert item.year.claims == sum(month.claims for month in item.months) + item.unplaced.claims
        assert item.year.articles == sum(month.articles for month in item.months) + item.unplaced.articles
    years = [item.year.unit for item in pages["dates"].sections[0].items]
    assert years == ["9999", "2025", "2024", "2014", "1258", "0750"]


def test_what_a_month_holds_and_no_day_does_is_said_apart(calendar):
    pages, html = calendar
    (month,) = pages["dates/2014/06"].calendar.months
    assert (month.month.claims, month.unplaced.claims) == (2, 1)
    assert "ولا يُعرف يومه" in html["dates/2014/06"]
    assert "ولا يُعرف يومه" not in html["dates/1258/02"]


def test_the_next_day_is_the_next_that_holds_anything(calendar):
    pages, html = calendar
    before, after = pages["dates/2014/06/10"].calendar.neighbours
    assert (before.address, after.address) == ("dates/1258/02/10", "dates/2025/01/05")
    assert pages["dates/9999/12/31"].calendar.neighbours[1] is None
    assert pages["dates/2014"].calendar.neighbours[1].address == "dates/2024"
    assert 'rel="next" href="../../../../dates/2025/01/05/"' in html["dates/2014/06/10"]


def test_units_that_are_passed_over_are_named(calendar):
    pages, html = calendar
    assert pages["dates/2014/06/10"].calendar.empty == (("1258/02/11", "2014/06/09"), ("2014/06/11", "2025/01/04"))
    assert pages["dates/2024"].calendar.empty == (("2015", "2023"), ())
    words = catalogue()
    told = words.text("calendar.empties", first=words.period("2015"), last=words.period("2023"))
    assert told in html["dates/2024"]
    assert words.period("2014/06/09") in html["dates/2014/06/10"]


@pytest.mark.parametrize(
    ("before", "after", "empty"),
    [
        ("2023/12", "2024/02", ("2024/01",)),
        ("2023/10", "2024/01", ("2023/11", "2023/12")),
        ("2023/12", "2024/01", ()),
        ("2024/02/28", "2024/03/01", ("2024/02/29",)),
        ("0999", "1001", ("1000",)),
        ("", "2024", ()),
    ],
)
def test_between_two_units_lie_those_that_hold_nothing(before, after, empty):
    assert between(before, after) == empty


def test_a_table_names_itself_its_days_and_what_they_hold(calendar):
    _, html = calendar
    june = html["dates/2014/06"]
    assert re.search(r"<caption>\s*أيام حزيران/يونيو 2014", june)
    assert june.count('<th scope="col">') == 7
    assert "10 حزيران/يونيو 2014: ادّعاء واحد يتحدث عنه</span>" in june
