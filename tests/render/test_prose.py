"""Notes are text with paragraphs, lists, emphasis, quotations and links, and nothing else."""

import re
from functools import partial
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.attacks import SEEN
from tests.growth import assert_linear

from hashiya.render.prose import first_wall, inline_prose, plain_prose, prose, second_wall

REL = 'rel="external nofollow noopener"'
SHOWN = {
    "a year at the begin of a line": ("2025. كان عامًا", "<p>2025. كان عامًا</p>"),
    "a number that none follows": ("7. كذا", "<p>7. كذا</p>"),
    "a list from one": ("1. أ\n2. ب", "<ol>\n<li>أ</li>\n<li>ب</li>\n</ol>"),
    "a list of one": ("1) أ", "<ol>\n<li>أ</li>\n</ol>"),
    "a list that goes on from seven": ("7. أ\n8. ب", '<ol start="7">\n<li>أ</li>\n<li>ب</li>\n</ol>'),
    "Arabic digits": ("١. أ\n٢. ب", '<ol class="h-arabic-digits">\n<li>أ</li>\n<li>ب</li>\n</ol>'),
    "Arabic digits with hyphens": ("٩- أ\n١٠- ب", '<ol start="9" class="h-arabic-digits">\n<li>أ</li>\n<li>ب</li>\n</ol>'),
    "Persian digits": ("۱) أ\n۲) ب", '<ol class="h-persian-digits">\n<li>أ</li>\n<li>ب</li>\n</ol>'),
    "a lone Arabic number": ("٧. كذا", "<p>٧. كذا</p>"),
    "a date": ("2024-09-27 كان", "<p>2024-09-27 كان</p>"),
    "a number that breaks a list off": ("1. أ\n5. ب", "<ol>\n<li>أ\n5. ب</li>\n</ol>"),
    "bullets": ("- أ\n- ب", "<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>"),
    "printed bullets": ("• أ\n• ب", "<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>"),
    "a list in a list": ("- أ\n  - ب", "<ul>\n<li>أ\n<ul>\n<li>ب</li>\n</ul>\n</li>\n</ul>"),
    "a line of stars": ("* * *", "<p>* * *</p>"),
    "a line of hyphens": ("أ\n---", "<p>أ\n---</p>"),
    "a quotation": ("> قال\n> ثم\n\nعاد", "<blockquote>\n<p>قال\nثم</p>\n</blockquote>\n<p>عاد</p>"),
    "emphasis": ("*أ* **ب** ***ج***", "<p><em>أ</em> <strong>ب</strong> <em><strong>ج</strong></em></p>"),
    "emphasis within a word and beside marks": ("و**«النص»**و", "<p>و<strong>«النص»</strong>و</p>"),
    "low lines in ids": ("us_forces_x و_كذا_ وأ_ب_ج", "<p>us_forces_x و_كذا_ وأ_ب_ج</p>"),
    "low lines around words": ("قال _كذا_.", "<p>قال <em>كذا</em>.</p>"),
    "a sum": ("5*3*2=30 و٥*٣*٢", "<p>5*3*2=30 و٥*٣*٢</p>"),
    "a lone star": ("* قال", "<ul>\n<li>قال</li>\n</ul>"),
    "a star behind a word": ("قال* إن", "<p>قال* إن</p>"),
    "escapes": (r"\*أ\* \[ب](https://a.org)", f'<p>*أ* [ب](<a href="https://a.org" {REL}><bdi dir="ltr">https://a.org</bdi></a>)</p>'),
    "a back stroke that escapes nothing": (r"C:\أ \u202e", r"<p>C:\أ \u202e</p>"),
    "references": ("&amp; &#x202e; &lt;b&gt;", "<p>&amp;amp; &amp;#x202e; &amp;lt;b&amp;gt;</p>"),
    "line ends that are meant": ("أ  \nب\\\nج", "<p>أ<br>\nب<br>\nج</p>"),
    "a link": ("[كذا](https://a.org/x_y_z)", f'<p><a href="https://a.org/x_y_z" {REL}>كذا</a></p>'),
    "a link in mail": ("[كذا](mailto:a@b.org)", f'<p><a href="mailto:a@b.org" {REL}>كذا</a></p>'),
    "an address in angles": ("<https://a.org>", f'<p><a href="https://a.org" {REL}><bdi dir="ltr">https://a.org</bdi></a></p>'),
    "an address before an Arabic comma": ("https://a.org/x، ثم", f'<p><a href="https://a.org/x" {REL}><bdi dir="ltr">https://a.org/x</bdi></a>، ثم</p>'),
    "an address before a full stop": ("انظر https://a.org/x_y.", f'<p>انظر <a href="https://a.org/x_y" {REL}><bdi dir="ltr">https://a.org/x_y</bdi></a>.</p>'),
    "an address behind a proclitic": ("وhttps://a.org/x", f'<p>و<a href="https://a.org/x" {REL}><bdi dir="ltr">https://a.org/x</bdi></a></p>'),
    "an address in a word": ("xhttps://a.org", "<p>xhttps://a.org</p>"),
    "an address in brackets": ("(https://a.org/x_(y))", f'<p>(<a href="https://a.org/x_(y)" {REL}><bdi dir="ltr">https://a.org/x_(y)</bdi></a>)</p>'),
    "an address in bold": ("**https://a.org/**", f'<p><strong><a href="https://a.org/" {REL}><bdi dir="ltr">https://a.org/</bdi></a></strong></p>'),
    "Arabic letters in an address": ("<https://a.org/ر>", f'<p><a href="https://a.org/%D8%B1" {REL}><bdi dir="ltr">https://a.org/ر</bdi></a></p>'),
    "a heading": ("# كذا", "<p># كذا</p>"),
    "a table": ("|أ|ب|\n|-|-|\n|ج|د|", "<p>|أ|ب|\n|-|-|\n|ج|د|</p>"),
    "code": ("`أ` ```ب```\n\n    ج", "<p>`أ` ```ب```</p>\n<p>ج</p>"),
    "a reference": ("[أ]: https\n\n[أ] [أ][أ]", "<p>[أ]: https</p>\n<p>[أ] [أ][أ]</p>"),
    "attributes": ("كذا {: onclick=x #id}", "<p>كذا {: onclick=x #id}</p>"),
    "markup": ("<b>أ</b> <!-- ب -->", "<p>&lt;b&gt;أ&lt;/b&gt; &lt;!-- ب --&gt;</p>"),
    "a no-break space": ("أ\u00a0ب", "<p>أ\u00a0ب</p>"),
}  # fmt: skip
NO_LINKS = [
    "[x](javascript:alert)", "[x](JaVaScRiPt:alert)", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](//evil.org)", "[x](/a)", "[x](a.html)",
    "[x](#a)", "[x](ftp://a.org)", "[x](file:///etc/passwd)", "[x](https:a.org)", "[x](https:/a.org)", "[x](https:///a.org)", "[x](https:\\\\a.org)",
    "[x](https://a.org\\@evil.org)", "[x](https://user@evil.org)", "[x](https://a.org:pw@evil.org)", "[x](https://a.org%40evil.org)",
    "[x](java\tscript:x)", "[x](java\nscript:x)", "[x](&#106;avascript:x)", "[x](javascript&colon;x)", "[x](<javascript:x>)", "[x](https://a.org 'title')",
    "[x](mailto:a@b.org?bcc=c@d.org)", "[x](mailto:a@b.org%0abcc:c)", "<javascript:x>", "<data:x>", "<a@b>", "[x][y]", "[https](x)", "[x](https://127.1/)",
    "[x](https://0x7f.1/)", "[x](https://[::1]/)", "[x](https://localhost/)", "[x](https://a..org/)", "[x](https://a.org:99999/)", "[x](https://xn--a.org/)",
    "[x](https://.org)", "[x](https://-a.org)", "[x](blob:https://a.org)", "[x](view-source:https://a.org)", "[x](https://a.org/\"onx=)", "[x](https://a.org/`)",
]  # fmt: skip
DECEIVING = {
    "a Cyrillic letter": ("https://p\u0430ypal.com/", "xn--pypal-4ve.com"),
    "all letters Cyrillic": ("[x](https://\u0430\u0440\u0440\u04cf\u0435.com)", "xn--80ak6aa92e.com"),
    "an Arabic host": ("<https://موقع.مصر/>", "xn--4gbrim.xn--wgbh1c"),
    "wide letters": ("[x](https://ｅvil.org)", "evil.org"),
    "a sign like a stroke": ("[x](https://bank.org\u2215login.evil.org)", ""),
    "words that are another address": ("[https://bank.org](https://evil.org)", "evil.org"),
    "words that hold another host": ("[bank.org](https://evil.org)", "evil.org"),
    "another host with a wide full stop": ("[bank．org](https://evil.org)", "evil.org"),
    "two hosts": ("[bank.org evil.org](https://evil.org)", "evil.org"),
}


