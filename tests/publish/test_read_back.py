"""The read-back sees any difference between a page and its seed."""

import re

import pytest

from hashiya import pipeline
from hashiya.pipeline import Run
from hashiya.publish import read_back
from tests.conftest import ARCHIVES, copy_archive

ID = "first-article"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("read-back"))
    pipeline.build(Run(root, jobs=1))
    return root


@pytest.fixture
def page(built):
    path = built / "build" / "site" / "archive" / ID / "index.html"
    original = path.read_bytes()
    yield path
    path.write_bytes(original)


def codes(root, article=ID):
    return [problem.code for problem in read_back(root / "build" / "site", root, article)]


def test_a_page_as_built_is_the_same(built):
    assert codes(built) == []
    assert codes(built, "second-article") == []


CHANGES = {
    "a letter changed": ("البقية ستبقى", "البقية ستبغى"),
    "a letter lost": ("البقية ستبقى", "البقية ستبق"),
    "a space added": ("البقية ستبقى", "البقية  ستبقى"),
    "a word added by a mark": ('id="m-claim-01">', 'id="m-claim-01">كلمة '),
    "a digit of another set": ("2500", "٢٥٠٠"),
    "an invisible character": ("البقية ستبقى", "البقية\u200f ستبقى"),
    "a changed quotation mark": ("«الموعد", "&#34;الموعد"),
    "words between the lines": ('<div class="h-row h-row--paragraph">', '<div class="h-row h-row--paragraph">زيادة'),
    "a script inside a line": ("البقية ستبقى", "البقية<script></script> ستبقى"),
    "a picture inside a line": ("البقية ستبقى", '<img src="x">البقية ستبقى'),
    "a line twice": ("</section>", '<p data-line="5">x</p></section>'),
    "the title changed": ("يعلن موعد الانسحاب</h1>", "يؤكد موعد الانسحاب</h1>"),
    "words in place of a picture": ("البقية ستبقى", '<span class="h-control" data-cp="0633">لن</span>البقية ستبقى'),
    "words made small in the middle of a line": ("البقية ستبقى", '<span class="h-dateline">البقية</span> ستبقى'),
    "words made small twice": (">وقال ", '><span class="h-dateline"><span class="h-dateline">وقال</span></span> '),
    "words made small in the title": (
        "يعلن موعد الانسحاب</h1>",
        '<span class="h-dateline">يعلن</span> موعد الانسحاب</h1>',
    ),
    "a paragraph called a picture": (
        '<div class="h-row h-row--paragraph">',
        '<p class="h-control">زيادة</p><div class="h-row">',
    ),
    "a line called a margin": (
        '<div class="h-row h-row--paragraph">',
        '<p class="h-line h-margin">زيادة</p><div class="h-row">',
    ),
    "a comment that browsers end early": ("البقية ستبقى", "البقية<!--> لن<!-- --> ستبقى"),
    "a comment with a tag around the text": ('<div class="h-page', '<!-- <b> --><div class="h-page'),
    "a comment that is not closed": ('<div class="h-page', '<!-- x <div class="h-page'),
    "a comment that browsers begin and end at once": ('<div class="h-page', '<!--> x --><div class="h-page'),
    "a comment that browsers end with a mark": ('<div class="h-page', '<!-- --!> x --><div class="h-page'),
    "a comment": ("البقية ستبقى", "البقية<!-- --!> لن <!-- --> ستبقى"),
    "a section of characters": ("البقية ستبقى", "البقية<![CDATA[>لن ]]> ستبقى"),
    "words as a number": ("البقية ستبقى", 'البقية<a class="h-ref h-ref--note" href="#x" data-n=" لن "></a> ستبقى'),
    "words in a number": ("البقية ستبقى", 'البقية<a class="h-ref h-ref--note" href="#x" data-n="1">لن</a> ستبقى'),
    "hidden words": ("البقية ستبقى", "البقية <span hidden>ستبقى</span>"),
    "turned words": ("البقية ستبقى", '<span dir="ltr" style="unicode-bidi:bidi-override">البقية ستبقى</span>'),
    "a section closed at once": (
        '<section class="h-text"',
        '<section class="h-text"/><p class="h-line">زيادة</p><section class="h-text"',
    ),
    "a section of another name": ('class="h-text"', 'class="h-txt"'),
    "a second headline": ("</h1>", "</h1><h1>عنوان آخر</h1>"),
    "an attribute twice": ('<p class="h-line"', '<p class="h-line" class="h-margin"'),
    "an input with words": (
        '<div class="h-row h-row--paragraph">',
        '<input value="زيادة"><div class="h-row h-row--paragraph">',
    ),
    "a frame": (
        '<div class="h-row h-row--paragraph">',
        '<iframe src="x"></iframe><div class="h-row h-row--paragraph">',
    ),
    "all in a template": ('<div class="h-page', '<template><div class="h-page'),
    "all without scripts": ('<div class="h-page', '<noscript><div class="h-page'),
    "a line after the text": ("</footer>", '<p class="h-line" data-line="5">زيادة</p></footer>'),
    "a letter as an empty picture": ("البقية ستبقى", 'البقية <span class="h-control" data-cp="0633"></span>تبقى'),
    "a reference to a control character": ("البقية ستبقى", "البقية&#1; ستبقى"),
    "a paragraph after the text": ('<section class="h-section', '<p>زيادة</p><section class="h-section'),
    "a line of another class": ('<p class="h-line"', '<p class="md-toggle"'),
    "a script as an address": ('href="../actors/', 'href="javascript:alert(1)//'),
    "no number of a line": ('data-line="5"', 'data-line="x"'),
    "a removed line changed": (">شارك الخبر</p>", ">شارك</p>"),
}


