"""Two articles side by side: what is quoted is their words, and what is marked is what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.compare import beside
from hashiya.compare.beside import MOST_LETTERS, MOST_PASSAGES
from hashiya.model import AnnotatedArticle, Article, Line, Named, Settled
from hashiya.render.comparison import MOST, few_enough, quoted

FIRST = "قال الوزير إن قوات التحالف ستغادر البلاد في نهاية العام الحالي."
CHANGED = "قال الوزير إن قوات التحالف ستغادر البلاد في نهاية العام المقبل."
SPELT = "قال الوزير ان قوات التحالف ستغادر البلاد في نهاية العام الحالي."
UNLIKE = "وأضاف متحدث أمام صحفيين بعد اجتماع طويل مغلق لم يعلن عن نتائجه."


def article(*paragraphs, names=()):
    text = "\n".join(paragraphs)
    lines, at = [], 0
    for number, words in enumerate(paragraphs, 1):
        lines.append(Line(number, at, at + len(words), "paragraph", f"p{number}-0000"))
        at += len(words) + 1
    mentions = tuple(Named(actor, text.index(form), text.index(form) + len(form), "", form) for actor, form in names)
    return AnnotatedArticle(Article("x", text, tuple(lines)), "", Settled(""), (), (), mentions)


def words(found, *, marked=None):
    return "".join(cut.text for cut in found.cuts if marked is None or cut.marked == marked)


@pytest.mark.parametrize(
    ("other", "how", "marks"),
    [
        (FIRST, "same", ("", "")),
        (SPELT, "spelling", ("إن", "ان")),
        (CHANGED, "alike", ("الحالي", "المقبل")),
    ],
)
def test_a_passage_is_told_by_what_differs(other, how, marks):
    (row,) = beside(article(UNLIKE, FIRST), article(other)).passages
    assert row.how == how
    assert (words(row.one, marked=True), words(row.other, marked=True)) == marks
    assert (words(row.one), words(row.other)) == (FIRST, other)
    assert (row.one.fragment, row.other.fragment) == ("p2-0000", "p1-0000")


def test_words_in_a_row_are_shown_with_what_stands_around_them():
    run = "لا يتجاوز نهاية سبتمبر من العام"
    (row,) = beside(article(f"{UNLIKE} {run}"), article(f"ثم جاء في بيان آخر صدر يوم الأحد أنه {run} نفسه")).passages
    assert row.how == "run"
    assert words(row.one, marked=True) == words(row.other, marked=True) == run


def test_a_passage_that_the_other_divides_is_not_told_to_be_missing():
    (row, *more) = beside(article(f"{FIRST} {UNLIKE}"), article(FIRST, UNLIKE)).passages
    assert words(row.one, marked=True) == ""
    assert [each.how for each in more] == ["run"]


def test_articles_of_other_words_share_nothing():
    found = beside(article(FIRST), article(UNLIKE))
    assert (found.passages, found.percent) == ((), 0)


def test_who_is_called_otherwise_is_told_and_who_is_not_is_left_out():
    one = article("قال التحالف الدولي إن بغداد", names=[("coalition", "التحالف الدولي"), ("baghdad", "بغداد")])
    other = article("قالت قوات التحالف عن بغداد", names=[("coalition", "قوات التحالف"), ("baghdad", "بغداد")])
    (naming,) = beside(one, other).namings
    assert (naming.id, naming.one[0][0], naming.other[0][0]) == ("coalition", "التحالف الدولي", "قوات التحالف")


LETTERS = st.text(st.sampled_from("اب ج<&\"'_*\u0650\x00٣3.،"), max_size=60)


@given(st.lists(LETTERS, max_size=5), st.lists(LETTERS, max_size=5))
def test_what_is_quoted_stands_in_the_article_letter_for_letter(one, other):
    for row in beside(article(*one), article(*other)).passages:
        for side, texts in ((row.one, one), (row.other, other)):
            whole = texts[int(side.fragment[1:].partition("-")[0]) - 1]
            assert words(side) in whole
            assert whole.startswith(words(side)) or side.begun
            assert whole.endswith(words(side)) or side.more


def test_long_texts_are_quoted_in_part_and_the_rest_is_counted():
    texts = [f"{n} {FIRST} " * 40 for n in range(MOST_PASSAGES + 9)]
    found = beside(article(*texts), article(*texts))
    assert (len(found.passages), found.rest) == (MOST_PASSAGES, 9)
    assert all(len(words(row.one)) <= MOST_LETTERS and row.one.more for row in found.passages)


def test_words_are_escaped_once_and_a_page_has_a_bound():
    hostile = "<script>alert(1)</script> كلمة & أخرى ثم ثالثة ثم رابعة \x00"
    rows = beside(article(hostile), article(hostile)).passages
    assert "&lt;script&gt;" in quoted(rows[0].one)
    assert 'data-cp="0000"' in quoted(rows[0].one)
    heavy = [f"{n} كلمة كلمة ثالثة رابعة خامسة " + "\x01" * 650 for n in range(30)]
    shown, rest = few_enough(beside(article(*heavy), article(*heavy)).passages)
    assert 0 < len(shown) < 30 == len(shown) + rest
    assert sum(len(quoted(row.one)) for row in shown) < MOST
