"""Only whole and visible addresses become links, and their hosts are told in ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.addresses import mail_address, web_address
from tests.attacks import ATTACKS

GOOD = {
    "https://a.org": ("https://a.org", "a.org", True),
    "HTTP://A.org:8080/X?y=[z]&w=(v)#u": ("http://A.org:8080/X?y=[z]&w=(v)#u".replace("A.org", "a.org"), "a.org", True),
    "https://a.org/People's": ("https://a.org/People%27s", "a.org", True),
    "https://ar.wikipedia.org/wiki/العراق": ("https://ar.wikipedia.org/wiki/%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82", "ar.wikipedia.org", True),
    "https://a.org/%D8%A7": ("https://a.org/%D8%A7", "a.org", True),
    "https://xn--4gbrim.xn--wgbh1c/": ("https://xn--4gbrim.xn--wgbh1c/", "xn--4gbrim.xn--wgbh1c", True),
    "https://موقع.مصر/": ("https://xn--4gbrim.xn--wgbh1c/", "xn--4gbrim.xn--wgbh1c", False),
    "https://faß.de/": ("https://xn--fa-hia.de/", "xn--fa-hia.de", False),
}  # fmt: skip
BAD = [
    "", "a.org", "//a.org", "https:a.org", "https:/a.org", "https:///a.org", "javascript:x", "ftp://a.org", "https://a", "https://localhost/",
    "https://1.2.3.4/", "https://[::1]/", "https://0x7f.0.0.1/", "https://2130706433/", "https://a.org:0/", "https://a.org:65536/", "https://a.org:x/",
    "https://u@a.org/", "https://u:p@a.org/", "https://@a.org/", "https://a..org/", "https://.a.org/", "https://-a.org/", "https://a-.org/",
    "https://a.org.", "https://xn--a.org/", "https://a b.org/", "https://a.org/x y", "https://a.org/\\x", "https://a.org/\"", "https://a.org/<", "https://a.org/`",
    "https://a.org/\u200f", "https://a\u00ad.org/", "https://a.org\u2044b.org/", "https://a.org%2fb.org/", "https://☃.org/", "https://" + "a" * 64 + ".org",
    "https://a.org/" + "x" * 2000, " https://a.org", "https://a.org\n", "https://a.o\trg", "https://a_.org/",
]  # fmt: skip


@pytest.mark.parametrize("typed", GOOD)
def test_an_address_is_told_as_it_is_asked_for(typed):
    found = web_address(typed)
    assert found
    assert (found.href, found.host, found.plain) == GOOD[typed]


@pytest.mark.parametrize("typed", BAD)
def test_what_is_not_wholly_an_address_is_none(typed):
    assert web_address(typed) is None


@pytest.mark.parametrize("typed", ["a@b.org", "mailto:a.b+c@b-d.org"])
def test_mail_goes_to_one_plain_address(typed):
    found = mail_address(typed)
    assert found
    assert found.href == f"mailto:{typed.removeprefix('mailto:')}"


@pytest.mark.parametrize("typed", ["a@b", "a b@c.org", "a@b.org?x=y", "a@b.org,c@d.org", "a..b@c.org", "<a@b.org>", "a@b.org\n", "a%0a@b.org", "@b.org", "ا@b.org", "mailto:mailto:a@b.org"])  # fmt: skip
def test_mail_says_nothing_else(typed):
    assert mail_address(typed) is None


@given(st.one_of(st.text(max_size=40), st.sampled_from(ATTACKS), st.text(max_size=20).map("https://a.org/{}".format), st.text(max_size=8).map("https://{}.org/".format)))  # fmt: skip
def test_what_becomes_a_link_is_ascii_and_of_a_safe_scheme(text):
    for found in (web_address(text), mail_address(text)):
        if found:
            assert found.href.isascii()
            assert found.href.startswith(("https://", "http://", "mailto:"))
            assert not set(found.href) & set(" \"<>\\'`\t\n")