def test_a_dateline_at_the_beginning_of_a_line_is_the_same(built, page):
    source = page.read_text("utf-8")
    assert ">وقال " in source
    page.write_text(source.replace(">وقال ", '><span class="h-dateline">وقال</span> ', 1), "utf-8")
    assert codes(built) == []


def test_the_licence_of_an_icon_hides_nothing(built, page):
    source = page.read_text("utf-8")
    page.write_text(source.replace("<header", "<!--! Icons - https://a.org (CC BY 4.0) --><header", 1), "utf-8")
    assert codes(built) == []


@pytest.mark.parametrize("case", CHANGES)
def test_every_change_is_seen(built, page, case):
    before, after = CHANGES[case]
    source = page.read_text("utf-8")
    assert before in source, "the case must change something"
    page.write_text(source.replace(before, after, 1), "utf-8")
    assert codes(built) == ["H702"]


def test_a_missing_line_and_a_missing_page_are_seen(built, page):
    source = page.read_text("utf-8")
    page.write_text(re.sub(r'<p class="h-line"[^>]*data-line="7".*?</p>', "", source, count=1), "utf-8")
    assert codes(built) == ["H702"]
    page.unlink()
    assert codes(built) == ["H702"]


def test_lines_out_of_order_are_seen(built, page):
    source = page.read_text("utf-8")
    rows = re.findall(r'<div class="h-row h-row--paragraph">.*?</p>', source, re.DOTALL)
    assert len(rows) == 2
    swapped = source.replace(rows[0], "@").replace(rows[1], rows[0]).replace("@", rows[1])
    page.write_text(swapped, "utf-8")
    assert codes(built) == ["H702"]


def test_verify_sees_any_byte_of_any_file(built, page):
    assert pipeline.verify(Run(built, jobs=1)).problems == ()
    page.write_text(page.read_text("utf-8").replace("<title>", "<title> ", 1), "utf-8")
    (page.parent / "extra.html").write_text("x")
    problems = pipeline.verify(Run(built, jobs=1)).problems
    (page.parent / "extra.html").unlink()
    assert sorted(p.code for p in problems) == ["H707", "H711"]
