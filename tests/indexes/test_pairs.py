"""Articles side by side: few for each however many answer a question, and never fewer because a new one comes."""

from datetime import date

from tests.growth import assert_linear

from hashiya.edtf import parse_edtf
from hashiya.indexes.pairs import EARLY, LATER_SHOWN, NEAREST, OF_QUESTION_SHOWN, pairs_of
from hashiya.model import Answer, AnswerCard, ArticleRef, Card, Reprint, Trace

QUESTION = {"when": None, "who": None}


def card(number, *questions):
    held = parse_edtf("2024")
    answers = tuple(
        AnswerCard(q, date.min, date.max, "", Answer(question=q, value="2024", as_of=held, status="planned"),
                   (), (), (), (), ())
        for q in questions
    )  # fmt: skip
    ref = ArticleRef(f"a{number:06d}", "عنوان", "unknown", held, "certain")
    return Card(b"", ref, {}, answers, {}, (), 0, 0, Trace(b"", "unknown", ""))


def chosen(cards, reprints=None):
    return pairs_of(cards, reprints or {}, QUESTION)


def names(pairs):
    return [(int(pair.one.id[1:]), int(pair.other.id[1:])) for pair in pairs]


def test_the_first_articles_of_a_question_are_compared_with_some_before_them_later_ones_with_one():
    found = names(chosen([card(n, "when") for n in range(EARLY + 4)]).all)
    before = {n: [one for one, other in found if other == n] for n in range(EARLY + 4)}
    assert before[2] == [1, 0]
    assert before[EARLY - 1] == [EARLY - 2, EARLY - 3, EARLY - 4]
    assert before[EARLY] == [EARLY - 1]


def test_a_new_article_takes_no_comparison_away():
    cards = [card(n, *(["when"] if n % 2 else ["when", "who"])) for n in range(40)]
    for size in range(2, 40):
        assert set(names(chosen(cards[:size]).all)) <= set(names(chosen(cards[: size + 1]).all))


def test_no_page_leads_to_more_comparisons_than_stated():
    found = chosen([card(n, "when", "who") for n in range(200)])
    assert max(map(len, found.of_article.values())) <= NEAREST + LATER_SHOWN
    assert len(found.of_question["when"]) == OF_QUESTION_SHOWN
    assert len(found.all) < 200 + EARLY * NEAREST


def test_texts_that_are_alike_come_first():
    cards = [card(0), *(card(n, "when") for n in range(1, 6))]
    found = chosen(cards, {"a000005": (Reprint("a000000", 80),), "a000000": (Reprint("a000005", 80),)})
    last = [pair for pair in found.all if pair.other.id == "a000005"]
    assert (last[0].one.id, last[0].percent, last[0].questions) == ("a000000", 80, ())
    assert len(last) == NEAREST


def test_more_questions_in_common_go_before_nearness():
    cards = [card(0, "when", "who"), card(1, "when"), card(2, "when", "who")]
    assert names(chosen(cards).all)[1:] == [(0, 2), (1, 2)]


def test_a_question_that_the_archive_does_not_have_joins_nothing():
    assert chosen([card(0, "gone"), card(1, "gone")]).all == ()


def test_an_address_stays_when_a_new_date_turns_the_order():
    one, other = card(0, "when"), card(1, "when")
    assert chosen([one, other]).all[0].address == chosen([other, one]).all[0].address == "compare/a000000/a000001"


def test_many_articles_that_answer_one_question_take_time_in_proportion():
    def prepare(size):
        cards = [card(n, "when", "who") for n in range(size)]
        return lambda: chosen(cards)

    assert_linear(prepare, 500)
