"""What a page hides, and the day that it shows as today's, tell nothing of the article."""

from __future__ import annotations

import pytest

from hashiya.model import Seed
from hashiya.parse import parse
from hashiya.read import read_rules
from hashiya.webpage import read_page

TITLE = "وفد من البلدية يزور حي الزيتون بعد الفيضان"
TEXT = "زار وفد من البلدية حي الزيتون صباح اليوم بعد الفيضان الذي أغرق شوارعه ومدارسه."
DAY = "الأحد 22 تشرين الثاني 2020"


def rules(above: str, body: str = f"<p>{TEXT}</p>" * 3) -> dict[str, str]:
    text, blocks, declared = read_page(
        f"<html><head><title>{TITLE}</title></head><body>{above}<div><h1>{TITLE}</h1>{body}</div></body></html>"
    )
    article = parse(Seed("a", "a.html", text, "0" * 64, blocks=blocks, declared=declared), read_rules())
    return {article.words_of(line): line.rule for line in article.lines}


@pytest.mark.parametrize("how", ["hidden", "style='color:red; display: none'", "style='visibility:hidden'"])
def test_a_hidden_day_is_set_apart(how: str) -> None:
    assert rules(f"<div {how}>{DAY}</div>")[DAY] == "hidden"


@pytest.mark.parametrize("box", ["header", "nav", "div class='current-date'", "div id='clock'"])
def test_the_day_in_a_bar_of_the_page_is_its_clock(box: str) -> None:
    assert rules(f"<{box}>{DAY}</{box.split()[0]}>")[DAY] == "clock"


@pytest.mark.parametrize(
    "above", [f"<div>{DAY}</div>", f"<article><header>{DAY}</header></article>", f"<div><header>{DAY}</header></div>"]
)
def test_the_day_of_the_article_is_no_clock(above: str) -> None:
    assert rules(above)[DAY] not in ("clock", "hidden")


def test_the_rest_of_a_text_that_is_shown_later_stays() -> None:
    more = "".join(f"<p>{n} {TEXT}</p>" for n in range(4))
    found = rules("", f"<p>{TEXT}</p>" * 3 + f"<div style='display:none'>{more}</div>")
    assert [found[f"{n} {TEXT}"] for n in range(4)] == ["paragraph"] * 4
