"""What is chosen of all that pages declare, and what never is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya.model import Declared
from hashiya.webpage import is_html, read_page

TITLE = "وفد من البلدية يزور حي الزيتون بعد الفيضان"
BODY = "<p>زار وفد من البلدية حي الزيتون صباح اليوم بعد الفيضان الذي أغرق شوارعه.</p>" * 3


def declared(head: str = "", body: str = BODY, title: str = TITLE, url: str = "") -> Declared:
    return read_page(f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}", url)[2]


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-01T10:00:00+03:00"}


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-03-01">',
        ld({"@type": "NewsArticle", "headline": TITLE, "dateModified": "2024-03-01"}),
        ld({"@type": "ItemList", "itemListElement": [ARTICLE]}),
        ld({"@type": "NewsArticle", "headline": TITLE, "comment": {"@type": "Comment", "datePublished": "2024-03-01"}}),
        ld([ARTICLE | {"headline": "خبر عن زلزال في بلد بعيد"}, ARTICLE | {"headline": "نتائج مباريات الدوري أمس"}]),
        '<meta name="date" content="1970-01-01">',
        '<meta name="date" content="0001-01-01T00:00:00">',
        '<meta name="pubdate" content="{{ date }}">',
        '<meta name="copyright" content="2024">',
        "<script>var a=[{'publishedAt':'2024-03-01'},{'publishedAt':'2024-03-04'}]</script>",
    ],
)
def test_a_date_that_is_not_of_the_article_is_none(head: str) -> None:
    assert declared(head).published == ""


@pytest.mark.parametrize(
    "after",
    [
        '<div class="comments"><time datetime="2024-03-05">أمس</time></div>',
        '<div class="related"><span itemprop="datePublished">2024-03-05</span></div>',
        '<div itemscope itemtype="https://schema.org/Comment"><time itemprop="datePublished" datetime="2024-03-05"></div>',
        '<footer><time datetime="2024-03-05"></time></footer>',
    ],
)
def test_a_date_of_readers_or_other_articles_is_none(after: str) -> None:
    assert declared(body=BODY + after).published == ""


def test_what_a_theme_calls_the_whole_page_hides_no_date() -> None:
    page = f"<body class='single comments-open related-on'><h1>{TITLE}</h1><time datetime='2024-03-05'>أمس</time>{BODY}"
    assert read_page(page)[2].published == "2024-03-05"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ld(ARTICLE), "2024-03-01T10:00:00+03:00"),
        (ld({"@graph": [{"@type": "WebPage", "datePublished": "2024-01-01"}, ARTICLE]}), "2024-03-01T10:00:00+03:00"),
        (ld([[ARTICLE]]), "2024-03-01T10:00:00+03:00"),
        (ld({"@type": "WebPage", "mainEntity": ARTICLE}), "2024-03-01T10:00:00+03:00"),
        (ld(ARTICLE | {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]}), "2024-03-01T10:00:00+03:00"),
        (ld({"@type": "WebPage", "datePublished": "2024-02-02"}), "2024-02-02"),
        ('<meta name="DC.date.issued" content="2024-04-04"><meta name="date" content="2024-05-05">', "2024-04-04"),
        ('<meta name="date" content="14:30"><meta name="pubdate" content="2024-05-05 14:30">', "2024-05-05 14:30"),
        ('<meta property="article:published_time" content="الأربعاء 7 أكتوبر 2020">', "الأربعاء 7 أكتوبر 2020"),
        ('<meta itemprop="datePublished" content="20200413T16:38:07Z">', "20200413T16:38:07Z"),
        ('<meta name="date" content="5/4/2021"><meta name="dcterms.date" content="2021-04-05">', "2021-04-05"),
        (ld(ARTICLE | {"datePublished": "2024-02-29T21:30:00Z"}) + '<meta name="date" content="2024-03-01T00:30:00+03:00">',
         "2024-03-01T00:30:00+03:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-06-06",}</script>', "2024-06-06"),
        ('<script type="application/ld+json">{"@type":"NewsArticle", oops "datePublished":"2024-06-07"</script>', "2024-06-07"),
        ("<script>x={\"publishedAt\":\"2024-07-07T01:02:03\"}</script>", "2024-07-07T01:02:03"),
    ],
)  # fmt: skip
def test_the_most_trusted_full_date_is_chosen(head: str, expected: str) -> None:
    assert declared(head).published == expected


def test_of_several_articles_the_one_with_the_address_of_the_page_is_meant() -> None:
    other, own = (
        ARTICLE | {"url": "https://a.example/1", "headline": "غيره"},
        ARTICLE | {"url": "https://www.a.example/2/"},
    )
    found = declared(ld([other | {"datePublished": "2020-01-02"}, own]), url="https://a.example/2")
    assert found.published == ARTICLE["datePublished"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<title>{TITLE} | صحيفة الربوة</title><p>نص", TITLE),
        (f"<title>صحيفة الربوة - {TITLE}</title><meta property=og:site_name content='صحيفة الربوة'><p>نص", TITLE),
        (f"<title>{TITLE} - الربوة</title><meta property=og:title content='{TITLE}'><h1><a href=/>الربوة</a></h1>", TITLE),
        (f"<meta property=og:title content='{TITLE} - تحليل'><title>{TITLE} - تحليل</title><h1>{TITLE} - تحليل</h1>", TITLE + " - تحليل"),
        (f"<title>الربوة</title><h1>{TITLE}</h1><p>نص", TITLE),
        (f"<meta property=og:title content='عاجل | {TITLE}'><h1>{TITLE}</h1>", TITLE),
        (f"<h1>الربوة</h1><h2>{TITLE}</h2><title>{TITLE} | الربوة</title>", TITLE),
        ("<h1>وفد من البلدية يزور <br>حي الزيتون</h1><title>وفد من البلدية يزور حي الزيتون</title>",
         "وفد من البلدية يزور حي الزيتون"),
    ],
)  # fmt: skip
def test_the_title_is_the_headline_without_the_outlet(page: str, expected: str) -> None:
    assert read_page(page)[2].title == expected


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=20),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(["@type", "@graph", "headline", "datePublished", "author", "publisher", "url", "name"]),
                        inner, max_size=6), max_leaves=20), st.text(max_size=50))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_declaration_stops_the_reader(value: object, text: str) -> None:
    read_page(
        ld(value) + f'<script type="application/ld+json">{text}</script><meta name="{text}" content="{text}"><h1>{text}'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<!DOCTYPE html><p>", True), (" <html>", True), ("<p>أ</p>" * 4, True), ("<?xml version='1.0'?><html>", True),
     ("خبر بلا وسوم < 3", False), ("", False), (b"\xff\xfe<\0h\0t\0m\0l\0>\0", True), (b"\xd3\xe3 <head>x<p>", True)],
)  # fmt: skip
def test_pages_are_told_from_plain_text(text: str | bytes, expected: bool) -> None:
    assert is_html(text) is expected