@pytest.mark.parametrize(("text", "html"), SHOWN.values(), ids=SHOWN)
def test_the_notation_is_read_as_its_writer_means_it(text, html):
    assert prose(text) == html


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_is_no_whole_and_visible_address_is_no_link(text):
    assert "href" not in prose(text).replace('href="https://a.org', "").replace('href="http://a.org', "")
    assert "javascript" not in "".join(re.findall(r'href="[^"]*"', prose(text)))


@pytest.mark.parametrize(("text", "host"), DECEIVING.values(), ids=DECEIVING)
def test_the_host_of_a_link_that_could_deceive_stands_beside_it(text, host):
    assert re.findall(r'<bdi class="h-host" dir="ltr">\((.*?)\)</bdi>', prose(text)) == ([host] if host else [])
    assert bool(host) == ("href" in prose(text))


def test_the_host_of_a_link_that_tells_it_is_not_said_twice():
    assert "h-host" not in prose(
        "https://a.org/x [a.org](https://a.org/y) [كذا. ثم](https://a.org) [A.org](https://a.org)"
    )


def test_within_a_sentence_no_block_begins():
    assert inline_prose("- أ\n> ب\n\n1. *ج*") == "- أ\n&gt; ب\n\n1. <em>ج</em>"


def test_the_search_gets_words_without_notation():
    assert plain_prose("**أ** [ب](https://a.org)\n\n- ج\n- د_ه") == "أ ب\nج\nد_ه"


