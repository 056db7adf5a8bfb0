"""Marks stand around the words, on whole words, and add nothing to the text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.edtf import parse_edtf
from hashiya.model import Anchored, Article, ArticleId, Line, Named, Note, Person, Prose, Quotation
from hashiya.render.marks import Marking, visible


def marked(
    text: str,
    *spans: tuple[int, int],
    names: tuple[tuple[int, int], ...] = (),
    spots: tuple[int, ...] = (),
    dateline: int = 0,
) -> str:
    line = Line(1, 0, len(text), "paragraph", "p1-0000", "paragraph", dateline)
    annotations = tuple(Anchored(f"x/note-{n}", n, note(text[a:b]), a, b, line.id) for n, (a, b) in enumerate(spans, 1))
    named = tuple(Named("who", a, b, line.id, text[a:b]) for a, b in names)
    marking = Marking(
        Article(ArticleId("x"), text, (line,)),
        annotations,
        named,
        lambda a: f"../{a}/",
        lambda a: a,
        lambda found: f"note {found.number}",
        frozenset(spots),
    )
    return str(marking.line(line))


def note(quote: str) -> Note:
    return Note(kind="note", quote=Quotation(quote), note=Prose(""), author=Person("x"), created=parse_edtf("2024"))


def text_of(marked_up: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", marked_up))


TEXT = "أعلن الوزير أن القوات ستنسحب من القاعدة"


def test_nested_spans_nest():
    out = marked(TEXT, (0, 20), (5, 11))
    assert re.sub(r'<a class="h-ref"[^>]*></a>', "", out).count("<mark") == 2
    assert out.index('id="m-note-1"') < out.index('id="m-note-2"')
    assert text_of(out) == TEXT


def test_crossing_spans_are_divided_and_have_one_id_and_one_number_each():
    out = marked(TEXT, (0, 14), (5, 28))
    assert out.count("<mark") == 3
    assert out.count('id="m-note-2"') == out.count('data-of="m-note-2"') == 1
    assert out.count('data-n="2"') == 1
    assert out.index('data-n="1"') < out.index('data-n="2"')
    assert text_of(out) == TEXT


def test_numbers_that_stand_together_stand_in_order():
    out = marked(TEXT, (0, 20), (5, 20))
    assert out.index('data-n="1"') < out.index('data-n="2"')
    crossing = marked(TEXT, (5, 20), (0, 20), (12, 28))
    assert [int(n) for n in re.findall(r'data-n="(\d)"', crossing)] == [1, 2, 3]


def test_words_that_other_pages_lead_to_have_an_id_even_inside_a_name():
    out = marked(TEXT, names=((5, 11),), spots=(0, 5, 12))
    assert [out.count(f'id="w{offset}"') for offset in (0, 5, 12)] == [1, 1, 1]
    assert text_of(out) == TEXT


def test_a_dateline_divides_what_crosses_its_end():
    out = marked(TEXT, (0, 12), names=((5, 20),), dateline=8)
    lead, rest = re.fullmatch(r'<span class="h-dateline">(.*)</span>(<mark.*)', out).groups()
    assert text_of(lead) == TEXT[:8]
    assert lead.count("<mark") == lead.count("</mark>") == rest.count("<mark") == 1
    assert 'data-n="1"' in rest and 'data-n="1"' not in lead


def test_a_mark_never_breaks_a_word():
    start = TEXT.index("قوات")
    assert ">القوات<" in marked(TEXT, (start, start + 2))


def test_names_are_links_inside_marks_and_never_around_them():
    out = marked(TEXT, (5, 11), names=((0, 20),))
    assert not re.search(r"<a class=\"h-name\"[^>]*>[^<]*<mark", out)
    assert text_of(out) == TEXT


@given(st.text(alphabet="اب ج،<&\"'", min_size=1, max_size=40), st.data())
def test_marks_add_nothing_and_stay_well_formed(text, data):
    def span():
        start = data.draw(st.integers(0, len(text) - 1))
        return start, data.draw(st.integers(start + 1, len(text)))

    spans = [span() for _ in range(data.draw(st.integers(0, 5)))]
    names = tuple(span() for _ in range(data.draw(st.integers(0, 3))))
    spots = tuple(data.draw(st.lists(st.integers(0, len(text) - 1), max_size=3)))
    out = marked(text, *spans, names=names, spots=spots, dateline=data.draw(st.integers(0, len(text))))
    assert text_of(out) == text
    ids = re.findall(r' id="([^"]*)"', out)
    assert len(set(ids)) == len(ids)
    depth = []
    for closing, tag in re.findall(r"<(/?)(mark|a)\b", out):
        if closing:
            assert depth.pop() == tag
        else:
            depth.append(tag)
            assert depth.count("a") <= 1
    assert depth == []
    for number in range(1, len(spans) + 1):
        assert out.count(f'id="m-note-{number}"') == 1
        assert out.count(f'data-n="{number}"') == 1


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufffe", "\ufdd0"])
def test_characters_that_html_cannot_carry_are_shown_and_named(letter):
    assert f'data-cp="{ord(letter):04X}"' in visible(f"a{letter}b")


def test_markup_in_the_text_is_text():
    assert str(visible("<script>alert('x')</script>")).startswith("&lt;script&gt;")
