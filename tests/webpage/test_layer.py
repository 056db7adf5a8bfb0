"""The text layer is every text of the page: computed here a second time by another parser, from the description alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hashiya.webpage import read_layer, read_page
from tests.growth import assert_linear

SPACE = re.compile("[\t\n\f\r ]+")
NO_TEXT = ("script", "style", "template")


class _Texts:
    """Collects text nodes as libxml2 finds them; as a target it has no limit of depth."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.muted: list[str] = []

    def start(self, tag: str, _: object) -> None:
        if tag in NO_TEXT:
            self.muted.append(tag)

    def end(self, tag: str) -> None:
        if self.muted and self.muted[-1] == tag:
            self.muted.pop()

    def data(self, text: str) -> None:
        if not self.muted:
            self.texts.append(text)

    def close(self) -> str:
        return "".join(self.texts)


def letters_by_libxml2(html: str) -> str:
    parser = etree.HTMLParser(target=_Texts(), huge_tree=True, encoding="utf-8")
    parser.feed(html.encode())
    return SPACE.sub("", parser.close())


def letters(html: str) -> str:
    return SPACE.sub("", read_layer(html).text)


def lines(html: str) -> list[str]:
    return read_layer(html).text.split("\n")


TAGS = ["p", "div", "span", "b", "a", "li", "ul", "table", "tr", "td", "h1", "h2", "br", "wbr", "section", "article", "figure", "figcaption", "em", "i", "font", "noscript", "select", "option", "textarea", "title", "head", "body", "html", "nav", "center", "pre", "button", "custom-tag"]  # fmt: skip
WORDS = st.sampled_from(
    [
        "خبر",
        "قال",
        " ",
        "\n",
        "١٢",
        "a",
        "\u00a0",
        "\u200f",
        "\u202b",
        "ـ",
        "&amp;",
        "&lt;b",
        "&#146;",
        "&nbsp;",
        "&#x627;",
        "َ",
    ]
)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<!-- <p>لا</p> -->", "<script>if (a<b) 'x'</script>", "<style>p{}</style>", "<p class='a>b' id=c>",
                     '<a href="x">', "<img alt='ص'/>", "<template>لا</template>", "<![CDATA[ لا ]]>", "<?php لا ?>"]),
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_the_layer_holds_every_text_and_only_text(html: str) -> None:
    assert letters("<body>" + html) == letters_by_libxml2("<body>" + html)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200) | st.text("<>/!-=\"'& \nabpاب", max_size=200))
@settings(max_examples=400, deadline=None)
def test_any_text_has_a_layer_whose_lines_are_trimmed_and_not_empty(html: str) -> None:
    for line in read_layer(html).lines:
        assert line.text
        assert line.text == SPACE.sub(" ", line.text).strip(" ")
        assert 0 <= line.linked <= 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>الخب<b>ر</b> في ال<span>مد</span>ينة", ["الخبر في المدينة"]),
        ("<p>أول<br>ثان<br/><br>ثالث", ["أول", "ثان", "ثالث"]),
        ("<p>كل<!-- تعليق -->مة و<wbr>صل", ["كلمة وصل"]),
        ("قبل<html><body>في</body></html>بعد<p>آخر", ["قبل", "في", "بعد", "آخر"]),
        ("<table><tr><td>١<td>٢<tr><td>٣</table>٤", ["١", "٢", "٣", "٤"]),
        ("<table><tr><td><table><tr><td>داخل</table>خارج</table>", ["داخل", "خارج"]),
        ("<pre>سطر\nسطر  ثان</pre><textarea>أ\r\nب</textarea>", ["سطر", "سطر ثان", "أ", "ب"]),
        ("<p>&#146;&#x80;&#0;&#99999999999;&#xD800;</p>", ["’€\ufffd\ufffd\ufffd"]),
        ("<p>صفر\0هنا", ["صفر\ufffdهنا"]),
        ("<p>أ&nbsp;&nbsp;ب &amp;amp; &copy", ["أ\u00a0\u00a0ب &amp; ©"]),
        ("<p hidden>مخفي</p><noscript><p>بديل</noscript><option>خيار", ["مخفي", "بديل", "خيار"]),
        ("<svg><title/><path d=1></svg>بعد الرسم", ["بعد الرسم"]),
        ("<script><!-- <script> </script> --></script>نص", ["نص"]),
        ("<title>عنوان <b>ليس وسما</title>", ["عنوان <b>ليس وسما"]),
        ("a < b <3", ["a < b <3"]),
        ("", [""]),
        ("<!-- لا ينتهي <p>نص", [""]),
        ("\ufeff<p>نص", ["نص"]),
    ],
)
def test_lines_are_blocks(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize("depth", [5_000, 200_000])
def test_no_depth_cuts_the_text(depth: int) -> None:
    assert lines("<div>" * depth + "عميق" + "</div>" * depth + "<p>بعد") == ["عميق", "بعد"]


HOSTILE: dict[str, Callable[[int], str]] = {
    "open": lambda n: "<div>" * n + "</p>" * n,
    "inline": lambda n: "<font>" * n + "</p></b>" * n,
    "links": lambda n: "<a href=x><div>" * n + "</a>" * n,
    "tables": lambda n: "<table><tr><td>" * n + "</div></i>" * n,
    "angles": lambda n: "<" * n,
    "comments": lambda n: "<!--" * n,
    "quotes": lambda n: '<p a="' * n,
    "spaces": lambda n: "<p a" + " " * n,
    "number": lambda n: "&#" + "9" * n,
    "titles": lambda n: "<title>x" * n,
    "scripts": lambda n: "<script><!--<script>" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_no_faster_than_the_page(name: str) -> None:
    def prepare(n: int) -> Callable[[], object]:
        html = HOSTILE[name](n)
        return lambda: read_layer(html)

    assert_linear(prepare, 2_000)


def test_a_large_page_is_read_whole() -> None:
    html = "<p>فقرة من نص طويل جدا يتكرر في الصفحة كلها.</p>\n" * 65_000
    assert len(html.encode()) > 5_000_000
    assert len(lines(html)) == 65_000


def test_time_grows_with_the_attributes_of_a_tag_and_no_faster() -> None:
    words = "قالت بلدية المدينة إن الجسر الجديد سيُفتح أمام السيارات."

    def prepare(count: int) -> Callable[[], object]:
        html = f"<html><body><p {' '.join(f'a{n}=1' for n in range(count))}>{words}"
        assert words in read_page(html)[0]
        return lambda: read_page(html)

    assert_linear(prepare, 2_000)