def test_nothing_lies_too_deep_and_no_word_is_lost():
    for piece in ("> ", "- ", "1. ", "*", "> - "):
        html = prose(f"{piece * 60}آخر{piece[::-1] * 60}")
        assert "آخر" in html
        assert (
            max(
                len(re.findall(r"<(?!/|br)", html[: at.start()])) - html[: at.start()].count("</")
                for at in re.finditer("آخر", html)
            )
            <= 60
        )
    nested = prose("*أ " * 60 + "ب* " * 60)
    assert nested.count("<em>") <= 24
    assert nested.count("أ") == nested.count("ب") == 60


GROWING = [
    "[", "![", "[a](", "[](", "[a](https://a.org/", "(", "*", "*a", "a*", "**a*", "a**b", "_a ", "*a_", "`", "<", "<a", "<https://", "&", "&amp;",
    "> ", "> a\n", "- ", "- a\n", "- a\n  ", "1. a\n", "1) a\n2) b\n", "٧. ", "* * *\n", "> - ", "\n", "a\n\n", "a  \n", "\\", ":", "://", "https://",
    "https://a.org/)))", "https://م.ر/", "mailto:a@", "a@b.org ",
]  # fmt: skip


@pytest.mark.parametrize("piece", GROWING)
def test_time_grows_with_the_note(piece):
    assert_linear(lambda n: partial(prose, piece * (n // len(piece))), 4_000)


def test_time_grows_with_the_depth():
    assert_linear(lambda n: partial(prose, "\n".join("  " * (k % 40) + "- أ" for k in range(n // 40))), 8_000)
    assert_linear(lambda n: partial(prose, "*أ " * (n // 6) + "أ* " * (n // 6)), 4_000)


TYPED = st.text(
    alphabet=st.one_of(
        st.sampled_from("*_[]()<>!`~#&;:/.\\-+1٢۳ \n\"'ابجabx@|{}=%"),
        # A byte order mark is refused in contributed files (H108), and readers of HTML take it away at the beginning.
        st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff"),
    ),
    max_size=80,
)
PIECES = st.lists(
    st.sampled_from(["**", "*", "_", "[", "](", ")", "https://", "a.org", "<", ">", "> ", "- ", "1. ", "٢) ", "\n", "\n\n", " ", "ا", "&lt;", "<b>", "mailto:", "@", "\\", "javascript:", "é", "\u00a0"]),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(TYPED, PIECES))
def test_the_second_wall_changes_nothing_that_the_first_has_made(text):
    for inline in (False, True):
        assert second_wall(first_wall(text, inline=inline)) == first_wall(text, inline=inline)


@pytest.mark.parametrize("text", sorted(set(SEEN)))
def test_the_second_wall_changes_nothing_of_attacks(text):
    for inline in (False, True):
        assert second_wall(first_wall(text, inline=inline)) == first_wall(text, inline=inline)


@settings(max_examples=400, deadline=None)
@given(st.one_of(TYPED, PIECES))
def test_no_letter_is_lost_and_none_is_invented(text):
    """But for the marks of the notation, and the addresses behind words, which stand in the links."""
    shown = unescape(re.sub(r'<bdi class="h-host".*?</bdi>|<[^<>]*>', "", prose(text)))
    hrefs = "".join(re.findall(r'href="([^"]*)"', prose(text)))
    letters = [letter for letter in text if letter.isalpha()]
    assert [letter for letter in shown if letter.isalpha()] == letters or hrefs


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<img src=x onerror=x>", "<a href='javascript:x'>a</a>", "<a href='//evil.org'>a</a>", "<p onclick=x>a</p>",
     "<svg onload=x>", "<bdi class='h-note'>a</bdi>", "<a rel='opener' target='_top'>a</a>", "<bdi dir='rtl'>a</bdi>", "<p id='x' style='y'>a</p>"],
)  # fmt: skip
def test_the_second_wall_stands_alone(html):
    kept = second_wall(html)
    assert not re.search(
        r"<(script|img|svg)|on[a-z]+=|javascript|evil|h-note|opener|rtl|id=|style=|target",
        re.sub(">[^<]*<", "><", f">{kept}<"),
    )
