"""JSON that stands in a page ends no element, and JSON in a file is UTF-8, whatever the words are."""

import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from hashiya.json_text import in_html, json_bytes
from tests.attacks import ATTACKS

ANY = st.text(st.characters())
LONE = st.text(st.characters(categories=["Cs", "Cc", "Lo", "Cn"]))


class Elements(HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.seen = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, _):
        self.seen.append(tag)


def alone(words):
    """The elements that a browser would see of a page that holds the words as data."""
    return Elements(f'<head><script type="application/ld+json">{in_html({"x": words})}</script></head>').seen


@given(ANY | LONE)
def test_words_in_a_page_are_themselves_and_no_markup(words):
    text = in_html({"x": words})
    assert "<" not in text
    assert json.loads(text) == {"x": words}
    text.encode()


@given(ANY | LONE)
def test_words_in_a_file_are_themselves(words):
    assert json.loads(json_bytes({"x": words}).decode()) == {"x": words}


def test_no_attack_leaves_the_block_of_data():
    known = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028", "</SCRIPT \n>", "<\\/script>"]
    for words in (*known, *ATTACKS):
        assert alone(words) == ["head", "script"], words
