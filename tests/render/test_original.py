"""Links to where a text was captured carry what finds the archived copy, and only addresses of the web are links."""

from dataclasses import replace

import pytest

from hashiya.model import AnnotatedArticle, Article, ArticleId, Declared, Settled, Version
from hashiya.render.original import originals

ADDRESS = "https://archive.example.org/archive/one/"
SHOWN = Version(number=2, path="seeds/one.2.txt", sha256="b", swhid="b", captured="2026-03-04")


def item(*versions, declared=""):
    article = Article(ArticleId("one"), "", (), Declared(url=declared))
    return AnnotatedArticle(article, "", Settled(""), (), (), (), versions=versions)


def test_the_shown_capture_is_copied_on_its_page_and_an_earlier_one_in_its_file():
    first = replace(SHOWN, number=1, path="seeds/one.html")
    found = originals(item(first, SHOWN), ADDRESS)
    assert [one.copy for one in found] == [ADDRESS + "one.html.txt", ADDRESS]
    assert [one.copy for one in originals(item(first, SHOWN), "")] == ["", ""]


WHEN = {
    "2025-01-02": "2025-01-02",
    "2025-01-02T03:04:05Z": "2025-01-02T03:04:05Z",
    "2025-01-02T03:04:05+03:00": "2025-01-02T03:04:05+03:00",
    "2025-01": "",
    "2 كانون الثاني": "",
    '2025-01-02" onclick="x': "",
}


@pytest.mark.parametrize("captured", WHEN)
def test_only_dates_of_machines_are_given_to_machines(captured):
    (one,) = originals(item(replace(SHOWN, captured=captured)), ADDRESS)
    assert one.when == WHEN[captured]
    assert one.version.captured == captured


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example.org/", "https://u@a.example.org/", "a.example.org", ""]
)
def test_what_is_no_address_of_the_web_is_no_link(url):
    (one,) = originals(item(replace(SHOWN, url=url)), ADDRESS)
    assert (one.href, one.url) == ("", url)


def test_what_a_page_declares_of_itself_counts_where_nothing_tells_what_was_fetched():
    (one,) = originals(item(SHOWN, declared="https://موقع.مصر/خبر"), ADDRESS)
    assert one.href == "https://xn--4gbrim.xn--wgbh1c/%D8%AE%D8%A8%D8%B1"
    assert one.host == "xn--4gbrim.xn--wgbh1c"
