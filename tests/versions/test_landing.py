"""An old link lands where the words of its passage are now, and never silently on other words."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.model import Article, ArticleId, Line, Published, Version
from hashiya.versions import landings, since
from hashiya.versions.chain import chain
from tests.growth import assert_linear

A = "قال وزير الدفاع العراقي إن القوات الأجنبية ستغادر القواعد قبل نهاية العام المقبل"
B = "وأضاف أن الاتفاق يشمل تسليم المعدات الثقيلة إلى الجيش خلال ستة أشهر من توقيعه"
C = "من جهته رفض المتحدث باسم السفارة التعليق على موعد الانسحاب أو عدد الجنود الباقين"
D = "يذكر أن التحالف تشكل عام 2014 لقتال تنظيم الدولة في سوريا والعراق بقيادة واشنطن"
OTHER = "ارتفعت أسعار النفط في الأسواق العالمية صباح اليوم وسط مخاوف من نقص الإمدادات"


def identity(prefix, number, text):
    return f"{prefix}{number}-{sha256(text.strip().encode()).hexdigest()[:4]}"


def article(*texts):
    """Lines of a text; one that begins with `-` is removed, with `#` a caption."""
    lines, at, counts = [], 0, {"p": 0, "c": 0}
    bare = [text.lstrip("-#") for text in texts]
    for number, (text, words) in enumerate(zip(texts, bare), 1):
        kind = {"-": "removed", "#": "caption"}.get(text[:1], "paragraph" if words else "blank")
        prefix = "c" if kind == "caption" else "p"
        counts[prefix] += kind in ("caption", "paragraph")
        name = identity(prefix, counts[prefix], words) if kind in ("caption", "paragraph") else f"l{number}"
        lines.append(Line(number, at, at + len(words), kind, name))
        at += len(words) + 1
    return Article(ArticleId("one"), "\n".join(bare), tuple(lines))


def passages(*texts, version=1, prefix="p"):
    return [Published(identity(prefix, n, text), version, text) for n, text in enumerate(texts, 1)]


def landed(old, *now, known=None):
    """How and on which lines (from 1) each passage lands."""
    found = landings(article(*now), old, known)
    return {old.index(one.passage): (one.how, [line.number for line in one.lines]) for one in found}


CASES = {
    "a passage before it was removed": ([A, B], [B, C], {0: ("gone", []), 1: ("moved", [1])}),
    "a word changed": ([A], [A.replace("المقبل", "الحالي")], {0: ("changed", [1])}),
    "spelling throughout": ([A], [A.replace("ا", "آ")], {0: ("changed", [1])}),
    "cut to its begin": ([f"{A} {B}"], [A], {0: ("changed", [1])}),
    "grown": ([A], [f"{A} {B} {C} {D}"], {0: ("changed", [1])}),
    "divided in two": ([f"{A}. {B}", C], [A, B, C], {0: ("divided", [1, 2]), 1: ("moved", [3])}),
    "divided over a blank line": ([f"{A}. {B}"], [A, "", B], {0: ("divided", [1, 3])}),
    "joined": ([A, B, C], [f"{A}. {B}", C], {0: ("joined", [1]), 1: ("joined", [1]), 2: ("moved", [2])}),
    "its line is removed": ([A, B], [B, f"-{A}"], {0: ("removed", [2]), 1: ("moved", [1])}),
    "a removed and a kept line of the same words": ([A], [f"-{A}", C, A], {0: ("moved", [3])}),
    "other words": ([A], [OTHER, C], {0: ("gone", [])}),
    "few words of which half are others": (["قال الوزير"], ["قال الرئيس"], {0: ("gone", [])}),
    "a passage moved over others": ([A, B, C, D], [D, A, B, C], {n: ("moved", [n + 2]) for n in range(3)} | {3: ("moved", [1])}),
    "the same words twice keep their order": (["***", A, "***"], [B, "***", A, "***"],
                                              {0: ("moved", [2]), 1: ("moved", [3]), 2: ("moved", [4])}),
    "one of two of the same words is left": ([C, "***", A, "***"], [C, A, "***"], {1: ("moved", [3]), 2: ("moved", [2]), 3: ("moved", [3])}),
    "nothing is left": ([A, B], [""], {0: ("gone", []), 1: ("gone", [])}),
    "no words": (["..."], ["؟", A], {0: ("gone", [])}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_passage_lands_where_its_words_are(case):
    old, now, wanted = CASES[case]
    assert landed(passages(*old), *now) == wanted


def test_a_caption_that_became_text_is_found():
    assert landed(passages(A, prefix="c"), B, A) == {0: ("moved", [2])}


def test_what_stood_there_already_is_not_taken_for_what_became_of_other_words():
    edited = A.replace("المقبل", "الحالي")
    old = passages(edited, A)
    assert landed(old[:1], B, A) == {0: ("changed", [2])}
    assert landed(old[:1], B, A, known={1: [old[1].id]}) == {0: ("gone", [])}


def test_what_is_on_the_page_or_no_passage_has_no_landing():
    now = article(A, B)
    ids = [now.lines[0].id, 'x"><script>', "title", "h-main", "l0x"]
    assert landings(now, [Published(one, 1, C) for one in ids]) == ()


def test_a_line_that_was_not_shown_is_found_under_its_new_number_or_in_the_text():
    old = [Published("l8", 1, A), Published("l9", 1, B)]
    found = landings(article(C, f"-{A}", B), old)
    assert [(one.how, one.lines[0].number) for one in found] == [("moved", 2), ("moved", 3)]


def test_a_passage_whose_words_cannot_be_read_is_gone():
    assert landed([Published("p9-abcd", 1, "")], A, "***") == {0: ("gone", [])}


def test_of_an_id_in_two_captures_the_later_counts():
    early, late = Published("p9-abcd", 1, A), Published("p9-abcd", 2, B)
    (one,) = landings(article(C, A, B), [late, early])
    assert (one.passage, one.lines[0].number) == (late, 3)


def test_a_joined_passage_shows_the_difference_of_all_that_were_joined():
    old = passages(A, B)
    found = landings(article(f"{A}. {B}"), old)
    assert [one.with_ for one in found] == [(old[0].id, old[1].id)] * 2
    assert all(one.only_spelling for one in found)


def test_only_spelling_is_told_as_such():
    (one,) = landings(article(A.replace("إن", "ان")), passages(A))
    assert one.only_spelling
    (one,) = landings(article(A.replace("إن", "أمس")), passages(A))
    assert not one.only_spelling


def test_what_changed_since_a_capture_counts_each_passage_once():
    old = passages(A, B, C, D, OTHER)
    now = article(A, B.replace("ستة", "سبعة"), "نعت وزارة الثقافة الشاعر الكبير بعد صراع طويل مع المرض", C, f"-{D}")
    versions = (Version(number=1, path="", sha256="", swhid="", passages=tuple(one.id for one in old)),
                Version(number=2, path="", sha256="", swhid=""))  # fmt: skip
    (first,) = since(now, versions, landings(now, old, {1: versions[0].passages}))
    assert [one.passage.text for one in first.changed] == [B]
    assert [one.passage.text for one in first.moved] == [C]
    assert [one.passage.text for one in first.removed] == [D, OTHER]
    assert [line.number for line in first.added] == [3]


def test_what_was_added_is_not_told_where_it_is_not_known():
    version = Version(number=1, path="", sha256="", swhid="")
    now = article(B, A)
    (first,) = since(now, (version,), landings(now, passages(A)))
    assert first.added is None


@given(st.lists(st.sampled_from([A, B, C, D, OTHER, "قال", "***", ""]), max_size=8),
       st.lists(st.sampled_from([A, B, C, D, f"-{A}", f"{A} {B}", "قال", "***", ""]), max_size=8))  # fmt: skip
def test_every_passage_is_told_once_and_same_words_are_never_gone(old, now):
    given_ = [one for one in passages(*old) if one.text]
    present = article(*now)
    found = landings(present, given_)
    there = {line.id for line in present.lines}
    assert sorted(one.passage.id for one in found) == sorted(one.id for one in given_ if one.id not in there)
    texts = {present.words_of(line).strip() for line in present.lines}
    for one in found:
        if one.passage.text in texts:
            assert present.words_of(one.lines[0]) == one.passage.text


@given(st.lists(st.dictionaries(st.integers(0, 6), st.integers(1, 9), max_size=4), max_size=6))
def test_the_chain_keeps_both_orders_and_none_is_heavier(candidates):
    def heaviest(place, least):
        if place == len(candidates):
            return 0
        options = [w + heaviest(place + 1, other + 1) for other, w in candidates[place].items() if other >= least]
        return max([heaviest(place + 1, least), *options])

    pairs = chain(candidates, 7)
    ordered = [pairs[place] for place in sorted(pairs)]
    assert ordered == sorted(set(ordered))
    assert sum(candidates[place][other] for place, other in pairs.items()) == heaviest(0, 0)


def test_thousands_of_passages_cost_no_more_than_so_many_times_one():
    words = sorted({word for text in (A, B, C, D, OTHER) for word in text.split()})

    def work(n):
        texts = [" ".join(words[(m * m + 7 * m * k + k * k * k) % len(words)] for k in range(12)) for m in range(n)]
        old = passages(*(text.replace("العراق", "سوريا") for text in texts))
        now = article("نص جديد في أول الصفحة لم يكن من قبل", *texts)
        return lambda: landings(now, old)

    assert_linear(work, 60)
