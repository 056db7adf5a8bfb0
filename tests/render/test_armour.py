"""Article text passes any Markdown engine untouched."""

import html
import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from hashiya.render.armour import armour

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "smarty", "tables", "toc",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
HOSTILE = [
    "# not a heading", "* not a list", "1. not a list", "2025. كان عامًا", "    not code", "> not a quotation",
    "**not bold** _not italic_ ~~no~~ ==no== ^^no^^", "`not code` ```not a fence```", "[not](a-link) ![nor](an-image)",
    "<script>alert(1)</script>", "<b>x</b> & &amp; &#39; &lt;", "</p></div></div><h1>x</h1>", "<!-- comment", "{{ config }} {% raw %}",
    '--8<-- "mkdocs.yml"', ":smile: :material-home:", "{: .class #id }", "{ onclick=alert(1) }", "*[HTML]: abbr", "[^1]: footnote",
    "https://example.org www.example.org a@b.org", "(c) (tm) --> +/- 1/2 ...", '"quotes" \'single\' -- dashes', "++ctrl+alt++",
    "|a|b|\n|-|-|", "!!! note", "??? note", '=== "tab"', "[TOC]", "[[wiki]]", "\\*escaped\\*", "a  b   c", "\u00a0\u2003",
    "---", "***", "term\n:   definition", "- [ ] task", "{++ added ++}{-- gone --}", "@user #1 !1", "\u202eنص\u202c", "🇮🇶 😀",
    "$x^2$ \\(y\\)", "<http://auto.link>", "%7B%7B", "wzxhzdk:0", "klzzwxh:0001", "x\u0001y".replace("\u0001", ""),
]  # fmt: skip


def through_engine(text: str) -> str:
    """What stands in the paragraph after escaping, armour, Markdown with everything on, and a browser's reading."""
    source = armour(f'<div class="h-page">\n<p data-line="1">{escape(text)}</p>\n</div>')
    out = markdown.markdown(source, extensions=EXTENSIONS)
    found = re.fullmatch(r'<div class="h-page">\n<p data-line="1">(.*)</p>\n</div>', out, re.DOTALL)
    assert found, out
    return html.unescape(found[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_it_went_in(text):
    assert through_engine(text) == text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60))
def test_any_text_comes_out_as_it_went_in(text):
    if text.strip():
        assert through_engine(text) == text


def test_attribute_values_are_armoured_and_addresses_stay_readable():
    source = Markup('<a href="../actors/x/#p1-3f2a" title="{}">x</a>').format('{{ a }} *b* "c" :d:')
    assert armour(source).startswith('<a href="../actors/x/#p1-3f2a" title="&#123;')
    assert "*" not in armour(source)


def test_no_blank_line_can_end_the_block():
    assert "\n\n" not in armour("<div>\n\n  \n<p>a</p>\n\n</div>")
