"""The ways in: everything is listed where a reader looks for it, once, in order, and in bounded pages."""

from itertools import chain

import pytest
from tests.conftest import ROOT

from hashiya.indexes import View, around, elsewhere, indexes
from hashiya.indexes.paging import ITEMS_PER_PAGE, paged
from hashiya.model import Bilingual, DiscrepancyItem, Index, Link, LinkItem, PassageItem, Prose, Section
from hashiya.pipeline import Run, gather
from hashiya.render.questions import in_order
from hashiya.write import Memory

DATE = "kind: metadata\ndate: {{edtf: {edtf}, basis: text, confidence: certain}}\nauthor: x\ncreated: 2025\n"


def view_of(root, memory) -> View:
    gathered = gather(Run(root, jobs=1), memory)
    assert gathered.problems == ()
    return View.of(gathered.archive, gathered.cards, memory.shares, gathered.reprints)


@pytest.fixture(scope="module")
def view():
    with Memory(None, b"") as memory:
        yield view_of(ROOT, memory)


@pytest.fixture(scope="module")
def pages(view):
    return {index.address: index for index in indexes(view)}


def items(index: Index):
    return list(chain.from_iterable(section.items for section in index.sections))


def articles(index: Index) -> list[str]:
    return [item.article.id[:3] for item in items(index) if hasattr(item, "article")]


def test_articles_are_in_order_of_time_newest_first(pages):
    five = {"000", "001", "002", "003", "004"}
    assert [article for article in articles(pages[""]) if article in five] == ["004", "003", "000", "001", "002"]


def test_an_uncertain_date_stands_under_the_unit_that_holds_it(pages):
    assert "000" in articles(pages["dates/2024/09"])
    assert "003" in articles(pages["dates/2025"])
    assert "002" in articles(pages["dates/2021/12/09"])
    assert "000" not in articles(pages.get("dates/2024/09/27", Index("")))


@pytest.mark.parametrize("edtf", ["../2022-09", "2024-09/..", "2023/2025", "2023-24"])
def test_a_date_that_no_year_holds_is_put_on_none(small, edtf):
    folder = small / "annotations" / "articles" / "second-article"
    (folder / "date.yml").write_text(DATE.format(edtf=edtf), "utf-8")
    with Memory(None, b"") as memory:
        found = {index.address: index for index in indexes(view_of(small, memory))}
    assert [item.article.id for item in items(found["dates/unknown"])] == ["second-article"]
    years = [section.label.args.get("year") for section in found[""].sections]
    assert len(set(years)) == len(years)


def test_a_question_has_its_answers_in_order_of_time_each_once(pages):
    answers = in_order(pages["questions/coalition-mission-end"])
    own = [answer for answer in answers if answer.claims[0].author == "محررو الأرشيف"]
    assert [answer.answer.value for answer in own] == [
        "2021-12-09", "../2021-12-31", "../2025-09", "../2025-09-30", "../2025-09", "../2025-09-30", "2025-09",
    ]  # fmt: skip
    assert [len(answer.claims) for answer in own] == [2, 1, 1, 1, 1, 1, 2]
    assert all(answer.relations for answer in own)


def test_the_form_of_each_name_is_listed_as_printed(pages):
    section = next(s for s in pages["actors/alaraby"].sections if s.label and s.label.key == "actor.forms")
    assert {item.words for item in section.items} >= {"العربى الجديد", "العربي الجديد"}


def test_every_name_leads_to_its_own_words(pages):
    for address, index in pages.items():
        if address.startswith("actors/") and index.title:
            passages = [
                i.passage.link for s in index.sections if s.article for i in s.items if isinstance(i, PassageItem)
            ]
            assert len({(link.address, link.fragment) for link in passages}) == len(passages), address


def test_two_names_of_one_minister_are_shown_side_by_side_with_the_reason(pages):
    found = [item for item in items(pages["actors/abbasi"]) if isinstance(item, DiscrepancyItem)]
    assert [(f.passage.words, f.relation.other_label) for f in found] == [
        ("وزير الدفاع العراقي ثابت العباسي", "محمد العباسي")
    ]


def test_every_relation_of_the_archive_is_shown_somewhere(view):
    shown = {item.reason.ar for found in (*view.relations.values(), *view.answer_relations.values()) for item in found}
    assert {relation.value.reason.ar for relation in view.archive.relations} <= shown


def test_an_articles_page_shows_a_bounded_number_of_answers_from_elsewhere(view):
    for card in view.cards:
        for question in elsewhere(view, card, around(view, card)).questions:
            assert question.here
            assert len(question.elsewhere) <= 6
            assert question.more >= 0


def test_answers_of_two_articles_are_told_apart_whatever_their_names(small):
    claim = (
        "kind: claim\nquote: |\n  %s\nspeakers: [salim-al-hadi]\nform: direct\nauthor: x\ncreated: 2025\n"
        "answers:\n  - {question: when, value: ../%d, bound: until, as_of: 2024, status: planned}\n"
    )
    for article, stem, year in (("x-y", "z-c", 2031), ("x-y-z", "c", 2032)):
        (small / "seeds" / f"{article}.txt").write_text(f"عنوان\n\nكلمة عن {year}.\n", "utf-8")
        folder = small / "annotations" / "articles" / article
        folder.mkdir()
        (folder / f"{stem}.yml").write_text(claim % (f"كلمة عن {year}", year), "utf-8")
    with Memory(None, b"") as memory:
        view = view_of(small, memory)
        (page,) = (index for index in indexes(view) if index.address == "questions/when")
        anchors = [answer.anchor for answer in items(page)]
        assert len(set(anchors)) == len(anchors)
        shown = elsewhere(view, view.by_id["first-article"], around(view, view.by_id["first-article"]))
        values = {answer.answer.value for question in shown.questions for answer in question.elsewhere}
        assert {"../2031", "../2032"} <= values


@pytest.mark.parametrize("count", [0, 1, ITEMS_PER_PAGE, ITEMS_PER_PAGE + 1, 3 * ITEMS_PER_PAGE + 5])
def test_a_long_list_is_divided_and_nothing_is_lost(count):
    entries = tuple(LinkItem(Bilingual(Prose(str(n))), Link("x")) for n in range(count))
    half = count // 2
    index = Index("actors/x", sections=(Section(None, entries[:half]), Section(None, entries[half:])))
    divided = list(paged(index))
    assert tuple(chain.from_iterable(items(page) for page in divided)) == entries
    assert all(len(items(page)) <= ITEMS_PER_PAGE for page in divided)
    assert [page.address for page in divided][:2] == ["actors/x", "actors/x/page/2"][: len(divided)]
